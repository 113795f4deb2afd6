import Diagnostics

/// The header and the first rows of a file that nobody has described yet.
struct SampledTable {
    let encoding: TextEncoding
    let separator: UInt8
    let skippedLines: Int
    let header: [String]
    /// At most `mostRows`, each as wide as the header.
    let rows: [[String]]
    /// Whether the file has more rows than these.
    let hasMore: Bool

    static let mostRows = 10_000
    private static let separators = [UInt8(ascii: ";"), 0x09, UInt8(ascii: "|"), UInt8(ascii: ",")]

    init(_ path: String) throws(LedgerReadingError) {
        let raw = try LedgerFile(path: path)
        encoding = raw.isUTF8 ? .utf8 : .windows1252
        let file = encoding == .utf8 ? raw : try LedgerFile(path: path, encoding: encoding)
        let bytes = Array(UnsafeBufferPointer(start: file.bytes + file.content.lowerBound, count: file.content.count))
        // The scanner changes what it reads: each try has a copy of the beginning.
        let beginning = Array(bytes.prefix(1 << 16))
        let tries = SampledTable.separators.map { separator in
            (separator, SampledTable.shape(LedgerFile(path: path, contents: beginning), separator))
        }
        // The most cells in the most rows; of equals the first.
        guard let best = tries.max(by: { $0.1.score < $1.1.score }), best.1.score > 0 else {
            throw .unreadable(
                path: path,
                reason: "no rows with several cells are found in it, between semicolons, tabs, bars or commas")
        }
        (separator, skippedLines) = (best.0, best.1.linesAbove)
        var scanner = CSVScanner(file, separator: best.0)
        scanner.skip(lines: skippedLines)
        let width = best.1.width
        var row = CSVRow(width: width)
        func cells() -> [String] {
            (0..<width).map { index in
                let cell = row[index]
                return CellBytes(start: file.bytes + cell.start, count: Int(cell.count)).trimmed.string
            }
        }
        guard scanner.read(into: &row) else { throw .unreadable(path: path, reason: "it has no header row") }
        header = cells()
        var rows: [[String]] = []
        var hasMore = false
        while scanner.read(into: &row) {
            guard rows.count < SampledTable.mostRows else {
                hasMore = true
                break
            }
            if row.fault == nil, row.count == width { rows.append(cells()) }
        }
        (self.rows, self.hasMore) = (rows, hasMore)
    }

    /// The columns and the first rows of a table or view.
    init(_ database: any LedgerDatabase, _ relation: String) throws(LedgerReadingError) {
        header = try database.columnNames(of: relation)
        guard !header.isEmpty else { throw .missingRelation(table: relation, database: database.name) }
        (encoding, separator, skippedLines) = (.utf8, LedgerText.separator, 0)
        let text = LedgerText(mostRows: SampledTable.mostRows + 1)
        try database.addRows(of: relation, columns: header.map { ($0, true) }, to: text)
        let file = LedgerFile(path: "\(database.name):\(relation)", text: text)
        var scanner = CSVScanner(file, separator: separator)
        var row = CSVRow(width: header.count)
        var rows: [[String]] = []
        while scanner.read(into: &row) {
            rows.append(
                header.indices.map { index in
                    let cell = row[index]
                    return CellBytes(start: file.bytes + cell.start, count: Int(cell.count)).trimmed.string
                })
        }
        hasMore = rows.count > SampledTable.mostRows
        self.rows = Array(rows.prefix(SampledTable.mostRows))
    }

    /// How a file looks with a separator: the width that most rows have, and the lines above the first of them.
    private static func shape(
        _ file: LedgerFile, _ separator: UInt8
    ) -> (width: Int, linesAbove: Int, score: Int) {
        var scanner = CSVScanner(file, separator: separator)
        var row = CSVRow(width: TableLayout.mostColumns)
        var widths: [(count: Int, filled: Int, line: Int)] = []
        while widths.count < 60, scanner.read(into: &row) {
            guard row.fault == nil else { continue }
            let filled = (0..<min(row.count, row.width)).count { row[$0].count > 0 }
            widths.append((row.count, filled, row.line))
        }
        let counts = Dictionary(grouping: widths.map(\.count).filter { $0 > 1 }, by: { $0 }).mapValues(\.count)
        guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
            // A title may have the separators of the rows below it, with nothing between them.
            let first = widths.first(where: { $0.count == usual.key && $0.filled * 2 >= $0.count }),
            first.line <= TableMapping.mostSkippedLines + 1
        else { return (0, 0, 0) }
        return (usual.key, first.line - 1, usual.value * 1_000 + usual.key)
    }
}

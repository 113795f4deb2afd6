/// A table in columns of spaces; one that is too wide becomes a paragraph per row.
struct TextTable {
    let alignments: [MarkdownTable.Alignment?]
    let header: [String]
    let rows: [[String]]

    private static let gap = "  "

    func lines(width: Int) -> [String] {
        let header = brokenHeader(width: width)
        let widths = columnWidths(header)
        guard total(widths) <= width else { return paragraphs() }
        let depth = header.map(\.count).max() ?? 0
        let head = (0..<depth).map { line in
            // Short headings stand at the foot, next to what they head.
            set(header.map { $0.count < depth - line ? "" : $0[$0.count - depth + line] }, widths)
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap)
        return head + [rule] + rows.map { set($0, widths) }
    }

    private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + Self.gap.count * max(0, widths.count - 1) }

    private func columnWidths(_ header: [[String]]) -> [Int] {
        header.indices.map { column in
            (header[column] + rows.compactMap { column < $0.count ? $0[column] : nil }).map { DisplayWidth.of($0) }
                .max() ?? 0
        }
    }

    /// Headings over several lines where the table would be too wide.
    private func brokenHeader(width: Int) -> [[String]] {
        let whole = header.map { [$0] }
        guard total(columnWidths(whole)) > width else { return whole }
        return header.map { $0.split(separator: " ").map(String.init) }
    }

    private func set(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, width) in widths.enumerated() {
            let cell = column < cells.count ? cells[column] : ""
            let room = max(0, width - DisplayWidth.of(cell))
            let before = alignments[column] == .right ? room : alignments[column] == .center ? room / 2 : 0
            if column > 0 { line += Self.gap }
            line += String(repeating: " ", count: before) + cell + String(repeating: " ", count: room - before)
        }
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    /// `Heading: cell` per line, an empty line between rows.
    private func paragraphs() -> [String] {
        let blocks = rows.map { cells in
            zip(header, cells).filter { !$0.1.isEmpty }.map { $0.0.isEmpty ? $0.1 : "\($0.0): \($0.1)" }
        }
        return Array(blocks.joined(separator: [""]))
    }
}

import Diagnostics
import FinancialValues

/// How the columns of a file serve a table: the header, matched with the mapping and the policy's own fields.
struct TableLayout {
    struct OwnField {
        let name: String
        let kind: LedgerVocabulary.Field.Kind
        let plan: ColumnPlan
        let expected: String
    }

    struct Filter {
        let field: Int
        let values: [[UInt8]]
    }

    let header: [String]
    let headerLine: Int
    /// Where the rows begin: an offset and its line.
    let body: (position: Int, line: Int)
    let formats: CellFormats
    /// By number of our column.
    let plans: [ColumnPlan]
    let ownFields: [OwnField]
    let filters: [Filter]
    /// Room for the longest joined text.
    let joinedSpace: Cell
    /// Columns of the file that nothing uses, with their numbers from 1; empty when the mapping names the columns.
    let unknownColumns: [(number: Int, name: String)]

    /// Names of our columns and own fields that the file or the mapping feeds.
    let present: [String]
}

extension TableLayout {
    static let joinedLength = 4_096

    /// Matches a file's header with what is wanted from it.
    ///
    /// - Throws: `unreadable` when a column that every row needs is not there; `mapping` when one is that the mapping names.
    init(
        of table: LedgerTable, in file: LedgerFile, _ mapping: TableMapping, vocabulary: LedgerVocabulary
    ) throws(LedgerReadingError) {
        let (header, headerLine, body) = try TableLayout.header(of: file, mapping)
        var faults: [Diagnostic] = []

        func field(_ name: String, _ range: SourceRange?) -> Int? {
            let matches = header.indices.filter { header[$0] == name }
            if matches.count == 1 { return matches[0] }
            guard let range else { return matches.first }
            let problem =
                matches.isEmpty
                ? "\(file.path) has no column \"\(name)\"\(NameSuggestion.question(for: name, among: header))"
                : "\(file.path) has \(matches.count) columns \"\(name)\", expected one"
            faults.append(
                Diagnostic(
                    .missingColumn, at: range, problem, help: "its columns are \(TableLayout.list(header))"))
            return nil
        }

        func plan(for name: String) -> ColumnPlan {
            var plan = ColumnPlan()
            if let constant = mapping.constants[name] {
                plan.source = .constant(file.append(constant.utf8))
            } else if let columns = mapping.columns {
                if let column = columns[name] {
                    let fields = zip(column.names, column.ranges).compactMap { field($0, $1) }
                    if fields.count == 1 {
                        plan.source = .field(fields[0])
                    } else if fields.count > 1 {
                        plan.source = name == "address" ? .joined(fields) : .first(fields)
                    }
                }
            } else if let index = field(name, nil) {
                plan.source = .field(index)
            }
            plan.stripsDecimals = mapping.formats.stripsDecimals.contains(name)
            plan.stripsLeadingZeros = mapping.formats.stripsLeadingZeros.contains(name)
            if let values = mapping.values[name] {
                plan.values = [:]
                for (theirs, ours) in values.sorted(by: { $0.key < $1.key }) {
                    plan.values?[theirs == TableMapping.emptyCell ? [] : Array(theirs.utf8)] = file.append(ours.utf8)
                }
            }
            return plan
        }

        let plans = table.columnNames.map(plan(for:))
        let fields = vocabulary.fields.filter { $0.table == table.ownFieldScope }
        ownFields = fields.map { field in
            OwnField(name: field.name, kind: field.kind, plan: plan(for: field.name), expected: field.expected)
        }.filter(\.plan.isPresent)
        filters = mapping.onlyWhere.compactMap { filter in
            field(filter.column, filter.range).map { Filter(field: $0, values: filter.values.map { Array($0.utf8) }) }
        }
        let isJoined = plans.contains { if case .joined = $0.source { true } else { false } }
        joinedSpace = isJoined ? file.append(Array(repeating: 0, count: TableLayout.joinedLength)) : .empty
        if !faults.isEmpty { throw .mapping(faults.sortedByPlace()) }

        let given = Set(zip(table.columnNames, plans).filter { $0.1.isPresent }.map(\.0))
        let missing = table.requiredColumnNames.filter { name in
            !given.contains(name) && !(table.substitute(for: name).map(given.contains) ?? false)
        }
        if !missing.isEmpty {
            let names = missing.map { "\"\($0)\"" }.joined(separator: " and ")
            if let range = mapping.range {
                throw .mapping([
                    Diagnostic(
                        .missingColumn, at: range,
                        "the table \"\(table.rawValue)\" has no \(names), expected under columns or constants",
                        help: "the columns of \(file.path) are \(TableLayout.list(header))")
                ])
            }
            throw .unreadable(
                path: file.path, reason: TableLayout.missingReason(names, header, mapping.formats.separator))
        }

        if mapping.columns == nil,
            let twice = header.first(where: { name in
                table.columnNames.contains(name) && header.count { $0 == name } > 1
            })
        {
            throw .unreadable(path: file.path, reason: "its header names the column \"\(twice)\" twice")
        }

        present = zip(table.columnNames, plans).filter { $0.1.isPresent }.map(\.0) + ownFields.map(\.name)
        let known = Set(table.columnNames).union(fields.map(\.name))
        unknownColumns =
            mapping.columns != nil
            ? [] : header.enumerated().filter { !known.contains($0.element) }.map { ($0.offset + 1, $0.element) }
        self.header = header
        self.headerLine = headerLine
        self.body = body
        self.plans = plans
        formats = mapping.formats
    }

    private static func header(
        of file: LedgerFile, _ mapping: TableMapping
    ) throws(LedgerReadingError) -> (names: [String], line: Int, body: (position: Int, line: Int)) {
        var scanner = CSVScanner(file, separator: mapping.formats.separator)
        scanner.skip(lines: mapping.skippedLines)
        var row = CSVRow(width: mostColumns)
        guard scanner.read(into: &row) else {
            throw .unreadable(path: file.path, reason: "it is empty, expected a header row")
        }
        guard row.count <= mostColumns else {
            throw .unreadable(path: file.path, reason: "its header has more than \(mostColumns) columns")
        }
        guard row.fault == nil else {
            throw .unreadable(
                path: file.path, reason: "a quote in its header row is not closed, or text stands behind one")
        }
        let names = (0..<row.count).map { index in
            let cell = row[index]
            return CellBytes(start: file.bytes + cell.start, count: Int(cell.count)).trimmed.string
        }
        return (names, row.line, (scanner.position, scanner.line))
    }

    static let mostColumns = 4_096

    private static func missingReason(_ names: String, _ header: [String], _ separator: UInt8) -> String {
        var reason = "it has no column \(names); its columns are \(list(header))"
        let only = header.first ?? ""
        let other: [(mark: Character, word: String)] = [(";", "\";\""), (",", "\",\""), ("\t", "tab"), ("|", "\"|\"")]
        if header.count == 1,
            let found = other.first(where: { only.contains($0.mark) && $0.mark.asciiValue != separator })
        {
            reason = "its header has one column only; write separator: \(found.word) in mapping.yaml"
        }
        return reason
    }

    /// At most twenty names, quoted.
    private static func list(_ header: [String]) -> String {
        let shown = header.prefix(20).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
        return header.count > 20 ? shown + " and \(header.count - 20) more" : shown
    }
}

extension LedgerVocabulary.Field {
    /// What a cell of the field may hold, for a message.
    var expected: String {
        switch kind {
        case .boolean: "true or false"
        case .number: "a number"
        case .money: "an amount such as 12.50 EUR"
        case .days: "a whole number of days"
        case .date: "a date"
        case .text: "a text"
        case .word(let words): orList(words)
        }
    }
}

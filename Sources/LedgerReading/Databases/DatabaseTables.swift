import Diagnostics

/// The tables of a database, each read as a text of rows.
struct DatabaseTables: LedgerSource {
    private let database: any LedgerDatabase
    private let relations: [String]
    private let watch: ReadingWatch?

    init(_ database: any LedgerDatabase, watch: ReadingWatch?) throws(LedgerReadingError) {
        (self.database, self.watch) = (database, watch)
        relations = try database.relationNames()
    }

    var versions: [FileVersion] { database.versions }

    /// A table that is nearly named as one of the ledger's is an error where no mapping names tables: it would be overlooked.
    func tellOverlooked(
        _ mapping: LedgerMapping, laterHistory: [String], _ log: QualityLog
    ) throws(LedgerReadingError) {
        guard mapping.tables.values.allSatisfy({ $0.range == nil }) else { return }
        let names = Set(LedgerTable.allCases.map(\.rawValue))
        let misnamed = relations.filter { !names.contains($0) }.sorted().compactMap { name in
            LedgerTable(meantBy: name).map { Diagnostic.misnamed(name, in: database.name, expected: $0) }
        }
        guard misnamed.isEmpty else { throw .misnamedTables(misnamed) }
    }

    func holds(_ table: LedgerTable, _ mapped: TableMapping?) -> Bool {
        guard let mapped else { return false }
        return mapped.range != nil || relations.contains(table.rawValue)
    }

    func missing(_ table: LedgerTable) -> LedgerReadingError {
        .missingRelation(table: table.rawValue, database: database.name)
    }

    func open(
        _ table: LedgerTable, _ mapped: TableMapping
    ) throws(LedgerReadingError) -> (LedgerFile, TableMapping) {
        if let range = mapped.fileRange {
            throw .mapping([
                Diagnostic(
                    .badMappingValue, at: range,
                    "\"\(mapped.file)\" is a file, and the ledger is a database, expected \"table\"",
                    help: "write table: and the name of a table or view of \(database.name)")
            ])
        }
        let relation = mapped.relation?.name ?? (mapped.source ?? table).rawValue
        let columns = try database.columnNames(of: relation)
        guard !columns.isEmpty else { throw noRelation(relation, mapped) }
        let wanted = mapped.wantedColumns.map(Set.init)
        let text = LedgerText(of: table.rawValue, watch: watch)
        for name in columns { text.add(name) }
        text.endRow()
        try database.addRows(
            of: relation, columns: columns.map { ($0, wanted?.contains($0) ?? true) }, to: text)
        var mapping = mapped
        mapping.formats.encoding = .utf8
        mapping.formats.separator = LedgerText.separator
        mapping.skippedLines = 0
        return (LedgerFile(path: "\(database.name):\(relation)", text: text), mapping)
    }

    private func noRelation(_ name: String, _ mapped: TableMapping) -> LedgerReadingError {
        guard let range = mapped.relation?.range ?? mapped.range else {
            return .missingRelation(table: name, database: database.name)
        }
        let shown = relations.sorted().prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
        return .mapping([
            Diagnostic(
                .badMappingValue, at: range,
                "\(database.name) has no table or view \"\(name)\""
                    + NameSuggestion.question(for: name, among: relations),
                help: relations.isEmpty ? "there is none that may be read" : "there are \(shown)")
        ])
    }
}

extension TableMapping {
    /// Their columns that are read; `nil`: all that have our names.
    fileprivate var wantedColumns: [String]? {
        columns.map { $0.values.flatMap(\.names) + onlyWhere.map(\.column) }
    }
}

extension Diagnostic {
    fileprivate static func misnamed(_ name: String, in database: String, expected: LedgerTable) -> Diagnostic {
        Diagnostic(
            .misnamedTable, at: SourceRange(SourceFile(path: database, bytes: []), 0..<0),
            "the table \"\(name)\" is read by nothing, expected \"\(expected.rawValue)\"",
            help: "rename it to \"\(expected.rawValue)\", name it in mapping.yaml, or take it out of the database")
    }
}

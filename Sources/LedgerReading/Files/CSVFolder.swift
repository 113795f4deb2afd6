import Diagnostics

/// A folder of CSV files.
struct CSVFolder: LedgerSource {
    let path: String

    func tellOverlooked(
        _ mapping: LedgerMapping, laterHistory: [String], _ log: QualityLog
    ) throws(LedgerReadingError) {
        let hasMapping = mapping.tables.values.contains { $0.range != nil }
        try tellOverlooked(mapping, hasMapping: hasMapping, laterHistory: laterHistory, log)
    }

    func tellOverlooked(
        _ mapping: LedgerMapping, hasMapping: Bool, laterHistory: [String], _ log: QualityLog
    ) throws(LedgerReadingError) {
        let files = LedgerTable.allCases.filter { holds($0, mapping.tables[$0]) }
            .compactMap { mapping.tables[$0].map(path(of:)) }
        let unread = UnreadFiles(
            in: path, readPaths: files + laterHistory, hasMapping: hasMapping)
        guard unread.errors.isEmpty else { throw .misnamedTables(unread.errors) }
        for file in unread.warnings {
            log.report(.unreadFile, isError: false, file: file.path, line: 1, column: 0) { file.message }
        }
    }

    func holds(_ table: LedgerTable, _ mapped: TableMapping?) -> Bool {
        guard let mapped else { return false }
        return mapped.range != nil || LedgerFile.isNamed(path(of: mapped))
    }

    func missing(_ table: LedgerTable) -> LedgerReadingError {
        .missingTable(table: table.rawValue, folder: path)
    }

    func open(
        _ table: LedgerTable, _ mapped: TableMapping
    ) throws(LedgerReadingError) -> (LedgerFile, TableMapping) {
        if let relation = mapped.relation {
            throw .mapping([
                Diagnostic(
                    .badMappingValue, at: relation.range,
                    "\"\(relation.name)\" is a table of a database, and the ledger is a folder, expected \"file\"",
                    help: "write file: and the file's name")
            ])
        }
        return (try LedgerFile(path: path(of: mapped), encoding: mapped.formats.encoding), mapped)
    }

    private func path(of mapped: TableMapping) -> String {
        path.hasSuffix("/") ? path + mapped.file : path + "/" + mapped.file
    }
}

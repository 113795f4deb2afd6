import LedgerDatabases
import LedgerReading

extension LedgerLocation {
    /// The tables and views of the database at the path; `nil` where it is none.
    package func relationNames() throws(LedgerReadingError) -> [String]? {
        try database()?.relationNames().sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// A mapping for the export at the path, which nobody has described yet.
    ///
    /// - Parameters:
    ///   - relation: The table or view, where it is a database.
    ///   - table: The ledger's table that its rows are; `nil` for the one that fits best.
    package func proposal(relation: String?, table: String?) throws(LedgerReadingError) -> MappingProposal {
        guard let relation, let database = try database() else { return try MappingProposal(path, table: table) }
        return try MappingProposal(database, relation: relation, table: table)
    }

    private func database() throws(LedgerReadingError) -> (any LedgerDatabase)? {
        if LedgerLocation.isAddress(path) { return try PostgreSQLLedger(path) }
        guard case .file = FileEntry(at: path), case .success(let beginning) = FileEntry.bytes(of: path, atMost: 16),
            SQLiteLedger.isSQLite(beginning)
        else { return nil }
        return try SQLiteLedger(path)
    }
}

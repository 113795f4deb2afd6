/// A database that holds a ledger's tables, as one reader of it sees them: nothing changes between two of its answers.
package protocol LedgerDatabase {
    /// As reports name it, without a password.
    var name: String { get }
    /// The files that nobody may change while it is read; empty where that changes nothing of what is seen.
    var versions: [FileVersion] { get }

    /// The names of its tables and views that may be read.
    func relationNames() throws(LedgerReadingError) -> [String]

    /// The names of a table's columns, in its own order; empty when there is no such table.
    func columnNames(of relation: String) throws(LedgerReadingError) -> [String]

    /// Adds the rows of a table, until the text is full: a cell for each of its columns, empty for those that are not wanted and for null.
    func addRows(
        of relation: String, columns: [(name: String, isWanted: Bool)], to text: LedgerText
    ) throws(LedgerReadingError)
}

extension LedgerDatabase {
    package var versions: [FileVersion] { [] }
}

import Diagnostics

/// Where the tables of a ledger stand: files in a folder, a database, a book of entries.
///
/// Whatever it is, a table comes as text in rows and cells, so that one mapping and one reader serve them all.
protocol LedgerSource {
    /// Tells what looks like a table and is read by nothing.
    func tellOverlooked(
        _ mapping: LedgerMapping, laterHistory: [String], _ log: QualityLog
    ) throws(LedgerReadingError)

    /// Files that were read when the ledger was opened.
    var versions: [FileVersion] { get }

    /// Rows that cannot be used, and are not among those of a table.
    var rowsOfUnknownCustomers: Int { get }

    /// Whether the ledger has a table, or a mapping says that it has.
    ///
    /// - Parameter mapped: `nil` when the mapping does not name the table.
    func holds(_ table: LedgerTable, _ mapped: TableMapping?) -> Bool

    /// A required table is not there.
    func missing(_ table: LedgerTable) -> LedgerReadingError

    /// The text of a table, and how it is to be read.
    func open(
        _ table: LedgerTable, _ mapped: TableMapping
    ) throws(LedgerReadingError) -> (LedgerFile, TableMapping)
}

extension LedgerSource {
    var versions: [FileVersion] { [] }
    var rowsOfUnknownCustomers: Int { 0 }
}

import Diagnostics
import FinancialValues

/// Which file each table is in, and how to read it. Without a `mapping.yaml` it is the normal form.
struct LedgerMapping: Sendable {
    var tables: [LedgerTable: TableMapping]
    var snapshot = SnapshotConstants()
    /// Where customers, invoices and payments come from a FEC.
    var fec: FECSettings?

    /// `invoices.csv` and so on, with our own column names.
    static let normalForm = LedgerMapping(
        tables: Dictionary(
            uniqueKeysWithValues: LedgerTable.allCases.map { ($0, TableMapping(file: $0.rawValue + ".csv")) }))
}

/// Where one table is, and how its columns are named and written.
struct TableMapping: Sendable {
    /// Lines that may stand above a header.
    static let mostSkippedLines = 1_000

    /// Relative to the ledger's folder.
    var file: String
    /// Where the mapping names the file.
    var fileRange: SourceRange?
    /// The table or view of a database, where the mapping names one.
    var relation: (name: String, range: SourceRange)?
    /// The table whose file this one is taken from: one row for each different key in it.
    var source: LedgerTable?
    var formats = CellFormats()
    /// Lines above the header.
    var skippedLines = 0
    /// Theirs by ours; `nil`: the file uses our names.
    var columns: [String: ColumnMapping]?
    /// What every row has, by our column.
    var constants: [String: String] = [:]
    /// By our column: our value for theirs.
    var values: [String: [String: String]] = [:]
    /// By their column: the values of the rows that are read.
    var onlyWhere: [RowFilter] = []
    /// Where the mapping speaks of this table.
    var range: SourceRange?

    init(file: String) { self.file = file }

    /// What stands for an empty cell among their values.
    static let emptyCell = "empty"
}

/// The columns of a file that feed one of ours: the first that is not empty, or all of an address.
struct ColumnMapping: Sendable {
    var names: [String]
    var ranges: [SourceRange]
}

struct RowFilter: Sendable {
    var column: String
    var values: [String]
    var range: SourceRange
}

/// What a mapping says about the snapshot as a whole, for exports that do not.
struct SnapshotConstants: Sendable {
    var asOf: CalendarDate?
    var hasPaidInvoices: Bool?
    /// By legal entity; `*` for all.
    var lastBankDays: [String: CalendarDate] = [:]
}

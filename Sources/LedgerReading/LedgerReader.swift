import Diagnostics
import FinancialValues
import Receivables

/// Reads a ledger folder: CSV files in the normal form, or any export through the `mapping.yaml` beside them.
public enum LedgerReader {
    /// Reads every table, finds what is wrong, and leaves out the accounts with an unusable row.
    ///
    /// - Parameters:
    ///   - folder: The folder's path.
    ///   - mapping: Another mapping file than the `mapping.yaml` in the folder.
    ///   - history: Files in the normal form of `history.csv` that are read after the ledger's own, in this order: what was
    ///     done since.
    ///   - vocabulary: The words and fields that the policy declares.
    ///   - keepsAll: Keeps the accounts with an unusable row, with what can be read of them: to look at, not to be dunned.
    public static func read(
        folder: String, mapping: String? = nil, history: [String] = [], vocabulary: LedgerVocabulary,
        keepsAll: Bool = false
    ) throws(LedgerReadingError) -> LedgerReading {
        try OpenedLedger(
            folder: folder, mapping: mapping, vocabulary: vocabulary, ReadingDetail(keepsAll: keepsAll)
        )
        .read(history: history)
    }

    /// Names of a ledger's tables, in the order of the documentation.
    package static let tableNames = LedgerTable.allCases.map(\.rawValue)
}

/// What the policy says a ledger may hold.
public struct LedgerVocabulary: Sendable {
    /// One of the author's own columns.
    public struct Field: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            case boolean, number, money, days, date, text
            case word([String])
        }

        /// `customer`, `invoice` or `service`.
        public var table: String
        public var name: String
        public var kind: Kind

        public init(table: String, name: String, kind: Kind) {
            (self.table, self.name, self.kind) = (table, name, kind)
        }
    }

    public var reportingCurrency: CurrencyCode?
    /// Of these lists, an empty one means that anything goes.
    public var segments: Set<String> = []
    public var legalEntities: Set<String> = []
    /// Those that the policy can convert.
    public var currencies: Set<CurrencyCode> = []
    public var roles: Set<String> = []
    public var disputeReasons: Set<String> = []
    public var blockReasons: Set<String> = []
    public var serviceKinds: Set<String> = []
    /// In which customers are written to.
    public var languages: Set<String> = []
    public var fields: [Field] = []
    /// By legal entity.
    public var terms: [String: Terms] = [:]

    /// What a legal entity's payment terms are judged by.
    public struct Terms: Sendable {
        /// Those of its invoices, where neither they nor their customers say others.
        public var terms: PaymentTerms?
        public var country: String
        public var calendar: BusinessCalendar

        public init(terms: PaymentTerms?, country: String, calendar: BusinessCalendar) {
            (self.terms, self.country, self.calendar) = (terms, country, calendar)
        }
    }

    public init() {}
}

/// What is kept of a ledger beside what the schedule needs.
public struct ReadingDetail: Sendable {
    /// The accounts with an unusable row, with what can be read of them: to look at, not to be dunned.
    public var keepsAll = false
    /// Where each row stands.
    public var keepsPlaces = false
    /// How many places of each kind of fault are told, in each file.
    public var mostExamples = 10

    public init(keepsAll: Bool = false, keepsPlaces: Bool = false, mostExamples: Int = 10) {
        (self.keepsAll, self.keepsPlaces, self.mostExamples) = (keepsAll, keepsPlaces, mostExamples)
    }
}

/// A snapshot, and what was wrong with the rows it was read from.
public struct LedgerReading: Sendable {
    public var snapshot: LedgerSnapshot
    public var report: DataQualityReport
    /// The country whose law prescribes the form of the file: of a FEC, `FR`; `nil` for all others.
    public var country: String?

    public init(snapshot: LedgerSnapshot, report: DataQualityReport) {
        (self.snapshot, self.report) = (snapshot, report)
    }
}

/// The world's faults: nothing of the ledger could be read.
public enum LedgerReadingError: Error {
    /// There is no folder at the path.
    case noSuchFolder(path: String)
    /// The path is a file, and not one that a ledger can be read from.
    case notALedger(path: String)
    /// A FEC without a mapping: nobody knows by when its invoices are to be paid, and whose they are.
    case noTerms(path: String)
    /// A required table has no file.
    case missingTable(table: String, folder: String)
    /// A required table is not in the database.
    case missingRelation(table: String, database: String)
    /// A file could not be opened or read to its end.
    case unreadable(path: String, reason: String)
    /// The mapping is wrong; its faults, by place.
    case mapping([Diagnostic])
    /// Files are nearly named as tables are, and would be overlooked; by name.
    case misnamedTables([Diagnostic])
}

/// What was wrong, how often, where first, and which accounts it keeps out of the schedule.
public struct DataQualityReport: Sendable {
    /// One kind of fault in one table, with its first places.
    public struct Finding: Sendable {
        /// Kebab-case: `bad-amount`, `unknown-customer`.
        public var code: String
        public var isError: Bool
        public var count: Int
        /// The first places, at most ten unless more were asked for.
        public var examples: [Place]
        /// What the rows are about, in minor units by currency, as far as it could be read.
        public var amounts: [CurrencyCode: Int64]

        public init(
            code: String, isError: Bool, count: Int, examples: [Place], amounts: [CurrencyCode: Int64] = [:]
        ) {
            self.code = code
            self.isError = isError
            self.count = count
            self.examples = examples
            self.amounts = amounts
        }
    }

    public struct Place: Sendable {
        public var file: String
        /// From 1, the header included.
        public var line: Int
        /// From 1; 0 when the row as a whole is meant.
        public var column: Int
        /// One lower-case sentence: the text found and what was expected.
        public var message: String

        public init(file: String, line: Int, column: Int, message: String) {
            self.file = file
            self.line = line
            self.column = column
            self.message = message
        }
    }

    /// What became of the rows of one file. Each is either used, or unusable, or set aside.
    public struct Table: Sendable {
        public var file: String
        /// All rows of the file below its header; empty lines are none.
        public var rows: Int
        /// Rows with an error: their accounts are left out.
        public var unusable: Int
        /// Rows that say nothing the schedule could use: reported with a warning, or not wanted by the mapping.
        public var setAside: Int

        public var used: Int { rows - unusable - setAside }

        public init(file: String, rows: Int, unusable: Int, setAside: Int = 0) {
            (self.file, self.rows, self.unusable, self.setAside) = (file, rows, unusable, setAside)
        }
    }

    /// An account that its rows keep out of the schedule.
    public struct LeftOutAccount: Sendable {
        /// `CUSTOMER/ENTITY`, or `CUSTOMER/*` for all of a customer's.
        public var id: String
        /// The first of its unusable rows; `nil` where it is another customer's that keeps it out.
        public var first: Place?
        /// How many there are.
        public var rows: Int
        /// What is wrong with them, sorted.
        public var codes: [String]

        public init(id: String, first: Place?, rows: Int, codes: [String] = []) {
            (self.id, self.first, self.rows, self.codes) = (id, first, rows, codes)
        }
    }

    /// By code.
    public var findings: [Finding] = []
    public var tables: [Table] = []
    /// Left out of the schedule, by id.
    public var leftOut: [LeftOutAccount] = []
    public var accountsLeftOut: [String] { leftOut.map(\.id) }
    /// What is open on them by the rows that can be read, one amount a currency.
    public var openLeftOut: [Money] = []
    /// Unusable rows whose customer cannot be told: which account they keep incomplete nobody can say.
    public var rowsOfUnknownCustomers = 0

    public init() {}

    public var hasErrors: Bool { findings.contains { $0.isError } }
}

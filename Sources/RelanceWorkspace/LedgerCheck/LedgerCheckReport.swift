import Diagnostics
import FinancialValues
import LedgerReading

/// What is wrong or suspicious about a ledger, and what that does to dunning.
public struct LedgerCheckReport: Sendable {
    /// One kind of finding.
    public struct Kind: Sendable {
        /// Kebab-case, as its page under `docs/diagnostics` is named.
        public var code: String
        /// An error keeps accounts out of the schedule.
        public var isError: Bool
        public var advice: KindAdvice
        public var count: Int
        /// By currency; what the rows are about, as far as it can be read.
        public var amounts: [Money]
        /// By place; the first at least, all where all were asked for.
        public var places: [Place]
        /// The accounts that it keeps out of the schedule, by id.
        public var keepsOut: [String]

        public var consequence: KindAdvice.Consequence { isError ? .keptOut : advice.consequence }
    }

    public struct Place: Sendable {
        public var file: String
        /// From 1, the header included; of a database the number of the row.
        public var line: Int
        /// From 1; 0 when the row as a whole is meant.
        public var column: Int
        public var customer: String?
        public var account: String?
        public var item: String?
        public var amounts: [Money]
        public var message: String
    }

    /// An account that nothing is scheduled for.
    public struct KeptOutAccount: Sendable {
        /// `CUSTOMER/ENTITY`, or `CUSTOMER/*` for all of a customer's.
        public var id: String
        /// One sentence, with the place of a row where there is one.
        public var reason: String
        /// The kinds of its unusable rows; none where it is a playbook that does not cover it.
        public var kinds: [String]
        /// What is open on it, as far as its rows can be read; by currency.
        public var open: [Money]
    }

    public var ledger: String
    public var asOf: CalendarDate
    public var accounts: Int
    public var customers: Int
    public var invoices: Int
    /// Whether there were playbooks to ask what they need.
    public var hasPlaybooks: Bool
    public var tables: [DataQualityReport.Table]
    /// By id.
    public var keptOut: [KeptOutAccount]
    /// Unusable rows that do not say whose they are.
    public var rowsOfUnknownCustomers: Int
    /// The worst first: by what they do to dunning, then by how often.
    public var kinds: [Kind]

    /// The same with some kinds only; `nil`: with all.
    public func only(_ codes: Set<String>?) -> LedgerCheckReport {
        guard let codes else { return self }
        var report = self
        report.kinds.removeAll { !codes.contains($0.code) }
        return report
    }

    /// Whether anything that is owed would not be chased.
    public var keepsAnythingOut: Bool { !keptOut.isEmpty || rowsOfUnknownCustomers > 0 }
}

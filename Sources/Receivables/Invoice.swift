import FinancialValues

/// An invoice, one instalment of it, or a credit note: the item that steps are about.
public struct Invoice: Sendable {
    public struct Flags: OptionSet, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Owed to the customer.
        public static let creditNote = Flags(rawValue: 1)
        public static let directDebit = Flags(rawValue: 2)
        public static let insured = Flags(rawValue: 4)
        public static let qualified = Flags(rawValue: 8)
        /// Contested as a whole since its date, by a flag of the export.
        public static let disputed = Flags(rawValue: 16)
        /// One of several rows with this number.
        public static let instalment = Flags(rawValue: 32)
    }

    public var id: TextReference
    public var contract: TextReference = .empty
    /// Minor units, never negative: also of a credit note.
    public var amount: Int64
    /// Who received it; the account's payer may be another customer.
    public var customer: UInt32
    public var issued: CalendarDate
    public var due: CalendarDate
    /// The day it entered the ledger; `issued` when the ledger does not say.
    public var entered: CalendarDate
    /// `distantFuture` when it is not, or not taken back.
    public var factoredOn: CalendarDate = .distantFuture
    public var returnedOn: CalendarDate = .distantFuture
    public var currency: CurrencyCode
    public var flags: Flags = []

    public init(
        id: TextReference, customer: UInt32, issued: CalendarDate, due: CalendarDate, entered: CalendarDate? = nil,
        amount: Int64, currency: CurrencyCode
    ) {
        self.id = id
        self.customer = customer
        self.issued = issued
        self.due = due
        self.entered = entered ?? issued
        self.amount = amount
        self.currency = currency
    }

    public var isCreditNote: Bool { flags.contains(.creditNote) }
}

/// Money received, announced, or a credit note applied to an invoice.
public struct Payment: Sendable {
    public enum Status: UInt8, Sendable { case received, pending }

    public var id: TextReference
    /// Minor units; negative for a refund.
    public var amount: Int64
    /// Index of the invoice it is applied to; `nil`: unapplied cash.
    public var invoice: Int32?
    /// Index of the credit note that it uses up; of a refund, that it pays back.
    public var creditNote: Int32?
    public var date: CalendarDate
    /// It counts to the day before; `distantFuture` when it was not rejected.
    public var rejectedOn: CalendarDate = .distantFuture
    public var currency: CurrencyCode
    public var method: Symbol = .none
    public var rejectionReason: Symbol = .none
    public var status: Status = .received

    public init(id: TextReference, date: CalendarDate, amount: Int64, currency: CurrencyCode) {
        self.id = id
        self.date = date
        self.amount = amount
        self.currency = currency
    }

    /// Money on our account that day.
    public func counts(on day: CalendarDate) -> Bool { status == .received && date <= day && day < rejectedOn }
}

/// Delivered and not yet invoiced.
public struct Unbilled: Sendable {
    public var amount: Int64
    public var currency: CurrencyCode

    public init(amount: Int64, currency: CurrencyCode) { (self.amount, self.currency) = (amount, currency) }
}

import FinancialValues

/// A contested invoice, part of it, or account.
public struct Dispute: Sendable {
    public enum Outcome: UInt8, Sendable { case none, customer, company }

    public var id: TextReference
    public var account: UInt32 = 0
    /// `nil`: every invoice of the account.
    public var invoice: Int32?
    public var opened: CalendarDate
    /// That day is no longer disputed; `distantFuture` while it is open.
    public var closed: CalendarDate = .distantFuture
    /// Minor units of the invoice's currency; `nil`: all of it.
    public var amount: Int64?
    public var reason: Symbol = .none
    public var owner: Symbol = .none
    /// In whose favour it was closed.
    public var outcome: Outcome = .none

    public init(id: TextReference, opened: CalendarDate) { (self.id, self.opened) = (id, opened) }

    public func isOpen(on day: CalendarDate) -> Bool { opened <= day && day < closed }
}

/// A commitment to pay an amount by a day.
public struct PromiseToPay: Sendable {
    public var id: TextReference
    /// Indices of the invoices it covers; empty: all of the account and currency that existed on the day it was made.
    public var invoices: [Int32] = []
    public var made: CalendarDate
    /// The promised day.
    public var date: CalendarDate
    public var amount: Int64
    public var currency: CurrencyCode
    /// Promises with the same plan are its instalments.
    public var plan: TextReference = .empty

    public init(id: TextReference, made: CalendarDate, date: CalendarDate, amount: Int64, currency: CurrencyCode) {
        self.id = id
        self.made = made
        self.date = date
        self.amount = amount
        self.currency = currency
    }
}

/// An order of the ledger not to dun, on both days and all between.
public struct DunningBlock: Sendable {
    /// `nil`: the whole account.
    public var invoice: Int32?
    public var reason: Symbol
    public var from: CalendarDate
    /// `distantFuture` when it has no end.
    public var until: CalendarDate = .distantFuture

    public init(reason: Symbol, from: CalendarDate) { (self.reason, self.from) = (reason, from) }

    public func holds(on day: CalendarDate) -> Bool { from <= day && day <= until }
}

/// Something we deliver, and may limit.
public struct Service: Sendable {
    public enum Status: UInt8, CaseIterable, Sendable { case active, restricted, suspended, terminated }

    public var id: TextReference
    public var customer: UInt32
    public var kind: Symbol
    public var contract: TextReference = .empty
    public var status: Status = .active

    public init(id: TextReference, customer: UInt32, kind: Symbol) {
        self.id = id
        self.customer = customer
        self.kind = kind
    }
}

import FinancialValues

/// Somebody who owes us, or for whom somebody else pays.
public struct Customer: Sendable {
    public var id: TextReference
    public var name: TextReference = .empty
    /// Index of the customer who pays; its own index when it pays itself.
    public var payer: UInt32
    public var segment: Symbol = .none
    public var country: Symbol = .none
    public var language: Symbol = .none
    public var riskScore: ExactNumber?
    /// In minor units of the reporting currency.
    public var creditLimit: Int64?
    /// The day of the opening judgment, its publication and a court's deadline; `distantFuture` when there is none.
    public var insolvency: CalendarDate = .distantFuture
    public var insolvencyPublished: CalendarDate = .distantFuture
    public var courtDeadline: CalendarDate = .distantFuture
    public var isVulnerable = false
    public var isInsured = false
    public var isPublicBody = false
    public var isConsumer = false

    public init(id: TextReference, payer: UInt32) { (self.id, self.payer) = (id, payer) }
}

/// Who receives messages for a role.
public struct Contact: Sendable {
    public var customer: UInt32
    public var role: Symbol
    public var name: TextReference = .empty
    public var email: TextReference = .empty
    public var phone: TextReference = .empty
    public var address: TextReference = .empty

    public init(customer: UInt32, role: Symbol) { (self.customer, self.role) = (customer, role) }
}

/// One payer's receivables at one legal entity. Every other table is sorted by account, so that its rows are ranges.
public struct CustomerAccount: Sendable {
    /// Index of the customer who pays.
    public var payer: UInt32
    /// Index into `legalEntities`.
    public var legalEntity: UInt16
    public var invoices: Range<Int> = 0..<0
    public var payments: Range<Int> = 0..<0
    public var disputes: Range<Int> = 0..<0
    public var promises: Range<Int> = 0..<0
    public var blocks: Range<Int> = 0..<0
    public var services: Range<Int> = 0..<0
    public var history: Range<Int> = 0..<0
    public var unbilled: Range<Int> = 0..<0

    public init(payer: UInt32, legalEntity: UInt16) { (self.payer, self.legalEntity) = (payer, legalEntity) }
}

/// A debt that is paid late: what it was when interest began, and what was paid on it since.
public struct LateDebt: Sendable {
    /// What a payment pays first.
    public enum PaymentOrder: String, CaseIterable, Sendable {
        /// The principal: interest runs on what the books show as open.
        case principalFirst = "principal_first"
        /// Costs, then interest, then the principal.
        ///
        /// Source: Code civil, article 1343-1; BGB, § 367.
        case costsFirst = "costs_first"
    }

    public struct Payment: Hashable, Sendable {
        /// Until this day, included, the principal was what it was before.
        public var day: CalendarDate
        /// Minor units; negative for one that was taken back.
        public var amount: Int64

        public init(_ amount: Int64, on day: CalendarDate) { (self.day, self.amount) = (day, amount) }
    }

    /// In minor units: what was open on the evening before interest began.
    public var principal: Int64
    /// The last day without interest: the due date, which is not counted.
    public var due: CalendarDate
    /// After `due`, by their days.
    public var payments: [Payment]
    /// What is owed beside it from the first day on and bears no interest: the fixed compensation.
    public var costs: Int64
    public var order: PaymentOrder

    public init(
        principal: Int64, due: CalendarDate, payments: [Payment] = [], costs: Int64 = 0,
        order: PaymentOrder = .principalFirst
    ) {
        self.principal = principal
        self.due = due
        self.payments = payments
        self.costs = costs
        self.order = order
    }
}

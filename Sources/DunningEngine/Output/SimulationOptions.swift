import FinancialValues
import PlaybookProgram

/// What a run computes, and what it assumes about the future.
public struct SimulationOptions: Sendable {
    public enum Payments: String, CaseIterable, Sendable {
        /// Nobody pays any more.
        case none
        /// Promises that are still to be kept are kept, on the promised day.
        case promised
        /// Each customer pays as late as its own history says, or its segment's where it has too little.
        case habits
        /// The payments that the ledger has after the as-of day are made on their days.
        case replay
    }

    public enum Approvals: String, CaseIterable, Sendable {
        case granted, refused

        /// Whether what has a status is taken for agreed to, or needs nobody's agreement.
        public func allows(_ status: ScheduledAction.Status) -> Bool { self == .granted || status != .awaitingApproval }
    }

    /// The first day that is computed; ledger rows dated after it are not seen, blocks excepted.
    public var asOf: CalendarDate
    /// How many days are computed, the as-of day included; at least 1.
    public var days: Int
    public var payments: Payments
    public var approvals: Approvals
    /// Computes every day instead of only those on which something can change. The schedule is the same.
    public var computesEveryDay: Bool
    /// Facts whose values each message's action is to have, for the message to tell; `nil` where no message is composed.
    public var toldFacts: Set<Fact>?

    public init(
        asOf: CalendarDate, days: Int, payments: Payments = .none, approvals: Approvals = .granted,
        computesEveryDay: Bool = false, toldFacts: Set<Fact>? = nil
    ) {
        self.asOf = asOf
        self.days = max(1, days)
        self.payments = payments
        self.approvals = approvals
        self.computesEveryDay = computesEveryDay
        self.toldFacts = toldFacts
    }

    public var lastDay: CalendarDate { asOf + (days - 1) }
}

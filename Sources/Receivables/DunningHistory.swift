import FinancialValues

/// One row of what was already done: an action and one of its items.
public struct HistoryRow: Sendable {
    public enum Outcome: UInt8, CaseIterable, Sendable {
        case sent, presented, received, unclaimed, done
        case bounced, unknownAddress, cancelled
        case skipped

        /// Counts as executed. A skip was decided and not executed; the others count as not done.
        public var isExecuted: Bool { rawValue <= Outcome.done.rawValue }

        /// The word of the ledger.
        public var word: String { self == .unknownAddress ? "unknown_address" : String(describing: self) }
    }

    /// What kinds of action history knows. A step that the program knows says more than its kind.
    public static let kinds =
        ["message", "task", "stage", "lift", "escalation", "obligation", "notice", "call", "visit"] + messageChannels
    /// How an action may have travelled; `phone` is a call's.
    public static let channels = messageChannels + ["phone"]
    private static let messageChannels = ["email", "letter", "registered_letter", "sms", "portal"]

    public var day: CalendarDate
    /// Rows of one combined message share it.
    public var message: TextReference = .empty
    public var playbook: Symbol = .none
    /// The step or rule that the message bears; none: a contact outside the plan.
    public var step: Symbol = .none
    /// The item's own step.
    public var itemStep: Symbol = .none
    public var invoice: Int32?
    public var service: Int32?
    public var promise: Int32?
    public var dispute: Int32?
    /// `message`, `task`, `stage`, `lift`, `escalation`, `obligation`, `call`, `email`, ...
    public var kind: Symbol = .none
    public var channel: Symbol = .none
    public var recipient: Symbol = .none
    public var outcome: Outcome
    /// The day of the outcome: first presented, received; `day` when the ledger does not say.
    public var outcomeDay: CalendarDate

    public init(day: CalendarDate, outcome: Outcome, outcomeDay: CalendarDate? = nil) {
        self.day = day
        self.outcome = outcome
        self.outcomeDay = outcomeDay ?? day
    }
}

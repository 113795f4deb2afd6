import DunningEngine
import FinancialValues
import PlaybookProgram

/// One action of the schedule as it is published: every name and place resolved.
///
/// Computed once per action; the JSON lines, the table and the summary all draw from it, so that they cannot disagree.
public struct ScheduleRecord: Sendable {
    /// 16 hexadecimal digits; stable from run to run.
    public var id: String
    /// Shared by the records that travel in one message.
    public var messageID: String
    public var day: CalendarDate
    public var customer: String
    public var legalEntity: String
    public var payerName: String
    public var playbook: String
    /// The playbook's fingerprint, which changes whenever what it does changes.
    public var digest: String
    public var rule: Rule
    public var kind: ScheduledAction.Kind
    /// What is to be done, for a task: `call`, `hand_over`, `match_cash`.
    public var task: String?
    public var status: ScheduledAction.Status
    /// Empty for a task.
    public var channels: [Channel]
    public var recipient: Recipient
    /// ISO 639; empty when the ledger does not say.
    public var language: String
    /// By when a task is to be done.
    public var deadline: CalendarDate?
    /// By due date and number.
    public var items: [Item]
    /// What the decided items are asked for, one amount per currency, by currency.
    public var totals: [Money]
    public var approval: ApprovalRule
    public var because: Because

    /// The step, or the task that the language gives by itself.
    public struct Rule: Sendable {
        /// `nil` for a built-in task.
        public var sequence: String?
        /// The step's or the task's name.
        public var name: String
        /// The step that could not be done, for `no_address`.
        public var about: String?
        /// Where it is written; `nil` for a built-in task that no step brought about.
        public var place: SourcePlace?
    }

    /// Whom it reaches, and where.
    public struct Recipient: Sendable {
        public var role: String
        public var side: RoleSide
        /// Empty when the ledger has no contact for the role.
        public var name: String
        /// One per channel that needs an address and has one, in the order of the channels.
        public var addresses: [Address]
    }

    public struct Address: Sendable {
        public var channel: Channel
        public var text: String
    }

    /// One invoice in the action. Amounts are in its currency.
    public struct Item: Sendable {
        public var invoice: String
        public var due: CalendarDate
        public var open: Money
        /// The open amount less the parts that are held.
        public var asked: Money
        public var disputed: Money
        public var promised: Money
        public var daysOverdue: Int
        /// Its own step; `nil` when it is only listed.
        public var step: String?
        /// The promise or dispute that a sequence about them took it for.
        public var promise: String?
        public var dispute: String?
        public var isDecided: Bool { step != nil }
    }
}

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
    /// What a stage or a lift does, and to which service.
    public var limit: Limit?
    public var status: ScheduledAction.Status
    /// Empty for a task.
    public var channels: [Channel]
    public var recipient: Recipient
    /// ISO 639; empty when the ledger does not say.
    public var language: String
    /// By when a task is to be done.
    public var deadline: CalendarDate?
    /// An obligation whose last day has passed.
    public var isLate: Bool
    /// By due date and number.
    public var items: [Item]
    /// What the decided items are asked for, one amount per currency, by currency.
    public var totals: [Money]
    /// What the step costs the customer, by currency.
    public var fees: [Money]
    /// What is owed by it, charges and fees included; by currency.
    public var chargedTotals: [ChargedTotal]
    public var approval: ApprovalRule
    /// Of a stage, who has signed what it rests on; `nil` for everything else, and where nobody has begun to sign.
    public var signatures: StageStanding?
    public var because: Because

    /// The step or other rule, or the task that the language gives by itself.
    public struct Rule: Sendable {
        /// `step`, `escalation`, `obligation`, `stage`, `lift` or `task`.
        public var type: String
        /// The sequence of a step, the suspension of a stage or lift.
        public var group: String?
        public var name: String
        /// The rule that could not be done, for `no_address`; the stage, for `review_suspension`.
        public var about: String?
        /// Where it is written; `nil` for a built-in task that no rule brought about.
        public var place: SourcePlace?
    }

    public struct Limit: Sendable {
        /// `nil`: the account as a whole.
        public var service: String?
        /// Who has the service.
        public var customer: String?
        /// `nil`: nothing is limited any more.
        public var effect: SuspensionEffect?
        public var billingContinues: Bool
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

    /// One invoice in the action, once. Amounts are in its currency.
    public struct Item: Sendable {
        public var invoice: String
        public var due: CalendarDate
        public var open: Money
        /// The open amount less the parts that are held.
        public var asked: Money
        public var disputed: Money
        public var promised: Money
        public var daysOverdue: Int
        /// Its own step, the furthest of its subjects'; `nil` when it is only listed, and where the rule is no step.
        public var step: String?
        /// The action is about it; the others are only listed.
        public var isDecided: Bool
        /// The promises or disputes for which it takes the step; empty where it takes it for itself.
        public var subjects: [Subject]
        /// What late payment costs on it; `nil`: nothing is charged.
        public var charges: ItemCharges?

        /// Late-payment interest, in the invoice's currency; `nil`: none is charged.
        public var interest: Money? {
            charges?.interest.map { Money(minorUnits: $0.amount, open.currency) }
        }
    }

    /// A promise or dispute for which an invoice is in the action.
    public struct Subject: Sendable {
        public var kind: ItemSubject.Kind
        public var id: String
        /// Its own step; `nil` where the rule is no step.
        public var step: String?
    }
}

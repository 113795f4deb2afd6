import Diagnostics
import FinancialValues
import PlaybookProgram

/// One thing the engine intends, or has decided not to do, for one account on one day.
public struct ScheduledAction: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case message, task
        /// A service, or new orders, limited; and that limit lifted. With a message where the rule sends one.
        case stage, lift
    }

    public enum Status: String, Sendable {
        /// To be done on its day.
        case scheduled
        /// To be done once the roles of `approval` have agreed.
        case awaitingApproval = "awaiting_approval"
        /// Decided not to be done; final.
        case skipped
        /// Held back by the contact limit; decided again the next day.
        case waiting
    }

    /// Stable: legal entity, payer, case, rule, occurrence and items. 16 hexadecimal digits.
    public var id: String
    /// Shared by the rows of one combined message.
    public var messageID: String
    public var day: CalendarDate
    /// Index of the account in the snapshot.
    public var account: Int
    /// Index of the playbook in the program.
    public var playbook: Int
    /// Index of the playbook that covers the account, where a stage goes on by the rules of another one.
    public var coveredBy: Int?
    /// First day of the account's case; `nil` before anything is overdue.
    public var caseOpened: CalendarDate?
    public var rule: RuleReference
    public var kind: Kind
    public var status: Status
    /// How a message travels; empty for a task.
    public var channels: [Channel]
    public var recipient: RoleReference
    /// By when a task or an obligation is to be done; `nil` when nothing says so.
    public var deadline: CalendarDate?
    /// An obligation whose last day has passed.
    public var isLate = false
    /// What a stage or lift does, and to which service.
    public var limit: ServiceLimit?
    /// What the step costs the customer, in each currency of its decided items.
    public var fees: [Money] = []
    /// By due date and number; the decided ones take the step, the others are only shown: some because charges are left on
    /// them.
    public var items: [ScheduledItem]
    /// What it was to charge and could not: then the schedule is not one.
    public var unknownCharges: [UnknownCharge] = []
    public var approval: ApprovalRule
    public var because: Because
    /// What `SimulationOptions.toldFacts` asked for; only of what is sent.
    public var facts = ToldFacts()

    public var totals: [Money] {
        var sums: [CurrencyCode: Int64] = [:]
        for item in items where item.isDecided { sums[item.asked.currency, default: 0] += item.asked.minorUnits }
        return sums.keys.sorted().map { Money(minorUnits: sums[$0]!, $0) }
    }

    /// What is owed by the action, charges and fees included; by currency.
    public var chargedTotals: [ChargedTotal] {
        var totals: [CurrencyCode: ChargedTotal] = [:]
        func add(_ amount: Money, to part: WritableKeyPath<ChargedTotal, Int64>) {
            totals[amount.currency, default: ChargedTotal(currency: amount.currency)][keyPath: part] +=
                amount.minorUnits
        }
        for item in items {
            if item.isDecided { add(item.asked, to: \.asked) }
            if let interest = item.charges?.interest {
                add(Money(minorUnits: interest.amount, item.open.currency), to: \.interest)
            }
            if let compensation = item.charges?.fixedCompensation {
                add(compensation.amount, to: \.fixedCompensation)
            }
        }
        for fee in fees { add(fee, to: \.fee) }
        return totals.keys.sorted().map { totals[$0]! }
    }
}

/// What a stage or a lift does.
public struct ServiceLimit: Hashable, Sendable {
    /// Index of the service in the snapshot; `nil`: the account as a whole.
    public var service: Int?
    /// `nil`: nothing is limited any more.
    public var effect: SuspensionEffect?
    public var billingContinues: Bool

    public init(service: Int?, effect: SuspensionEffect?, billingContinues: Bool) {
        self.service = service
        self.effect = effect
        self.billingContinues = billingContinues
    }
}

/// What an action comes from.
public enum RuleReference: Hashable, Sendable {
    case step(StepReference)
    case escalation(Int)
    case obligation(Int)
    case stage(suspension: Int, stage: Int)
    case lift(suspension: Int, lift: Int)
    /// Given by the language itself: `match_cash`, `review_suspension`; `no_address` with the rule that could not be done.
    indirect case builtInTask(String, about: RuleReference?)
}

/// A step of a playbook, by index.
public struct StepReference: Hashable, Sendable {
    public var sequence: Int
    public var step: Int

    public init(sequence: Int, step: Int) { (self.sequence, self.step) = (sequence, step) }
}

/// An invoice in an action: once, also where several of its promises or disputes are at a step.
public struct ScheduledItem: Sendable {
    /// Index of the invoice in the snapshot.
    public var invoice: Int
    /// The step of the sequence that it takes now, the furthest where it takes several for its promises or disputes; `nil`
    /// when it is only listed, and where the rule is no step.
    public var step: Int?
    /// What is asked for: the open amount less the parts that are held.
    public var asked: Money
    public var open: Money
    /// Parts of the open amount that are contested, and promised.
    public var disputed: Int64
    public var promised: Int64
    public var daysOverdue: Int
    /// The action is about it; the others are only listed.
    public var isDecided: Bool
    /// The promises and disputes whose steps it takes, in sequences and obligations about them.
    public var subjects: [ItemSubject] = []
    /// What late payment costs on it, where the step charges that.
    public var charges: ItemCharges?

    public init(
        invoice: Int, step: Int?, asked: Money, open: Money, disputed: Int64, promised: Int64, daysOverdue: Int,
        isDecided: Bool
    ) {
        self.invoice = invoice
        self.step = step
        self.asked = asked
        self.open = open
        self.disputed = disputed
        self.promised = promised
        self.daysOverdue = daysOverdue
        self.isDecided = isDecided
    }
}

/// A promise or dispute for which an invoice is in an action.
public struct ItemSubject: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case promise, dispute }

    public var kind: Kind
    /// Index in the snapshot.
    public var index: Int
    /// The step of the sequence that it takes now; `nil` where the rule is no step.
    public var step: Int?
}

/// The facts that decided an action: the clock and every clause that was looked at.
public struct Because: Sendable {
    /// Where the clock is written, and the day it gave.
    public var clock: (origin: SourceRange, triggerDay: CalendarDate)?
    public var clauses: [ClauseOutcome] = []
    /// Why a step was skipped.
    public var skip: SkipReason?
}

public enum SkipReason: Sendable {
    /// The last day on which it might run has passed.
    case pastUntil(SourceRange, CalendarDate)
    case notForThisItem
    /// The day of the next step has come.
    case nextStepHasCome(CalendarDate)
}

/// One clause of a condition, the values it read, and whether it was true.
public struct ClauseOutcome: Sendable {
    public var origin: SourceRange
    public var isTrue: Bool
    public var readings: [FactReading]
    /// Whether the condition came out as it did because of this one: what is false of several that all must be true; the
    /// first that is true of several of which one suffices.
    public var decides = true
}

/// A fact and its value when it was read.
public struct FactReading: Sendable {
    public var name: String
    public var value: FactValue
}

public enum FactValue: Hashable, Sendable {
    case boolean(Bool)
    case number(ExactNumber)
    case money(Money)
    /// A sum in the reporting currency, shown rounded.
    case days(Int)
    case date(CalendarDate?)
    case text(String)
}

import Diagnostics
import FinancialValues
import PlaybookProgram

/// What was decided for one account on one day, by which line and which facts, and when that could change.
public struct AccountExplanation: Sendable {
    public var account: Int
    public var day: CalendarDate
    /// Index of the playbook; `nil` when none covers the account.
    public var playbook: Int?
    public var uncovered: UncoveredAccount.Reason?
    /// First day of the case; `nil` when nothing is overdue that can be dunned.
    public var caseOpened: CalendarDate?
    public var verdicts: [UnitVerdict] = []
    public var holds: [HoldFinding] = []
    public var escalations: [EscalationFinding] = []
    public var stages: [StageFinding] = []
    /// Actions of that day, waiting ones included.
    public var actions: [ScheduledAction] = []
    /// Open items of the account with their amounts on that day.
    public var items: [ItemStanding] = []
    /// The next day on which something could change.
    public var nextChange: CalendarDate?

    public init(account: Int, day: CalendarDate) { (self.account, self.day) = (account, day) }
}

/// What a sequence said about one item, or about a group of an account's items.
public struct UnitVerdict: Sendable {
    /// Index of the sequence.
    public var sequence: Int
    /// Indices of the invoices.
    public var invoices: [Int]
    /// The step that was looked at; `nil` when the sequence is finished for it, or does not concern it.
    public var step: Int?
    public var verdict: Verdict
    public var clauses: [ClauseOutcome] = []
    public var nextChange: CalendarDate?
}

public enum Verdict: Sendable {
    case executed
    case skipped(SkipReason)
    /// Names of the holds.
    case held([String])
    case waiting(WaitReason)
    /// Every step is behind it.
    case finished
    case notConcerned(UnconcernedReason)
}

public enum WaitReason: Sendable {
    case triggerDay(CalendarDate, SourceRange)
    /// What its clock counts from has not happened.
    case anchorHasNotHappened(SourceRange)
    case spacing(until: CalendarDate)
    case notASendDay(next: CalendarDate)
    case notAWorkingDay(next: CalendarDate)
    case quietPeriod(until: CalendarDate)
    /// `when` is not yet true.
    case whenIsFalse(SourceRange?)
    case belowMinimum(SourceRange?)
    case belowTolerance
    /// Unapplied cash that is spread over the oldest invoices covers it.
    case coveredByCash
    /// The entity's bank data are older than the policy allows: no contact.
    case bankDataTooOld
    /// The recipient has no address for its channel; the task `no_address` was given.
    case noAddress
    /// Another step of the sequence was executed on this day.
    case oneStepADay
    case contactLimit(SourceRange)
    /// The approval was refused.
    case approvalRefused
}

public enum UnconcernedReason: Sendable {
    case forIsFalse
    case factored
    case handedOver
    case paid
}

/// A hold that holds on that day.
public struct HoldFinding: Sendable {
    public var name: String
    public var origin: SourceRange?
    /// Indices of the invoices it holds; empty: the whole account.
    public var invoices: [Int]
    public var clauses: [ClauseOutcome]
    public var lastDay: CalendarDate?
}

public struct ItemStanding: Sendable {
    public var invoice: Int
    public var open: Money
    public var disputed: Int64
    public var promised: Int64
    public var daysOverdue: Int
}

/// What an escalation came to on that day.
public struct EscalationFinding: Sendable {
    /// Index of the escalation in the playbook.
    public var escalation: Int
    public var verdict: EscalationVerdict
    public var clauses: [ClauseOutcome]
    public var nextChange: CalendarDate?
}

/// What a suspension came to for one service on that day.
public struct StageFinding: Sendable {
    /// Index of the playbook whose rules the service is under.
    public var playbook: Int
    public var suspension: Int
    /// Index of the service in the snapshot; `nil`: the account as a whole.
    public var service: Int?
    /// The next stage; `nil` when every stage is in force.
    public var stage: Int?
    public var verdict: StageVerdict
    /// Indices of the invoices that support it.
    public var ground: [Int]
    public var clauses: [ClauseOutcome]
    public var nextChange: CalendarDate?
}

/// Why a stage comes, or does not come yet.
public enum StageVerdict: Sendable {
    case executed
    case held([String])
    /// No invoice's own notice and clocks support it; the first day on which one could, where that is known.
    case noGround(earliest: CalendarDate?)
    case barred(name: String, SourceRange)
    /// A lift is true that would take it back at once.
    case wouldBeLifted(name: String, SourceRange)
    case notAnAllowedDay(next: CalendarDate)
    case quietPeriod(until: CalendarDate)
    case bankDataTooOld
    /// Too soon after a lift.
    case resting(until: CalendarDate)
    case whenIsFalse(SourceRange?)
    case noAddress
    case approvalRefused
    /// Another stage of the service came on this day.
    case oneStageADay
    /// Every stage is in force, or the service is terminated.
    case complete
}

public enum EscalationVerdict: Sendable {
    case executed
    case held([String])
    case whenIsFalse
    /// It came in this case on that day, and does not repeat.
    case doneOnce(CalendarDate)
    /// It repeats, and is not due again before a day.
    case repeats(CalendarDate)
    case waiting(WaitReason)
}

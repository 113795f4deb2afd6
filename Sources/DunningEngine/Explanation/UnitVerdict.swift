import Diagnostics
import FinancialValues
import PlaybookProgram

/// What a sequence said about one item, or about a group of an account's items.
public struct UnitVerdict: Sendable {
    /// Index of the sequence.
    public var sequence: Int
    /// Indices of the invoices.
    public var invoices: [Int]
    /// Whose promise or dispute it is, in sequences about them; indices in the snapshot.
    public var promise: Int?
    public var dispute: Int?
    /// The step that was looked at; `nil` when the sequence is finished for it, or does not concern it.
    public var step: Int?
    public var verdict: Verdict
    public var clauses: [ClauseOutcome] = []
    /// The first day on which the verdict could be another one.
    public var nextChange: CalendarDate?
    /// What it waits for, and when that comes, as far as it is known on the day; `nil` when no day is known.
    public var coming: ComingChange?
    /// After something was executed: what the sequence says on the next day, where somebody looked ahead.
    public var following: FollowingStep?
}

/// What comes after an executed step.
public struct FollowingStep: Sendable {
    /// `nil` when every step is behind the item.
    public var step: Int?
    public var verdict: Verdict
    public var coming: ComingChange?
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
    /// What its clock counts from has not happened: the clock, and the names of what has not.
    case anchorHasNotHappened(SourceRange, names: [String])
    case spacing(SpacingReading)
    case notASendDay(next: CalendarDate)
    case notAWorkingDay(next: CalendarDate)
    case quietPeriod(until: CalendarDate)
    /// `when` is not yet true.
    case whenIsFalse(SourceRange?)
    case belowMinimum(SourceRange?, [ThresholdReading])
    case belowTolerance([ThresholdReading])
    /// Unapplied cash that is spread over the oldest invoices covers it.
    case coveredByCash([Money])
    /// The entity's bank data are older than the policy allows: no contact.
    case bankDataTooOld
    /// The recipient has no address for its channel; the task `no_address` was given.
    case noAddress
    /// There is no template in a language that the recipient reads.
    case noTemplate(MissingTemplate)
    /// Another step of the sequence was executed on this day.
    case oneStepADay
    case contactLimit(FilledContactLimit)
    /// The approval was refused.
    case approvalRefused
}

/// Why a message is too soon after another.
public struct SpacingReading: Sendable {
    /// The first day that is late enough.
    public var until: CalendarDate
    /// The day of the last message about the item, or the first day after its last hold.
    public var since: CalendarDate
    public var sinceHold: Bool
    public var origin: SourceRange?
}

/// An amount that is smaller than it must be.
public struct ThresholdReading: Hashable, Sendable {
    public var amount: Money
    public var threshold: Money
}

/// A contact limit without room for one more, and the contacts that fill it.
public struct FilledContactLimit: Sendable {
    public var limit: ContactLimit
    /// By day.
    public var contacts: [CountedContact]
    /// The first day on which there is room for one again, when nothing else is sent.
    public var frees: CalendarDate
}

public struct CountedContact: Hashable, Sendable {
    /// Index of the account that it was for.
    public var account: Int
    public var deed: PastDeed
}

public enum UnconcernedReason: Sendable {
    case forIsFalse
    case factored
    case handedOver
    case paid
}

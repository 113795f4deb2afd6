import Diagnostics
import FinancialValues
import PlaybookProgram

/// A hold that holds on that day.
public struct HoldFinding: Sendable {
    public var name: String
    public var origin: SourceRange?
    /// Indices of the invoices it holds; empty: the whole account.
    public var invoices: [Int]
    /// How much of them, by currency.
    public var amounts: [Money] = []
    /// For the first invoice.
    public var clauses: [ClauseOutcome]
    /// What of the ledger it rests on, where that has a name: promises, disputes, blocks, announced payments.
    public var grounds: [HoldGround] = []
    public var lastDay: CalendarDate?
    /// When it ends, at least for one of the invoices, as far as it is known; `nil` when no day is known.
    public var ends: ComingChange?
}

/// A row of the ledger that a hold rests on; indices in the snapshot.
public enum HoldGround: Hashable, Sendable {
    case promise(Int)
    case dispute(Int)
    case block(Int)
    case payment(Int)
    /// Unapplied cash, by currency.
    case cash(Money)
}

/// What an escalation came to on that day.
public struct EscalationFinding: Sendable {
    /// Index of the escalation in the playbook.
    public var escalation: Int
    public var verdict: EscalationVerdict
    public var clauses: [ClauseOutcome]
    public var nextChange: CalendarDate?
    public var coming: ComingChange?
}

public enum EscalationVerdict: Sendable {
    case executed
    case held([String])
    case whenIsFalse
    /// It came in this case, and does not repeat.
    case doneOnce(PastDeed)
    /// It repeats, and is not due again before a day.
    case repeats(after: PastDeed, on: CalendarDate)
    case waiting(WaitReason)
}

/// What a suspension came to for one service on that day.
public struct StageFinding: Sendable {
    /// Index of the playbook whose rules the service is under.
    public var playbook: Int
    public var suspension: Int
    /// Index of the service in the snapshot; `nil`: the account as a whole.
    public var service: Int?
    /// The last stage that is in force; `nil` when the service is not limited.
    public var inForce: Int?
    /// The next stage; `nil` when every stage is in force.
    public var stage: Int?
    public var verdict: StageVerdict
    /// Indices of the invoices that support it.
    public var ground: [Int]
    public var clauses: [ClauseOutcome]
    public var nextChange: CalendarDate?
    public var coming: ComingChange?
}

/// Why a stage comes, or does not come yet.
public enum StageVerdict: Sendable {
    case executed
    case held([String])
    /// No invoice's own notice and clocks support it; the first day on which one could, where that is known.
    case noGround(earliest: CalendarDate?)
    /// No invoice supports it, and this notice, from whose receipt it counts, is not known to be received.
    case notReceived(PastDeed)
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
    /// There is no template in a language that the recipient reads.
    case noTemplate(MissingTemplate)
    case approvalRefused
    /// Another stage of the service came on this day.
    case oneStageADay
    /// Every stage is in force, or the service is terminated.
    case complete
}

/// What an obligation asks of an account, and what became of that by the day.
public struct ObligationFinding: Sendable {
    public enum State: Sendable {
        /// Done, or given in time and not yet known to be done.
        case settled(PastDeed)
        /// To come on a day.
        case waits(CalendarDate)
        /// What its deadline counts from has not happened: the names of it.
        case noDeadline([String])
        /// `for` is false.
        case notConcerned
    }

    /// Index of the obligation in the playbook.
    public var obligation: Int
    public var invoices: [Int]
    public var dispute: Int?
    /// The last day on which it is in time; `nil` where it is not known, or the obligation does not concern the account.
    public var deadline: CalendarDate?
    /// The day it is scheduled: that of the warning, else the deadline itself, or the last working day before.
    public var warning: CalendarDate?
    public var isLate: Bool
    public var state: State
    public var clauses: [ClauseOutcome]
}

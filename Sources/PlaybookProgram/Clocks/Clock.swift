import Diagnostics
import FinancialValues

/// Says on which day something is to happen: `10 days after due and 5 days after first_reminder`.
public struct Clock: Sendable {
    /// Joined with `and`: the latest counts, and none is reached before all are. Never empty.
    public let terms: [ClockTerm]
    public let origin: SourceRange

    public init(_ terms: [ClockTerm], at origin: SourceRange) { (self.terms, self.origin) = (terms, origin) }
}

public indirect enum ClockTerm: Hashable, Sendable {
    case anchor(Anchor)
    case after(DateOffset, ClockTerm)
    /// The day after that many whole days have passed: `8 full days after formal_notice received`.
    case fullDaysAfter(Int, ClockTerm)
    case before(DateOffset, ClockTerm)
    /// The last day of the month of that day.
    case monthEnd(ClockTerm)

    public var anchor: Anchor {
        switch self {
        case .anchor(let anchor): anchor
        case .after(_, let inner), .fullDaysAfter(_, let inner), .before(_, let inner), .monthEnd(let inner):
            inner.anchor
        }
    }
}

/// What a clock counts from.
public enum Anchor: Hashable, Sendable {
    case issued, due, entered
    case promiseDue, promiseBroken, disputeOpened, disputeClosed
    case paymentReceived, paymentRejected
    case insolvency, insolvencyPublished, courtDeadline
    case factoredOn
    /// The actual day of something named in the playbook, or of its receipt.
    case event(EventReference)
}

/// Something named that happened, and which side of it.
public struct EventReference: Hashable, Sendable {
    public enum Moment: String, Sendable {
        /// The day it was executed: a step's or stage's bare name, or `NAME sent`.
        case executed
        /// The day it was received, proved by history or deemed by `delivery`.
        case received
        /// The day a task was done, by history.
        case done
    }

    public let action: NamedAction
    public let moment: Moment

    public init(_ action: NamedAction, _ moment: Moment) { (self.action, self.moment) = (action, moment) }
}

/// A thing of the playbook that has a day of its own.
public enum NamedAction: Hashable, Sendable {
    case step(sequence: Int, step: Int)
    case stage(suspension: Int, stage: Int)
    case lift(suspension: Int, lift: Int)
    case escalation(Int)
    case obligation(Int)
    /// A task, by its name, whichever rule gave it.
    case task(String)

    /// It limits a service, or gives it back.
    public var isOfSuspension: Bool {
        switch self {
        case .stage, .lift: true
        case .step, .escalation, .obligation, .task: false
        }
    }
}

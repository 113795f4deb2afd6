import Diagnostics
import FinancialValues

/// A rule that says: now is a bad time.
public struct CompiledHold: Sendable {
    public enum Kind: UInt8, CaseIterable, Sendable {
        case contact, charges
        case handOver
        case suspension, `internal`

        /// The word of the language.
        public var word: String { self == .handOver ? "hand_over" : String(describing: self) }
    }

    public enum Part: String, CaseIterable, Sendable {
        case disputedAmount = "disputed_amount"
        case promisedAmount = "promised_amount"
    }

    public enum Trigger: Sendable {
        case condition(CompiledCondition)
        /// A dunning block of the ledger.
        case block
        /// An announced payment, for the policy's `pending` days.
        case pendingPayment
        /// Unapplied cash that covers all that is overdue.
        case coveringCash
    }

    public var name: String
    public var trigger: Trigger
    /// Facts of one invoice hold that invoice; customer, account and day facts hold the whole account.
    public var isOnItem: Bool
    /// Just that part of the item; the rest goes on.
    public var only: Part?
    public var stops: Set<Kind>
    public var clockStops: Bool
    public var restarts: Bool
    /// Indices of sequences that go on regardless.
    public var except: Set<Int>
    /// `nil` for what is built in and not mentioned in the playbook.
    public var origin: SourceRange?

    public init(
        name: String, trigger: Trigger, isOnItem: Bool, only: Part? = nil,
        stops: Set<Kind> = [.contact, .charges, .handOver, .suspension], clockStops: Bool = true,
        restarts: Bool = false, except: Set<Int> = [], origin: SourceRange?
    ) {
        self.name = name
        self.trigger = trigger
        self.isOnItem = isOnItem
        self.only = only
        self.stops = stops
        self.clockStops = clockStops
        self.restarts = restarts
        self.except = except
        self.origin = origin
    }
}

extension CompiledHold.Kind {
    /// Which kind of a hold's `stops` stops a deed.
    public init(stopping deed: Deed) {
        if deed.isContact {
            self = .contact
        } else if case .task(let task) = deed, task.task == "hand_over" {
            self = .handOver
        } else {
            self = .internal
        }
    }
}

/// How long after its day a promise is still kept, and whose promises hold nothing any more.
public struct PromiseRule: Sendable {
    public var grace: DateOffset
    /// A promise made when this many were broken in that many days before holds nothing.
    public var noLongerAfter: (broken: Int, days: Int)?
    public var origin: SourceRange?

    public init(
        grace: DateOffset = DateOffset(0, .days), noLongerAfter: (broken: Int, days: Int)? = nil,
        origin: SourceRange? = nil
    ) {
        self.grace = grace
        self.noLongerAfter = noLongerAfter
        self.origin = origin
    }
}

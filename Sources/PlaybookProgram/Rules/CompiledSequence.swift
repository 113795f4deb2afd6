import Diagnostics
import FinancialValues

/// Steps that run in order for each item.
public struct CompiledSequence: Sendable {
    public enum Unit: String, CaseIterable, Sendable {
        case invoice, account
        case accountCurrency = "account_currency"
        case promise, dispute
    }

    public var name: String
    public var unit: Unit
    /// Whom; looked at every day. `nil`: everybody.
    public var forWhom: CompiledCondition?
    /// Smaller items wait. In minor units per currency; empty: no minimum.
    public var minimum: [CurrencyCode: Int64]
    public var minimumOrigin: SourceRange?
    /// Least time between two messages to the customer about one item.
    public var spacing: DateOffset
    public var spacingOrigin: SourceRange?
    public var includesFactored: Bool
    public var steps: [CompiledStep]
    public var origin: SourceRange

    public init(
        name: String, unit: Unit, forWhom: CompiledCondition? = nil, minimum: [CurrencyCode: Int64] = [:],
        minimumOrigin: SourceRange? = nil, spacing: DateOffset = DateOffset(0, .days),
        spacingOrigin: SourceRange? = nil, includesFactored: Bool = false, steps: [CompiledStep], origin: SourceRange
    ) {
        self.name = name
        self.unit = unit
        self.forWhom = forWhom
        self.minimum = minimum
        self.minimumOrigin = minimumOrigin
        self.spacing = spacing
        self.spacingOrigin = spacingOrigin
        self.includesFactored = includesFactored
        self.steps = steps
        self.origin = origin
    }
}

/// One thing to do about an item.
public struct CompiledStep: Sendable {
    public var name: String
    public var at: Clock
    /// The last day on which it may run.
    public var until: Clock?
    public var forWhom: CompiledCondition?
    /// What must be true first; until then it waits, and so do the steps after it.
    public var when: CompiledCondition?
    public var skipIfLate: Bool
    public var deed: Deed
    public var repetition: Repetition?
    public var combine: Combine
    /// For `combine: recipient`: the weekdays on which it goes; empty: any.
    public var on: Set<Weekday>
    public var lists: Lists
    public var approval: ApprovalRule
    /// In minor units per currency.
    public var fee: [CurrencyCode: Int64]
    /// The law or contract that the step rests on; without one its fee is not asked of consumers.
    public var legalBasis: String?
    public var charges: Set<Charge>
    public var isFinal: Bool
    /// Names under which history may know it.
    public var formerly: [String]
    public var origin: SourceRange

    public init(
        name: String, at: Clock, until: Clock? = nil, forWhom: CompiledCondition? = nil, when: CompiledCondition? = nil,
        skipIfLate: Bool = false, deed: Deed, repetition: Repetition? = nil, combine: Combine, on: Set<Weekday> = [],
        lists: Lists = .overdue, approval: ApprovalRule = ApprovalRule(), fee: [CurrencyCode: Int64] = [:],
        legalBasis: String? = nil, charges: Set<Charge> = [], isFinal: Bool = false, formerly: [String] = [],
        origin: SourceRange
    ) {
        self.name = name
        self.at = at
        self.until = until
        self.forWhom = forWhom
        self.when = when
        self.skipIfLate = skipIfLate
        self.deed = deed
        self.repetition = repetition
        self.combine = combine
        self.on = on
        self.lists = lists
        self.approval = approval
        self.fee = fee
        self.legalBasis = legalBasis
        self.charges = charges
        self.isFinal = isFinal
        self.formerly = formerly
        self.origin = origin
    }

    /// A run can pass over it without executing it.
    public var mayBeSkipped: Bool { forWhom != nil || until != nil || skipIfLate }
}

/// `repeat: every 5 days, 3 times`.
public struct Repetition: Sendable {
    public var every: DateOffset
    /// How often in all, the first included; `nil`: until paid.
    public var times: Int?

    public init(every: DateOffset, times: Int?) { (self.every, self.times) = (every, times) }
}

/// What becomes one message.
public enum Combine: String, CaseIterable, Sendable {
    case account, recipient, step, none
}

/// Which items a message shows.
public enum Lists: String, CaseIterable, Sendable {
    case decided, overdue, open
}

public enum Charge: String, CaseIterable, Sendable {
    case lateInterest = "late_interest"
    case fixedCompensation = "fixed_compensation"
}

/// What a rule does: send a message or give a task.
public enum Deed: Sendable {
    case message(MessageDeed)
    case task(TaskDeed)
}

public struct MessageDeed: Sendable {
    /// Never empty.
    public var channels: [Channel]
    /// Used when the first has no address or bounced.
    public var fallback: Channel?
    public var to: RoleReference
    public var copy: [RoleReference]
    /// Who signs and is answered.
    public var from: RoleReference?
    public var isFormalNotice: Bool
    public var template: String

    public init(
        channels: [Channel], fallback: Channel? = nil, to: RoleReference, copy: [RoleReference] = [],
        from: RoleReference? = nil, isFormalNotice: Bool = false, template: String
    ) {
        self.channels = channels
        self.fallback = fallback
        self.to = to
        self.copy = copy
        self.from = from
        self.isFormalNotice = isFormalNotice
        self.template = template
    }
}

public struct TaskDeed: Sendable {
    public var task: String
    public var to: RoleReference
    public var within: DateOffset?
    public var then: RoleReference?
    /// It reaches the customer: a call, a visit, or a declared task that says so.
    public var reachesCustomer: Bool

    public init(
        task: String, to: RoleReference, within: DateOffset? = nil, then: RoleReference? = nil, reachesCustomer: Bool
    ) {
        self.task = task
        self.to = to
        self.within = within
        self.then = then
        self.reachesCustomer = reachesCustomer
    }
}

extension Deed {
    /// A message to the customer or a task that reaches him.
    public var isContact: Bool {
        switch self {
        case .message(let message): message.to.side == .customer
        case .task(let task): task.reachesCustomer
        }
    }

    public var isMessageToCustomer: Bool {
        if case .message(let message) = self { message.to.side == .customer } else { false }
    }

    public var recipient: RoleReference {
        switch self {
        case .message(let message): message.to
        case .task(let task): task.to
        }
    }

    public var isFormalNotice: Bool {
        if case .message(let message) = self { message.isFormalNotice } else { false }
    }
}

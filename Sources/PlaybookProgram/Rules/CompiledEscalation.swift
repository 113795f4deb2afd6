import Diagnostics
import FinancialValues

/// A reaction of an account to its state, once per case or repeated.
public struct CompiledEscalation: Sendable {
    public var name: String
    public var when: CompiledCondition
    public var deed: Deed
    public var every: DateOffset?
    public var combine: Combine
    public var on: Set<Weekday>
    public var lists: Lists
    public var approval: ApprovalRule
    public var formerly: [String]
    public var origin: SourceRange

    public init(
        name: String, when: CompiledCondition, deed: Deed, every: DateOffset?, combine: Combine, on: Set<Weekday>,
        lists: Lists, approval: ApprovalRule, formerly: [String], origin: SourceRange
    ) {
        self.name = name
        self.when = when
        self.deed = deed
        self.every = every
        self.combine = combine
        self.on = on
        self.lists = lists
        self.approval = approval
        self.formerly = formerly
        self.origin = origin
    }
}

/// A deadline of law or contract, which no hold, quiet period or contact limit delays.
public struct CompiledObligation: Sendable {
    public enum Unit: String, CaseIterable, Sendable {
        case account, invoice, dispute, payment
    }

    public var name: String
    public var unit: Unit
    public var forWhom: CompiledCondition?
    public var by: Clock
    public var warn: DateOffset?
    public var deed: Deed
    public var approval: ApprovalRule
    public var formerly: [String]
    public var origin: SourceRange

    public init(
        name: String, unit: Unit, forWhom: CompiledCondition?, by: Clock, warn: DateOffset?, deed: Deed,
        approval: ApprovalRule = ApprovalRule(), formerly: [String], origin: SourceRange
    ) {
        self.name = name
        self.unit = unit
        self.forWhom = forWhom
        self.by = by
        self.warn = warn
        self.deed = deed
        self.approval = approval
        self.formerly = formerly
        self.origin = origin
    }
}

import Diagnostics
import FinancialValues

/// When services are restricted, suspended and terminated, and when that is lifted.
public struct CompiledSuspension: Sendable {
    public enum Ground: String, CaseIterable, Sendable {
        case sameContract = "same_contract"
        case account
    }

    public enum AllowedDays: Sendable {
        /// These weekdays, each a working day followed by a working day.
        case weekdays(Set<Weekday>)
        case any
    }

    public var name: String
    /// Which services; `nil`: the account itself, as for held orders.
    public var services: CompiledCondition?
    public var ground: Ground
    public var stages: [CompiledStage]
    public var lifts: [CompiledLift]
    public var bars: [CompiledBar]
    /// From receipt; `nil`: a notice does not lapse.
    public var noticeLapses: DateOffset?
    public var days: AllowedDays
    public var restAfterLift: DateOffset
    /// Where that is written; `nil` where it is not.
    public var restOrigin: SourceRange?
    public var origin: SourceRange

    public init(
        name: String, services: CompiledCondition?, ground: Ground, stages: [CompiledStage], lifts: [CompiledLift],
        bars: [CompiledBar], noticeLapses: DateOffset?, days: AllowedDays, restAfterLift: DateOffset,
        restOrigin: SourceRange? = nil, origin: SourceRange
    ) {
        self.name = name
        self.services = services
        self.ground = ground
        self.stages = stages
        self.lifts = lifts
        self.bars = bars
        self.noticeLapses = noticeLapses
        self.days = days
        self.restAfterLift = restAfterLift
        self.restOrigin = restOrigin
        self.origin = origin
    }
}

/// What a stage does to a service, from the least grave.
public enum SuspensionEffect: String, CaseIterable, Comparable, Sendable {
    case holdOrders = "hold_orders"
    case restrict, suspend, terminate

    public static func < (left: SuspensionEffect, right: SuspensionEffect) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

public struct CompiledStage: Sendable {
    public var name: String
    public var at: Clock
    public var when: CompiledCondition?
    public var effect: SuspensionEffect
    public var billingContinues: Bool
    public var message: MessageDeed?
    public var approval: ApprovalRule
    public var withoutNotice: Bool
    public var formerly: [String]
    public var origin: SourceRange

    public init(
        name: String, at: Clock, when: CompiledCondition?, effect: SuspensionEffect, billingContinues: Bool,
        message: MessageDeed?, approval: ApprovalRule, withoutNotice: Bool, formerly: [String], origin: SourceRange
    ) {
        self.name = name
        self.at = at
        self.when = when
        self.effect = effect
        self.billingContinues = billingContinues
        self.message = message
        self.approval = approval
        self.withoutNotice = withoutNotice
        self.formerly = formerly
        self.origin = origin
    }
}

public struct CompiledLift: Sendable {
    public enum Target: Sendable {
        case all
        /// Back to this stage.
        case stage(Int)
    }

    public var name: String
    public var when: CompiledCondition
    public var target: Target
    public var message: MessageDeed?
    public var formerly: [String]
    public var origin: SourceRange

    public init(
        name: String, when: CompiledCondition, target: Target, message: MessageDeed?, formerly: [String],
        origin: SourceRange
    ) {
        self.name = name
        self.when = when
        self.target = target
        self.message = message
        self.formerly = formerly
        self.origin = origin
    }
}

/// What must not happen while a condition is true.
public struct CompiledBar: Sendable {
    public var name: String
    public var when: CompiledCondition
    public var effects: Set<SuspensionEffect>
    public var legalBasis: String?
    public var origin: SourceRange

    public init(
        name: String, when: CompiledCondition, effects: Set<SuspensionEffect>, legalBasis: String?, origin: SourceRange
    ) {
        self.name = name
        self.when = when
        self.effects = effects
        self.legalBasis = legalBasis
        self.origin = origin
    }
}

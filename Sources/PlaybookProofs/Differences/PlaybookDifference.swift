import Diagnostics
import PlaybookProgram

/// What two programs say differently, rule by rule, and where that makes them act differently.
public struct PlaybookDifference: Sendable {
    /// Of the policy; `nil` where it says the same.
    public var policy: RuleDifference?
    /// By name; those that say the same are left out.
    public var playbooks: [PlaybookChange]

    /// Nothing is different but what is proved to mean the same.
    public var actsTheSame: Bool { changes.allSatisfy(\.actsTheSame) && playbooks.allSatisfy { $0.presence == .both } }

    /// Every rule that is different acts the same, or nobody knows.
    public var isOnlyUndecided: Bool {
        !actsTheSame && playbooks.allSatisfy { $0.presence == .both }
            && changes.allSatisfy { $0.actsTheSame || $0.isOnlyUndecided }
    }

    private var changes: [RuleDifference] { (policy.map { [$0] } ?? []) + playbooks.flatMap(\.rules) }
}

/// What is different about one playbook.
public struct PlaybookChange: Sendable {
    public enum Presence: Sendable { case onlyOld, onlyNew, both }

    public var name: String
    public var presence: Presence
    /// The playbook of the other side that it is compared with, where that has another name: the nearest that it extends.
    /// `nil` where there is none, and for a playbook that both have.
    public var comparedWith: String?
    public var oldOrigin: SourceRange?
    public var newOrigin: SourceRange?
    /// In the order of the newer playbook; what only the older has follows its neighbour's kind.
    public var rules: [RuleDifference]
}

/// What is different about one rule.
public struct RuleDifference: Sendable {
    public enum Kind: Sendable { case added, removed, changed }

    public var identity: ProgramRule.Identity
    public var kind: Kind
    /// What it was called before; `nil` where that is the same.
    public var formerName: String?
    public var oldOrigin: SourceRange?
    public var newOrigin: SourceRange?
    /// Of an added or removed rule all that it says.
    public var values: [ValueDifference]

    var actsTheSame: Bool { kind == .changed && values.allSatisfy { $0.meaning.isSame } }
    var isOnlyUndecided: Bool {
        kind == .changed && values.allSatisfy { $0.meaning.isSame || $0.meaning.isUndecided }
    }
}

/// What a rule says at one key, before and now.
public struct ValueDifference: Sendable {
    public var key: String
    /// In the language's own words, names resolved. `nil` where it does not say it.
    public var old: String?
    public var new: String?
    public var meaning: Meaning

    public enum Meaning: Sendable {
        /// Another value is another meaning.
        case value
        /// Proved: on every ledger and day both are true, or both are false.
        case same
        case condition(ConditionDifference)
        case clock(ClockDifference)
        /// Neither proved to mean the same nor shown to differ.
        case undecided

        var isSame: Bool { if case .same = self { true } else { false } }
        var isUndecided: Bool { if case .undecided = self { true } else { false } }
    }
}

/// Facts for which a condition is true on one side and false on the other: the least that makes a difference.
public struct ConditionDifference: Sendable {
    /// For which it is true now and was false; `nil` where there are none.
    public var onlyNow: [String]?
    /// For which it was true and is false now; `nil` where there are none.
    public var onlyBefore: [String]?
    /// Of the directions without facts, some could not be decided.
    public var isIncomplete: Bool
}

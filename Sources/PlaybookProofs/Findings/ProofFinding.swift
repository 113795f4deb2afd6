import Diagnostics
import PlaybookProgram

/// Something in a playbook that no ledger can make matter, found by the machinery of proofs. Nothing is broken by it.
public struct ProofFinding: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case neverActs, neverTrue, alwaysTrue, changesNothing
    }

    public var kind: Kind
    /// What it is about: the name of a step, stage or other rule.
    public var rule: String
    /// Which of its conditions, as the author's key says; `nil` for the rule as a whole.
    public var key: String?
    /// The author's words, for a condition or a line of one.
    public var words: String?
    public var origin: SourceRange

    /// One sentence.
    public var sentence: String {
        let condition = key.map { "\"\($0)\" of \(rule)" } ?? rule
        switch kind {
        case .neverActs: return "\(rule) can never act: what it asks for cannot all be true"
        case .neverTrue: return "\(condition) is never true: \(words ?? "")"
        case .alwaysTrue: return "\(condition) is always true: \(words ?? "")"
        case .changesNothing: return "in \(condition), \(words ?? "") changes nothing beside the rest"
        }
    }
}

import DunningEngine
import FinancialValues
import PlaybookProgram

/// What is known of one guarantee of one playbook, over every ledger.
public struct GuaranteeVerdict: Sendable {
    public enum Outcome: Sendable {
        /// No ledger and no history of runs makes the interpreter break it.
        case proved
        /// The interpreter breaks it on this ledger.
        case refuted(Counterexample)
        /// Neither: why, rule by rule.
        case undecided([OpenQuestion])
    }

    /// Why a guarantee is neither proved nor refuted.
    public struct OpenQuestion: Hashable, Sendable {
        /// The rule that could break it; `nil` for the guarantee as a whole.
        public var rule: String?
        /// One sentence.
        public var reason: ProofSentence

        public init(rule: String?, reason: ProofSentence) { (self.rule, self.reason) = (rule, reason) }
    }

    public var playbook: String
    public var guarantee: CompiledGuarantee
    public var outcome: Outcome
    /// The rules that the guarantee speaks of, by name.
    public var rules: [String]
    /// What the proof takes for granted; empty unless proved.
    public var assumptions: [ProofAssumption] = []
}

/// A ledger on which the interpreter breaks a guarantee, and its story.
public struct Counterexample: Sendable {
    public var ledger: StoryLedger
    /// What the rule is called that breaks it; `nil` for a guarantee about a condition.
    public var rule: String?
    /// What the replay found.
    public var broken: BrokenGuarantee
}

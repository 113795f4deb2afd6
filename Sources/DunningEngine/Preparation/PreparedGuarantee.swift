import PlaybookProgram

/// A guarantee about a number of times: what happened before the run counts as well.
struct CountedGuarantee: Sendable {
    var playbook: Int
    var guarantee: Int
    var occasion: CompiledGuarantee.Occasion
    /// It is about a step or an escalation by its name, which reaches the customer.
    var isOfContact: Bool

    static func all(in program: CompiledProgram) -> [CountedGuarantee] {
        program.playbooks.enumerated().flatMap { playbook, source in
            source.guarantees.enumerated().compactMap { index, guarantee in
                guard case .atMost(_, let occasion, _) = guarantee.claim else { return nil }
                var isOfContact = false
                if case .action(let action) = occasion, !action.isOfSuspension {
                    isOfContact = source.deed(of: action)?.isContact ?? false
                }
                return CountedGuarantee(
                    playbook: playbook, guarantee: index, occasion: occasion, isOfContact: isOfContact)
            }
        }
    }
}

/// A guarantee bound to one ledger.
struct PreparedGuarantee: Sendable {
    let source: CompiledGuarantee
    /// Of a guarantee about a condition.
    let occasion: PreparedCondition?
    let require: PreparedCondition?
    /// Whether the ledger feeds every fact that it reads; what it does not feed cannot be watched.
    let isFed: Bool

    /// The longest time within which a guarantee asks for a next action; 0 where none does.
    static func daysLookedAhead(in program: CompiledProgram) -> Int {
        let days = program.playbooks.flatMap(\.guarantees).map { guarantee in
            if case .progress(let days) = guarantee.claim { days } else { 0 }
        }
        return days.max() ?? 0
    }

    init(_ source: CompiledGuarantee, _ preparation: ConditionPreparation) {
        self.source = source
        var (occasion, require): (PreparedCondition?, PreparedCondition?)
        if case .whenever(let event, let required) = source.claim {
            if case .condition(let condition) = event { occasion = preparation.prepare(condition) }
            require = preparation.prepare(required)
        }
        (self.occasion, self.require) = (occasion, require)
        var facts: Set<PreparedFact> = []
        occasion?.collectFacts(into: &facts)
        require?.collectFacts(into: &facts)
        let fed = LedgerFacts(policy: preparation.policy, ledger: preparation.ledger)
        isFed = facts.allSatisfy { fed.missingColumn(of: $0) == nil }
    }
}

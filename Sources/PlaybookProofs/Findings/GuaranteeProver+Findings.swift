import ConstraintSolving
import Diagnostics
import PlaybookProgram

/// Rules and conditions that no ledger makes matter.
extension GuaranteeProver {
    /// Of one playbook, in the order of its rules.
    ///
    /// - Parameter shares: Which of its conditions are asked of it: what it shares with playbooks before is asked of those.
    public func findings(of index: Int, _ shares: FindingShares) -> [ProofFinding] {
        let playbook = program.playbooks[index]
        guard playbook.leftAlone == nil else { return [] }
        let own = AskedCondition.all(in: playbook).filter { shares.asks($0, of: index) }
        return own.flatMap { findings($0, in: playbook) } + idleRules(of: playbook)
    }

    private func idleRules(of playbook: CompiledPlaybook) -> [ProofFinding] {
        playbook.guaranteedEvents.compactMap(\.action).compactMap { action in
            if case .lift = action { return nil }
            var moment = RuleMoment(program, playbook, surroundings)
            moment.require(action)
            guard isKnownToBeImpossible(moment.facts.problem) else { return nil }
            return ProofFinding(
                kind: .neverActs, rule: playbook.name(of: action), origin: playbook.origin(of: action))
        }
    }

    // MARK: - Conditions

    private func findings(_ condition: AskedCondition, in playbook: CompiledPlaybook) -> [ProofFinding] {
        func isImpossible(_ formula: (inout MomentFacts) -> Formula) -> Bool {
            var facts = MomentFacts(policy: program.policy, playbook: playbook)
            facts.problem.require(formula(&facts))
            return isKnownToBeImpossible(facts.problem)
        }
        func finding(_ kind: ProofFinding.Kind, _ part: CompiledCondition) -> ProofFinding? {
            guard let origin = part.firstOrigin else { return nil }
            return ProofFinding(
                kind: kind, rule: condition.rule, key: condition.key, words: origin.text, origin: origin)
        }
        let (whole, reading) = (condition.condition, condition.reading)
        if isImpossible({ $0.formula(whole, reading) }) { return [finding(.neverTrue, whole)].compactMap { $0 } }
        if isImpossible({ !$0.formula(whole, reading) }) { return [finding(.alwaysTrue, whole)].compactMap { $0 } }
        let (parts, isAll): ([CompiledCondition], Bool)
        switch whole {
        case .all(let all): (parts, isAll) = (all, true)
        case .any(let any): (parts, isAll) = (any, false)
        case .not, .clause: return []
        }
        return parts.indices.compactMap { index in
            let others = parts.indices.filter { $0 != index }.map { parts[$0] }
            let changesNothing =
                isAll
                ? isImpossible { facts in
                    .all(others.map { facts.formula($0, reading) } + [!facts.formula(parts[index], reading)])
                }
                : isImpossible { facts in
                    .all([facts.formula(parts[index], reading)] + others.map { !facts.formula($0, reading) })
                }
            return changesNothing ? finding(.changesNothing, parts[index]) : nil
        }
    }
}

extension CompiledCondition {
    /// Where its first clause is written.
    var firstOrigin: SourceRange? {
        switch self {
        case .all(let parts), .any(let parts): parts.lazy.compactMap(\.firstOrigin).first
        case .not(let part): part.firstOrigin
        case .clause(let clause): clause.origin
        }
    }
}

extension CompiledPlaybook {
    /// Where a rule is written.
    func origin(of action: NamedAction) -> SourceRange {
        switch action {
        case .step(let sequence, let step): sequences[sequence].steps[step].origin
        case .stage(let suspension, let stage): suspensions[suspension].stages[stage].origin
        case .lift(let suspension, let lift): suspensions[suspension].lifts[lift].origin
        case .escalation(let index): escalations[index].origin
        case .obligation(let index): obligations[index].origin
        case .task: origin
        }
    }
}

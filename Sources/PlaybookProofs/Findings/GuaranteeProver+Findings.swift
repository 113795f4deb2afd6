import ConstraintSolving
import Diagnostics
import PlaybookProgram

/// Rules and conditions that no ledger makes matter.
extension GuaranteeProver {
    /// In the order of the playbooks and their rules, each once however many playbooks share it.
    public func findings() -> [ProofFinding] {
        var findings: [ProofFinding] = []
        // What playbooks inherit is asked once.
        var asked: Set<ConditionPlace> = []
        for playbook in program.playbooks where playbook.leftAlone == nil {
            let own = conditions(of: playbook).filter { condition in
                condition.condition.firstOrigin.map { asked.insert(ConditionPlace(condition.rule, $0)).inserted }
                    ?? true
            }
            let found = own.flatMap { self.findings($0, in: playbook) } + idleRules(of: playbook)
            for finding in found where !findings.contains(finding) { findings.append(finding) }
        }
        return findings
    }

    private func idleRules(of playbook: CompiledPlaybook) -> [ProofFinding] {
        playbook.guaranteedEvents.compactMap(\.action).compactMap { action in
            if case .lift = action { return nil }
            var moment = RuleMoment(program, playbook, spans)
            moment.require(action)
            guard isImpossible(moment.facts.problem) else { return nil }
            return ProofFinding(
                kind: .neverActs, rule: playbook.name(of: action), origin: playbook.origin(of: action))
        }
    }

    // MARK: - Conditions

    private struct Condition {
        var rule: String
        var key: String
        var condition: CompiledCondition
        var reading: ConditionReading
    }

    /// What its own rules ask; whom it covers and what its guarantees ask are questions of their own.
    private func conditions(of playbook: CompiledPlaybook) -> [Condition] {
        let parts = RuleParts(playbook)
        return parts.places.compactMap { rule, key in
            guard ![.playbook, .guarantee, .suspension].contains(rule.kind),
                let part = parts.conditions[rule]?[key], let condition = part.condition
            else { return nil }
            return Condition(rule: rule.name, key: key, condition: condition, reading: part.reading)
        }
    }

    private func findings(_ condition: Condition, in playbook: CompiledPlaybook) -> [ProofFinding] {
        func isImpossible(_ formula: (inout MomentFacts) -> Formula) -> Bool {
            var facts = MomentFacts(policy: program.policy, playbook: playbook)
            facts.problem.require(formula(&facts))
            return self.isImpossible(facts.problem)
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

/// Where a rule's condition is written.
private struct ConditionPlace: Hashable {
    let rule: String
    let origin: SourceRange

    init(_ rule: String, _ origin: SourceRange) { (self.rule, self.origin) = (rule, origin) }
}

extension CompiledCondition {
    /// Where its first clause is written.
    fileprivate var firstOrigin: SourceRange? {
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

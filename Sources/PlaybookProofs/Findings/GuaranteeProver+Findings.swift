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

    private func conditions(of playbook: CompiledPlaybook) -> [Condition] {
        var conditions: [Condition] = []
        func add(_ rule: String, _ key: String, _ condition: CompiledCondition?, _ reading: ConditionReading) {
            guard let condition else { return }
            conditions.append(Condition(rule: rule, key: key, condition: condition, reading: reading))
        }
        for hold in playbook.holds {
            if case .condition(let condition) = hold.trigger {
                add(hold.name, "when", condition, hold.isOnItem ? .invoiceHold : .accountHold)
            }
        }
        for sequence in playbook.sequences {
            let reading = sequence.unit == .invoice ? ConditionReading.invoice : .account
            add(sequence.name, "for", sequence.forWhom, reading)
            for step in sequence.steps {
                add(step.name, "for", step.forWhom, reading)
                add(step.name, "when", step.when, reading)
            }
        }
        for escalation in playbook.escalations { add(escalation.name, "when", escalation.when, .account) }
        for obligation in playbook.obligations { add(obligation.name, "for", obligation.forWhom, .invoice) }
        for suspension in playbook.suspensions {
            for stage in suspension.stages { add(stage.name, "when", stage.when, ConditionReading(events: .ground)) }
            for bar in suspension.bars { add(bar.name, "when", bar.when, ConditionReading(events: .ground)) }
            for lift in suspension.lifts { add(lift.name, "when", lift.when, ConditionReading(events: .ground)) }
        }
        return conditions
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

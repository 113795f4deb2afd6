import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// What is known of coverage, over every customer that the policy's words allow.
public enum CoverageVerdict: Hashable, Sendable {
    /// Exactly one playbook covers each account, on every day.
    case proved
    /// An account that both cover: what is true of it.
    case several(String, String, account: String)
    /// An account that none covers on some day: what is true of it.
    case nobody(account: String)
    case undecided
}

extension GuaranteeProver {
    /// Whether exactly one playbook covers each account that no playbook names.
    ///
    /// Playbooks for some days only are asked for the days on which they are valid.
    public func coverage() -> CoverageVerdict {
        let conditional = program.playbooks.filter { if case .condition = $0.coverage { true } else { false } }
        for (index, first) in conditional.enumerated() {
            for second in conditional[(index + 1)...] where overlap(first, second) {
                switch answer([first, second], others: []) {
                case .possible(let account): return .several(first.name, second.name, account: account)
                case .impossible: continue
                case .unknown: return .undecided
                }
            }
        }
        let hasRest = program.playbooks.contains { playbook in
            if case .everyoneElse = playbook.coverage { playbook.valid == nil } else { false }
        }
        if hasRest { return .proved }
        switch answer([], others: conditional.filter { $0.valid == nil }) {
        case .possible(let account): return .nobody(account: account)
        case .impossible: return .proved
        case .unknown: return .undecided
        }
    }

    private func overlap(_ first: CompiledPlaybook, _ second: CompiledPlaybook) -> Bool {
        guard let a = first.valid, let b = second.valid else { return true }
        return a.overlaps(b)
    }

    private enum Answer {
        case possible(String)
        case impossible, unknown
    }

    /// Whether an account is covered by all of some playbooks and by none of others.
    private func answer(_ covering: [CompiledPlaybook], others: [CompiledPlaybook]) -> Answer {
        var facts = MomentFacts(policy: program.policy, playbook: program.playbooks[0])
        for playbook in covering {
            if case .condition(let condition) = playbook.coverage {
                facts.problem.require(facts.formula(condition, .account))
            }
        }
        for playbook in others {
            if case .condition(let condition) = playbook.coverage {
                facts.problem.require(!facts.formula(condition, .account))
            }
        }
        for (fact, words) in StoryWords.of(program.policy) where facts.problem.isDeclared(fact.rawValue) {
            let numbers = words.map { facts.number(ofWord: $0, in: fact.rawValue) }
            facts.problem.require(facts.variable(fact).isOne(of: numbers))
        }
        switch solver.solve(facts.problem) {
        case .impossible: return .impossible
        case .unknown: return .unknown
        case .possible(let values): return .possible(account(values, facts))
        }
    }

    /// `customer.segment = sme, account.legal_entity = FR01`
    private func account(_ values: ConstraintSolver.Assignment, _ facts: MomentFacts) -> String {
        let parts = facts.problem.variables.compactMap { variable -> String? in
            guard let number = values.number(variable.name) else { return nil }
            guard let fact = BuiltInFact(rawValue: variable.name) else {
                return variable.name.contains(" ") ? nil : "\(variable.name) = \(number)"
            }
            if FactTable.row(of: fact).type == .boolean { return "\(fact.rawValue) = \(number != 0)" }
            return "\(fact.rawValue) = \(facts.word(number, in: fact.rawValue) ?? String(number))"
        }
        return parts.isEmpty ? "any account" : parts.joined(separator: ", ")
    }
}

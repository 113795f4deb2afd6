import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// What is known of coverage, over every customer that the policy's words allow.
public enum CoverageVerdict: Hashable, Sendable {
    /// Exactly one playbook covers each account, on every day.
    case proved
    /// The same, but for accounts with a word that a list of the policy lacks, which the ledger counts as `other`: of these none
    /// covers this one.
    case provedOfListedWords(uncovered: String)
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
        let always = conditional.filter { $0.valid == nil }
        switch answer([], others: always, countsOther: false) {
        case .possible(let account): return .nobody(account: account)
        case .unknown: return .undecided
        case .impossible: break
        }
        switch answer([], others: always) {
        case .possible(let account): return .provedOfListedWords(uncovered: account)
        case .unknown: return .undecided
        case .impossible: return .proved
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
    ///
    /// - Parameter countsOther: Also accounts with words that the policy's lists lack.
    private func answer(
        _ covering: [CompiledPlaybook], others: [CompiledPlaybook], countsOther: Bool = true
    ) -> Answer {
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
        let conditions = (covering + others).compactMap { playbook in
            if case .condition(let condition) = playbook.coverage { condition } else { nil }
        }
        let reading = ConditionReading.account
        for fact in ConditionQuestions(conditions, fields: program.policy.fields).facts {
            facts.requireKnownWord(fact, reading, countsOther: countsOther)
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
            guard FactTable.row(of: fact).type.isWord else { return "\(fact.rawValue) = \(number)" }
            return "\(fact.rawValue) = \(facts.word(number) ?? "another")"
        }
        return parts.isEmpty ? "any account" : parts.joined(separator: ", ")
    }
}

extension ValueType {
    fileprivate var isWord: Bool {
        switch self {
        case .text, .enumeration: true
        case .boolean, .number, .money, .days, .date: false
        }
    }
}

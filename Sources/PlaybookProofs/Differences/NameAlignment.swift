import PlaybookProgram

/// A playbook with the names and numbers of another: what both have is called and counted alike.
///
/// A rule that the other knows by a former name takes the new one. What the other does not have is counted behind all that it
/// has.
struct NameAlignment {
    let old: CompiledPlaybook
    let new: CompiledPlaybook
    /// Former names of steps and rules, by the name they have now.
    let formerNames: [String: String]
    private let fields: [Int: Int]

    /// - Parameter fields: By number of an older own field, its number in the newer policy; the others are counted behind.
    init(_ old: CompiledPlaybook, _ new: CompiledPlaybook, fields: [Int: Int]) {
        self.new = new
        self.fields = fields
        formerNames = NameAlignment.formerNames(old, new)
        self.old = old.renamed(Dictionary(formerNames.map { ($0.value, $0.key) }) { first, _ in first })
    }

    /// Of rules that the newer playbook has under another name: it says which.
    static func formerNames(_ old: CompiledPlaybook, _ new: CompiledPlaybook) -> [String: String] {
        let (before, now) = (Set(old.namedRules.map(\.name)), Set(new.namedRules.map(\.name)))
        var names: [String: String] = [:]
        for rule in new.namedRules where !before.contains(rule.name) {
            let former = rule.formerly.filter { before.contains($0) && !now.contains($0) }
            if former.count == 1 { names[rule.name] = former[0] }
        }
        return names
    }

    /// The behind of everything that both have.
    private static let behind = 1000

    func action(_ action: NamedAction) -> NamedAction {
        switch action {
        case .step(let index, let step):
            let sequence = old.sequences[index]
            let name = sequence.steps[step].name
            guard let found = new.sequences.firstIndex(where: { $0.name == sequence.name }),
                let position = new.sequences[found].steps.firstIndex(where: { $0.name == name })
            else { return .step(sequence: index + Self.behind, step: step) }
            return .step(sequence: found, step: position)
        case .stage(let index, let stage):
            let suspension = old.suspensions[index]
            let name = suspension.stages[stage].name
            guard let found = new.suspensions.firstIndex(where: { $0.name == suspension.name }),
                let position = new.suspensions[found].stages.firstIndex(where: { $0.name == name })
            else { return .stage(suspension: index + Self.behind, stage: stage) }
            return .stage(suspension: found, stage: position)
        case .lift(let index, let lift):
            let suspension = old.suspensions[index]
            let name = suspension.lifts[lift].name
            guard let found = new.suspensions.firstIndex(where: { $0.name == suspension.name }),
                let position = new.suspensions[found].lifts.firstIndex(where: { $0.name == name })
            else { return .lift(suspension: index + Self.behind, lift: lift) }
            return .lift(suspension: found, lift: position)
        case .escalation(let index):
            let found = new.escalations.firstIndex { $0.name == old.escalations[index].name }
            return .escalation(found ?? index + Self.behind)
        case .obligation(let index):
            let found = new.obligations.firstIndex { $0.name == old.obligations[index].name }
            return .obligation(found ?? index + Self.behind)
        case .task: return action
        }
    }

    /// The name of something after `action` has counted it.
    func name(of action: NamedAction) -> String {
        switch action {
        case .step(let sequence, let step) where sequence >= Self.behind:
            old.name(of: .step(sequence: sequence - Self.behind, step: step))
        case .stage(let suspension, let stage) where suspension >= Self.behind:
            old.name(of: .stage(suspension: suspension - Self.behind, stage: stage))
        case .lift(let suspension, let lift) where suspension >= Self.behind:
            old.name(of: .lift(suspension: suspension - Self.behind, lift: lift))
        case .escalation(let index) where index >= Self.behind: old.name(of: .escalation(index - Self.behind))
        case .obligation(let index) where index >= Self.behind: old.name(of: .obligation(index - Self.behind))
        default: new.name(of: action)
        }
    }

    // MARK: - Phrases

    func condition(_ condition: CompiledCondition) -> CompiledCondition {
        condition.mapped { test in
            switch test {
            case .holds(let fact): .holds(self.fact(fact))
            case .compare(let left, let sign, let right):
                .compare(operand(left, besides: right), sign, operand(right, besides: left))
            case .isOneOf(let value, let constants):
                .isOneOf(operand(value), constants.map { constant($0, besides: value) })
            case .isIn(let value, let range): .isIn(operand(value), range)
            case .isBetween(let value, let low, let high): .isBetween(operand(value), operand(low), operand(high))
            case .event(let test): .event(EventTest(anchor(test.anchor), test.when))
            }
        }
    }

    func clock(_ clock: Clock) -> Clock { Clock(clock.terms.map(term), at: clock.origin) }

    private func term(_ term: ClockTerm) -> ClockTerm {
        switch term {
        case .anchor(let anchor): .anchor(self.anchor(anchor))
        case .after(let offset, let inner): .after(offset, self.term(inner))
        case .fullDaysAfter(let days, let inner): .fullDaysAfter(days, self.term(inner))
        case .before(let offset, let inner): .before(offset, self.term(inner))
        case .monthEnd(let inner): .monthEnd(self.term(inner))
        }
    }

    private func anchor(_ anchor: Anchor) -> Anchor {
        guard case .event(let event) = anchor else { return anchor }
        return .event(EventReference(action(event.action), event.moment))
    }

    private func operand(_ operand: Operand, besides other: Operand? = nil) -> Operand {
        switch operand {
        case .fact(let fact): .fact(self.fact(fact))
        case .datePlus(.fact(let fact), let days): .datePlus(.fact(self.fact(fact)), days: days)
        case .constant(let constant): .constant(self.constant(constant, besides: other))
        case .datePlus(.date, _): operand
        }
    }

    /// A former name that `invoice.step` is compared with is the one it has now.
    private func constant(_ constant: Constant, besides other: Operand?) -> Constant {
        guard case .fact(.builtIn(.invoiceStep))? = other, case .word(let word) = constant,
            let renamed = formerNames.first(where: { $0.value == word })
        else { return constant }
        return .word(renamed.key)
    }

    private func fact(_ fact: Fact) -> Fact {
        guard case .own(let index) = fact else { return fact }
        return .own(fields[index] ?? index)
    }
}

extension CompiledPlaybook {
    /// Everything with a name under which history may know it.
    fileprivate var namedRules: [(name: String, formerly: [String])] {
        sequences.flatMap(\.steps).map { ($0.name, $0.formerly) } + escalations.map { ($0.name, $0.formerly) }
            + suspensions.flatMap(\.stages).map { ($0.name, $0.formerly) }
            + suspensions.flatMap(\.lifts).map { ($0.name, $0.formerly) }
            + obligations.map { ($0.name, $0.formerly) }
    }

    /// With other names for some of its steps and rules; what they were called before is kept beside.
    fileprivate func renamed(_ names: [String: String]) -> CompiledPlaybook {
        guard !names.isEmpty else { return self }
        var playbook = self
        func rename(_ name: inout String, _ formerly: inout [String]) {
            guard let new = names[name] else { return }
            formerly.append(name)
            name = new
        }
        func change<Rule>(_ rules: inout [Rule], _ body: (inout Rule) -> Void) {
            for index in rules.indices { body(&rules[index]) }
        }
        for index in playbook.sequences.indices {
            change(&playbook.sequences[index].steps) { rename(&$0.name, &$0.formerly) }
        }
        change(&playbook.escalations) { rename(&$0.name, &$0.formerly) }
        for index in playbook.suspensions.indices {
            change(&playbook.suspensions[index].stages) { rename(&$0.name, &$0.formerly) }
            change(&playbook.suspensions[index].lifts) { rename(&$0.name, &$0.formerly) }
        }
        change(&playbook.obligations) { rename(&$0.name, &$0.formerly) }
        return playbook
    }
}

extension CompiledCondition {
    /// The same with every clause's test put in another way.
    func mapped(_ change: (ClauseTest) -> ClauseTest) -> CompiledCondition {
        switch self {
        case .all(let parts): .all(parts.map { $0.mapped(change) })
        case .any(let parts): .any(parts.map { $0.mapped(change) })
        case .not(let part): .not(part.mapped(change))
        case .clause(let clause): .clause(CompiledClause(change(clause.test), at: clause.origin))
        }
    }

    /// All its clauses, in order.
    var tests: [ClauseTest] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.tests)
        case .not(let part): part.tests
        case .clause(let clause): [clause.test]
        }
    }
}

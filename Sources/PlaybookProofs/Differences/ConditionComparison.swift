import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// Asks the solver whether two conditions are true of the same accounts and days.
struct ConditionComparison {
    let policy: CompiledPolicy
    let alignment: NameAlignment
    let solver: ConstraintSolver
    /// Both playbooks cover the account: what a rule asks of others is never asked.
    let coverage: [CompiledCondition]

    enum Answer {
        case same
        case different(ConditionDifference)
        case undecided
    }

    /// - Parameters:
    ///   - old: With the names and numbers of the newer playbook. `nil`: always true.
    ///   - findsExamples: False: where they differ no facts are looked for.
    func compare(_ old: CompiledCondition?, _ new: RuleParts.Part, findsExamples: Bool) -> Answer {
        var facts = MomentFacts(policy: policy, playbook: alignment.new)
        let conditions = [old, new.condition].compactMap { $0 } + (new.isCovered ? coverage : [])
        let questions = ConditionQuestions(conditions, fields: policy.fields)
        for fact in questions.facts { facts.requireKnownWord(fact, new.reading) }
        if new.isCovered { for condition in coverage { facts.problem.require(facts.formula(condition, .account)) } }
        let before = facts.formula(old, new.reading)
        let now = facts.formula(new.condition, new.reading)
        if before == now { return .same }
        var difference = ConditionDifference(onlyNow: nil, onlyBefore: nil, isIncomplete: false)
        var isDifferent = false
        for (isNow, way) in [(true, Formula.all([now, !before])), (false, Formula.all([before, !now]))] {
            var problem = facts.problem
            problem.require(way)
            if case .impossible = solver.solve(problem) { continue }
            guard findsExamples else {
                isDifferent = true
                continue
            }
            var search = ExampleSearch(solver, facts, questions, way, new.reading) { alignment.name(of: $0) }
            guard let example = search.example() else {
                difference.isIncomplete = true
                continue
            }
            isDifferent = true
            if isNow { difference.onlyNow = example } else { difference.onlyBefore = example }
        }
        if isDifferent { return .different(difference) }
        return difference.isIncomplete ? .undecided : .same
    }
}

/// The facts and events that conditions ask about, each once, and the values that they compare them with.
struct ConditionQuestions {
    private(set) var facts: [Fact] = []
    private(set) var events: [Anchor] = []
    private(set) var constants: [Fact: [Constant]] = [:]
    private(set) var ages: [Anchor: Set<Int>] = [:]
    private(set) var ranges: [DayRange] = []
    /// Days that a date fact is compared with, counted from another.
    private(set) var offsets: Set<Int> = [0]
    private let fields: [OwnField]

    init(_ conditions: [CompiledCondition], fields: [OwnField]) {
        self.fields = fields
        for test in conditions.flatMap(\.tests) { add(test) }
        facts = facts.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(
            \.element)
        if facts.contains(where: { type(of: $0) == .date }), !facts.contains(.builtIn(.dayToday)) {
            facts.append(.builtIn(.dayToday))
        }
    }

    private mutating func add(_ test: ClauseTest) {
        switch test {
        case .holds(let fact): add(fact)
        case .compare(let left, _, let right): relate(left, right)
        case .isOneOf(let value, let constants): for constant in constants { relate(value, .constant(constant)) }
        case .isBetween(let value, let low, let high):
            relate(value, low)
            relate(value, high)
        case .isIn(let value, let range):
            relate(value, value)
            ranges.append(range)
        case .event(let test):
            if !events.contains(test.anchor) { events.append(test.anchor) }
            switch test.when {
            case .happened: ages[test.anchor, default: []].insert(1)
            case .atLeast(let days), .atLeastFull(let days), .within(let days), .notWithin(let days):
                ages[test.anchor, default: []].formUnion([max(0, days - 1), days, days + 1])
            }
        }
    }

    private mutating func add(_ fact: Fact) { if !facts.contains(fact) { facts.append(fact) } }

    private mutating func relate(_ left: Operand, _ right: Operand) {
        for (operand, other) in [(left, right), (right, left)] {
            if case .datePlus(let base, let days) = operand {
                offsets.formUnion([days, -days])
                if case .fact(let fact) = base { add(fact) }
            }
            guard case .fact(let fact) = operand else { continue }
            add(fact)
            // What two facts are compared with counts for both.
            if case .constant(let constant) = other { constants[fact, default: []].append(constant) }
            if case .datePlus(.date(let date), let days) = other {
                constants[fact, default: []].append(.date(date + days))
            }
        }
    }

    func type(of fact: Fact) -> ValueType {
        switch fact {
        case .builtIn(let fact): FactTable.row(of: fact).type
        case .own(let index): fields[index].type
        }
    }

    /// Words and truths before amounts, so that these are the least that make a difference for such an account.
    private func rank(_ fact: Fact) -> Int {
        switch type(of: fact) {
        case .enumeration: fact == .builtIn(.customerSegment) ? 0 : 1
        case .text: 2
        case .boolean: 3
        case .date: 4
        case .days: 5
        case .number: 6
        case .money: 7
        }
    }
}

import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// Finds plain facts for which a statement is true: few, and each the least of its kind that will do.
///
/// Values are fixed one after another, those that people would think of first. Days are real ones: a month, a weekday and a
/// date that do not go together are never tried.
struct ExampleSearch {
    private let solver: ConstraintSolver
    private let questions: ConditionQuestions
    private let statement: Formula
    private let reading: ConditionReading
    private let name: (NamedAction) -> String
    private var facts: MomentFacts
    private let variables: [Fact: Term]
    private let events: [(anchor: Anchor, variable: EventVariable)]
    /// What is always true, without the statement.
    private let always: ConstraintProblem
    private var problem: ConstraintProblem
    private var today = CalendarDate(year: 2026, month: 6, day: 15)!

    private struct Fixed {
        var text: String
        var formula: Formula
        /// It follows from the day.
        var isOfDay = false
    }

    init(
        _ solver: ConstraintSolver, _ facts: MomentFacts, _ questions: ConditionQuestions, _ statement: Formula,
        _ reading: ConditionReading, name: @escaping (NamedAction) -> String
    ) {
        (self.solver, self.questions, self.statement) = (solver, questions, statement)
        (self.reading, self.name) = (reading, name)
        var facts = facts
        var variables: [Fact: Term] = [:]
        for fact in questions.facts { variables[fact] = facts.term(fact, reading.role, isForHold: reading.isForHold) }
        var events: [(anchor: Anchor, variable: EventVariable)] = []
        for anchor in questions.events {
            events.append((anchor, facts.event(EventTest(anchor, .happened), reading.events)))
        }
        _ = facts.today()
        (self.facts, self.variables, self.events) = (facts, variables, events)
        always = facts.problem
        problem = always
        problem.require(statement)
    }

    /// - Returns: `nil` when the solver gives up, or nothing real is found.
    mutating func example() -> [String]? {
        guard fixToday() else { return nil }
        var fixed: [Fixed] = []
        for fact in questions.facts {
            guard let value = fix(fact) else { return nil }
            fixed.append(value)
        }
        for (anchor, variable) in events {
            guard let value = fix(anchor, variable) else { return nil }
            fixed.append(value)
        }
        return needed(fixed).map(\.text)
    }

    private func isPossible(_ problem: ConstraintProblem) -> Bool {
        if case .possible = solver.solve(problem) { true } else { false }
    }

    /// Takes the first of some statements that goes with everything so far.
    private mutating func fix(_ ways: [Fixed]) -> Fixed? {
        for way in ways {
            var trial = problem
            trial.require(way.formula)
            guard isPossible(trial) else { continue }
            problem = trial
            return way
        }
        return nil
    }

    /// Leaves out what makes no difference: with all the others the statement is true whatever it is.
    private func needed(_ fixed: [Fixed]) -> [Fixed] {
        func suffice(_ values: [Fixed], _ day: Formula) -> Bool {
            var trial = always
            trial.require(day)
            for value in values { trial.require(value.formula) }
            trial.require(!statement)
            return if case .impossible = solver.solve(trial) { true } else { false }
        }
        var kept = fixed.filter { !$0.isOfDay }
        let day = suffice(kept, .always) ? Formula.always : dayFormula
        for index in kept.indices.reversed() {
            var others = kept
            others.remove(at: index)
            if suffice(others, day) { kept = others }
        }
        return kept + (day == .always ? [] : fixed.filter(\.isOfDay))
    }

    // MARK: - Days

    private var dayFormula: Formula { formula(of: today) }

    private func formula(of date: CalendarDate) -> Formula {
        var parts = [Term(text: "|day.today|").isEqual(to: Term(date.dayNumber))]
        let (month, day) = (date.parts.month, date.parts.day)
        if always.isDeclared(BuiltInFact.dayMonth.rawValue) {
            parts.append(Term(text: "|\(BuiltInFact.dayMonth.rawValue)|").isEqual(to: Term(month)))
        }
        if always.isDeclared("day of month") { parts.append(Term(text: "|day of month|").isEqual(to: Term(day))) }
        if always.isDeclared("leap year") {
            let leap = Formula(text: "|leap year|")
            parts.append(CalendarDate(year: date.parts.year, month: 2, day: 29) == nil ? !leap : leap)
        }
        return .all(parts)
    }

    private mutating func fixToday() -> Bool {
        let base = today
        var days = (0..<7).map { base + $0 }
        days += questions.ranges.flatMap(edges)
        days += (1...12).map { CalendarDate(year: 2026, month: $0, day: 15)! }
        for constant in questions.constants.values.flatMap({ $0 }).sorted(by: { "\($0)" < "\($1)" }) {
            guard case .date(let date) = constant else { continue }
            days += questions.offsets.sorted().flatMap { offset in [-1, 0, 1].map { date + (offset + $0) } }
        }
        for day in days {
            var trial = problem
            trial.require(formula(of: day))
            guard isPossible(trial) else { continue }
            (problem, today) = (trial, day)
            return true
        }
        return false
    }

    /// The days at both ends of a range and around them; of one without years in 2026.
    private func edges(_ range: DayRange) -> [CalendarDate] {
        let (first, last): (CalendarDate, CalendarDate) =
            switch range {
            case .dates(let first, let last): (first, last)
            case .yearly(let first, let last): (first.date(in: 2026), last.date(in: 2026))
            }
        return [first - 1, first, last, last + 1]
    }

    // MARK: - Facts

    private mutating func fix(_ fact: Fact) -> Fixed? {
        let term = variables[fact]!
        let named = self.named(fact)
        switch fact {
        case .builtIn(.dayToday): return Fixed(text: "today = \(today)", formula: dayFormula, isOfDay: true)
        case .builtIn(.dayMonth):
            return Fixed(
                text: "month = \(DayOfYear.monthWords[today.parts.month - 1])", formula: dayFormula, isOfDay: true)
        case .builtIn(.dayWeekday):
            return Fixed(text: "weekday = \(today.weekday.word)", formula: dayFormula, isOfDay: true)
        default: break
        }
        switch questions.type(of: fact) {
        case .boolean:
            return fix([
                Fixed(text: "not \(named)", formula: term.isEqual(to: 0)),
                Fixed(text: named, formula: term.isEqual(to: 1)),
            ])
        case .enumeration, .text: return fixWord(fact, term, named)
        case .days: return fixNumber(term, steps(fact, 1), named) { DateOffset(Int(clamping: $0), .days).description }
        case .number:
            return fixNumber(term, steps(fact, 1_000_000), named) {
                ExactNumber(millionths: Int64(clamping: $0)).description
            }
        case .money:
            let currency = facts.policy.exchangeRates.reporting
            let cent = facts.policy.exchangeRates.converted(Money(minorUnits: 1, currency))?.units ?? 1
            return fixNumber(term, steps(fact, cent), named) {
                ConvertedAmount(units: $0).rounded(to: currency).description
            }
        case .date: return fixDate(term, fact, named)
        }
    }

    private func named(_ fact: Fact) -> String {
        switch fact {
        case .builtIn(.accountLegalEntity): "legal_entity"
        case .builtIn(let fact): fact.scope == .day ? fact.name : fact.rawValue
        case .own(let index): MomentFacts.list(of: facts.policy.fields[index])
        }
    }

    private mutating func fixWord(_ fact: Fact, _ term: Term, _ named: String) -> Fixed? {
        let isText = questions.type(of: fact) == .text
        var words = facts.knownWords(of: fact) ?? []
        for constant in questions.constants[fact] ?? [] {
            switch constant {
            case .word(let word), .text(let word): if !words.contains(word) { words.append(word) }
            default: break
            }
        }
        var ways = words.map { word in
            Fixed(
                text: "\(named) = \(isText ? "\"\(word)\"" : word)",
                formula: term.isEqual(to: facts.number(ofWord: word)))
        }
        if facts.knownWords(of: fact) == nil {
            ways.append(Fixed(text: "\(named) is another", formula: term.isEqual(to: 0)))
        }
        return fix(ways)
    }

    /// Nothing, what a fact is compared with, and the values around it; the least first.
    private func steps(_ fact: Fact, _ step: Int128) -> [Int128] {
        var values: Set<Int128> = [0, step]
        let all = questions.constants.values.flatMap { $0 }
        for constant in questions.constants[fact] ?? all {
            let value: Int128?
            switch constant {
            case .money(let money): value = facts.policy.exchangeRates.converted(money)?.units
            case .number(let number): value = Int128(number.millionths)
            case .days(let days): value = Int128(days)
            case .boolean, .zeroMoney, .date, .text, .word: value = nil
            }
            if let value { values.formUnion([value - step, value, value + step]) }
        }
        let ordered = values.sorted { ($0.magnitude, $0) < ($1.magnitude, $1) }
        // What is asked about an open item is asked of an amount.
        guard fact == .builtIn(.invoiceOpenAmount) || fact == .builtIn(.invoiceAmount) else { return ordered }
        return ordered.filter { $0 > 0 } + ordered.filter { $0 <= 0 }
    }

    private mutating func fixNumber(
        _ term: Term, _ values: [Int128], _ named: String, _ text: (Int128) -> String
    ) -> Fixed? {
        let found = fix(
            values.map { Fixed(text: "\(named) = \(text($0))", formula: term.isEqual(to: Term($0))) })
        if let found { return found }
        guard let value = solution(of: term) else { return nil }
        return fix([Fixed(text: "\(named) = \(text(value))", formula: term.isEqual(to: Term(value)))])
    }

    /// What the solver itself would take.
    private func solution(of term: Term) -> Int128? {
        guard case .possible(let values) = solver.solve(problem) else { return nil }
        return values.number(term.text.filter { $0 != "|" }) ?? 0
    }

    private mutating func fixDate(_ term: Term, _ fact: Fact, _ named: String) -> Fixed? {
        var days = questions.offsets.sorted { (abs($0), $0) < (abs($1), $1) }.flatMap { offset in
            [0, 1, -1].map { today + (offset + $0) }
        }
        for constant in questions.constants[fact] ?? [] {
            if case .date(let date) = constant { days += [date - 1, date, date + 1] }
        }
        days += questions.ranges.flatMap(edges)
        if let number = solution(of: term), abs(number) < 40_000 { days.append(CalendarDate(dayNumber: Int32(number))) }
        let variable = "month and day of \(term.text.filter { $0 != "|" })"
        return fix(
            days.map { day in
                var parts = [term.isEqual(to: Term(day.dayNumber))]
                if always.isDeclared(variable) {
                    parts.append(Term(text: "|\(variable)|").isEqual(to: Term(day.parts.month * 32 + day.parts.day)))
                }
                if always.isDeclared("leap year of \(variable)") {
                    let leap = Formula(text: "|leap year of \(variable)|")
                    parts.append(CalendarDate(year: day.parts.year, month: 2, day: 29) == nil ? !leap : leap)
                }
                return Fixed(text: "\(named) = \(day)", formula: .all(parts))
            })
    }

    // MARK: - Events

    private mutating func fix(_ anchor: Anchor, _ variable: EventVariable) -> Fixed? {
        let named = self.named(anchor)
        let age = Term(text: "|day.today|") - variable.day
        let ages = (questions.ages[anchor] ?? []).union([0, 1]).sorted()
        return fix(
            [Fixed(text: "no \(named)", formula: !variable.happened)]
                + ages.map { days in
                    Fixed(
                        text: days == 0 ? "\(named) today" : "\(named) \(DateOffset(days, .days)) ago",
                        formula: .all([variable.happened, age.isEqual(to: Term(days))]))
                })
    }

    private func named(_ anchor: Anchor) -> String {
        guard case .event(let event) = anchor else { return anchor.builtInName ?? "" }
        return name(event.action) + (event.moment == .executed ? "" : " \(event.moment.rawValue)")
    }
}

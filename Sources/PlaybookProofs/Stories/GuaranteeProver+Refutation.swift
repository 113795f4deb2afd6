import ConstraintSolving
import DunningEngine
import FinancialValues
import PlaybookProgram

/// Looks for a ledger on which the interpreter breaks a guarantee.
extension GuaranteeProver {
    /// Tries the plainest story first: what need not be in it is not.
    ///
    /// - Parameters:
    ///   - moment: What must be true for the rule to act and the guarantee to be broken.
    ///   - enrich: Adds to the ledger what the story itself cannot hold.
    /// - Returns: `nil` when no story of one invoice breaks it when it is run.
    func refute(
        _ question: GuaranteeQuestion, _ action: NamedAction, _ moment: RuleMoment,
        enrich: (inout StoryLedger, StoryTelling) -> Void = { _, _ in }
    ) -> Counterexample? {
        var constraints = StoryConstraints(moment, action)
        constraints.state()
        guard !isImpossible(constraints.moment.facts.problem) else { return nil }
        constraints.prefer { isImpossible($0) }
        var attempts = 0
        for day in GuaranteeProver.days {
            for entity in entities(constraints) {
                var dated = constraints
                dated.fix(day, in: entity)
                guard case .possible(let assignment) = solver.solve(dated.moment.facts.problem) else { continue }
                let telling = StoryTelling(
                    program: program, playbook: program.playbooks[question.playbook], action: action, entity: entity,
                    values: assignment, facts: dated.moment.facts)
                var story = telling.story()
                enrich(&story, telling)
                attempts += 1
                if let broken = replay(story)?.first(where: { broken in
                    broken.playbook == question.playbook && broken.guarantee == question.guarantee
                }) {
                    let rule = broken.rule.map { _ in telling.name(of: action) } ?? telling.name(of: action)
                    return Counterexample(ledger: story, rule: rule, day: broken.day)
                }
                guard attempts < 6 else { return nil }
            }
        }
        return nil
    }

    /// Days to try, spread over weekdays and months.
    private static let days: [CalendarDate] = {
        let start = CalendarDate(year: 2026, month: 6, day: 9)!
        // Steps of 8 days pass through all weekdays and, over a year and a half, all days of months that matter.
        let near = (0..<24).map { start + $0 * 8 }
        let all = (0..<540).map { start - 90 + $0 }
        return near + all
    }()

    private func entities(_ constraints: StoryConstraints) -> [LegalEntity] {
        let all = program.policy.legalEntities
        guard constraints.moment.facts.problem.isDeclared(BuiltInFact.accountLegalEntity.rawValue) else {
            return Array(all.prefix(1))
        }
        return all
    }
}

extension StoryConstraints {
    /// Makes the story as plain as can be: each wish is granted where something is still possible with it.
    mutating func prefer(isImpossible: (ConstraintProblem) -> Bool) {
        let today = moment.facts.today()
        let due = moment.facts.variable(.invoiceDue)
        var wishes: [Formula] = [
            unapplied().isEqual(to: 0), promised().isEqual(to: 0), disputed().isEqual(to: 0),
            moment.facts.variable(.customerInsolvent).isEqual(to: 0),
            moment.facts.variable(.invoiceFactored).isEqual(to: 0),
            moment.facts.variable(.accountBrokenPromises).isEqual(to: 0), amount().isEqual(to: 250_000),
            amount().isAtLeast(100_000), due.isLess(than: today),
        ]
        for fact in BuiltInFact.allCases where FactTable.row(of: fact).type == .boolean && fact.scope != .day {
            guard moment.facts.problem.isDeclared(fact.rawValue) else { continue }
            wishes.append(moment.facts.variable(fact).isEqual(to: 0))
        }
        for variable in moment.facts.problem.variables where variable.name.hasSuffix(" is received") {
            wishes.append(moment.facts.problem.statement(variable.name))
        }
        for wish in wishes {
            var problem = moment.facts.problem
            problem.require(wish)
            if !isImpossible(problem) { moment.require(wish) }
        }
    }

    /// Puts the story on a day of one company, with what the calendar says of it.
    mutating func fix(_ day: CalendarDate, in entity: LegalEntity) {
        var facts = moment.facts
        defer { moment.facts = facts }
        let parts = day.parts
        facts.problem.require(facts.today().isEqual(to: Term(day.dayNumber)))
        func same(_ statement: Formula, _ value: Bool) { facts.problem.require(value ? statement : !statement) }
        let problem = facts.problem
        if problem.isDeclared(BuiltInFact.dayMonth.rawValue) || problem.isDeclared("day of month") {
            facts.problem.require(facts.variable(.dayMonth).isEqual(to: Term(parts.month)))
            facts.problem.require(facts.problem.integer("day of month").isEqual(to: Term(parts.day)))
        }
        if problem.isDeclared("leap year") {
            same(facts.problem.statement("leap year"), CalendarDate.isLeap(year: parts.year))
        }
        same(facts.isOff(), entity.calendar.isHolidayOrClosed(day))
        if problem.isDeclared("next day is a working day") {
            same(facts.isNextWorkingDay(), entity.calendar.isWorkingDay(day + 1))
        }
        if problem.isDeclared("last day of the month") {
            same(facts.problem.statement("last day of the month"), day == day.monthEnd)
        }
        if problem.isDeclared(BuiltInFact.accountLegalEntity.rawValue) {
            let list = BuiltInFact.accountLegalEntity.rawValue
            facts.problem.require(
                facts.variable(.accountLegalEntity).isEqual(to: facts.number(ofWord: entity.id, in: list)))
        }
    }
}

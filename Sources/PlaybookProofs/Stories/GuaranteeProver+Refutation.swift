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
    /// - Returns: `nil` when no story of one invoice, or of two where sums of the account matter, breaks it when it is run.
    func refute(
        _ question: GuaranteeQuestion, _ action: NamedAction, _ moment: RuleMoment,
        enrich: (inout StoryLedger, StoryTelling) -> Void = { _, _ in }
    ) -> Counterexample? {
        if let found = refute(question, action, moment, hasOther: false, enrich: enrich) { return found }
        guard moment.asksForSums else { return nil }
        return refute(question, action, moment, hasOther: true, enrich: enrich)
    }

    private func refute(
        _ question: GuaranteeQuestion, _ action: NamedAction, _ moment: RuleMoment, hasOther: Bool,
        enrich: (inout StoryLedger, StoryTelling) -> Void
    ) -> Counterexample? {
        guard let replay else { return nil }
        var constraints = StoryConstraints(moment, action, hasOther: hasOther)
        constraints.state()
        guard !isImpossible(constraints.moment.facts.problem) else { return nil }
        constraints.prefer { isImpossible($0) }
        var attempts = 0
        let limit = constraints.dependsOnTheDay ? GuaranteeProver.attemptsOnDays : GuaranteeProver.attempts
        for day in GuaranteeProver.days.prefix(constraints.dependsOnTheDay ? GuaranteeProver.daysTried : 20) {
            guard attempts < limit else { break }
            if let found = tell(question, action, constraints, on: day, enrich, replay, &attempts) { return found }
        }
        // Where only few days will do, the solver names them.
        for _ in 0..<(constraints.dependsOnTheDay ? GuaranteeProver.daysNamed : 0) {
            guard case .possible(let assignment) = solver.solve(constraints.moment.facts.problem),
                let number = assignment.number("day.today")
            else { break }
            let day = CalendarDate(dayNumber: Int32(number))
            if let found = tell(question, action, constraints, on: day, enrich, replay, &attempts) { return found }
            constraints.moment.require(!constraints.moment.facts.today().isEqual(to: Term(day.dayNumber)))
        }
        return nil
    }

    /// Tells the story on one day, in each company that it may be about, and runs it.
    private func tell(
        _ question: GuaranteeQuestion, _ action: NamedAction, _ constraints: StoryConstraints, on day: CalendarDate,
        _ enrich: (inout StoryLedger, StoryTelling) -> Void, _ replay: Replay, _ attempts: inout Int
    ) -> Counterexample? {
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
            let found = replay(story)?.first { broken in
                broken.playbook == question.playbook && broken.guarantee == question.guarantee
            }
            guard let broken = found else { continue }
            return Counterexample(
                ledger: story, rule: broken.rule.map { _ in telling.name(of: action) }, broken: broken)
        }
        return nil
    }

    /// How many stories are run before a question stays open: more where the day makes a difference.
    private static let attempts = 5
    private static let attemptsOnDays = 60
    /// On how many days a story is tried, and how many the solver names beside them.
    private static let daysTried = 80
    private static let daysNamed = 40

    /// Every day of a year and a half, in an order that passes quickly through all weekdays and seasons.
    private static let days: [CalendarDate] = {
        let start = CalendarDate(year: 2026, month: 6, day: 9)!
        return (0..<540).map { start + $0 * 113 % 540 }
    }()

    private func entities(_ constraints: StoryConstraints) -> [LegalEntity] {
        let all = program.policy.legalEntities
        guard constraints.moment.facts.problem.isDeclared(BuiltInFact.accountLegalEntity.rawValue) else {
            return Array(all.prefix(1))
        }
        return all
    }
}

extension RuleMoment {
    /// What is asked speaks of sums over an account, or of how many invoices there are.
    fileprivate var asksForSums: Bool {
        let sums: [BuiltInFact] = [
            .accountBalance, .accountOverdue, .accountCollectable, .accountOverdueCount, .accountExposure,
            .customerOverdue,
        ]
        return sums.contains { facts.problem.isDeclared($0.rawValue) }
    }
}

extension StoryConstraints {
    /// Something in the story depends on the calendar: a month, a week-day, a length in business days or months.
    var dependsOnTheDay: Bool {
        let problem = moment.facts.problem
        return problem.isDeclared(BuiltInFact.dayMonth.rawValue) || problem.isDeclared("next day is a working day")
            || moment.facts.assumptions.contains(.calendars) || moment.countsMonths(action)
    }

    /// Makes the story as plain as can be: each wish is granted where something is still possible with it.
    mutating func prefer(isImpossible: (ConstraintProblem) -> Bool) {
        let today = moment.facts.today()
        let due = moment.facts.variable(.invoiceDue)
        var wishes: [Formula] = [
            unapplied().isEqual(to: 0), promised().isEqual(to: 0), disputed().isEqual(to: 0),
            moment.facts.variable(.customerInsolvent).isEqual(to: 0),
            moment.facts.variable(.invoiceFactored).isEqual(to: 0),
            moment.facts.variable(.accountBrokenPromises).isEqual(to: 0), amount().isEqual(to: 250_000),
            amount().isAtLeast(100_000), due.isLess(than: today), (today - due).isAtMost(60),
            (today - due).isAtMost(120),
            (today - due).isAtMost(400),
            // What has to be there is an amount that somebody would notice.
            unapplied().isEqual(to: 50_000), promised().isEqual(to: 50_000), disputed().isEqual(to: 50_000),
        ]
        if hasOther { wishes += [other().isEqual(to: 250_000), other().isAtLeast(10_000)] }
        for fact in BuiltInFact.allCases where FactTable.row(of: fact).type == .boolean && fact.scope != .day {
            guard moment.facts.problem.isDeclared(fact.rawValue) else { continue }
            wishes.append(moment.facts.variable(fact).isEqual(to: 0))
        }
        for variable in moment.facts.problem.variables where variable.name.hasSuffix(" is received") {
            let name = String(variable.name.dropLast(" is received".count))
            wishes.append(moment.facts.problem.statement(variable.name))
            // On a day on which somebody can have done it.
            wishes.append(moment.facts.problem.integer("\(name) day").isMore(than: due))
        }
        wishes += apart()
        for wish in wishes {
            var problem = moment.facts.problem
            problem.require(wish)
            if !isImpossible(problem) { moment.require(wish) }
        }
    }

    /// Each step some days after the one before it, each stage as its own clock would have it.
    private mutating func apart() -> [Formula] {
        var wishes: [Formula] = []
        if case .stage(let suspension, let stage) = action {
            let stages = moment.playbook.suspensions[suspension].stages
            for index in 0..<stage {
                let standing = moment.facts.standing(.stage(suspension: suspension, stage: index))
                for term in stages[index].at.terms {
                    guard case .event(let event) = term.anchor else { continue }
                    let anchor =
                        event.action.isOfSuspension
                        ? moment.facts.standing(event.action)
                        : event.moment == .received
                            ? moment.facts.receipt(event.action) : moment.facts.carrying(event.action)
                    let least = Term(ClockBounds(of: term, moment.spans).least)
                    wishes.append(anchor.happened.implies(standing.day.isAtLeast(anchor.day + least)))
                }
            }
        }
        guard case .step(let sequence, let step) = action else { return wishes }
        for index in 0..<step where index > 0 {
            let before = moment.facts.carrying(.step(sequence: sequence, step: index - 1))
            let row = moment.facts.carrying(.step(sequence: sequence, step: index))
            wishes.append(.all([before.happened, row.happened]).implies((row.day - before.day).isAtLeast(7)))
        }
        if step > 0 {
            let last = moment.facts.carrying(.step(sequence: sequence, step: step - 1))
            wishes.append(last.happened.implies((moment.facts.today() - last.day).isAtLeast(7)))
        }
        return wishes
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
            facts.problem.require(
                facts.variable(.accountLegalEntity).isEqual(to: facts.number(ofWord: entity.id)))
        }
    }
}

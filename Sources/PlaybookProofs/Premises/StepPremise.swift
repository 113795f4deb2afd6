import ConstraintSolving
import PlaybookProgram

extension RuleMoment {
    /// All that must be true for a step to be executed about the concerned invoice.
    mutating func requireStep(_ index: Int, of sequenceIndex: Int) {
        let sequence = playbook.sequences[sequenceIndex]
        let step = sequence.steps[index]
        requireCoverage()
        requireOpen(includesFactored: sequence.includesFactored)
        require(facts.formula(sequence.forWhom, sequence.unit.reading))
        // Of several invoices a step's own conditions are asked of the first.
        let ofItem = sequence.unit.readingOfStep
        require(facts.formula(step.forWhom, ofItem))
        require(facts.formula(step.when, ofItem))
        requireNoHold(of: CompiledHold.Kind(stopping: step.deed), sequence: sequenceIndex, onInvoice: true)
        requireDay(of: step.deed)
        require(isTriggered(step, index, sequenceIndex))
        if let until = step.until, !until.isMovedByHolds { requireNotPast(until, sequence.unit) }
        if sequence.unit == .invoice { requireMinimum(sequence) }
    }

    /// Its clock is reached or, where it repeats, it was executed before.
    private mutating func isTriggered(_ step: CompiledStep, _ index: Int, _ sequence: Int) -> Formula {
        let unit = playbook.sequences[sequence].unit
        let reached = Formula.all(
            step.at.terms.map { term in
                facts.isReached(term, from: anchor(term.anchor, sequence, unit), spans)
            })
        guard let repetition = step.repetition else { return reached }
        let last = mark(of: index, in: sequence, unit)
        let again = Formula.all([
            last.event.happened,
            facts.today().isAtLeast(last.event.day + Term(spans.after(repetition.every).lowerBound)),
        ])
        return .any([reached, again])
    }

    private mutating func anchor(_ anchor: Anchor, _ sequence: Int, _ unit: CompiledSequence.Unit) -> EventVariable {
        guard case .event(let event) = anchor else { return facts.day(of: anchor, unit.role, unit.eventsOfFirst) }
        guard case .step(sequence, let step) = event.action else {
            let name = "\(MomentFacts.name(of: event.action)) \(event.moment.rawValue) as others' clocks see it"
            return EventVariable(
                happened: facts.problem.statement("\(name) happened"), day: facts.problem.integer("\(name) day"))
        }
        let mark = mark(of: step, in: sequence, unit)
        guard event.moment == .received else { return mark.event }
        let receipt =
            unit == .invoice
            ? facts.receipt(event.action)
            : EventVariable(
                happened: facts.problem.statement("step \(step) of the item is received"),
                day: facts.problem.integer("step \(step) of the item, receipt"))
        return EventVariable(
            happened: .all([mark.event.happened, .any([mark.isSkip, receipt.happened])]),
            day: .if(mark.isSkip, mark.event.day, else: receipt.day))
    }

    /// Where a step of the item's own sequence stands: when it was last executed or skipped.
    private mutating func mark(
        of step: Int, in sequence: Int, _ unit: CompiledSequence.Unit
    ) -> (event: EventVariable, isSkip: Formula) {
        let name = "mark of step \(sequence).\(step)"
        let isNew = !facts.problem.isDeclared("\(name) is there")
        let event = EventVariable(
            happened: facts.problem.statement("\(name) is there"), day: facts.problem.integer("\(name), day"))
        let isSkip = facts.problem.statement("\(name) is a skip")
        if isNew {
            // A skip is seen on its own day, everything else from the next.
            require(event.happened.implies(event.day.isAtMost(facts.today())))
            require(.all([event.happened, !isSkip]).implies(event.day.isLess(than: facts.today())))
            if unit == .invoice {
                let row = facts.carrying(.step(sequence: sequence, step: step))
                require(
                    .all([event.happened, !isSkip]).implies(.all([row.happened, row.day.isEqual(to: event.day)])))
            }
        }
        return (event, isSkip)
    }

    /// The last day that `until` gives has not passed. Where days on hold can move it, that is certain only of a world without
    /// holds.
    mutating func requireNotPast(_ until: Clock, _ unit: CompiledSequence.Unit) {
        guard until.terms.allSatisfy({ !$0.anchor.isEvent }) else { return }
        var ends: [Formula] = []
        var happened: [Formula] = []
        for term in until.terms {
            let anchor = facts.day(of: term.anchor, unit.role, unit.eventsOfFirst)
            happened.append(anchor.happened)
            ends.append(facts.today().isAtMost(anchor.day + Term(ClockBounds(of: term, spans).most)))
        }
        // The latest of its terms counts.
        require(Formula.all(happened).implies(.any(ends)))
    }

    /// What is asked reaches the sequence's minimum in its currency.
    private mutating func requireMinimum(_ sequence: CompiledSequence) {
        require(facts.variable(.invoiceOpenAmount).isAtLeast(1))
        requireAtLeast(sequence.minimum)
    }
}

extension CompiledSequence.Unit {
    /// Of which invoice a step's conditions and clocks speak.
    var role: MomentFacts.Role { self == .invoice ? .concerned : .first }

    /// Whose events a step's own conditions and clocks look at.
    var eventsOfFirst: EventScope { events == .subject ? .firstOfSubject : events }

    /// Of what the condition of a sequence speaks: of each of an item's invoices.
    var reading: ConditionReading { ConditionReading(events: events) }

    /// Of what the conditions of its steps speak: of several invoices, of the first.
    var readingOfStep: ConditionReading { ConditionReading(role: role, events: eventsOfFirst) }

    var events: EventScope {
        switch self {
        case .invoice: .invoice
        case .account, .accountCurrency: .account
        case .promise, .dispute: .subject
        }
    }
}

extension Clock {
    var isMovedByHolds: Bool { terms.contains(where: \.isMovedByHolds) }
}

extension Anchor {
    fileprivate var isEvent: Bool { if case .event = self { true } else { false } }
}

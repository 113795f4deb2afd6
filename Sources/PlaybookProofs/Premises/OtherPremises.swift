import ConstraintSolving
import PlaybookProgram

extension RuleMoment {
    /// All that must be true for an escalation to be executed, which lists the concerned invoice or, where nothing is overdue,
    /// none.
    mutating func requireEscalation(_ index: Int, listsInvoice: Bool) {
        let escalation = playbook.escalations[index]
        requireCoverage()
        if listsInvoice {
            requireOpen()
            requireOverdue()
        } else {
            require(facts.variable(.invoiceDue).isAtLeast(facts.today()))
        }
        require(facts.formula(escalation.when, .account))
        requireNoHold(of: CompiledHold.Kind(stopping: escalation.deed), onInvoice: false)
        requireDay(of: escalation.deed)
    }

    /// All that must be true for an obligation to be scheduled about the concerned invoice.
    mutating func requireObligation(_ index: Int) {
        let obligation = playbook.obligations[index]
        let reading = obligation.reading
        let (role, scope) = (reading.role, reading.events)
        requireCoverage()
        let countsFromFactor = obligation.by.terms.contains { $0.anchor == .factoredOn }
        if role == .concerned { requireOpen(includesFactored: countsFromFactor) }
        require(facts.formula(obligation.forWhom, reading))
        // Given on the day of the warning or, where that is closed, on the last working day before.
        let early = (obligation.warn.map { spans.before($0).upperBound } ?? 0) + spans.longestClosure
        for term in obligation.by.terms {
            let anchor: EventVariable
            switch term.anchor {
            case .due: anchor = EventVariable(happened: .always, day: facts.variable(.invoiceDue, role))
            case .event(let event):
                let name = "\(MomentFacts.name(of: event.action)) \(event.moment.rawValue) as obligations see it"
                anchor = EventVariable(
                    happened: facts.problem.statement("\(name) happened"), day: facts.problem.integer("\(name) day"))
            default: anchor = facts.day(of: term.anchor, role, scope)
            }
            let least = ClockBounds(of: term, spans).least - early
            require(.all([anchor.happened, facts.today().isAtLeast(anchor.day + Term(least))]))
        }
    }

    /// All that must be true for a lift, of which the concerned invoice had justified what it ends.
    mutating func requireLift(_ index: Int, of suspensionIndex: Int) {
        require(
            facts.formula(playbook.suspensions[suspensionIndex].lifts[index].when, ConditionReading(events: .ground)))
    }
}

extension CompiledObligation {
    /// Of what its condition speaks: of its own invoice or the account's oldest, else of the first that it is about.
    var reading: ConditionReading {
        unit == .account || unit == .invoice
            ? .invoice : ConditionReading(role: .first, events: .firstOfSubject)
    }
}

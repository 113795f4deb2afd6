import ConstraintSolving
import PlaybookProgram

extension RuleMoment {
    /// All that must be true for a stage to be executed, of which the concerned invoice is in the ground.
    mutating func requireStage(_ index: Int, of suspensionIndex: Int) {
        let suspension = playbook.suspensions[suspensionIndex]
        let stage = suspension.stages[index]
        requireOpen()
        requireOverdue()
        requireStageHolds(isFirst: index == 0)
        // A service stays under the rules that limited it, also when its account changes playbook: only its first stage is
        // surely one of an account that the playbook covers.
        if index == 0 {
            requireCoverage()
            require(facts.formula(suspension.services, ConditionReading(events: .account)))
        }
        require(facts.variable(.groundAmount).isAtLeast(1))
        let ofGround = ConditionReading(events: .ground)
        require(facts.formula(stage.when, ofGround))
        for bar in suspension.bars where bar.effects.contains(stage.effect) {
            require(!facts.formula(bar.when, ofGround))
        }
        for lift in suspension.lifts {
            if case .stage(let target) = lift.target, target >= index { continue }
            require(!facts.formula(lift.when, ofGround))
        }
        if case .weekdays(let weekdays) = suspension.days {
            require(
                facts.weekday().isOne(of: weekdays.sorted { $0.rawValue < $1.rawValue }.map { Term($0.rawValue) }))
            // Whose send days count is the playbook that covers the account: of a later stage it may be another one.
            if index == 0 { require(facts.isSendDay()) } else { require(!facts.isOff()) }
            require(facts.isNextWorkingDay())
        }
        if index == 0 { require(!facts.isQuiet()) }
        requireClocks(of: index, suspensionIndex)
    }

    /// No hold stops the stage: of the playbook that covers the account, which for a later stage may be any.
    private mutating func requireStageHolds(isFirst: Bool) {
        guard !isFirst else {
            requireNoHold(of: .suspension, onInvoice: true)
            return
        }
        var ways: [Formula] = []
        for other in surroundings.holders(beside: playbook.name, in: program) {
            let way = noHold(of: .suspension, by: other, onInvoice: true)
            if !ways.contains(way) { ways.append(way) }
        }
        require(.any(ways))
    }

    // MARK: - Clocks

    private mutating func requireClocks(of index: Int, _ suspensionIndex: Int) {
        let suspension = playbook.suspensions[suspensionIndex]
        let notices = suspension.stages[...index].map { stage in stage.at.terms.compactMap(notice) }
        let all = Set(notices.flatMap { $0 }.map(\.action))
        for term in suspension.stages[index].at.terms {
            require(isReached(term, suspensionIndex))
        }
        guard !all.isEmpty else { return }
        // One notice supports the stage; of the stages before it, the clocks that count from that notice are reached.
        var ways: [Formula] = []
        for notice in all.sorted(by: { MomentFacts.name(of: $0) < MomentFacts.name(of: $1) }) {
            var parts = [isSupporting(notice, suspension)]
            for stage in suspension.stages[..<index] {
                for term in stage.at.terms where self.notice(term)?.action == notice {
                    parts.append(isReached(term, suspensionIndex))
                }
            }
            ways.append(.all(parts))
        }
        require(.any(ways))
        // Another notice that the stage's own clock names supports it too.
        for event in notices[index] { require(isSupporting(event.action, suspension)) }
    }

    /// A notice of the current case carries the invoice, which was overdue then, and it has not lapsed.
    private mutating func isSupporting(_ notice: NamedAction, _ suspension: CompiledSuspension) -> Formula {
        let row = facts.carrying(notice)
        var parts = [
            row.happened, facts.isInCase(notice), facts.variable(.invoiceDue).isLess(than: row.day),
        ]
        if let lapse = suspension.noticeLapses {
            let receipt = facts.receipt(notice)
            parts.append(
                receipt.happened.implies(
                    facts.today().isAtMost(receipt.day + Term(spans.after(lapse).upperBound))))
        }
        return .all(parts)
    }

    private mutating func isReached(_ term: ClockTerm, _ suspension: Int) -> Formula {
        facts.isReached(term, from: anchor(term.anchor, suspension), spans)
    }

    private mutating func anchor(_ anchor: Anchor, _ suspensionIndex: Int) -> EventVariable {
        guard case .event(let event) = anchor else { return facts.day(of: anchor, .concerned, .invoice) }
        switch event.action {
        case .stage(suspensionIndex, _): return facts.standing(event.action)
        case .step(let sequence, let step) where playbook.sequences[sequence].steps[step].deed.isFormalNotice:
            let row = facts.carrying(event.action)
            guard event.moment == .received else { return row }
            let receipt = facts.receipt(event.action)
            return EventVariable(happened: .all([row.happened, receipt.happened]), day: receipt.day)
        default:
            let name = "\(MomentFacts.name(of: event.action)) \(event.moment.rawValue) in any case"
            let isNew = !facts.problem.isDeclared("\(name) happened")
            let anchor = EventVariable(
                happened: facts.problem.statement("\(name) happened"), day: facts.problem.integer("\(name) day"))
            if isNew, event.moment == .executed {
                // What the current case shows is among it.
                let ofCase = facts.event(event, .invoice)
                require(ofCase.happened.implies(.all([anchor.happened, anchor.day.isAtLeast(ofCase.day)])))
            }
            return anchor
        }
    }

    /// The formal notice that a term counts from.
    private func notice(_ term: ClockTerm) -> EventReference? {
        guard case .event(let event) = term.anchor, case .step(let sequence, let step) = event.action,
            playbook.sequences[sequence].steps[step].deed.isFormalNotice
        else { return nil }
        return event
    }
}

import ConstraintSolving
import PlaybookProgram

/// Looks for an invoice that a playbook forgets: at the end of a sequence, before a step that does not come, or in no sequence.
extension GuaranteeProver {
    func refuteProgress(_ question: GuaranteeQuestion) -> Counterexample? {
        for (action, moment) in forgettings(in: program.playbooks[question.playbook]) {
            if let found = refute(question, action, moment) { return found }
        }
        return nil
    }

    /// Places at which an invoice may stand, the likeliest first, each with the action that it would stand before.
    private func forgettings(in playbook: CompiledPlaybook) -> [(NamedAction, RuleMoment)] {
        let nowhere = NamedAction.task("")
        var found: [(NamedAction, RuleMoment)] = []
        let sequences = playbook.sequences.indices.filter { playbook.sequences[$0].unit == .invoice }
        for index in sequences {
            let steps = playbook.sequences[index].steps
            var base = alone(in: playbook)
            base.require(base.facts.formula(playbook.sequences[index].forWhom, playbook.sequences[index].unit.reading))
            base = without(sequences.filter { $0 != index }, base)
            if let last = steps.last, !last.isFinal {
                var end = base
                end.require(end.facts.carrying(.step(sequence: index, step: steps.count - 1)).happened)
                found.append((nowhere, end))
            }
            for position in steps.indices { found += stops(before: position, of: index, base) }
        }
        found.append((nowhere, without(sequences, alone(in: playbook))))
        return found
    }

    /// With nothing that another rule would do: where that is possible.
    private func alone(in playbook: CompiledPlaybook) -> RuleMoment {
        var moment = forgettable(in: playbook)
        for escalation in playbook.escalations where escalation.every != nil {
            moment = preferring(moment) { !$0.formula(escalation.when, .account) }
        }
        return moment
    }

    /// The invoice is in none of some sequences, as far as that is possible.
    private func without(_ sequences: [Int], _ moment: RuleMoment) -> RuleMoment {
        sequences.reduce(moment) { moment, index in
            let sequence = moment.playbook.sequences[index]
            return preferring(moment) { !$0.formula(sequence.forWhom, sequence.unit.reading) }
        }
    }

    private func preferring(_ moment: RuleMoment, _ wish: (inout MomentFacts) -> Formula) -> RuleMoment {
        var wished = moment
        wished.require(wish(&wished.facts))
        return isImpossible(wished.facts.problem) ? moment : wished
    }

    /// Ways in which a step does not come.
    private func stops(before position: Int, of index: Int, _ base: RuleMoment) -> [(NamedAction, RuleMoment)] {
        let sequence = base.playbook.sequences[index]
        let step = sequence.steps[position]
        let action = NamedAction.step(sequence: index, step: position)
        var found: [(NamedAction, RuleMoment)] = []
        func add(_ change: (inout RuleMoment) -> Void) {
            var moment = base
            change(&moment)
            found.append((action, moment))
        }
        let before = step.at.terms.compactMap { term -> EventReference? in
            if case .event(let event) = term.anchor { event } else { nil }
        }
        for event in before where event.moment == .received {
            add { $0.require(!$0.facts.receipt(event.action).happened) }
        }
        if step.when != nil { add { $0.require(!$0.facts.formula(step.when, sequence.unit.readingOfStep)) } }
        if !sequence.minimum.isEmpty {
            add { $0.require(!$0.reaches(sequence.minimum)) }
        }
        for event in before {
            guard case .step(index, let earlier) = event.action, earlier < position - 1 else { continue }
            add { $0.require(!$0.facts.carrying(event.action).happened) }
        }
        // As far ahead of it as can be.
        add { moment in
            let today = moment.facts.today()
            let last: Term
            if position > 0 {
                last = moment.facts.carrying(.step(sequence: index, step: position - 1)).day
            } else {
                last = moment.facts.variable(.invoiceDue)
            }
            moment.require(last.isEqual(to: today - 1))
        }
        return found
    }
}

import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// That no overdue invoice is left without a next action, a hold or an owner.
extension GuaranteeProver {
    /// Proved where each overdue invoice that nothing holds is in a sequence of its own that always goes on in time, up to a final
    /// step, or is told of by an escalation that repeats in time.
    func progress(_ question: GuaranteeQuestion, _ days: Int) -> GuaranteeVerdict {
        let playbook = program.playbooks[question.playbook]
        guard playbook.leftAlone == nil else { return verdict(question, .proved, []) }
        var moment = forgettable(in: playbook)
        var open: [GuaranteeVerdict.OpenQuestion] = []
        var ways: [Formula] = []
        for index in playbook.sequences.indices where playbook.sequences[index].unit == .invoice {
            ways += goesOn(index, within: days, &moment, &open)
        }
        for escalation in playbook.escalations where escalation.every != nil {
            ways += comesAgain(escalation, within: days, &moment, &open)
        }
        moment.require(!.any(ways))
        if isImpossible(moment.facts.problem) {
            return verdict(question, .proved, [], moment.facts.assumptions.union([.calendars]))
        }
        if let found = refuteProgress(question) { return verdict(question, .refuted(found), []) }
        open.append(
            .init(
                rule: nil,
                reason: ways.isEmpty
                    ? ProofSentence(
                        "no rule is known to come to every overdue invoice in time",
                        "aucune règle n’atteint à coup sûr à temps chaque facture échue")
                    : ProofSentence(
                        "what comes in time is not known to concern every overdue invoice on every day",
                        "ce qui vient à temps ne concerne pas à coup sûr chaque facture échue, chaque jour")))
        return verdict(question, .undecided(open), [])
    }

    /// The evening of a day on which an invoice is overdue and ours, and no hold stops contacts about it.
    func forgettable(in playbook: CompiledPlaybook) -> RuleMoment {
        var moment = RuleMoment(program, playbook, surroundings)
        moment.requireCoverage()
        moment.requireOpen()
        moment.requireOverdue()
        moment.requireNoHold(of: .contact, onInvoice: true)
        moment.requireAtLeast(playbook.tolerance)
        return moment
    }

    /// What makes a sequence come to its next step in time: with every `when` true, and relying on last days instead.
    private func goesOn(
        _ index: Int, within days: Int, _ moment: inout RuleMoment, _ open: inout [GuaranteeVerdict.OpenQuestion]
    ) -> [Formula] {
        let sequence = moment.playbook.sequences[index]
        let concerned = moment.facts.lasting(sequence.forWhom, sequence.unit.reading)
        var whens: [Int: LastingTruth] = [:]
        for (position, step) in sequence.steps.enumerated() where step.when != nil {
            whens[position] = moment.facts.lasting(step.when, sequence.unit.readingOfStep)
        }
        let enough = moment.reaches(sequence.minimum)
        var ways: [Formula] = []
        for reliesOnWhens in [true, false] {
            let used = whens.filter { reliesOnWhens || sequence.steps[$0.key].until == nil }
            let bound = NextActionBound(
                playbook: moment.playbook, sequence: index, spans: spans, delay: concerned.delay,
                whens: used.mapValues(\.delay))
            do throws(NextActionBound.Obstacle) {
                let latest = try bound.days()
                if latest <= days {
                    ways.append(.all([concerned.formula, enough] + used.keys.sorted().map { used[$0]!.formula }))
                } else if !reliesOnWhens || whens.isEmpty {
                    let reason = ProofSentence(
                        "its next step may come after \(latest) days",
                        "son étape suivante peut ne venir qu’après \(latest) jours")
                    open.append(.init(rule: sequence.name, reason: reason))
                }
            } catch {
                if !reliesOnWhens || whens.isEmpty { open.append(.init(rule: error.step, reason: error.reason)) }
            }
            if whens.isEmpty { break }
        }
        return ways
    }

    private func comesAgain(
        _ escalation: CompiledEscalation, within days: Int, _ moment: inout RuleMoment,
        _ open: inout [GuaranteeVerdict.OpenQuestion]
    ) -> [Formula] {
        guard let every = escalation.every else { return [] }
        let truth = moment.facts.lasting(escalation.when, .account, readsInvoice: false)
        let pause =
            escalation.deed.isContact
            ? spans.longestPause(of: moment.playbook) : spans.longestClosure + (escalation.on.isEmpty ? 0 : 7)
        let latest = max(1, truth.delay, spans.after(every).upperBound) + pause
        guard latest > days else { return [truth.formula] }
        let reason = ProofSentence(
            "it may come again after \(latest) days", "elle peut ne revenir qu’après \(latest) jours")
        open.append(.init(rule: escalation.name, reason: reason))
        return []
    }
}

extension CompiledPlaybook {
    /// What can come to an overdue invoice again and again: sequences per invoice, and escalations that repeat.
    var rulesOfProgress: [String] {
        sequences.filter { $0.unit == .invoice }.map(\.name) + escalations.filter { $0.every != nil }.map(\.name)
    }
}

import FinancialValues
import PlaybookProgram
import Receivables

/// When what was decided comes to be different, as far as it is known on the day: nobody pays, and nothing is done before.
extension AccountRun {
    func coming(after decision: ItemDecision, on day: CalendarDate) -> ComingChange? {
        let sequence = playbook.sequences[decision.sequence]
        let step = decision.step.map { sequence.steps[$0] }
        switch decision.verdict {
        case .executed, .skipped, .finished: return nil
        case .held:
            guard let step else { return nil }
            return freedDay(of: decision.item, after: day) {
                $0.stops.contains(step.holdKind) && !$0.except.contains(decision.sequence)
            }
        case .notConcerned(.forIsFalse):
            return coming(sequence.forWhom, facts(of: decision, on: day), isTrue: true, about: decision.item.invoices)
        case .notConcerned: return nil
        case .waiting(.whenIsFalse):
            return coming(step?.when, facts(of: decision, on: day), isTrue: true, about: decision.item.invoices)
        case .waiting(.anchorHasNotHappened):
            return step.flatMap { happening(of: $0.source.at, for: decision, after: day) }
        case .waiting(let reason): return coming(reason, on: day)
        }
    }

    func coming(after decision: EscalationDecision, on day: CalendarDate) -> ComingChange? {
        let escalation = playbook.escalations[decision.escalation]
        switch decision.verdict {
        case .executed, .doneOnce: return nil
        case .repeats(_, let again): return ComingChange(day: again)
        case .whenIsFalse: return coming(escalation.when, FactContext(day: day), isTrue: true, about: [])
        case .held: return freedDay(after: day) { $0.stops.contains(escalation.holdKind) }
        case .waiting(let reason): return coming(reason, on: day)
        }
    }

    func coming(after decision: StageDecision, on day: CalendarDate) -> ComingChange? {
        let suspension = run[decision.reference]
        var context = FactContext(day: day, service: decision.subject.service)
        context.ground = decision.ground
        switch decision.verdict {
        case .held: return freedDay(after: day) { $0.stops.contains(.suspension) }
        case .noGround(let earliest): return earliest.map { ComingChange(day: $0) }
        case .resting(let until): return ComingChange(day: until)
        case .notAnAllowedDay(let next): return ComingChange(day: next)
        case .quietPeriod(let until): return ComingChange(day: nextContactDay(after: until))
        case .oneStageADay: return ComingChange(day: day + 1)
        case .whenIsFalse:
            let when = decision.stage.flatMap { suspension.stages[$0].when }
            return coming(when, context, isTrue: true, about: decision.ground.invoices)
        case .barred(let name, _):
            let bar = suspension.source.bars.firstIndex { $0.name == name }
            return bar.flatMap { coming(suspension.bars[$0], context, isTrue: false, about: decision.ground.invoices) }
        case .executed, .notReceived, .wouldBeLifted, .bankDataTooOld, .noAddress, .noTemplate, .approvalRefused,
            .complete:
            return nil
        }
    }

    private func coming(_ reason: WaitReason, on day: CalendarDate) -> ComingChange? {
        switch reason {
        case .triggerDay(let trigger, _): ComingChange(day: trigger)
        case .spacing(let spacing): ComingChange(day: spacing.until)
        case .notASendDay(let next), .notAWorkingDay(let next): ComingChange(day: next)
        case .quietPeriod(let until): ComingChange(day: nextContactDay(after: until))
        case .oneStepADay: ComingChange(day: day + 1)
        case .contactLimit(let filled): ComingChange(day: filled.frees, causes: [.contactLimit])
        case .anchorHasNotHappened, .whenIsFalse, .belowMinimum, .belowTolerance, .coveredByCash, .bankDataTooOld,
            .noAddress, .noTemplate, .approvalRefused:
            nil
        }
    }

    /// Of whom the conditions of a decision's sequence speak: the first of its open invoices.
    private func facts(of decision: ItemDecision, on day: CalendarDate) -> FactContext {
        var facts = decision.item.facts(on: day)
        facts.invoice = decision.item.invoices.first { books.open($0, on: day) > 0 }
        return facts
    }

    /// The first day on which no hold holds an item any more, or the whole account.
    private func freedDay(
        of item: SequenceItem? = nil, after day: CalendarDate, where counts: (CompiledHold) -> Bool
    ) -> ComingChange? {
        let invoices = item?.invoices ?? []
        let found = firstKnownDay(after: day) {
            holdHorizon($0, invoices: invoices, where: counts)
        } where: { day in
            item.map { !isWhollyHeld($0, on: day, where: counts) } ?? !isAccountHeld(day, where: counts)
        }
        return found.map { ComingChange(day: $0, causes: causes(on: $0, about: invoices)) }
    }

    /// The day that a clock gives once all that it counts from has happened.
    private func happening(of clock: Clock, for decision: ItemDecision, after day: CalendarDate) -> ComingChange? {
        func context(_ day: CalendarDate) -> ClockContext {
            ClockContext(
                item: decision.item, sequence: decision.sequence, day: day, held: HeldDays(through: day),
                marks: decision.item.marks, anchorInvoice: decision.item.invoices.first)
        }
        let found = firstKnownDay(after: day) { _ in
            .distantFuture
        } where: {
            reading(of: clock, context($0)) != .notHappened
        }
        guard let found, case .day(let reached) = reading(of: clock, context(found)) else { return nil }
        return ComingChange(day: max(found, reached), causes: causes(on: found, about: decision.item.invoices))
    }
}

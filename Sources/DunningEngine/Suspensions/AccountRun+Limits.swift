import FinancialValues
import PlaybookProgram
import Receivables

/// How stages, lifts, obligations and escalations become history.
extension AccountRun {
    func stage(of decision: StageDecision) -> PreparedStage {
        run[decision.reference].stages[decision.stage!]
    }

    /// Notes a stage with the invoices that justified it.
    func note(_ decision: StageDecision, message: UInt64, on day: CalendarDate) {
        let stage = stage(of: decision)
        var entry = HistoryEntry(
            day: day, message: message, name: stage.names[0], outcome: .executed,
            received: stage.source.message.map { _ in receipt(by: decision.channels, on: day) } ?? day,
            isContact: !decision.channels.isEmpty, isMessage: false)
        entry.service = decision.subject.number
        entry.playbook = Int32(decision.reference.playbook)
        for invoice in decision.ground.invoices {
            entry.invoice = Int32(invoice)
            history.append(entry)
        }
    }

    /// Notes a lift with the invoices that had justified what it ends.
    func note(_ lift: LiftDecision, message: UInt64, on day: CalendarDate) {
        let suspension = run[lift.reference]
        var entry = HistoryEntry(
            day: day, message: message, name: suspension.liftNames[lift.lift][0], outcome: .executed, received: day,
            isContact: !lift.channels.isEmpty, isMessage: false)
        entry.service = lift.subject.number
        entry.playbook = Int32(lift.reference.playbook)
        if lift.ground.invoices.isEmpty { history.append(entry) }
        for invoice in lift.ground.invoices {
            entry.invoice = Int32(invoice)
            history.append(entry)
        }
    }

    func note(_ obligation: ObligationDecision, isDone: Bool, on day: CalendarDate) {
        let source = playbook.source.obligations[obligation.obligation]
        var entry = HistoryEntry(
            day: day, message: 0, name: playbook.obligations[obligation.obligation].names[0], outcome: .executed,
            received: day, isContact: source.deed.isContact, isMessage: source.deed.isMessageToCustomer)
        entry.isDone = isDone
        entry.dispute = obligation.dispute.map { Int32($0) } ?? -1
        if obligation.invoices.isEmpty { history.append(entry) }
        for invoice in obligation.invoices {
            entry.invoice = Int32(invoice)
            history.append(entry)
        }
    }

    /// An escalation is noted for the account: its items are only listed.
    func note(_ escalation: EscalationDecision, message: UInt64, on day: CalendarDate) {
        let deed = playbook.source.escalations[escalation.escalation].deed
        history.append(
            HistoryEntry(
                day: day, message: message, name: names(of: .escalation(escalation.escalation))[0], outcome: .executed,
                received: receipt(of: deed, by: escalation.channels, on: day), isContact: deed.isContact,
                isMessage: deed.isMessageToCustomer))
    }

    func wasReviewed(_ dispute: Int, _ subject: LimitedSubject, by day: CalendarDate) -> Bool {
        history.entries.contains { entry in
            entry.name == run.names.reviewSuspension && entry.outcome == .executed && entry.day <= day
                && (entry.dispute < 0 || entry.dispute == Int32(dispute))
                && (entry.service < 0 || entry.service == subject.number)
        }
    }

    /// Unapplied cash covers all that is overdue, or there is any while a service is limited.
    func needsMatchedCash(on day: CalendarDate) -> Bool {
        guard books.hasPool else { return false }
        return isCoveredByCash(on: day) || (sums(on: day).unapplied > 0 && !limitedServices(on: day).isEmpty)
    }
}

import Diagnostics
import FinancialValues
import PlaybookProgram

/// What an escalation of an account comes to on a day.
struct EscalationDecision {
    var escalation: Int
    var verdict: EscalationVerdict
    /// The overdue items that it lists.
    var invoices: [Int] = []
    var channels: [Channel] = []
    var clauses: [ClauseOutcome] = []
    /// How often it came before.
    var occurrence = 0
    var isWithoutAddress = false
    var nextChange: CalendarDate
}

extension AccountRun {
    func decideEscalations(on day: CalendarDate, explains: Bool) -> [EscalationDecision] {
        playbook.escalations.indices.map { decideEscalation($0, on: day, explains: explains) }
    }

    private func decideEscalation(_ index: Int, on day: CalendarDate, explains: Bool) -> EscalationDecision {
        let escalation = playbook.escalations[index]
        var decision = EscalationDecision(escalation: index, verdict: .whenIsFalse, nextChange: .distantFuture)
        var horizon = nextChange(after: day)
        decision.verdict = verdict(escalation, &decision, &horizon, on: day)
        var isExecuted = false
        if case .executed = decision.verdict { isExecuted = true }
        if isExecuted { horizon = day + 1 }
        if isExecuted || explains { decision.clauses = trace(escalation.when, FactContext(day: day)) }
        decision.nextChange = max(horizon, day + 1)
        return decision
    }

    private func verdict(
        _ escalation: PreparedEscalation, _ decision: inout EscalationDecision, _ horizon: inout CalendarDate,
        on day: CalendarDate
    ) -> EscalationVerdict {
        let context = FactContext(day: day)
        horizon = min(horizon, self.horizon(escalation.when, context))
        guard holds(escalation.when, context) else { return .whenIsFalse }
        let names = names(of: .escalation(decision.escalation))
        // Without a case, the time since the last one ended counts like a case.
        let current = currentCase(on: day)
        let reach = caseReach(on: day)
        let earlier = history.entries.filter { entry in
            names.contains(entry.name) && entry.outcome == .executed && entry.day <= day
                && current?.contains(entry.day) ?? reach.contains(entry.day)
        }
        decision.occurrence = timesDone(names, before: day)
        if let last = earlier.max(by: { $0.day < $1.day }) {
            guard let every = escalation.source.every else { return .doneOnce(run.deed(last)) }
            let again = every.after(last.day, in: calendar)
            if again > day {
                horizon = min(horizon, again)
                return .repeats(after: run.deed(last), on: again)
            }
        }
        let stopping: (CompiledHold) -> Bool = { $0.stops.contains(escalation.holdKind) }
        horizon = min(horizon, holdHorizon(day, invoices: [], where: stopping))
        let ofAccount = accountHolds(day, where: stopping)
        if !ofAccount.isEmpty { return .held(ofAccount.map { playbook.holds[$0].source.name }) }
        if let obstacle = obstacle(escalation.source, on: day, &horizon) { return .waiting(obstacle) }
        if isRemembered(.escalation(decision.escalation), .refused) { return .waiting(.approvalRefused) }
        if case .message(let message) = escalation.source.deed {
            if let missing = missingTemplate(of: message) { return .waiting(.noTemplate(missing)) }
            guard let channels = channels(for: message, cameBack: []) else {
                decision.isWithoutAddress = !wasToldWithoutAddress(names, within: reach, by: day)
                if decision.isWithoutAddress { horizon = day + 1 }
                return .waiting(.noAddress)
            }
            decision.channels = channels
        }
        decision.invoices = books.invoices.filter { invoice in
            isOverdue(invoice, on: day) && books.open(invoice, on: day) > 0 && !books.isFactored(invoice, on: day)
                && !isHandedOver(invoice, on: day)
        }
        return .executed
    }

    /// Whether history shows `no_address` given for a rule.
    func wasToldWithoutAddress(_ names: [Int32], within reach: CaseTimeline.Reach, by day: CalendarDate) -> Bool {
        history.entries.contains { entry in
            entry.name == run.names.noAddress && entry.outcome == .executed && names.contains(entry.about)
                && reach.contains(entry.day) && entry.day <= day
        }
    }

    private func obstacle(
        _ escalation: CompiledEscalation, on day: CalendarDate, _ horizon: inout CalendarDate
    ) -> WaitReason? {
        if escalation.deed.isContact {
            guard let reason = obstacleToContact(on: day) else { return nil }
            horizon = min(horizon, nextContactDay(after: day))
            return reason
        }
        guard !isDay(escalation.on, day) else { return nil }
        horizon = day + 1
        return .notAWorkingDay(next: calendar.workingDay(onOrAfter: day + 1))
    }
}

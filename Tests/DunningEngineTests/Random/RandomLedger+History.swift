import FinancialValues
import PlaybookProgram
import Receivables

/// A history as the playbook `general` could have made it: some steps in their order, stages on a notice, and what people do
/// beside the plan.
extension RandomLedger {
    mutating func makeHistory(
        _ customer: String, _ entity: String, _ invoices: [InvoiceKey], _ services: [(id: String, contract: String)],
        _ program: CompiledProgram
    ) {
        let playbook = program.playbooks.first { $0.name == "general" }!
        let account = ["customer": customer, "legal_entity": entity, "playbook": "general"]
        for key in invoices where key.due < Self.asOf && random.chance(45) {
            let notice = makeSteps(account, key, playbook)
            for service in services where notice != nil && random.chance(55) {
                makeStages(account, key, service.id, after: notice!, playbook)
            }
        }
        for (index, escalation) in playbook.escalations.enumerated() where random.chance(15) {
            makeRow(account, nil, day(-30...0), escalation.name, escalation.deed, .sent, "\(index)")
        }
        for obligation in playbook.obligations where random.chance(10) {
            makeRow(account, invoices.first, day(-30...0), obligation.name, obligation.deed, .done, "")
        }
        if random.chance(12) { makeContactOutsidePlan(account, invoices.first) }
        if random.chance(1) { makeRow(account, nil, day(-30...0), "forgotten", nil, .sent, "") }
    }

    /// - Returns: The day of its last formal notice.
    private mutating func makeSteps(
        _ account: HistoryCells, _ key: InvoiceKey, _ playbook: CompiledPlaybook
    ) -> CalendarDate? {
        let perInvoice = playbook.sequences.filter { $0.unit == .invoice || $0.unit == .account }
        guard !perInvoice.isEmpty else { return nil }
        let withNotice = perInvoice.filter { $0.steps.contains { $0.deed.isFormalNotice } }
        let sequence = random.pick(withNotice.isEmpty || random.chance(40) ? perInvoice : withNotice)
        var (day, notice) = (key.due + random.number(1...12), CalendarDate?.none)
        let last = random.chance(50) ? sequence.steps.count : random.number(1...sequence.steps.count)
        for step in sequence.steps.prefix(last) where day <= Self.asOf {
            if random.chance(10) { continue }
            let name = step.formerly.first.flatMap { random.chance(50) ? $0 : nil } ?? step.name
            let outcome = random.pick(
                [.sent, .sent, .sent, .sent, .received, .presented, .skipped, .bounced, .cancelled]
                    as [HistoryRow.Outcome])
            makeRow(account, key, day, name, step.deed, outcome, random.chance(50) ? "M\(history.count)" : "")
            if step.deed.isFormalNotice, outcome.isExecuted { notice = day }
            // What came back, or was cancelled, on a later day.
            if outcome == .sent, random.chance(6), day + 2 <= Self.asOf {
                makeRow(
                    account, key, day + 2, name, step.deed, random.pick([.bounced, .cancelled, .unknownAddress]), "")
            }
            day = day + random.number(2...12)
        }
        return notice
    }

    private mutating func makeStages(
        _ account: HistoryCells, _ key: InvoiceKey, _ service: String, after notice: CalendarDate,
        _ playbook: CompiledPlaybook
    ) {
        guard let suspension = playbook.suspensions.first(where: { $0.services != nil }) else { return }
        var day = notice < Self.asOf && random.chance(20) ? Self.asOf : notice + random.number(9...14)
        for stage in suspension.stages.prefix(random.number(1...suspension.stages.count))
        where day <= Self.asOf && stage.effect != .terminate {
            makeRow(account, key, day, stage.name, stage.message.map(Deed.message), .done, "", service: service)
            day = min(day + random.number(5...12), max(day + 1, Self.asOf))
        }
        guard day <= Self.asOf, random.chance(35), let lift = suspension.lifts.randomElement(using: &random) else {
            return
        }
        makeRow(account, key, day, lift.name, lift.message.map(Deed.message), .done, "", service: service)
    }

    private mutating func makeContactOutsidePlan(_ account: HistoryCells, _ key: InvoiceKey?) {
        let kind = random.pick(["call", "email", "visit"])
        var cells = account.merging([
            "day": day(-12...0).description, "kind": kind, "outcome": kind == "email" ? "sent" : "done",
        ]) { $1 }
        if kind == "email" { cells.merge(["channel": "email", "recipient": "billing"]) { $1 } }
        if let key, random.chance(50) { cells.merge(["invoice": key.id, "due": key.due.description]) { $1 } }
        history.append(cells)
    }

    /// - Parameter deed: `nil` for a stage that sends nothing.
    private mutating func makeRow(
        _ account: HistoryCells, _ key: InvoiceKey?, _ day: CalendarDate, _ name: String, _ deed: Deed?,
        _ outcome: HistoryRow.Outcome, _ message: String, service: String = ""
    ) {
        var cells = account.merging([
            "day": day.description, "step": name, "message": message, "service": service,
            "kind": service.isEmpty ? "task" : "stage", "outcome": outcome.word,
        ]) { $1 }
        if case .message(let sent)? = deed {
            cells.merge(["channel": sent.channels[0].rawValue, "recipient": sent.to.name]) { $1 }
            if service.isEmpty { cells["kind"] = "message" }
        }
        if outcome == .received || outcome == .presented {
            cells["outcome_day"] = min(day + random.number(0...6), Self.asOf).description
        }
        if let key { cells.merge(["invoice": key.id, "due": key.due.description]) { $1 } }
        history.append(cells)
    }
}

import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// A schedule in lines that a person can check by hand:
/// `2026-03-09 C1/FR01 first_reminder by email to billing: F1 100.00 EUR`.
struct ScheduleLine {
    let program: CompiledProgram
    let ledger: LedgerSnapshot
    /// Whether each line ends in the number of its message: `(message 1)`.
    var showsMessages = false

    func text(_ schedule: DunningSchedule) -> String {
        var lines = schedule.actions.map(line)
        if showsMessages {
            let numbers = messageNumbers(schedule.actions)
            lines = zip(lines, numbers).map { "\($0) (message \($1))" }
        }
        lines += schedule.uncovered.map { uncovered in
            "left out \(ledger.id(of: ledger.accounts[uncovered.account])): \(reason(uncovered.reason))"
        }
        lines += schedule.leftAlone.map { left in
            "left alone \(ledger.id(of: ledger.accounts[left.account])): "
                + (program.playbooks[left.playbook].leftAlone ?? "")
        }
        lines += schedule.held.map { held in
            "held \(ledger.id(of: ledger.accounts[held.account])) \(held.hold): \(held.amount)"
        }
        lines += schedule.chargesLeft.map { left in
            "charges left on \(ledger.text[ledger.invoices[left.invoice].id])"
        }
        lines += schedule.unknownCharges.map { "unknown \($0.rate.name) on \($0.day)" }
        lines += schedule.brokenGuarantees.map { broken in
            let guarantee = program.playbooks[broken.playbook].guarantees[broken.guarantee].name
            return "broken on \(broken.day) \(ledger.id(of: ledger.accounts[broken.account])) \(guarantee)"
                + (broken.count > 0 ? ": \(broken.count) times" : "")
        }
        lines += schedule.unwritten.map { message in
            "not written \(message.rule) for \(ledger.id(of: ledger.accounts[message.account])): no \(message.missing.name) in "
                + (message.missing.language.isEmpty ? "its language" : message.missing.language)
        }
        lines += schedule.staleBankData.map { "bank data too old: \(ledger.legalEntities[$0.legalEntity])" }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The messages' numbers, in the order in which they first appear.
    private func messageNumbers(_ actions: [ScheduledAction]) -> [Int] {
        var numbers: [String: Int] = [:]
        return actions.map { action in
            let number = numbers[action.messageID] ?? numbers.count + 1
            numbers[action.messageID] = number
            return number
        }
    }

    private func line(_ action: ScheduledAction) -> String {
        let playbook = program.playbooks[action.playbook]
        var text = "\(action.day) \(ledger.id(of: ledger.accounts[action.account])) "
        text += name(of: action.rule, in: playbook)
        if case .builtInTask(_, let about?) = action.rule { text += " for " + name(of: about, in: playbook) }
        if action.isLate { text += " late" }
        if let limit = action.limit {
            text += " (" + (limit.effect?.rawValue ?? "free")
            text += limit.service.map { " " + ledger.text[ledger.services[$0].id] } ?? ""
            text += limit.billingContinues ? ")" : ", billing stops)"
        }
        switch action.status {
        case .scheduled: break
        case .awaitingApproval: text += " awaiting approval"
        case .waiting: text += " waits for the contact limit"
        case .skipped: text += " skipped" + (action.because.skip.map { " (\(word($0)))" } ?? "")
        }
        if !action.channels.isEmpty { text += " by " + action.channels.map(\.rawValue).joined(separator: "+") }
        let reaches = action.kind == .message || action.kind == .task || !action.channels.isEmpty
        if action.status != .skipped && reaches { text += " to \(action.recipient.name)" }
        if let deadline = action.deadline { text += " by \(deadline)" }
        if !action.fees.isEmpty { text += ", fee " + action.fees.map(\.description).joined(separator: "+") }
        let decided = action.items.filter(\.isDecided).map { item($0, action) }
        let listed = action.items.filter { !$0.isDecided }.map { ledger.text[ledger.invoices[$0.invoice].id] }
        text += ": " + (decided.isEmpty ? "-" : decided.joined(separator: ", "))
        if !listed.isEmpty { text += "; lists " + listed.joined(separator: ", ") }
        for item in action.items { text += charges(item) }
        return text
    }

    private func name(of rule: RuleReference, in playbook: CompiledPlaybook) -> String {
        switch rule {
        case .step(let step): playbook.sequences[step.sequence].steps[step.step].name
        case .escalation(let index): playbook.escalations[index].name
        case .obligation(let index): playbook.obligations[index].name
        case .stage(let suspension, let stage): playbook.suspensions[suspension].stages[stage].name
        case .lift(let suspension, let lift): playbook.suspensions[suspension].lifts[lift].name
        case .builtInTask(let task, _): task
        }
    }

    private func item(_ item: ScheduledItem, _ action: ScheduledAction) -> String {
        var text = "\(ledger.text[ledger.invoices[item.invoice].id])"
        if ledger.invoices[item.invoice].flags.contains(.instalment) {
            text += " due \(ledger.invoices[item.invoice].due)"
        }
        if action.status != .skipped { text += " \(item.asked)" }
        if case .step(let step) = action.rule, let own = item.step, own != step.step {
            text += " at " + program.playbooks[action.playbook].sequences[step.sequence].steps[own].name
        }
        return text
    }

    /// `, F1 owes 794.49 (30 at 13.15% and 63 at 12.15% on 25000.00) and 40.00 EUR of 2025-09-01`
    private func charges(_ item: ScheduledItem) -> String {
        guard let charges = item.charges else { return "" }
        var parts: [String] = []
        let currency = item.open.currency
        if let interest = charges.interest {
            let segments = interest.segments.map { segment in
                "\(segment.dayCount) at \(segment.rate) on \(Money(minorUnits: segment.principal, currency).decimalText)"
            }
            let amount = Money(minorUnits: interest.amount, currency).decimalText
            parts.append("\(amount) (\(segments.joined(separator: ", ")))")
        }
        if let compensation = charges.fixedCompensation {
            parts.append("\(compensation.amount) of \(compensation.since)")
        }
        return ", \(ledger.text[ledger.invoices[item.invoice].id]) owes " + parts.joined(separator: " and ")
    }

    private func word(_ reason: SkipReason) -> String {
        switch reason {
        case .pastUntil(_, let day): "until \(day)"
        case .notForThisItem: "not for it"
        case .nextStepHasCome(let day): "the next step came \(day)"
        }
    }

    private func reason(_ reason: UncoveredAccount.Reason) -> String {
        switch reason {
        case .noPlaybook: "no playbook covers it"
        case .severalPlaybooks(let playbooks):
            "several playbooks cover it: " + playbooks.map { program.playbooks[$0].name }.joined(separator: ", ")
        case .unknownLegalEntity(let entity): "unknown legal entity \(entity)"
        case .unknownCurrency(let currency): "unknown currency \(currency)"
        case .unknownSteps(let steps): "history has unknown steps: " + steps.joined(separator: ", ")
        case .missingValue(let fact, let column): "\(fact) is used and \(column) is missing"
        }
    }

    // MARK: - Explanations

    func text(_ explanation: AccountExplanation) -> String {
        guard let index = explanation.playbook else { return "left out\n" }
        let playbook = program.playbooks[index]
        var lines = ["playbook \(playbook.name), case \(explanation.caseOpened.map(\.description) ?? "none")"]
        for item in explanation.items {
            lines.append(
                "item \(ledger.text[ledger.invoices[item.invoice].id]): open \(item.open), \(item.daysOverdue) days overdue"
            )
        }
        for hold in explanation.holds {
            let whom = hold.invoices.isEmpty ? "the account" : names(hold.invoices)
            let facts = hold.clauses.map(clause).joined(separator: "; ")
            lines.append(
                "hold \(hold.name) on \(whom)" + (facts.isEmpty ? "" : " (\(facts))") + ending(nil, hold.ends))
        }
        for verdict in explanation.verdicts {
            let sequence = playbook.sequences[verdict.sequence]
            let step = verdict.step.map { sequence.steps[$0].name } ?? "-"
            let facts = verdict.clauses.map(clause).joined(separator: "; ")
            lines.append(
                "\(sequence.name) \(names(verdict.invoices)) at \(step): \(self.verdict(verdict.verdict))"
                    + (facts.isEmpty ? "" : " (\(facts))") + ending(verdict.nextChange, verdict.coming))
        }
        lines += explanation.escalations.map { finding in
            "escalation \(playbook.escalations[finding.escalation].name): \(verdict(finding.verdict))"
                + ending(finding.clauses, finding.nextChange, finding.coming)
        }
        lines += explanation.stages.map(line)
        lines += explanation.obligations.map { line($0, in: playbook) }
        return lines.map { $0 + "\n" }.joined()
    }

    func names(_ invoices: [Int]) -> String {
        invoices.map { ledger.text[ledger.invoices[$0].id] }.joined(separator: "+")
    }

    func clause(_ clause: ClauseOutcome) -> String {
        let values = clause.readings.map { "\($0.name) is \(value($0.value))" }.joined(separator: ", ")
        return "\(clause.isTrue ? "true" : "false"): \(clause.origin.text), \(values)"
    }

    private func value(_ value: FactValue) -> String {
        switch value {
        case .boolean(let value): String(value)
        case .number(let number): number.description
        case .money(let money): money.description
        case .days(let days): "\(days) days"
        case .date(let date): date?.description ?? "never"
        case .text(let text): text
        }
    }

    private func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .executed: "executed"
        case .skipped(let reason): "skipped (\(word(reason)))"
        case .held(let holds): "held by " + holds.joined(separator: ", ")
        case .finished: "finished"
        case .notConcerned(let reason): "not concerned (\(reason))"
        case .waiting(let reason): "waits: \(wait(reason))"
        }
    }

    func wait(_ reason: WaitReason) -> String {
        switch reason {
        case .triggerDay(let day, _): "its day is \(day)"
        case .anchorHasNotHappened(let origin, _): "\(origin.text) has not come"
        case .spacing(let spacing): "spacing until \(spacing.until)"
        case .notASendDay(let next): "no send day, next \(next)"
        case .notAWorkingDay(let next): "no working day, next \(next)"
        case .quietPeriod(let last): "quiet until \(last)"
        case .whenIsFalse: "its when is false"
        case .belowMinimum(_, let readings): "below the minimum (\(thresholds(readings)))"
        case .belowTolerance(let readings): "below the tolerance (\(thresholds(readings)))"
        case .coveredByCash(let amounts):
            "covered by unapplied cash (\(amounts.map(\.description).joined(separator: ", ")))"
        case .bankDataTooOld: "bank data too old"
        case .noAddress: "no address"
        case .noTemplate(let missing): "no \(missing.name) in \(missing.language)"
        case .oneStepADay: "one step a day"
        case .contactLimit(let filled): "contact limit (\(filled.contacts.map(contact).joined(separator: ", ")))"
        case .approvalRefused: "approval refused"
        }
    }

    private func thresholds(_ readings: [ThresholdReading]) -> String {
        readings.map { "\($0.amount) of \($0.threshold)" }.joined(separator: ", ")
    }

    private func contact(_ contact: CountedContact) -> String { "\(contact.deed.name) \(deed(contact.deed))" }
}

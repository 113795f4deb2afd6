import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Turns the engine's actions, which speak in indices, into records with names.
public struct ScheduleRecorder: Sendable {
    let program: CompiledProgram
    let ledger: LedgerSnapshot

    public init(_ program: CompiledProgram, _ ledger: LedgerSnapshot) {
        (self.program, self.ledger) = (program, ledger)
    }

    public func record(of action: ScheduledAction) -> ScheduleRecord {
        let playbook = program.playbooks[action.playbook]
        let account = ledger.accounts[action.account]
        let payer = ledger.customers[Int(account.payer)]
        return ScheduleRecord(
            id: action.id, messageID: action.messageID, day: action.day, customer: ledger.text[payer.id],
            legalEntity: ledger.legalEntities[Int(account.legalEntity)], payerName: ledger.text[payer.name],
            playbook: playbook.name, digest: playbook.digest, rule: rule(action.rule, in: playbook), kind: action.kind,
            task: task(action.rule, in: playbook), status: action.status, channels: action.channels,
            recipient: recipient(of: action, payer: account.payer), language: ledger.symbols[payer.language],
            deadline: action.deadline, items: action.items.map { item($0, of: action.rule, in: playbook) },
            totals: action.totals, approval: action.approval, because: action.because)
    }

    private func rule(_ rule: RuleReference, in playbook: CompiledPlaybook) -> ScheduleRecord.Rule {
        switch rule {
        case .step(let reference):
            let sequence = playbook.sequences[reference.sequence]
            let step = sequence.steps[reference.step]
            return ScheduleRecord.Rule(sequence: sequence.name, name: step.name, place: SourcePlace(step.origin))
        case .builtInTask(let task, let about):
            let step = about.map { playbook.sequences[$0.sequence].steps[$0.step] }
            return ScheduleRecord.Rule(
                sequence: nil, name: task, about: step?.name, place: step.map { SourcePlace($0.origin) })
        }
    }

    private func task(_ rule: RuleReference, in playbook: CompiledPlaybook) -> String? {
        switch rule {
        case .builtInTask(let task, _): return task
        case .step(let reference):
            guard case .task(let deed) = playbook.sequences[reference.sequence].steps[reference.step].deed else {
                return nil
            }
            return deed.task
        }
    }

    private func recipient(of action: ScheduledAction, payer: UInt32) -> ScheduleRecord.Recipient {
        let role = action.recipient
        let contact = ledger.contact(of: payer, role: role.name)
        let addresses = action.channels.compactMap { channel -> ScheduleRecord.Address? in
            guard let contact, let text = contact.address(for: channel), !text.isEmpty else { return nil }
            return ScheduleRecord.Address(channel: channel, text: ledger.text[text])
        }
        return ScheduleRecord.Recipient(
            role: role.name, side: role.side, name: contact.map { ledger.text[$0.name] } ?? "", addresses: addresses)
    }

    private func item(
        _ item: ScheduledItem, of rule: RuleReference, in playbook: CompiledPlaybook
    ) -> ScheduleRecord.Item {
        let invoice = ledger.invoices[item.invoice]
        return ScheduleRecord.Item(
            invoice: ledger.text[invoice.id], due: invoice.due, open: item.open, asked: item.asked,
            disputed: Money(minorUnits: item.disputed, invoice.currency),
            promised: Money(minorUnits: item.promised, invoice.currency), daysOverdue: item.daysOverdue,
            step: item.about.map { playbook.sequences[$0.sequence].steps[$0.step].name }
                ?? item.step.map { stepName($0, of: rule, in: playbook) },
            promise: item.promise.map { ledger.text[ledger.promises[$0].id] },
            dispute: item.dispute.map { ledger.text[ledger.disputes[$0].id] })
    }

    /// The name of an item's own step, or of the task that was given for it.
    private func stepName(_ step: Int, of rule: RuleReference, in playbook: CompiledPlaybook) -> String {
        switch rule {
        case .step(let reference): playbook.sequences[reference.sequence].steps[step].name
        case .builtInTask(_, let about?): playbook.sequences[about.sequence].steps[step].name
        case .builtInTask(let task, nil): task
        }
    }
}

extension LedgerSnapshot {
    /// Who receives messages for a role of a customer; `nil` when the ledger names nobody.
    func contact(of customer: UInt32, role: String) -> Contact? {
        guard let symbol = symbols.symbol(role) else { return nil }
        // Contacts are sorted by customer: the first of this one by halving.
        var (low, high) = (0, contacts.count)
        while low < high {
            let middle = (low + high) / 2
            if contacts[middle].customer < customer { low = middle + 1 } else { high = middle }
        }
        while low < contacts.count, contacts[low].customer == customer {
            if contacts[low].role == symbol { return contacts[low] }
            low += 1
        }
        return nil
    }
}

extension Contact {
    /// What a channel needs to reach somebody; `nil` for a portal, which needs nothing.
    func address(for channel: Channel) -> TextReference? {
        switch channel {
        case .email: email
        case .letter, .registeredLetter: address
        case .sms: phone
        case .portal: nil
        }
    }
}

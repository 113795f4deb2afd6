import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Turns the engine's actions, which speak in indices, into records with names.
public struct ScheduleRecorder: Sendable {
    let program: CompiledProgram
    let ledger: LedgerSnapshot
    private let signatures: StageSignatures

    public init(_ program: CompiledProgram, _ ledger: LedgerSnapshot, _ signatures: StageSignatures = .none) {
        (self.program, self.ledger, self.signatures) = (program, ledger, signatures)
    }

    public func record(of action: ScheduledAction) -> ScheduleRecord {
        let playbook = program.playbooks[action.playbook]
        let account = ledger.accounts[action.account]
        let payer = ledger.customers[Int(account.payer)]
        return ScheduleRecord(
            id: action.id, messageID: action.messageID, day: action.day, customer: ledger.text[payer.id],
            legalEntity: ledger.legalEntities[Int(account.legalEntity)], payerName: ledger.text[payer.name],
            playbook: playbook.name, digest: playbook.digest, rule: rule(action.rule, in: playbook), kind: action.kind,
            task: task(action.rule, in: playbook), limit: limit(action), status: action.status,
            channels: action.channels,
            recipient: recipient(of: action, payer: account.payer), language: language(of: action, payer: payer),
            deadline: action.deadline, isLate: action.isLate,
            items: action.items.map { item($0, of: action.rule, in: playbook) },
            totals: action.totals, fees: action.fees, chargedTotals: action.chargedTotals, approval: action.approval,
            signatures: action.kind == .stage && signatures.isUsed
                ? signatures.standing(
                    of: playbook.name, coveredBy: action.coveredBy.map { program.playbooks[$0].name }, action.approval)
                : nil,
            because: action.because)
    }

    /// The customer's; ours for what goes to ourselves, so that one message about several customers has one language.
    private func language(of action: ScheduledAction, payer: Customer) -> String {
        program.policy.language(of: action.recipient, customers: ledger.symbols[payer.language])
    }

    /// What it is called, and where it is written.
    func rule(_ rule: RuleReference, in playbook: CompiledPlaybook) -> ScheduleRecord.Rule {
        switch rule {
        case .step(let reference):
            let sequence = playbook.sequences[reference.sequence]
            let step = sequence.steps[reference.step]
            return ScheduleRecord.Rule(
                type: "step", group: sequence.name, name: step.name, place: SourcePlace(step.origin))
        case .escalation(let index):
            let escalation = playbook.escalations[index]
            return ScheduleRecord.Rule(
                type: "escalation", name: escalation.name, place: SourcePlace(escalation.origin))
        case .obligation(let index):
            let obligation = playbook.obligations[index]
            return ScheduleRecord.Rule(
                type: "obligation", name: obligation.name, place: SourcePlace(obligation.origin))
        case .stage(let suspension, let stage):
            let suspension = playbook.suspensions[suspension]
            let stage = suspension.stages[stage]
            return ScheduleRecord.Rule(
                type: "stage", group: suspension.name, name: stage.name, place: SourcePlace(stage.origin))
        case .lift(let suspension, let lift):
            let suspension = playbook.suspensions[suspension]
            let lift = suspension.lifts[lift]
            return ScheduleRecord.Rule(
                type: "lift", group: suspension.name, name: lift.name, place: SourcePlace(lift.origin))
        case .builtInTask(let task, let about):
            let other = about.map { self.rule($0, in: playbook) }
            return ScheduleRecord.Rule(type: "task", name: task, about: other?.name, place: other?.place)
        }
    }

    private func task(_ rule: RuleReference, in playbook: CompiledPlaybook) -> String? {
        let deed: Deed
        switch rule {
        case .builtInTask(let task, _): return task
        case .step(let reference): deed = playbook.sequences[reference.sequence].steps[reference.step].deed
        case .escalation(let index): deed = playbook.escalations[index].deed
        case .obligation(let index): deed = playbook.obligations[index].deed
        case .stage, .lift: return nil
        }
        if case .task(let task) = deed { return task.task }
        return nil
    }

    private func limit(_ action: ScheduledAction) -> ScheduleRecord.Limit? {
        action.limit.map { limit in
            ScheduleRecord.Limit(
                service: limit.service.map { ledger.text[ledger.services[$0].id] },
                customer: limit.service.map { ledger.text[ledger.customers[Int(ledger.services[$0].customer)].id] },
                effect: limit.effect, billingContinues: limit.billingContinues)
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
            step: item.step.flatMap { stepName($0, of: rule, in: playbook) }, isDecided: item.isDecided,
            subjects: item.subjects.map { subject($0, of: rule, in: playbook) }, charges: item.charges)
    }

    private func subject(
        _ subject: ItemSubject, of rule: RuleReference, in playbook: CompiledPlaybook
    ) -> ScheduleRecord.Subject {
        let id =
            switch subject.kind {
            case .promise: ledger.promises[subject.index].id
            case .dispute: ledger.disputes[subject.index].id
            }
        return ScheduleRecord.Subject(
            kind: subject.kind, id: ledger.text[id], step: subject.step.flatMap { stepName($0, of: rule, in: playbook) }
        )
    }

    /// The name of an item's own step.
    private func stepName(_ step: Int, of rule: RuleReference, in playbook: CompiledPlaybook) -> String? {
        switch rule {
        case .step(let reference), .builtInTask(_, .step(let reference)?):
            playbook.sequences[reference.sequence].steps[step].name
        default: nil
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

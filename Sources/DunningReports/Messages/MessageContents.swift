import DunningEngine
import FinancialValues
import MessageDelivery
import MessageTemplates
import PlaybookProgram
import Receivables

/// What one part of a message says: the values that its template is filled with.
///
/// schedule's action × ledger × policy ─ MessageContents ─▶ context. The figures are the action's own; nothing is computed anew
/// but sums of what is shown.
struct MessageContents {
    let message: OutgoingMessage
    let part: OutgoingMessage.Part
    let parties: MessageParties
    let program: CompiledProgram
    let ledger: LedgerSnapshot

    var fields: [OwnField] { program.policy.fields }

    /// - Parameter channel: The way that this copy goes.
    func context(by channel: Channel) -> MessageContext {
        var context = MessageContext()
        addParties(to: &context)
        context["today"] = .day(message.day)
        let deadline = message.deadline(of: part, program, in: parties.entity.calendar)
        context["deadline"] = deadline.map { .day($0) }
        let measures = part.measures(program, ledger)
        context["measures"] = .list(measures)
        context["services_at_stake"] = .flag(measures.contains { $0["service"]?.isShown ?? false })
        context["consequence"] = .flag(part.deed.isFormalNotice)
        for other in Channel.allCases { context["by_\(other.rawValue)"] = .flag(other == channel) }
        let accounts = part.accounts.map(account)
        context["accounts"] = .list(accounts)
        // What is about one account can be said without naming it; who pays, of several accounts of his.
        if accounts.count == 1 {
            context.values.merge(accounts[0].values) { $1 }
            addLimits(to: &context)
        } else if Set(part.accounts.map { ledger.accounts[$0].payer }).count == 1 {
            for (name, value) in accounts[0].values where name.hasPrefix("customer.") { context[name] = value }
        }
        return context
    }

    private func addParties(to context: inout MessageContext) {
        let sender = parties.sender
        context["recipient"] = .text(parties.recipient.name)
        context["address"] = .lines(parties.recipient.address)
        context["sender_address"] = .lines(sender.addressLines)
        context["sender_registration"] = .text(sender.registration)
        context["sender_phone"] = .text(sender.phone)
        context["sender_email"] = .text(sender.email)
        context["signer"] = .text(parties.signer?.name ?? sender.name)
        context["signer_phone"] = .text(parties.signerPhone)
        context["signer_email"] = .text(parties.signerEmail)
    }

    /// One account of the message: who it is, what is listed, what is asked for.
    private func account(_ index: Int) -> MessageContext {
        let actions = part.actions.filter { $0.account == index }
        let row = ledger.accounts[index]
        let customer = ledger.customers[Int(row.payer)]
        let entity = ledger.legalEntities[Int(row.legalEntity)]
        var context = MessageContext()
        for action in actions { context.add(action.facts.ofAccount) { $0.fullName(fields) } }
        context["customer.id"] = .text(ledger.text[customer.id])
        context["customer.name"] = .text(ledger.text[customer.name])
        context["legal_entity"] = .text(entity)
        context["account.legal_entity"] = .text(entity)
        context["sender"] = .text(program.policy.legalEntities.first { $0.id == entity }?.name ?? entity)
        addItems(of: actions, to: &context)
        addSubjects(of: actions, to: &context)
        return context
    }

    /// What is limited or freed: services, or the account as a whole.
    private func addLimits(to context: inout MessageContext) {
        let limiting = part.actions.filter { $0.limit != nil }
        guard let first = limiting.first?.limit else { return }
        context["billing_continues"] = .flag(first.billingContinues)
        let services = limiting.filter { $0.limit?.service != nil }.sorted { $0.limit!.service! < $1.limit!.service! }
        context["services"] = .list(services.map(service))
        if let whole = limiting.first(where: { $0.limit?.service == nil }) {
            context.add(whole.facts.ofService) { $0.ownName(fields) }
        }
    }

    private func service(_ action: ScheduledAction) -> MessageContext {
        let row = ledger.services[action.limit!.service!]
        var context = MessageContext()
        context.add(action.facts.ofService) { $0.ownName(fields) }
        context["service"] = .text(ledger.text[row.id])
        context["kind"] = .text(ledger.symbols[row.kind])
        context["contract"] = .text(ledger.text[row.contract])
        return context
    }
}

extension MessageParties {
    /// Where answers go: the signer's, else the company's.
    var signerEmail: String {
        if let email = signer?.email, !email.isEmpty { email } else { entity.sender.email }
    }

    var signerPhone: String {
        if let phone = signer?.phone, !phone.isEmpty { phone } else { entity.sender.phone }
    }
}

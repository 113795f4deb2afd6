import DunningEngine
import MessageDelivery
import PlaybookProgram
import Receivables

/// Who writes a message to whom: names and addresses by role, from the ledger's contacts and the policy's.
struct MessageParties {
    /// Who is owed; of a message about several accounts, the first account's.
    let entity: LegalEntity
    /// Who signs and is answered: behind the step's `from`, else behind the collector; `nil` where the policy names nobody.
    let signer: OwnContact?
    /// Who pays the first account.
    let customer: Customer
    let customerName: String
    let recipient: Reached
    let copies: [Reached]

    /// Somebody behind a role.
    struct Reached {
        let role: RoleReference
        /// Of a role that nobody is named for: the customer's name, or the role's.
        var name: String
        /// As they are written; more than one where a role is somebody else at each legal entity.
        var emails: [String] = []
        var phone = ""
        var address: [String] = []
    }

    /// - Precondition: the policy has the legal entities of the message's accounts; without, nothing is scheduled for them.
    init(_ message: OutgoingMessage, _ program: CompiledProgram, _ ledger: LedgerSnapshot) {
        let accounts = message.accounts.map { ledger.accounts[$0] }
        let entities = accounts.map { account in
            let id = ledger.legalEntities[Int(account.legalEntity)]
            return program.policy.legalEntities.first { $0.id == id }!
        }
        let directory = Directory(accounts: accounts, entities: entities, ledger: ledger)
        entity = entities[0]
        signer = entity.sender.contacts[message.deed.from?.name ?? "collector"]
        customer = ledger.customers[Int(accounts[0].payer)]
        customerName = ledger.text[customer.name]
        recipient = directory.reached(message.actions[0].recipient)
        copies = message.copies(program).map(directory.reached)
    }

    var sender: Sender {
        Sender(
            name: entity.name, addressLines: Sender.lines(of: entity.sender.address), phone: entity.sender.phone,
            email: entity.sender.email,
            registration: Sender.lines(of: entity.sender.registration).joined(separator: " · "))
    }
}

/// Finds who stands behind a role of a message's accounts.
private struct Directory {
    let accounts: [CustomerAccount]
    /// One per account.
    let entities: [LegalEntity]
    let ledger: LedgerSnapshot

    func reached(_ role: RoleReference) -> MessageParties.Reached {
        if role.side == .ours { return ours(role) }
        let payer = accounts[0].payer
        let customer = ledger.text[ledger.customers[Int(payer)].name]
        guard let contact = ledger.contact(of: payer, role: role.name) else {
            return MessageParties.Reached(role: role, name: role.side == .customer ? customer : role.spoken)
        }
        return reached(role, contact, elseNamed: role.side == .customer ? customer : role.spoken)
    }

    /// One of our own: a contact of the customer's goes before the entity's.
    private func ours(_ role: RoleReference) -> MessageParties.Reached {
        var reached = MessageParties.Reached(role: role, name: "")
        for (account, entity) in zip(accounts, entities) {
            let own = entity.sender.contacts[role.name]
            let contact = ledger.contact(of: account.payer, role: role.name).map {
                self.reached(role, $0, elseNamed: own?.name ?? role.spoken)
            }
            if reached.name.isEmpty { reached.name = contact?.name ?? own?.name ?? role.spoken }
            if reached.address.isEmpty { reached.address = contact?.address ?? [] }
            if reached.phone.isEmpty { reached.phone = contact?.phone ?? own?.phone ?? "" }
            reached.emails += contact.map(\.emails).flatMap { $0.isEmpty ? nil : $0 } ?? [own?.email ?? ""]
        }
        reached.emails = reached.emails.filter { !$0.isEmpty }.uniqued
        return reached
    }

    private func reached(_ role: RoleReference, _ contact: Contact, elseNamed name: String) -> MessageParties.Reached {
        let own = ledger.text[contact.name]
        let email = ledger.text[contact.email]
        return MessageParties.Reached(
            role: role, name: own.isEmpty ? name : own, emails: email.isEmpty ? [] : [email],
            phone: ledger.text[contact.phone], address: Sender.lines(of: ledger.text[contact.address]))
    }
}

extension RoleReference {
    /// The role where nobody is named for it: `account manager`.
    var spoken: String { name.replacing("_", with: " ") }
}

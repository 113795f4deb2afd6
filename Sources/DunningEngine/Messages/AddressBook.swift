import FinancialValues
import PlaybookProgram
import Receivables

/// Who has which address: from the ledger's contacts.
struct AddressBook: Sendable {
    /// Per customer, the range of its contacts.
    private let contacts: [Range<Int>]
    private let roles: [String: Symbol]

    init(ledger: LedgerSnapshot, policy: CompiledPolicy) {
        var contacts = [Range<Int>](repeating: 0..<0, count: ledger.customers.count)
        var start = 0
        while start < ledger.contacts.count {
            let customer = ledger.contacts[start].customer
            var end = start + 1
            while end < ledger.contacts.count, ledger.contacts[end].customer == customer { end += 1 }
            contacts[Int(customer)] = start..<end
            start = end
        }
        self.contacts = contacts
        var roles: [String: Symbol] = [:]
        for role in policy.roles + policy.internalRoles + policy.thirdPartyRoles {
            roles[role] = ledger.symbols.symbol(role)
        }
        self.roles = roles
    }

    /// Whether a message by this channel reaches the role. Our own people always can be reached.
    func hasAddress(_ role: RoleReference, of customer: Int, for channel: Channel, in ledger: LedgerSnapshot) -> Bool {
        if role.side == .ours || channel == .portal { return true }
        guard let symbol = roles[role.name] else { return false }
        return contacts[customer].contains { index in
            let contact = ledger.contacts[index]
            guard contact.role == symbol else { return false }
            return switch channel {
            case .email: !contact.email.isEmpty
            case .letter, .registeredLetter: !contact.address.isEmpty
            case .sms: !contact.phone.isEmpty
            case .portal: true
            }
        }
    }
}

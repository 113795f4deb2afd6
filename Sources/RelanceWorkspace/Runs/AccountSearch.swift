import Diagnostics
import Receivables

/// An account as it is asked for on the command line: `C-1042/FR01`, or `C-1042` when it has one account.
public enum AccountSearch: Equatable, Sendable {
    /// Index of the account in the snapshot.
    case found(Int)
    /// The customer has accounts at several legal entities: their ids.
    case several([String])
    /// Somebody else pays for the customer: the ids of the payer's accounts.
    case paidByAnother(payer: String, accounts: [String])
    /// The nearest id, when there is one.
    case unknown(nearest: String?)

    public static func find(_ name: String, in ledger: LedgerSnapshot) -> AccountSearch {
        let ids = ledger.accounts.map(ledger.id(of:))
        if let index = ids.firstIndex(of: name) { return .found(index) }
        let accounts = ids.indices.filter { index in
            ledger.text[ledger.customers[Int(ledger.accounts[index].payer)].id] == name
        }
        if accounts.count == 1 { return .found(accounts[0]) }
        if accounts.count > 1 { return .several(accounts.map { ids[$0] }) }
        if let payer = payer(of: name, in: ledger) {
            return .paidByAnother(payer: payer, accounts: ids.filter { $0.hasPrefix(payer + "/") })
        }
        let names = Set(ids).union(ledger.customers.map { ledger.text[$0.id] })
        return .unknown(nearest: NameSuggestion.nearest(to: name, among: names.sorted()))
    }

    /// Who pays for a customer that does not pay itself.
    private static func payer(of name: String, in ledger: LedgerSnapshot) -> String? {
        let customer = name.split(separator: "/").first.map(String.init) ?? name
        guard let index = ledger.customers.firstIndex(where: { ledger.text[$0.id] == customer }) else { return nil }
        let payer = Int(ledger.customers[index].payer)
        return payer == index ? nil : ledger.text[ledger.customers[payer].id]
    }
}

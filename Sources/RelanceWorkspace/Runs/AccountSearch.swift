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
    /// Rows of it are unusable, so that nothing is computed for it: its ids as the report of the ledger has them.
    case leftOut([String])
    /// The customer is in the ledger and has nothing at any legal entity.
    case nothing
    /// The nearest id, when there is one.
    case unknown(nearest: String?)

    /// - Parameter leftOut: Accounts with unusable rows: `CUSTOMER/ENTITY`, or `CUSTOMER/*` for all of a customer's.
    public static func find(
        _ name: String, in ledger: LedgerSnapshot, leftOut: [String] = []
    ) -> AccountSearch {
        let unusable = leftOut.filter { isLeftOut(name, by: $0) }
        if !unusable.isEmpty { return .leftOut(unusable) }
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
        let customers = ledger.customers.map { ledger.text[$0.id] }
        if customers.contains(name) { return .nothing }
        let names = Set(ids + leftOut).union(customers)
        return .unknown(nearest: NameSuggestion.nearest(to: name, among: names.sorted()))
    }

    private static func isLeftOut(_ name: String, by pattern: String) -> Bool {
        let customer = pattern.prefix { $0 != "/" }
        return name == pattern || name == customer || (pattern.hasSuffix("/*") && name.hasPrefix(customer + "/"))
    }

    /// Who pays for a customer that does not pay itself.
    private static func payer(of name: String, in ledger: LedgerSnapshot) -> String? {
        let customer = name.split(separator: "/").first.map(String.init) ?? name
        guard let index = ledger.customers.firstIndex(where: { ledger.text[$0.id] == customer }) else { return nil }
        let payer = Int(ledger.customers[index].payer)
        return payer == index ? nil : ledger.text[ledger.customers[payer].id]
    }
}

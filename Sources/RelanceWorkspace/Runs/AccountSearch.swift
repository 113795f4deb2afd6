import Diagnostics
import Receivables

/// An account as it is asked for on the command line: by its id (`C-1042/FR01`), by its customer's, by the number of one of its
/// invoices, or by a part of the customer's name.
public enum AccountSearch: Equatable, Sendable {
    /// Index of the account in the snapshot.
    case found(Int)
    /// By account.
    case several([AccountMatch])
    /// Somebody else pays for the customer: the ids of the payer's accounts.
    case paidByAnother(customer: String, payer: String, accounts: [String])
    /// Rows of it are unusable, so that nothing is computed for it: its ids as the report of the ledger has them.
    case leftOut([String])
    /// The customer is in the ledger and has nothing at any legal entity.
    case nothing(customer: String)
    /// The nearest ids and names, at most three, in the order of the alphabet.
    case unknown(nearest: [String])

    /// An id is looked for first, then an invoice, then, ignoring case and accents, a whole name, then a part of one.
    ///
    /// - Parameter leftOut: Accounts with unusable rows: `CUSTOMER/ENTITY`, or `CUSTOMER/*` for all of a customer's.
    public static func find(
        _ name: String, in ledger: LedgerSnapshot, leftOut: [String] = []
    ) -> AccountSearch {
        let directory = AccountDirectory(ledger, leftOut)
        return directory.byID(name) ?? directory.byInvoice(name) ?? directory.byName(FoldedName(name))
            ?? .unknown(nearest: directory.nearest(to: name))
    }
}

/// One of the accounts that a search has found.
public struct AccountMatch: Equatable, Sendable {
    public var id: String
    /// The name of the customer who pays.
    public var name: String
    public var legalEntity: String
    /// Rows of it are unusable.
    public var isLeftOut: Bool
}

/// The accounts of a ledger by the ids and names under which somebody may look for them.
private struct AccountDirectory {
    let ledger: LedgerSnapshot
    let leftOut: [String]
    /// Of the accounts, by index.
    let ids: [String]

    init(_ ledger: LedgerSnapshot, _ leftOut: [String]) {
        (self.ledger, self.leftOut) = (ledger, leftOut)
        ids = ledger.accounts.map(ledger.id(of:))
    }

    private func id(_ customer: Int) -> String { ledger.text[ledger.customers[customer].id] }

    // MARK: - By id

    func byID(_ name: String) -> AccountSearch? {
        if let id = leftOut.first(where: { isLeftOut(name, by: $0) }) { return .leftOut([id]) }
        if let index = AccountDirectory.index(of: name, in: ids) { return .found(index) }
        let customers = ledger.customers.indices.map(id)
        let customer = String(name.prefix { $0 != "/" })
        guard let index = AccountDirectory.index(of: customer, in: customers) else {
            let unusable = leftOut.filter { $0.lowercased().hasPrefix(name.lowercased() + "/") }
            return unusable.isEmpty ? nil : .leftOut(unusable)
        }
        let payer = Int(ledger.customers[index].payer)
        if payer != index {
            return .paidByAnother(customer: id(index), payer: id(payer), accounts: accountIDs(of: payer))
        }
        // Of a customer's account at an entity where it has none, nothing is known.
        return name.contains("/") ? nil : of([index])
    }

    /// As it is written, else in another case.
    private static func index(of name: String, in ids: [String]) -> Int? {
        ids.firstIndex(of: name) ?? ids.firstIndex { $0.lowercased() == name.lowercased() }
    }

    private func isLeftOut(_ name: String, by pattern: String) -> Bool {
        let (name, pattern) = (name.lowercased(), pattern.lowercased())
        return name == pattern || (pattern.hasSuffix("/*") && name.hasPrefix(pattern.dropLast()))
    }

    private func accountIDs(of payer: Int) -> [String] {
        ids.indices.filter { Int(ledger.accounts[$0].payer) == payer }.map { ids[$0] }
    }

    // MARK: - By invoice

    /// The accounts that have an invoice of that number; customers quote it.
    func byInvoice(_ number: String) -> AccountSearch? {
        func accounts(where isWanted: (String) -> Bool) -> [Int] {
            ledger.accounts.indices.filter { index in
                ledger.accounts[index].invoices.contains { isWanted(ledger.text[ledger.invoices[$0].id]) }
            }
        }
        let exact = accounts { $0 == number }
        let found = exact.isEmpty ? accounts { $0.lowercased() == number.lowercased() } : exact
        guard let first = found.first else { return nil }
        if found.count == 1 { return .found(first) }
        return .several(
            found.flatMap { index in matches(Int(ledger.accounts[index].payer)).filter { $0.id == ids[index] } })
    }

    // MARK: - By name

    func byName(_ name: FoldedName) -> AccountSearch? {
        let names = ledger.customers.map { FoldedName(ledger.text[$0.name]) }
        let whole = names.indices.filter { !name.text.isEmpty && names[$0] == name }
        let found = whole.isEmpty ? names.indices.filter { names[$0].contains(name) } : whole
        return found.isEmpty ? nil : of(found)
    }

    /// The accounts of those who pay for some customers.
    private func of(_ customers: [Int]) -> AccountSearch {
        let payers = Set(customers.map { Int(ledger.customers[$0].payer) }).sorted()
        let matches = payers.flatMap(matches)
        if matches.count > 1 { return .several(matches) }
        guard let match = matches.first else { return .nothing(customer: id(customers[0])) }
        if match.isLeftOut { return .leftOut([match.id]) }
        if customers.count == 1, customers != payers {
            return .paidByAnother(customer: id(customers[0]), payer: id(payers[0]), accounts: [match.id])
        }
        return .found(ids.firstIndex(of: match.id)!)
    }

    private func matches(_ payer: Int) -> [AccountMatch] {
        let (customer, name) = (id(payer), ledger.text[ledger.customers[payer].name])
        let unusable = leftOut.filter { $0.prefix { $0 != "/" } == customer }
        return (accountIDs(of: payer) + unusable).map { account in
            AccountMatch(
                id: account, name: name, legalEntity: String(account.dropFirst(customer.count + 1)),
                isLeftOut: unusable.contains(account))
        }
    }

    // MARK: - By what is near

    func nearest(to name: String) -> [String] {
        var names: [String: Set<String>] = [:]
        for id in ids + leftOut + ledger.customers.indices.map(id) { names[id.lowercased(), default: []].insert(id) }
        for customer in ledger.customers {
            let name = ledger.text[customer.name]
            for key in FoldedName(name).keys { names[key, default: []].insert(name) }
        }
        let near = NameSuggestion.allNearest(to: FoldedName(name).text, among: names.keys)
        return Array(Set(near.flatMap { names[$0] ?? [] }).sorted().prefix(3))
    }
}

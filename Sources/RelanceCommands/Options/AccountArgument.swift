import Diagnostics
import DunningReports
import LedgerReading
import Receivables
import RelanceWorkspace

/// The account that a command is asked about, and what is said where it is none or several.
struct AccountArgument {
    let text: String

    init(_ text: String) { self.text = text }

    enum Answer {
        /// Its index in the snapshot.
        case account(Int)
        /// Its id, or `CUSTOMER/*`: a row of the ledger keeps it out.
        case leftOut(String)
    }

    func find(in reading: LedgerReading) throws -> Answer {
        switch AccountSearch.find(text, in: reading.snapshot, leftOut: reading.report.accountsLeftOut) {
        case .found(let index): return .account(index)
        case .leftOut(let ids) where ids.count == 1: return .leftOut(ids[0])
        case .leftOut(let ids):
            throw CommandFailure.wrongUsage("\"\(text)\" has \(ids.count) accounts", help: "ask for \(orList(ids))")
        case .several(let matches):
            throw CommandFailure.wrongUsage(
                "\"\(text)\" is found in \(matches.count) accounts\n" + table(matches),
                help: "ask for one by its account")
        case .paidByAnother(let customer, let payer, let accounts):
            throw CommandFailure.wrongUsage(
                "\"\(customer)\" has no account: \"\(payer)\" pays for it",
                help: accounts.isEmpty ? nil : "ask for \(orList(accounts))")
        case .nothing(let customer):
            throw CommandFailure.wrongUsage("\"\(customer)\" has nothing at any legal entity")
        case .unknown(let nearest):
            throw CommandFailure.wrongUsage(
                "the ledger has no account \"\(text)\""
                    + (nearest.isEmpty ? "" : ", did you mean \(orList(nearest.map { "\"\($0.printable)\"" }))?"),
                help: "an account is CUSTOMER/ENTITY, a customer's or an invoice's number, or a part of a name")
        }
    }

    /// The account that is left out under an id, in a snapshot that keeps all; `nil` when its customer is in no table.
    func findLeftOut(_ id: String, in all: LedgerSnapshot) throws -> Int? {
        let ids = all.accounts.map(all.id(of:))
        if let index = ids.firstIndex(of: id) ?? ids.firstIndex(of: text) { return index }
        guard id.hasSuffix("/*") else { return nil }
        let ofCustomer = ids.indices.filter { ids[$0].hasPrefix(id.dropLast()) }
        guard ofCustomer.count > 1 else { return ofCustomer.first }
        throw CommandFailure.wrongUsage(
            "\"\(text)\" has \(ofCustomer.count) accounts", help: "ask for \(orList(ofCustomer.map { ids[$0] }))")
    }

    /// How many accounts are listed: with fewer letters, a name may be in half of a ledger.
    private static let mostMatches = 20

    private func table(_ matches: [AccountMatch]) -> String {
        var table = TextTable([("account", .left), ("name", .left), ("legal entity", .left)])
        for match in matches.prefix(AccountArgument.mostMatches) {
            table.add([match.id, match.name, match.legalEntity + (match.isLeftOut ? " (left out)" : "")])
        }
        let more = matches.count - AccountArgument.mostMatches
        return String(table.text().dropLast()) + (more > 0 ? "\n  and \(more) more" : "")
    }
}

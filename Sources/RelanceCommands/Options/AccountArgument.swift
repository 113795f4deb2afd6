import Diagnostics
import DunningReports
import LedgerReading
import RelanceWorkspace

/// The account that a command is asked about, and what is said where it is none or several.
struct AccountArgument {
    let text: String

    init(_ text: String) { self.text = text }

    /// The index of the account in the snapshot.
    func index(in reading: LedgerReading) throws -> Int {
        switch AccountSearch.find(text, in: reading.snapshot, leftOut: reading.report.accountsLeftOut) {
        case .found(let index): return index
        case .several(let matches):
            throw CommandFailure.wrongUsage(
                "\"\(text)\" is found in \(matches.count) accounts\n" + table(matches),
                help: "ask for one by its account")
        case .paidByAnother(let customer, let payer, let accounts):
            throw CommandFailure.wrongUsage(
                "\"\(customer)\" has no account: \"\(payer)\" pays for it",
                help: accounts.isEmpty ? nil : "ask for \(orList(accounts))")
        case .leftOut(let ids):
            throw CommandFailure.notDone(
                "nothing is computed for \(ids.joined(separator: " and ")): rows in the ledger cannot be used",
                help: "see which with `relance ledger`")
        case .nothing(let customer):
            throw CommandFailure.wrongUsage("\"\(customer)\" has nothing at any legal entity")
        case .unknown(let nearest):
            throw CommandFailure.wrongUsage(
                "the ledger has no account \"\(text)\""
                    + (nearest.isEmpty ? "" : ", did you mean \(orList(nearest.map { "\"\($0.printable)\"" }))?"),
                help: "an account is CUSTOMER/ENTITY, a customer's number, or a part of a name")
        }
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

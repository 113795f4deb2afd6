import Diagnostics
import Receivables

extension LedgerCheck {
    /// Ids of customers that are names: the column of names was taken for that of numbers, so that one customer is split wherever
    /// his name is written otherwise.
    ///
    /// Told of each, and only where it is most of them: one customer who has his name for an id is a choice.
    func checkIDs() {
        let rows = ledger.customers.indices.filter(hasNameForID)
        guard rows.count > 1, rows.count * 2 > ledger.customers.count else { return }
        let owed = openByPayer()
        for row in rows {
            found.add(.nameAsID, at: .init(.customers, row, "customer"), customer: row, owed[row] ?? []) {
                "the customer's id \(ledger.quoted(ledger.customers[row].id)) is a name, expected a number that stays the same "
                    + "however the name is written"
            }
        }
    }

    /// No digit in it, and either the name itself or several words.
    private func hasNameForID(_ row: Int) -> Bool {
        let customer = ledger.customers[row]
        let id = ledger.text.slice(customer.id)
        guard !id.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        if id.contains(0x20) { return true }
        let text = ledger.text[customer.id]
        return text.count > 3 && CompanyName(text).words == CompanyName(ledger.text[customer.name]).words
    }
}

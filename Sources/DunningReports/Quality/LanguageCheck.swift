import Diagnostics
import Receivables

extension LedgerCheck {
    /// A customer without a language, who owes something.
    ///
    /// Not told where the policy writes in one language only, and without a policy where the ledger has no such column: then
    /// nobody chooses by it.
    func checkLanguages() {
        if let languages = program?.policy.languages {
            guard languages.count != 1 else { return }
        } else {
            guard ledger.columns.contains("customers.language") else { return }
        }
        for (row, amounts) in openByPayer().sorted(by: { $0.key < $1.key }) {
            let customer = ledger.customers[row]
            guard customer.language.isNone else { continue }
            let policy = program?.policy
            let follows =
                policy?.fallbackLanguage.map { "messages to it are in \"\($0)\", and no formal notice goes out" }
                ?? (policy == nil ? "nobody can say how to write to it" : "no message to it can be written")
            found.add(.missingLanguage, at: .init(.customers, row, "language"), customer: row, amounts) {
                "customer \(ledger.quoted(customer.id)) has no language: \(follows)"
            }
        }
    }
}

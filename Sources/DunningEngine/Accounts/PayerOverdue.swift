import FinancialValues
import Receivables

/// What a payer owes past due over all his accounts, also those that no playbook runs.
final class PayerOverdue {
    /// Accounts hold this, so it must not hold them.
    private struct Reference {
        unowned let account: AccountRun
    }

    private let run: PreparedRun
    private let accounts: [Reference]
    private let others: [Int]
    /// Nobody is assumed to pay what no playbook runs, so its books stay as they are.
    private lazy var otherBooks = others.map { AccountBooks(run, account: $0) }

    init(_ run: PreparedRun, accounts: [AccountRun], others: [Int]) {
        self.run = run
        self.accounts = accounts.map(Reference.init)
        self.others = others
    }

    /// The first day after one on which the books of any of his accounts are different.
    func nextChange(after day: CalendarDate) -> CalendarDate {
        let ofAccounts = accounts.map { $0.account.nextChange(after: day) }
        let ofOthers = others.flatMap { run.ledger.accounts[$0].invoices }
            .map { run.ledger.invoices[$0].due }.filter { day <= $0 && $0 < .distantFuture }.map { $0 + 1 }
        return (ofAccounts + ofOthers).min() ?? .distantFuture
    }

    /// In units of 10^-10 of the reporting currency.
    func sum(on day: CalendarDate) -> Int128 {
        let run = run
        let ofAccounts = accounts.reduce(Int128(0)) { $0 + $1.account.sums(on: day).overdue }
        return otherBooks.reduce(ofAccounts) { sum, books in
            books.invoices.reduce(sum) { sum, invoice in
                let row = run.ledger.invoices[invoice]
                return row.due < day ? sum + run.money.units(books.open(invoice, on: day), row.currency) : sum
            }
        }
    }
}

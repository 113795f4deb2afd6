import FinancialValues
import Receivables

extension AccountRun {
    /// The balance of what is past its due date, in units of 10^-10 of the reporting currency: open invoices less what
    /// credit notes and overpaid invoices owe the customer, each from the day after its own due date, and less payments on
    /// account. Factored items are left out. Negative when the customer is owed more than he owes.
    func overdueBalance(on day: CalendarDate) -> Int128 {
        var balance: Int128 = 0
        for invoice in books.invoices where isOverdue(invoice, on: day) && !books.isFactored(invoice, on: day) {
            let row = ledger.invoices[invoice]
            balance += run.money.units(books.open(invoice, on: day) - books.credit(of: invoice, on: day), row.currency)
        }
        for currency in books.currencies { balance -= run.money.units(books.onAccount(currency, on: day), currency) }
        return balance
    }
}

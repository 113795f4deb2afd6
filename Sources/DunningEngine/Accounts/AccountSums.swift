import FinancialValues
import Receivables

/// The sums of one account on one day, in units of 10^-10 of the reporting currency. They start from what the books
/// show, before unapplied cash; where they say less unapplied cash, it is subtracted once.
struct AccountSums {
    var open: Int128 = 0
    var overdue: Int128 = 0
    /// Overdue less disputed and promised parts, factored and handed-over ones left out.
    var undisputedOverdue: Int128 = 0
    var disputed: Int128 = 0
    var unapplied: Int128 = 0
    var unbilled: Int128 = 0
    /// Factored and handed-over ones left out, also of `oldestDue`.
    var overdueCount = 0
    var oldestDue: CalendarDate?

    var balance: Int128 { open - unapplied }
    var exposure: Int128 { open + unbilled }
    var collectable: Int128 { max(0, undisputedOverdue - unapplied) }

    init() {}

    init(_ account: AccountRun, on day: CalendarDate) {
        let (books, ledger, money) = (account.books, account.ledger, account.run.money)
        for invoice in books.invoices {
            let open = books.open(invoice, on: day)
            guard open > 0 else { continue }
            let row = ledger.invoices[invoice]
            let units = money.units(open, row.currency)
            self.open += units
            let disputed = account.disputes.disputedPart(of: open, invoice, on: day)
            self.disputed += money.units(disputed, row.currency)
            guard row.due < day else { continue }
            overdue += units
            guard !books.isFactored(invoice, on: day), !account.isHandedOver(invoice, on: day) else { continue }
            overdueCount += 1
            oldestDue = min(oldestDue ?? row.due, row.due)
            let promised = account.promises.promisedPart(invoice, on: day)
            undisputedOverdue += money.units(open - min(open, disputed + promised), row.currency)
        }
        if books.hasPool {
            for currency in books.currencies { unapplied += money.units(books.unapplied(currency, on: day), currency) }
        }
        for index in ledger.accounts[account.account].unbilled {
            unbilled += money.units(ledger.unbilled[index].amount, ledger.unbilled[index].currency)
        }
    }
}

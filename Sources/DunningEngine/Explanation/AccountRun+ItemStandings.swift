import FinancialValues
import PlaybookProgram
import Receivables

/// The open items of an account as they stand on a day.
extension AccountRun {
    func standings(on day: CalendarDate) -> [ItemStanding] {
        books.standings(on: day, disputes, promises).map { item in
            var item = item
            item.last = lastDeed(about: item.invoice, before: day)
            return item
        }
    }

    /// The last step of a sequence that history, or the run, has of an invoice.
    private func lastDeed(about invoice: Int, before day: CalendarDate) -> PastDeed? {
        let last = history.entries.last { entry in
            entry.invoice == Int32(invoice) && entry.outcome == .executed
                && (entry.day < day || !entry.isPlanned)
                && playbook.sequences.contains { $0.stepOfName[entry.name] != nil }
        }
        return last.map(run.deed)
    }
}

extension AccountBooks {
    func standings(on day: CalendarDate, _ disputes: DisputeBook, _ promises: PromiseBook) -> [ItemStanding] {
        invoices.filter { open($0, on: day) > 0 }.map { invoice in
            let row = run.ledger.invoices[invoice]
            let open = netOpen(invoice, on: day)
            return ItemStanding(
                invoice: invoice, open: Money(minorUnits: open, row.currency),
                disputed: disputes.disputedPart(of: open, invoice, on: day),
                promised: promises.promisedPart(invoice, on: day), daysOverdue: max(0, day - row.due),
                promisesWithoutEffect: promises.withoutEffect(on: invoice, day))
        }
    }
}

extension PreparedRun {
    /// The open items of an account that no playbook runs.
    func standings(of account: Int, on day: CalendarDate) -> [ItemStanding] {
        let books = AccountBooks(self, account: account)
        let calendar =
            entities[Int(ledger.accounts[account].legalEntity)]?.calendar ?? BusinessCalendar(name: "", holidays: [])
        let promises = PromiseBook(self, books, rule: PromiseRule(), calendar: calendar)
        return books.standings(on: day, DisputeBook(self, account: account), promises)
    }
}

import Diagnostics
import FinancialValues
import Receivables

extension LedgerCheck {
    /// Invoices that fall due within the next days and that the customer has not confirmed as in order.
    ///
    /// Told only where the ledger has the column, and not of what needs no confirmation: direct debits, consumers' invoices,
    /// and what is disputed already.
    func checkQualification() {
        guard ledger.columns.contains("invoices.qualified") else { return }
        for account in ledger.accounts.indices {
            for index in ledger.accounts[account].invoices where isOpen(index) {
                let invoice = ledger.invoices[index]
                let days = invoice.due - options.asOf
                guard days >= 0, days <= options.qualifyDays,
                    invoice.flags.isDisjoint(with: [.qualified, .directDebit]),
                    !items.isDisputed[index], !ledger.customers[Int(invoice.customer)].isConsumer
                else { continue }
                found.add(
                    .unqualifiedInvoice, at: .init(.invoices, index, "qualified"), customer: Int(invoice.customer),
                    account: account, item: invoice.id, [open(index)]
                ) {
                    "invoice \(ledger.quoted(invoice.id)) is due on \(invoice.due), "
                        + (days == 0 ? "today" : "in \(days) day\(days == 1 ? "" : "s")")
                        + ", and the customer has not confirmed it"
                }
            }
        }
    }
}

import Diagnostics
import FinancialValues
import Receivables

extension LedgerCheck {
    /// An open invoice that a French company has made due later than the law lets businesses agree on, whatever terms it states.
    ///
    /// Not told of consumers, public bodies and customers abroad, for whom other laws speak, nor of instalments.
    func checkDueDates() {
        let french = ledger.legalEntities.map { id in
            program?.policy.legalEntities.first { $0.id == id }.map { $0.country == "FR" } ?? (country == "FR")
        }
        guard french.contains(true) else { return }
        let home = ledger.symbols.symbol("FR")
        for account in ledger.accounts.indices where french[Int(ledger.accounts[account].legalEntity)] {
            for index in ledger.accounts[account].invoices where isOpen(index) {
                let invoice = ledger.invoices[index]
                // Nothing is longer than sixty days and is allowed, but for an end of month.
                guard invoice.due - invoice.issued > 60, !invoice.flags.contains(.instalment) else { continue }
                let customer = ledger.customers[Int(invoice.customer)]
                guard !customer.isConsumer, !customer.isPublicBody, customer.country.isNone || customer.country == home
                else { continue }
                let last = FrenchTermCap.lastDay(forInvoiceOf: invoice.issued)
                guard invoice.due > last else { continue }
                found.add(
                    .dueOverCap, at: .init(.invoices, index, "due"), customer: Int(invoice.customer), account: account,
                    item: invoice.id, [open(index)]
                ) {
                    "invoice \(ledger.quoted(invoice.id)) of \(invoice.issued) is due on \(invoice.due), "
                        + "\(invoice.due - invoice.issued) days later, expected \(last) at the latest: 60 days, or 45 days end of "
                        + "month (Code de commerce, article L441-10)"
                }
            }
        }
    }
}

import Diagnostics
import FinancialValues
import Receivables

extension LedgerCheck {
    /// A credit note that nothing was used of since it came to the books, while the account has items open in its currency: the
    /// customer is asked for more than he owes.
    ///
    /// Not told before it is stale, since credit notes are set off at the closing of a month, nor where the money was paid out.
    func checkCreditNotes() {
        var used = [Bool](repeating: false, count: ledger.invoices.count)
        for payment in ledger.payments where payment.counts(on: options.asOf) {
            if let creditNote = payment.creditNote { used[Int(creditNote)] = true }
        }
        for account in ledger.accounts.indices {
            let row = ledger.accounts[account]
            let notes = row.invoices.filter { index in
                let note = ledger.invoices[index]
                return note.isCreditNote && !used[index] && items.open[index] == note.amount
                    && note.entered + options.staleDays < options.asOf
            }
            guard !notes.isEmpty else { continue }
            var paidOut: [Money: Int] = [:]
            for index in row.payments {
                let payment = ledger.payments[index]
                guard payment.amount < 0, payment.invoice == nil, payment.counts(on: options.asOf) else { continue }
                paidOut[Money(minorUnits: -payment.amount, payment.currency), default: 0] += 1
            }
            for index in notes {
                let note = ledger.invoices[index]
                let amount = open(index)
                if let left = paidOut[amount], left > 0 {
                    paidOut[amount] = left - 1
                    continue
                }
                let open = row.invoices.filter { isOpen($0) && ledger.invoices[$0].currency == note.currency }
                guard let oldest = open.first else { continue }
                found.add(
                    .unusedCreditNote, at: .init(.invoices, index, "invoice"), customer: Int(note.customer),
                    account: account, item: note.id, [amount]
                ) {
                    "nothing of credit note \(ledger.quoted(note.id)) of \(note.issued) over \(amount) has been used in "
                        + "\(options.asOf - note.entered) days, and \(counted(open.count, "invoice")) of the account "
                        + "\(open.count == 1 ? "is" : "are") open, the oldest \(ledger.quoted(ledger.invoices[oldest].id))"
                }
            }
        }
    }
}

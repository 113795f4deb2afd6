import FinancialValues
import Receivables

/// What is left of every item on a day, as the books show it.
struct OpenItems {
    /// Minor units by row of the ledger's invoices; 0 for one that is paid or not yet there. Of a credit note, what it has not
    /// been used for.
    private(set) var open: [Int64]
    private(set) var isDisputed: [Bool]
    /// Minor units of money and credit notes that no item has taken up.
    private(set) var unapplied: [CurrencyCode: Int64] = [:]

    init(_ ledger: LedgerSnapshot, asOf: CalendarDate, universe: AgedBalance.Universe) {
        open = ledger.invoices.map { universe == .allRows || $0.entered <= asOf ? $0.amount : 0 }
        isDisputed = ledger.invoices.map { $0.flags.contains(.disputed) }
        for payment in ledger.payments where payment.counts(on: asOf) {
            let isPaidBack = payment.amount < 0 && payment.creditNote != nil
            if !isPaidBack, let creditNote = payment.creditNote { open[Int(creditNote)] -= payment.amount }
            if let invoice = payment.invoice {
                open[Int(invoice)] -= payment.amount
            } else if payment.creditNote == nil || isPaidBack {
                unapplied[payment.currency, default: 0] += payment.amount
            }
        }
        for (index, invoice) in ledger.invoices.enumerated() {
            if invoice.isCreditNote {
                unapplied[invoice.currency, default: 0] += max(0, open[index])
            } else if open[index] < 0 {
                unapplied[invoice.currency, default: 0] -= open[index]
                open[index] = 0
            }
        }
        for dispute in ledger.disputes where dispute.isOpen(on: asOf) {
            if let invoice = dispute.invoice {
                isDisputed[Int(invoice)] = true
            } else {
                for index in ledger.accounts[Int(dispute.account)].invoices { isDisputed[index] = true }
            }
        }
    }
}

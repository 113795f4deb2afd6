import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What the rows of a world's ledger say of an invoice on a day, worked out from scratch and without the engine.
///
/// Only for runs whose payments are all in the ledger: nobody pays any more, or as the ledger says.
struct PlainBooks {
    let world: World

    private var ledger: LedgerSnapshot { world.ledger }
    private var asOf: CalendarDate { world.options.asOf }
    private var isReplay: Bool { world.options.payments == .replay }

    static func know(_ world: World) -> Bool { world.options.payments == .none || world.options.payments == .replay }

    /// A day of the ledger as the run may see it.
    func seen(_ day: CalendarDate) -> CalendarDate { day <= asOf ? day : .distantFuture }

    // MARK: - Amounts

    private func counts(_ payment: Payment, on day: CalendarDate) -> Bool {
        guard payment.status == .received else { return false }
        if isReplay { return payment.date <= day && day < payment.rejectedOn }
        return seen(payment.date) <= day && day < seen(payment.rejectedOn)
    }

    func exists(_ invoice: Int, on day: CalendarDate) -> Bool { seen(ledger.invoices[invoice].entered) <= day }

    private func paid(_ invoice: Int, _ account: Int, on day: CalendarDate) -> Int64 {
        ledger.payments[ledger.accounts[account].payments].filter {
            $0.invoice == Int32(invoice) && counts($0, on: day)
        }
        .reduce(0) { $0 + $1.amount }
    }

    /// After payments, before unapplied cash.
    func open(_ invoice: Int, _ account: Int, on day: CalendarDate) -> Int64 {
        let row = ledger.invoices[invoice]
        guard exists(invoice, on: day), !row.isCreditNote else { return 0 }
        return max(0, row.amount - paid(invoice, account, on: day))
    }

    /// Payments and credit notes that are on no invoice, and what was paid too much.
    func pool(_ currency: CurrencyCode, _ account: Int, on day: CalendarDate) -> Int64 {
        let row = ledger.accounts[account]
        var sum = ledger.payments[row.payments]
            .filter { $0.invoice == nil && $0.creditNote == nil && $0.currency == currency && counts($0, on: day) }
            .reduce(Int64(0)) { $0 + $1.amount }
        for invoice in row.invoices where ledger.invoices[invoice].currency == currency && exists(invoice, on: day) {
            let (amount, paid) = (ledger.invoices[invoice].amount, paid(invoice, account, on: day))
            sum += ledger.invoices[invoice].isCreditNote ? max(0, amount - paid) : max(0, paid - amount)
        }
        return sum
    }

    /// Less the unapplied cash that the policy spreads over the oldest invoices.
    func net(_ invoice: Int, _ account: Int, on day: CalendarDate) -> Int64 {
        let open = open(invoice, account, on: day)
        guard world.program.policy.appliesCashOldestFirst else { return open }
        let currency = ledger.invoices[invoice].currency
        var left = pool(currency, account, on: day)
        for other in ledger.accounts[account].invoices
        where ledger.invoices[other].currency == currency && !isFactored(other, on: day) {
            let part = min(left, self.open(other, account, on: day))
            if other == invoice { return open - part }
            left -= part
        }
        return open
    }

    // MARK: - What befell an invoice

    func isFactored(_ invoice: Int, on day: CalendarDate) -> Bool {
        let row = ledger.invoices[invoice]
        return seen(row.factoredOn) <= day && day < seen(row.returnedOn)
    }

    func isOverdue(_ invoice: Int, on day: CalendarDate) -> Bool { ledger.invoices[invoice].due < day }

    /// The disputes that are open on an invoice.
    func disputes(_ invoice: Int, _ account: Int, on day: CalendarDate) -> [Dispute] {
        ledger.disputes[ledger.accounts[account].disputes].filter { dispute in
            (dispute.invoice ?? Int32(invoice)) == Int32(invoice) && seen(dispute.opened) <= day
                && day < seen(dispute.closed)
        }
    }

    func isFlaggedDisputed(_ invoice: Int, on day: CalendarDate) -> Bool {
        ledger.invoices[invoice].flags.contains(.disputed) && ledger.invoices[invoice].entered <= day
    }

    /// The contested part of an amount.
    func disputed(of amount: Int64, _ invoice: Int, _ account: Int, on day: CalendarDate) -> Int64 {
        if isFlaggedDisputed(invoice, on: day) { return amount }
        return min(amount, disputes(invoice, account, on: day).reduce(0) { $0 + min($1.amount ?? amount, amount) })
    }
}

import FinancialValues
import Receivables

/// What the books of one account say on any day: what each invoice is open for, and what cash is not yet matched.
///
/// Amounts are minor units of the invoice's currency. What is dated after the as-of day is not seen, but for the payments
/// that the run assumes.
final class AccountBooks {
    let run: PreparedRun
    let account: Int
    let invoices: Range<Int>
    /// Payments of each invoice: `paymentOfInvoice[starts[i]..<starts[i + 1]]` are indices of the ledger's payments.
    private let paymentsByInvoice: [Int32]
    private let paymentStarts: [Int32]
    /// By invoice: what was paid on it by the as-of day.
    private let paidNow: [Int64]
    /// Payments that the run assumes, by day.
    private(set) var assumed: [(day: CalendarDate, invoice: Int, amount: Int64)] = []
    /// Invoices of which a payment is assumed to be rejected.
    private(set) var comingBack: Set<Int> = []
    /// Whether there ever is unapplied cash, so that it must be spread.
    private(set) var hasPool: Bool
    private let poolPayments: [Int]
    private var spreadDay: CalendarDate?
    private var spread: [Int64] = []

    private var ledger: LedgerSnapshot { _read { yield run.ledger } }

    init(_ run: PreparedRun, account: Int) {
        self.run = run
        self.account = account
        let ledger = run.ledger
        let row = ledger.accounts[account]
        invoices = row.invoices
        var counts = [Int32](repeating: 0, count: row.invoices.count + 1)
        var pool: [Int] = []
        for payment in row.payments {
            if let invoice = ledger.payments[payment].invoice {
                counts[Int(invoice) - row.invoices.lowerBound + 1] += 1
            } else if ledger.payments[payment].creditNote == nil {
                pool.append(payment)
            }
        }
        for index in 1..<max(1, counts.count) { counts[index] += counts[index - 1] }
        var next = counts
        var order = [Int32](repeating: 0, count: Int(counts.last ?? 0))
        for payment in row.payments {
            guard let invoice = ledger.payments[payment].invoice else { continue }
            let slot = Int(invoice) - row.invoices.lowerBound
            order[Int(next[slot])] = Int32(payment)
            next[slot] += 1
        }
        paymentsByInvoice = order
        paymentStarts = counts
        poolPayments = pool
        var overpaid = false
        let asOf = run.options.asOf
        var paidNow: [Int64] = []
        paidNow.reserveCapacity(row.invoices.count)
        for slot in 0..<row.invoices.count {
            let invoice = ledger.invoices[row.invoices.lowerBound + slot]
            var paid: Int64 = 0
            for index in counts[slot]..<counts[slot + 1] {
                let payment = ledger.payments[Int(order[Int(index)])]
                if payment.counts(on: asOf) { paid += payment.amount }
            }
            if !invoice.isCreditNote && paid > invoice.amount { overpaid = true }
            paidNow.append(paid)
        }
        self.paidNow = paidNow
        hasPool = overpaid || !pool.isEmpty || row.invoices.contains { ledger.invoices[$0].isCreditNote }
    }

    func slot(_ invoice: Int) -> Int { invoice - invoices.lowerBound }

    /// The ledger's payments on an invoice, by date.
    func payments(on invoice: Int) -> ArraySlice<Int32> {
        let slot = slot(invoice)
        return paymentsByInvoice[Int(paymentStarts[slot])..<Int(paymentStarts[slot + 1])]
    }

    /// Whether a ledger payment is on our account that day, as this run may see it.
    func counts(_ payment: Payment, on day: CalendarDate) -> Bool {
        let last = min(day, lastSeen(payment))
        return payment.status == .received && payment.date <= last && payment.rejectedOn > last
    }

    /// In a replay unapplied cash is seen when it comes and when it is rejected; what is applied to an invoice is among the
    /// assumed payments.
    private func lastSeen(_ payment: Payment) -> CalendarDate {
        run.options.payments == .replay && payment.invoice == nil ? run.options.lastDay : run.options.asOf
    }

    func exists(_ invoice: Int, on day: CalendarDate) -> Bool {
        let entered = ledger.invoices[invoice].entered
        return entered <= day && entered <= run.options.asOf
    }

    func isFactored(_ invoice: Int, on day: CalendarDate) -> Bool {
        run.seen(ledger.invoices[invoice].factoredOn) <= day && day < run.seen(ledger.invoices[invoice].returnedOn)
    }

    /// What an invoice is open for by the books: payments and applied credit notes taken off, unapplied cash not.
    /// 0 for a credit note and for an invoice that does not exist yet.
    func open(_ invoice: Int, on day: CalendarDate) -> Int64 {
        guard exists(invoice, on: day), !ledger.invoices[invoice].isCreditNote else { return 0 }
        return max(0, ledger.invoices[invoice].amount - paid(invoice, on: day))
    }

    /// Whether an invoice is paid to the cent on the as-of day, and nothing is assumed of it later.
    func isSettled(_ invoice: Int) -> Bool {
        let row = ledger.invoices[invoice]
        return !row.isCreditNote && row.entered <= run.options.asOf && paidNow[slot(invoice)] == row.amount
            && !assumed.contains { $0.invoice == invoice }
    }

    /// What was paid on an invoice in the books of a day, and is assumed to be.
    private func paid(_ invoice: Int, on day: CalendarDate) -> Int64 {
        if day >= run.options.asOf {
            let now = paidNow[slot(invoice)]
            return assumed.isEmpty ? now : now + assumedPaid(invoice, from: .distantPast, through: day)
        }
        var sum: Int64 = 0
        for index in payments(on: invoice) {
            let payment = ledger.payments[Int(index)]
            if counts(payment, on: day) { sum += payment.amount }
        }
        return sum
    }

    /// What was received on an invoice by payments dated in a period and still counting on its last day.
    func received(_ invoice: Int, from first: CalendarDate, through last: CalendarDate) -> Int64 {
        var sum: Int64 = 0
        for index in payments(on: invoice) {
            let payment = ledger.payments[Int(index)]
            if payment.date >= first, counts(payment, on: last) { sum += payment.amount }
        }
        return sum + assumedPaid(invoice, from: first, through: last)
    }

    private func assumedPaid(_ invoice: Int, from first: CalendarDate, through last: CalendarDate) -> Int64 {
        var sum: Int64 = 0
        for payment in assumed where payment.invoice == invoice && payment.day >= first && payment.day <= last {
            sum += payment.amount
        }
        return sum
    }

    /// Adds a payment that the run assumes; those already assumed are not later.
    func assume(_ amount: Int64, on invoice: Int, _ day: CalendarDate) {
        assumed.append((day, invoice, amount))
        if amount < 0 { comingBack.insert(invoice) }
        spreadDay = nil
        if paid(invoice, on: .distantFuture) > ledger.invoices[invoice].amount { hasPool = true }
    }

    /// What an invoice may be asked for: less unapplied cash, where the policy spreads it over the oldest invoices.
    func netOpen(_ invoice: Int, on day: CalendarDate) -> Int64 {
        open(invoice, on: day) - coveredByCash(invoice, on: day)
    }

    /// The part of an invoice that unapplied cash covers, oldest first; 0 where the policy ignores it.
    func coveredByCash(_ invoice: Int, on day: CalendarDate) -> Int64 {
        guard hasPool, run.program.policy.appliesCashOldestFirst else { return 0 }
        spreadCash(on: day)
        return spread[slot(invoice)]
    }

    /// Spreads each currency's unapplied cash over its invoices by due date and number, factored ones left out.
    private func spreadCash(on day: CalendarDate) {
        guard spreadDay != day else { return }
        spreadDay = day
        spread = [Int64](repeating: 0, count: invoices.count)
        var pools: [(currency: CurrencyCode, left: Int64)] = []
        for invoice in invoices {
            let currency = ledger.invoices[invoice].currency
            let pool: Int
            if let known = pools.firstIndex(where: { $0.currency == currency }) {
                pool = known
            } else {
                pools.append((currency, unapplied(currency, on: day)))
                pool = pools.count - 1
            }
            guard pools[pool].left > 0, !isFactored(invoice, on: day) else { continue }
            let part = min(open(invoice, on: day), pools[pool].left)
            spread[slot(invoice)] = part
            pools[pool].left -= part
        }
    }

    /// Payments and credit notes in a currency that are not applied to an invoice, and what was paid over an invoice's
    /// amount. Never negative.
    func unapplied(_ currency: CurrencyCode, on day: CalendarDate) -> Int64 {
        guard hasPool else { return 0 }
        var sum = onAccount(currency, on: day)
        for invoice in invoices where ledger.invoices[invoice].currency == currency {
            sum += credit(of: invoice, on: day)
        }
        return max(0, sum)
    }

    /// Payments in a currency that name no invoice.
    func onAccount(_ currency: CurrencyCode, on day: CalendarDate) -> Int64 {
        var sum: Int64 = 0
        for index in poolPayments {
            let payment = ledger.payments[index]
            if payment.currency == currency, counts(payment, on: day) { sum += payment.amount }
        }
        return sum
    }

    /// What a credit note, or an invoice that was paid twice, owes the customer. Negative for a credit note of which more was
    /// paid back than was left of it.
    func credit(of invoice: Int, on day: CalendarDate) -> Int64 {
        if ledger.invoices[invoice].isCreditNote { return creditLeft(invoice, on: day) }
        return exists(invoice, on: day) ? max(0, paid(invoice, on: day) - ledger.invoices[invoice].amount) : 0
    }

    private func creditLeft(_ note: Int, on day: CalendarDate) -> Int64 {
        var (used, paidBack) = (paid(note, on: day), Int64(0))
        for index in ledger.accounts[account].payments {
            let payment = ledger.payments[index]
            guard payment.creditNote == Int32(note), payment.invoice != Int32(note), counts(payment, on: day) else {
                continue
            }
            if payment.amount < 0 { paidBack -= payment.amount } else { used += payment.amount }
        }
        let left = exists(note, on: day) ? max(0, ledger.invoices[note].amount - used) : 0
        return left - paidBack
    }

    /// The currencies of the account's invoices and unapplied cash, sorted.
    lazy var currencies: [CurrencyCode] = {
        var found: Set<CurrencyCode> = []
        for invoice in invoices { found.insert(ledger.invoices[invoice].currency) }
        for index in poolPayments { found.insert(ledger.payments[index].currency) }
        return found.sorted()
    }()
}

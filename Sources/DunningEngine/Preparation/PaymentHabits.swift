import FinancialValues
import Receivables

/// How late customers pay, by the invoices that they have paid in full.
struct PaymentHabits {
    /// Fewer paid invoices than this say nothing about somebody.
    static let fewest = 3

    private(set) var byCustomer: [Int: PaymentHabit] = [:]

    /// - Parameter asOf: Payments after it are not seen.
    init(_ ledger: LedgerSnapshot, asOf: CalendarDate) {
        var own: [Int: [Int]] = [:]
        var bySegment: [Symbol: [Int]] = [:]
        var all: [Int] = []
        for account in ledger.accounts {
            let lateness = PaymentHabits.lateness(of: account, ledger, asOf)
            guard !lateness.isEmpty else { continue }
            own[Int(account.payer), default: []] += lateness
            bySegment[ledger.customers[Int(account.payer)].segment, default: []] += lateness
            all += lateness
        }
        let segments = bySegment.mapValues { PaymentHabits.median($0) }
        let overall = PaymentHabits.median(all)
        for payer in Set(ledger.accounts.map { Int($0.payer) }) {
            let segment = ledger.customers[payer].segment
            if let days = own[payer].flatMap({ PaymentHabits.median($0) }) {
                byCustomer[payer] = PaymentHabit(customer: payer, daysLate: days, source: .own)
            } else if let days = segments[segment] ?? nil {
                byCustomer[payer] = PaymentHabit(customer: payer, daysLate: days, source: .segment)
            } else if let overall {
                byCustomer[payer] = PaymentHabit(customer: payer, daysLate: overall, source: .all)
            }
        }
    }

    /// Days from due date to the payment that completed it, of each invoice paid in full by the as-of day.
    private static func lateness(of account: CustomerAccount, _ ledger: LedgerSnapshot, _ asOf: CalendarDate) -> [Int] {
        var paid: [Int32: Int64] = [:]
        var days: [Int] = []
        for index in account.payments {
            let payment = ledger.payments[index]
            guard let invoice = payment.invoice, payment.counts(on: asOf) else { continue }
            let row = ledger.invoices[Int(invoice)]
            let before = paid[invoice] ?? 0
            paid[invoice] = before + payment.amount
            if !row.isCreditNote, before < row.amount, before + payment.amount >= row.amount {
                days.append(payment.date - row.due)
            }
        }
        return days
    }

    /// The middle one, the later of two; `nil` for too few.
    private static func median(_ days: [Int]) -> Int? {
        days.count < fewest ? nil : days.sorted()[days.count / 2]
    }
}

extension PreparedRun {
    /// Adds the payments of an account that the run assumes, other than kept promises, which follow from the promises.
    func assumePayments(in books: AccountBooks) {
        switch options.payments {
        case .none, .promised: break
        case .habits: assumeHabits(in: books)
        case .replay: replay(in: books)
        }
    }

    /// What is not disputed is paid as late as usual. An invoice that is later than that already is paid as many days
    /// after the as-of day as its customer usually is late, at least one.
    private func assumeHabits(in books: AccountBooks) {
        let account = ledger.accounts[books.account]
        guard let habit = habits[Int(account.payer)] else { return }
        let disputes = DisputeBook(self, account: books.account)
        var payments: [(day: CalendarDate, invoice: Int, amount: Int64)] = []
        for invoice in books.invoices {
            let open = books.open(invoice, on: options.asOf)
            let amount = open - disputes.disputedPart(of: open, invoice, on: options.asOf)
            guard amount > 0, !books.isFactored(invoice, on: options.asOf) else { continue }
            let usual = ledger.invoices[invoice].due + habit.daysLate
            let day = usual > options.asOf ? usual : options.asOf + max(1, habit.daysLate)
            if day <= options.lastDay { payments.append((day, invoice, amount)) }
        }
        for payment in payments.sorted(by: { ($0.day, $0.invoice) < ($1.day, $1.invoice) }) {
            books.assume(payment.amount, on: payment.invoice, payment.day)
        }
    }

    /// What the ledger has after the as-of day, rejections included.
    private func replay(in books: AccountBooks) {
        var changes: [(day: CalendarDate, invoice: Int, amount: Int64)] = []
        for index in ledger.accounts[books.account].payments {
            let payment = ledger.payments[index]
            guard let invoice = payment.invoice, payment.status == .received else { continue }
            if payment.date > options.asOf { changes.append((payment.date, Int(invoice), payment.amount)) }
            if payment.rejectedOn > options.asOf, payment.rejectedOn < .distantFuture {
                changes.append((payment.rejectedOn, Int(invoice), -payment.amount))
            }
        }
        for change in changes.sorted(by: { ($0.day, $0.invoice, $0.amount) < ($1.day, $1.invoice, $1.amount) })
        where change.day <= options.lastDay {
            books.assume(change.amount, on: change.invoice, change.day)
        }
    }
}

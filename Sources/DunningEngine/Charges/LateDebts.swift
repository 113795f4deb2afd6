import FinancialValues
import Receivables

/// What invoices of an account were open for on each day since they were due, as interest runs on it.
struct LateDebts {
    private let account: AccountRun
    private let day: CalendarDate
    private var changes: [Int: [LateDebt.Payment]] = [:]
    private var principals: [Int: Int64] = [:]

    /// - Parameters:
    ///   - invoices: Indices, each with the last day on which it bears no interest, and the part that is not asked for now
    ///     and so bears none now.
    ///   - day: The last day of interest.
    init(
        of invoices: [(invoice: Int, after: CalendarDate, held: Int64)], _ account: AccountRun,
        through day: CalendarDate
    ) {
        self.account = account
        self.day = day
        // Day by day over all of them: what cash covers is spread once for each day.
        var days: [CalendarDate: [Int]] = [:]
        for (position, item) in invoices.enumerated() {
            days[item.after, default: []].append(position)
            for change in account.changeDays(of: item.invoice) where change > item.after && change <= day {
                days[change, default: []].append(position)
            }
        }
        var last: [Int: Int64] = [:]
        for date in days.keys.sorted() {
            for position in days[date]! {
                let item = invoices[position]
                let open = max(0, principal(of: item.invoice, on: date) - item.held)
                if let before = last[position] {
                    guard before != open else { continue }
                    // What is paid bears interest on its day; what is taken back has been none of ours since that day.
                    let day = open < before ? date : date - 1
                    changes[item.invoice, default: []].append(LateDebt.Payment(before - open, on: day))
                } else {
                    principals[item.invoice] = open
                }
                last[position] = open
            }
        }
    }

    /// In minor units, at the end of the last day without interest.
    func principal(of invoice: Int) -> Int64 { principals[invoice] ?? 0 }

    /// The most that was open since: of a payment that came back, what it had paid too.
    func size(of invoice: Int) -> Int64 {
        var (open, largest) = (principal(of: invoice), principal(of: invoice))
        for payment in payments(on: invoice) {
            open -= payment.amount
            largest = max(largest, open)
        }
        return largest
    }

    func payments(on invoice: Int) -> [LateDebt.Payment] { changes[invoice] ?? [] }

    /// What bears interest: the open amount, less what a credit note has taken back since. An invoice that entered the
    /// ledger later was owed all the same.
    private func principal(of invoice: Int, on date: CalendarDate) -> Int64 {
        let ledger = account.ledger
        var open = account.books.netOpen(invoice, on: max(date, ledger.invoices[invoice].entered))
        for index in account.books.payments(on: invoice) {
            let payment = ledger.payments[Int(index)]
            guard payment.creditNote != nil, payment.date > date, account.books.counts(payment, on: day) else {
                continue
            }
            open -= payment.amount
        }
        return max(0, open)
    }
}

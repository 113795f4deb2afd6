import FinancialValues
import PlaybookProgram
import Receivables

/// What became of each promise of an account: kept, broken, still running; and what it still covers.
struct PromiseBook {
    struct Standing {
        var promise: Int
        var invoices: [Int]
        /// The last day on which it can still be kept.
        var lastDay: CalendarDate
        var keptOn: CalendarDate = .distantFuture
        var brokenOn: CalendarDate = .distantFuture
        /// The day another promise of its plan was broken.
        var planBrokenOn: CalendarDate = .distantFuture
        /// Made when too many had been broken: it holds nothing.
        var isOverLimit = false
    }

    private let run: PreparedRun
    private let books: AccountBooks
    private(set) var standings: [Standing] = []

    init(_ run: PreparedRun, _ books: AccountBooks, rule: PromiseRule, calendar: BusinessCalendar) {
        self.run = run
        self.books = books
        let ledger = run.ledger
        for index in ledger.accounts[books.account].promises where ledger.promises[index].made <= run.options.asOf {
            let promise = ledger.promises[index]
            let covered =
                promise.invoices.isEmpty
                ? books.invoices.filter { invoice in
                    ledger.invoices[invoice].currency == promise.currency && !ledger.invoices[invoice].isCreditNote
                        && books.exists(invoice, on: promise.made) && !books.isFactored(invoice, on: promise.made)
                        && books.open(invoice, on: promise.made) > 0
                } : promise.invoices.map { Int($0) }
            standings.append(
                Standing(
                    promise: index, invoices: covered, lastDay: rule.grace.after(promise.date, in: calendar)))
        }
        guard !standings.isEmpty else { return }
        if run.options.payments == .promised { assumeKeptPromises() }
        for index in standings.indices { settle(index) }
        breakPlans()
        applyLimit(rule)
    }

    /// Promises that are still to be kept on the as-of day are paid on their day.
    private mutating func assumeKeptPromises() {
        let asOf = run.options.asOf
        let waiting = standings.indices.filter { index in
            let promise = run.ledger.promises[standings[index].promise]
            return promise.date >= asOf && missing(index, on: asOf) > 0
        }
        let inOrder = waiting.sorted { left, right in
            let (a, b) = (run.ledger.promises[standings[left].promise], run.ledger.promises[standings[right].promise])
            return (a.date, left) < (b.date, right)
        }
        for index in inOrder {
            let day = run.ledger.promises[standings[index].promise].date
            var left = missing(index, on: asOf)
            for invoice in standings[index].invoices where left > 0 {
                let part = min(left, books.open(invoice, on: day))
                if part > 0 { books.assume(part, on: invoice, day) }
                left -= part
            }
        }
    }

    /// What a promise still lacks on a day: its amount less what was received on its invoices since it was made.
    ///
    /// What was received serves the promises of one plan, and others that run on the same invoices, in the order of their
    /// days: one payment keeps one promise.
    private func missing(_ index: Int, on day: CalendarDate) -> Int64 {
        let promise = run.ledger.promises[standings[index].promise]
        var (asked, since) = (promise.amount, promise.made)
        var invoices = standings[index].invoices
        for other in standings.indices where other != index && comesBefore(other, index) {
            let earlier = run.ledger.promises[standings[other].promise]
            asked += earlier.amount
            since = min(since, earlier.made)
            for invoice in standings[other].invoices where !invoices.contains(invoice) { invoices.append(invoice) }
        }
        let received = invoices.reduce(Int64(0)) { $0 + books.received($1, from: since, through: day) }
        return min(promise.amount, max(0, asked - received))
    }

    /// Whether another promise is served first: of the same plan or on one of the same invoices, due earlier, and still
    /// running when this one was made.
    private func comesBefore(_ other: Int, _ index: Int) -> Bool {
        let (earlier, later) = (
            run.ledger.promises[standings[other].promise], run.ledger.promises[standings[index].promise]
        )
        guard earlier.currency == later.currency, (earlier.date, other) < (later.date, index),
            standings[other].lastDay >= later.made
        else { return false }
        if !later.plan.isEmpty, run.ledger.text.areEqual(earlier.plan, later.plan) { return true }
        return !Set(standings[other].invoices).isDisjoint(with: standings[index].invoices)
    }

    /// Paid by as much as was promised, or all of its invoices are: one that is not entered yet is not paid.
    private func isKept(_ index: Int, on day: CalendarDate) -> Bool {
        missing(index, on: day) == 0
            || (!standings[index].invoices.isEmpty
                && standings[index].invoices.allSatisfy { books.exists($0, on: day) && books.netOpen($0, on: day) == 0 })
    }

    private mutating func settle(_ index: Int) {
        let promise = run.ledger.promises[standings[index].promise]
        var days: Set<CalendarDate> = [promise.made]
        for invoice in standings[index].invoices {
            days.insert(run.ledger.invoices[invoice].entered)
            for payment in books.payments(on: invoice) { days.insert(run.ledger.payments[Int(payment)].date) }
            for payment in books.assumed where payment.invoice == invoice { days.insert(payment.day) }
        }
        if books.hasPool {
            for payment in run.ledger.accounts[books.account].payments {
                days.insert(run.ledger.payments[payment].date)
            }
            for invoice in books.invoices { days.insert(run.ledger.invoices[invoice].entered) }
        }
        let last = standings[index].lastDay
        for day in days.sorted() where day >= promise.made && day <= last && isKept(index, on: day) {
            standings[index].keptOn = day
            return
        }
        standings[index].brokenOn = last + 1
    }

    private mutating func breakPlans() {
        for index in standings.indices {
            let plan = run.ledger.promises[standings[index].promise].plan
            guard !plan.isEmpty else { continue }
            for other in standings.indices where other != index {
                let otherPlan = run.ledger.promises[standings[other].promise].plan
                guard run.ledger.text.areEqual(plan, otherPlan) else { continue }
                standings[index].planBrokenOn = min(standings[index].planBrokenOn, standings[other].brokenOn)
            }
        }
    }

    private mutating func applyLimit(_ rule: PromiseRule) {
        guard let limit = rule.noLongerAfter else { return }
        for index in standings.indices {
            let made = run.ledger.promises[standings[index].promise].made
            let broken = standings.count { $0.brokenOn <= made && made - $0.brokenOn <= limit.days }
            standings[index].isOverLimit = broken >= limit.broken
        }
    }

    /// Whether a promise runs on a day: made, not yet kept, in its time or grace, its plan unbroken.
    func runs(_ standing: Standing, on day: CalendarDate) -> Bool {
        run.ledger.promises[standing.promise].made <= day && day <= standing.lastDay && day < standing.keptOn
            && day < standing.planBrokenOn
    }

    /// - Parameter holding: Leaves out the promises that hold nothing because too many had been broken.
    func isPromised(_ invoice: Int, on day: CalendarDate, holding: Bool) -> Bool {
        standings.contains { !(holding && $0.isOverLimit) && $0.invoices.contains(invoice) && runs($0, on: day) }
    }

    /// The promises that run on an invoice and hold nothing: indices in the ledger.
    func withoutEffect(on invoice: Int, _ day: CalendarDate) -> [Int] {
        standings.filter { $0.isOverLimit && $0.invoices.contains(invoice) && runs($0, on: day) }.map(\.promise)
    }

    func isOnPlan(_ invoice: Int, on day: CalendarDate) -> Bool {
        standings.contains {
            !run.ledger.promises[$0.promise].plan.isEmpty && $0.invoices.contains(invoice) && runs($0, on: day)
        }
    }

    /// The part of an invoice's open amount that is promised and not yet received; each promise covers its oldest
    /// invoices first. A promise that holds nothing takes nothing off what may be asked for.
    func promisedPart(_ invoice: Int, on day: CalendarDate) -> Int64 {
        guard !standings.isEmpty else { return 0 }
        var sum: Int64 = 0
        for (index, standing) in standings.enumerated() {
            guard !standing.isOverLimit, standing.invoices.contains(invoice), runs(standing, on: day)
            else {
                continue
            }
            var left = missing(index, on: day)
            for covered in standing.invoices {
                let part = min(left, books.netOpen(covered, on: day))
                if covered == invoice { sum += part }
                left -= part
            }
        }
        return min(sum, books.netOpen(invoice, on: day))
    }

    /// How many were broken in the 365 days before a day, that day included.
    func brokenInAYear(on day: CalendarDate) -> Int {
        standings.count { $0.brokenOn <= day && day - $0.brokenOn < 365 }
    }
}

import FinancialValues
import PlaybookProgram
import Receivables

/// One account as it is run by one playbook: its books, history, cases and the items of its sequences.
///
/// A class, since what is computed on one day is kept for the next; it never leaves the payer's run that made it.
final class AccountRun {
    let run: PreparedRun
    let account: Int
    let playbookIndex: Int
    let playbook: PreparedPlaybook
    let entity: LegalEntity
    let payer: Int
    let customer: CustomerFacts
    let books: AccountBooks
    let disputes: DisputeBook
    let promises: PromiseBook
    var history: AccountHistory
    /// Made when it is asked for: most accounts owe nothing and do nothing.
    lazy var cases = timeline()
    /// Invoices that history or the run has handed over, and when.
    var handedOver: [Int: CalendarDate] = [:]
    /// The last day on which the run has handed something over.
    private(set) var handedOverOn = CalendarDate.distantPast
    /// By sequence; rounds of account sequences are found anew every day.
    var items: [[SequenceItem]] = []
    /// By sequence and item: the first day on which what was decided about it could be something else, as long as nothing
    /// is done that it asks for.
    var nextLooks: [[CalendarDate]] = []
    /// The last day on which the items were looked at.
    var lookedOn = CalendarDate.distantPast
    /// Indices of the playbook's holds that can hold anything of the account.
    let possibleHolds: [Int]
    /// What was shown or refused once and is not to be again.
    var remembered: [RememberedRule] = []
    /// Days after which something in the ledger or by the calendar is different, sorted; past ones too.
    let changeDays: [CalendarDate]
    /// Those among them on which more happens than that an invoice falls due or comes to be overdue.
    let bookDays: [CalendarDate]
    /// Overdue over all accounts of the payer, given by whoever runs them.
    var payerOverdue: PayerOverdue?

    var heldDaysCache: [HeldDaysKey: HeldDays] = [:]
    /// The days asked for: every item asks the same of the account.
    var standingsOfCash: [CalendarDate: StandingOfCash] = [:]

    private var sumsDay: CalendarDate?
    private var sumsCache = AccountSums()
    private var caseDay: CalendarDate?
    private var caseCache: CaseTimeline.Case?
    private var reachDay: CalendarDate?
    private var reachCache: CaseTimeline.Reach?

    var ledger: LedgerSnapshot { _read { yield run.ledger } }
    var policy: CompiledPolicy { _read { yield run.program.policy } }
    var calendar: BusinessCalendar { entity.calendar }

    /// - Parameter earlier: What the run has done so far, when another playbook covered the account before.
    init(
        _ run: PreparedRun, account: Int, playbook index: Int, entity: LegalEntity, after earlier: AccountHistory? = nil
    ) {
        self.run = run
        self.account = account
        playbookIndex = index
        playbook = run.playbooks[index]
        self.entity = entity
        payer = Int(run.ledger.accounts[account].payer)
        customer = CustomerFacts(
            run: run, payer: payer, legalEntity: Int(run.ledger.accounts[account].legalEntity))
        let source = playbook.source
        books = AccountBooks(run, account: account)
        run.assumePayments(in: books)
        disputes = DisputeBook(run, account: account)
        promises = PromiseBook(run, books, rule: source.promises, calendar: entity.calendar)
        history =
            earlier
            ?? AccountHistory(
                run, account: account, playbook, calendar: entity.calendar)
        history.translateNames(run.names, readBy: index)
        possibleHolds = AccountRun.possibleHolds(run, playbook, books)
        (changeDays, bookDays) = AccountRun.changeDays(run, books, promises, disputes, calendar: entity.calendar)
        for entry in history.entries where entry.outcome == .executed && entry.handsOver && entry.invoice >= 0 {
            handedOver[Int(entry.invoice)] = entry.day
        }
        items = playbook.sequences.indices.map { itemsOf(sequence: $0) }
        nextLooks = items.map { Array(repeating: .distantPast, count: $0.count) }
    }

    /// The case that is open on a day.
    func currentCase(on day: CalendarDate) -> CaseTimeline.Case? {
        if caseDay == day { return caseCache }
        caseCache = cases.current(on: day)
        caseDay = day
        return caseCache
    }

    /// What counts with the case of a day, which is kept for the day asked last.
    func caseReach(on day: CalendarDate) -> CaseTimeline.Reach {
        if let reachCache, reachDay == day { return reachCache }
        let reach = cases.reach(ofCaseOn: day)
        (reachDay, reachCache) = (day, reach)
        return reach
    }

    func latestCaseReach(on day: CalendarDate) -> CaseTimeline.Reach { cases.reach(ofLatestCaseOn: day) }

    func handOver(_ invoice: Int, on day: CalendarDate) {
        handedOver[invoice] = day
        handedOverOn = day
        cases.close(invoice, after: day)
        (caseDay, reachDay) = (nil, nil)
    }

    /// Handed over by the evening before: what is done on a day is seen on the next.
    func isHandedOver(_ invoice: Int, on day: CalendarDate) -> Bool { handedOver[invoice].map { $0 < day } ?? false }

    /// Whether what was executed is seen by the clocks and conditions of a day: from the next day on, since a second run of
    /// a day must not see more than the first; a lift, which comes before everything else, on its own day. [4]
    func isSeen(_ entry: HistoryEntry, on day: CalendarDate) -> Bool {
        entry.day < day || (entry.day == day && run.names.lifts.contains(entry.name))
    }

    /// On how many days before a day something was done, of a service or of none: what comes again has an id of its own.
    func timesDone(_ names: [Int32], service: Int32 = -1, before day: CalendarDate) -> Int {
        let done = history.entries.filter { entry in
            entry.outcome == .executed && entry.day < day && entry.service == service && names.contains(entry.name)
        }
        return Set(done.map(\.day)).count
    }

    func sums(on day: CalendarDate) -> AccountSums {
        if sumsDay == day { return sumsCache }
        sumsCache = AccountSums(self, on: day)
        sumsDay = day
        return sumsCache
    }

    func tolerance(of currency: CurrencyCode) -> Int64 { playbook.source.tolerance[currency] ?? 0 }

    /// Overdue since the day after the due date itself.
    func isOverdue(_ invoice: Int, on day: CalendarDate) -> Bool { ledger.invoices[invoice].due < day }

    func isWhollyDisputed(_ invoice: Int, on day: CalendarDate) -> Bool {
        let open = books.open(invoice, on: day)
        return open > 0 && disputes.disputedPart(of: open, invoice, on: day) >= open
    }

    // MARK: - Cases

    /// Whether an invoice can be dunned for being overdue: what a case is made of.
    private func countsForCase(_ invoice: Int, on day: CalendarDate) -> Bool {
        guard isOverdue(invoice, on: day), books.exists(invoice, on: day), !books.isFactored(invoice, on: day),
            !isHandedOver(invoice, on: day)
        else { return false }
        let open = books.netOpen(invoice, on: day)
        return open > 0 && open >= tolerance(of: ledger.invoices[invoice].currency)
            && !isWhollyDisputed(invoice, on: day)
    }

    private func overduePeriods() -> [CaseTimeline.OverduePeriod] {
        var periods: [CaseTimeline.OverduePeriod] = []
        let last = run.options.lastDay + run.daysLookedAhead
        for invoice in books.invoices where !ledger.invoices[invoice].isCreditNote {
            let row = ledger.invoices[invoice]
            let first = max(row.due + 1, row.entered)
            guard first <= last else { continue }
            var started: CalendarDate?
            for day in [first] + changeDays(of: invoice).filter({ $0 > first && $0 <= last }) {
                if countsForCase(invoice, on: day) {
                    if started == nil { started = day }
                } else if let first = started {
                    periods.append(.init(invoice: invoice, first: first, end: day))
                    started = nil
                }
            }
            if let first = started { periods.append(.init(invoice: invoice, first: first, end: last + 1)) }
        }
        return periods
    }

    /// The days on which what one invoice counts for can change, sorted.
    func changeDays(of invoice: Int) -> [CalendarDate] {
        let row = ledger.invoices[invoice]
        // Unapplied cash is spread over all invoices, so that any change may concern each.
        var days: [CalendarDate] = books.hasPool ? changeDays : []
        days += [run.seen(row.factoredOn), run.seen(row.returnedOn)]
        for index in books.payments(on: invoice) {
            let payment = ledger.payments[Int(index)]
            days.append(run.seen(payment.date))
            days.append(run.seen(payment.rejectedOn))
        }
        for payment in books.assumed where payment.invoice == invoice { days.append(payment.day) }
        for index in disputes.disputes where disputes.concerns(index, invoice) {
            days.append(run.seen(ledger.disputes[index].opened))
            days.append(disputes.closed(index))
        }
        if let day = handedOver[invoice] { days.append(day + 1) }
        return AccountRun.inOrder(days)
    }

    /// In a ledger without the invoices paid lately, a case is as old as the oldest row of history on one of its open items.
    private func timeline() -> CaseTimeline {
        var cases = CaseTimeline(periods: overduePeriods())
        guard !ledger.hasPaidInvoices, !history.isEmpty else { return cases }
        let asOf = run.options.asOf
        for invoice in books.invoices where countsForCase(invoice, on: asOf) {
            guard let oldest = history.entries.first(where: { $0.invoice == Int32(invoice) })?.day else { continue }
            cases.extend(backTo: oldest, invoice: invoice, on: asOf)
        }
        return cases
    }

    // MARK: - Days on which the books change

    private static func changeDays(
        _ run: PreparedRun, _ books: AccountBooks, _ promises: PromiseBook, _ disputes: DisputeBook,
        calendar: BusinessCalendar
    ) -> (all: [CalendarDate], ofBooks: [CalendarDate]) {
        var dueDays: [CalendarDate] = []
        var bookDays: [CalendarDate] = []
        tellEvents(run, books, promises, disputes, calendar: calendar) { day, event in
            switch event {
            // That a paid invoice falls due changes nothing.
            case .due(let invoice), .overdue(let invoice):
                if day <= run.options.asOf || !books.isSettled(invoice) { dueDays.append(day) }
            default: bookDays.append(day)
            }
        }
        return (inOrder(dueDays + bookDays), inOrder(bookDays))
    }

    /// Sorted, each once.
    private static func inOrder(_ days: [CalendarDate]) -> [CalendarDate] {
        let sorted = days.sorted()
        var unique: [CalendarDate] = []
        unique.reserveCapacity(sorted.count)
        for day in sorted where unique.last != day { unique.append(day) }
        return unique
    }

    /// The first day after `day` on which the books are different, or an invoice falls due or comes to be overdue;
    /// `distantFuture` when there is none.
    func nextChange(after day: CalendarDate) -> CalendarDate { AccountRun.first(of: changeDays, after: day) }

    /// The same without the due dates.
    func nextChangeOfBooks(after day: CalendarDate) -> CalendarDate { AccountRun.first(of: bookDays, after: day) }

    /// The same for one item. Due dates make the rounds of an account; to all else they are what clocks, conditions and
    /// covering cash say they are, each with its own horizon.
    func nextChange(of item: SequenceItem, after day: CalendarDate) -> CalendarDate {
        if case .round = item.subject { return nextChange(after: day) }
        return nextChangeOfBooks(after: day)
    }

    /// The first day after `day` on which something could change that no rule's own horizon tells.
    func nextReview(after day: CalendarDate) -> CalendarDate {
        let looksAtDueDates =
            !playbook.obligations.isEmpty || !playbook.suspensions.isEmpty || !limits(on: day).isEmpty
        return looksAtDueDates
            ? nextChange(after: day) : min(nextChangeOfBooks(after: day), standingOfCash(on: day).nextChange)
    }

    private static func first(of days: [CalendarDate], after day: CalendarDate) -> CalendarDate {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low < days.count ? days[low] : .distantFuture
    }
}

/// How long an announced payment holds its invoice.
enum PendingPayment {
    /// The last day; the day before its date when the policy gives its method no time.
    static func lastDay(_ payment: Payment, _ run: PreparedRun, _ calendar: BusinessCalendar) -> CalendarDate {
        guard let offset = run.program.policy.pending[run.ledger.symbols[payment.method]] else {
            return payment.date - 1
        }
        return offset.after(payment.date, in: calendar)
    }

    static func holds(_ payment: Payment, on day: CalendarDate, _ run: PreparedRun, _ calendar: BusinessCalendar)
        -> Bool
    {
        payment.status == .pending && run.seen(payment.date) <= day && day < run.seen(payment.rejectedOn)
            && day <= lastDay(payment, run, calendar)
    }
}

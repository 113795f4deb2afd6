import FinancialValues
import PlaybookProgram
import Receivables

/// An obligation that is to be scheduled on a day.
struct ObligationDecision {
    var obligation: Int
    /// What it is about: the invoices, and the dispute or payment whose it is.
    var invoices: [Int]
    /// What else it is for: of an account, the open invoices beside the oldest.
    var alsoListed: [Int] = []
    var dispute: Int?
    var payment: Int?
    /// The last day on which it is in time.
    var deadline: CalendarDate
    var isLate: Bool
    var channels: [Channel] = []
    /// Nobody has an address for it: it comes all the same, and somebody looks for one.
    var isWithoutAddress = false
    var clauses: [ClauseOutcome]

    /// As an item of a sequence would be.
    var item: SequenceItem {
        SequenceItem(
            subject: dispute.map { .dispute($0) } ?? .invoice(invoices.first ?? 0), invoices: invoices)
    }
}

/// What an obligation counts as one.
struct ObligationItem {
    var invoices: [Int]
    var anchor: Int?
    var dispute: Int?
    var payment: Int?
    var isOfAccount = false
}

extension AccountRun {
    /// The obligations of a day, and the first day on which another could come. No hold, quiet period or limit delays them.
    func decideObligations(on day: CalendarDate) -> (decisions: [ObligationDecision], next: CalendarDate) {
        var decisions: [ObligationDecision] = []
        var next = CalendarDate.distantFuture
        for index in playbook.obligations.indices {
            for item in items(of: playbook.obligations[index].source, on: day) {
                let (decision, change) = decide(index, item, on: day)
                next = min(next, change)
                if let decision { decisions.append(decision) }
            }
        }
        return (decisions, next)
    }

    private func decide(
        _ index: Int, _ item: ObligationItem, on day: CalendarDate
    ) -> (ObligationDecision?, CalendarDate) {
        let obligation = playbook.obligations[index]
        var next = nextChange(after: day)
        let context = FactContext(day: day, invoice: item.anchor, dispute: item.dispute)
        next = min(next, horizon(obligation.forWhom, context))
        guard holds(obligation.forWhom, context), let deadline = deadline(of: obligation.source, item, on: day) else {
            return (nil, next)
        }
        let first = scheduledDay(of: obligation.source, deadline: deadline)
        let again = deadline + 1
        if isSettled(obligation, item, on: day, lateFrom: again) { return (nil, day < again ? min(next, again) : next) }
        guard day >= first else { return (nil, min(next, first)) }
        let isInTimeOnlyToday = day <= deadline && calendar.workingDay(onOrAfter: day) > deadline
        guard calendar.isWorkingDay(day) || day == first || isInTimeOnlyToday else { return (nil, day + 1) }
        let channels = channels(of: obligation.source.deed)
        let decision = ObligationDecision(
            obligation: index, invoices: item.invoices, alsoListed: othersOfAccount(obligation, item, on: day),
            dispute: item.dispute, payment: item.payment, deadline: deadline,
            isLate: day > deadline, channels: channels.by, isWithoutAddress: channels.areMissing,
            clauses: trace(obligation.forWhom, context))
        return (decision, day + 1)
    }

    private func othersOfAccount(
        _ obligation: PreparedObligation, _ item: ObligationItem, on day: CalendarDate
    ) -> [Int] {
        guard item.isOfAccount else { return [] }
        // A claim is declared for what is older than the judgment.
        let isOfInsolvency = obligation.source.by.terms.contains {
            $0.anchor == .insolvency || $0.anchor == .insolvencyPublished
        }
        return books.invoices.filter { invoice in
            !item.invoices.contains(invoice) && books.open(invoice, on: day) > 0
                && isAsked(invoice, obligation.source, on: day)
                && holds(obligation.forWhom, FactContext(day: day, invoice: invoice))
                && (!isOfInsolvency || isBeforeInsolvency(invoice, on: day))
        }
    }

    /// The day of the warning, else the deadline; where that is no working day, the last one before.
    func scheduledDay(of obligation: CompiledObligation, deadline: CalendarDate) -> CalendarDate {
        calendar.workingDay(onOrBefore: obligation.warn.map { $0.before(deadline, in: calendar) } ?? deadline)
    }

    private func channels(of deed: Deed) -> (by: [Channel], areMissing: Bool) {
        guard case .message(let message) = deed else { return ([], false) }
        guard let channels = channels(for: message, cameBack: []) else { return ([message.channels[0]], true) }
        return (channels, false)
    }

    // MARK: - What it is about

    func items(of obligation: CompiledObligation, on day: CalendarDate) -> [ObligationItem] {
        let open = books.invoices.filter { books.open($0, on: day) > 0 && isAsked($0, obligation, on: day) }
        // An account without an open invoice has no obligation.
        guard let oldest = open.first else { return [] }
        switch obligation.unit {
        case .account: return [ObligationItem(invoices: [oldest], anchor: oldest, isOfAccount: true)]
        case .invoice: return open.map { ObligationItem(invoices: [$0], anchor: $0) }
        case .dispute:
            // What counts from the end of a dispute is still to be done when it has ended.
            let alsoClosed = obligation.by.terms.contains { $0.anchor == .disputeClosed }
            return disputes.disputes.filter { alsoClosed || disputes.isOpen($0, on: day) }.compactMap { dispute in
                let concerned = open.filter { disputes.concerns(dispute, $0) }
                guard let first = concerned.first else { return nil }
                return ObligationItem(invoices: concerned, anchor: first, dispute: dispute)
            }
        case .payment:
            return ledger.accounts[account].payments.filter { ledger.payments[$0].date <= run.options.asOf }.map {
                payment in
                let invoice = ledger.payments[payment].invoice.map { Int($0) }
                return ObligationItem(invoices: invoice.map { [$0] } ?? [], anchor: invoice ?? oldest, payment: payment)
            }
        }
    }

    /// Factored invoices are nobody's obligation, unless it counts from the day they were assigned.
    private func isAsked(_ invoice: Int, _ obligation: CompiledObligation, on day: CalendarDate) -> Bool {
        obligation.by.terms.contains { $0.anchor == .factoredOn } || !books.isFactored(invoice, on: day)
    }

    func deadline(of obligation: CompiledObligation, _ item: ObligationItem, on day: CalendarDate)
        -> CalendarDate?
    {
        let none = HeldDays(through: day)
        var latest = CalendarDate.distantPast
        for term in obligation.by.terms {
            guard let anchor = anchorDay(term.anchor, item, on: day),
                let reached = self.day(of: term, from: anchor, none)
            else { return nil }
            latest = max(latest, reached)
        }
        return latest
    }

    func anchorDay(_ anchor: Anchor, _ item: ObligationItem, on day: CalendarDate) -> CalendarDate? {
        switch anchor {
        // Obligations count from the due date itself.
        case .due: return item.anchor.map { ledger.invoices[$0].due }
        case .paymentReceived where item.payment != nil: return ledger.payments[item.payment!].date
        case .paymentRejected where item.payment != nil:
            let rejected = run.seen(ledger.payments[item.payment!].rejectedOn)
            return rejected <= day ? rejected : nil
        case .event(let event): return eventDay(event, item, on: day)
        default:
            let subject: SequenceItem.Subject =
                item.dispute.map { .dispute($0) } ?? .invoice(item.anchor ?? books.invoices.lowerBound)
            let context = ClockContext(
                item: SequenceItem(subject: subject, invoices: item.invoices), sequence: -1, day: day,
                held: HeldDays(through: day), marks: [], anchorInvoice: item.anchor)
            return self.day(of: anchor, context)
        }
    }

    /// What happened counts, a skip does not: of an invoice's, dispute's or payment's invoices the last that listed them, of
    /// an account the last of the current case.
    private func eventDay(_ event: EventReference, _ item: ObligationItem, on day: CalendarDate) -> CalendarDate? {
        let names = names(of: event.action)
        let isOfAccount = item.isOfAccount
        let current = isOfAccount ? currentCase(on: day) : nil
        let deeds = history.entries.filter { entry in
            guard entry.outcome == .executed, names.contains(entry.name), isSeen(entry, on: day) else { return false }
            if isOfAccount { return current?.contains(entry.day) ?? false }
            return entry.invoice < 0 || item.invoices.contains(Int(entry.invoice))
        }
        return deeds.max { $0.isBefore($1) }.flatMap { event.moment == .received ? $0.received : $0.day }
    }

    /// Whether history shows it done, or given in time and not yet to be given again as late.
    private func isSettled(
        _ obligation: PreparedObligation, _ item: ObligationItem, on day: CalendarDate, lateFrom again: CalendarDate
    ) -> Bool {
        deeds(of: obligation, item, on: day).contains { $0.isDone || day < again || $0.day >= again }
    }

    /// What history, or the run, has done of it by a day.
    func deeds(of obligation: PreparedObligation, _ item: ObligationItem, on day: CalendarDate) -> [HistoryEntry] {
        history.entries.filter { entry in
            entry.outcome == .executed && obligation.names.contains(entry.name) && entry.day <= day
                && isAbout(entry, obligation, item)
        }
    }

    private func isAbout(_ entry: HistoryEntry, _ obligation: PreparedObligation, _ item: ObligationItem) -> Bool {
        if let dispute = item.dispute { return entry.dispute == Int32(dispute) }
        // History does not name payments: what was done before one was made is not about it.
        if let payment = item.payment, entry.day < ledger.payments[payment].date { return false }
        // Those that count from a day of the customer's are one for the account.
        if obligation.source.countsFromCustomer { return true }
        return entry.invoice < 0 || item.anchor.map { entry.invoice == Int32($0) } ?? true
    }
}

extension CompiledObligation {
    /// Its deadline counts from a day of the customer's, not from one of an invoice's.
    fileprivate var countsFromCustomer: Bool {
        unit == .account
            && by.terms.allSatisfy { term in
                switch term.anchor {
                case .insolvency, .insolvencyPublished, .courtDeadline: true
                default: false
                }
            }
    }
}

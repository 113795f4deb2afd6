import FinancialValues
import PlaybookProgram
import Receivables

/// What a clock gives on a day.
enum ClockReading: Equatable {
    /// The day it gives; later than the day it was read, as far as can be told by then.
    case day(CalendarDate)
    /// What it counts from has not happened.
    case notHappened
}

/// What clocks are read for: an item of a sequence on a day.
struct ClockContext {
    var item: SequenceItem
    var sequence: Int
    var day: CalendarDate
    /// Days that count in no clock of the item.
    var held: HeldDays
    /// Marks that count for the item's place: without those before the end of a hold that restarts.
    var marks: [StepMark]
    /// The invoice on which `due` and its like are anchored.
    var anchorInvoice: Int?
}

extension AccountRun {
    /// The latest of a clock's terms; not reached before all of them have happened.
    func reading(of clock: Clock, _ context: ClockContext) -> ClockReading {
        var latest = CalendarDate.distantPast
        for term in clock.terms {
            guard let day = day(of: term, context) else { return .notHappened }
            latest = max(latest, day)
        }
        return .day(latest)
    }

    /// The names of what a clock counts from and what has not happened.
    func missingAnchors(of clock: Clock, _ context: ClockContext) -> [String] {
        clock.terms.map(\.anchor).filter { day(of: $0, context) == nil }.map(name(of:))
    }

    private func day(of term: ClockTerm, _ context: ClockContext) -> CalendarDate? {
        day(of: term.anchor, context).flatMap { day(of: term, from: $0, context.held) }
    }

    /// The day that a clock's term gives when what it counts from was on a day; held days not counted.
    func day(of term: ClockTerm, from anchor: CalendarDate, _ held: HeldDays) -> CalendarDate? {
        switch term {
        case .anchor: anchor
        case .after(let offset, let inner):
            day(of: inner, from: anchor, held).map { held.day(offset, after: $0, in: calendar) }
        case .fullDaysAfter(let count, let inner):
            day(of: inner, from: anchor, held).map { held.day(DateOffset(count + 1, .days), after: $0, in: calendar) }
        case .before(let offset, let inner): day(of: inner, from: anchor, held).map { offset.before($0, in: calendar) }
        case .monthEnd(let inner): day(of: inner, from: anchor, held)?.monthEnd
        }
    }

    func day(of anchor: Anchor, _ context: ClockContext) -> CalendarDate? {
        let customer = ledger.customers[payer]
        func happened(_ day: CalendarDate) -> CalendarDate? { day <= context.day ? day : nil }
        switch anchor {
        case .issued: return context.anchorInvoice.map { ledger.invoices[$0].issued }
        case .due: return context.anchorInvoice.map { clockDue(of: $0) }
        case .entered: return context.anchorInvoice.map { ledger.invoices[$0].entered }
        case .promiseDue, .promiseBroken: return promiseDay(anchor, context)
        case .disputeOpened, .disputeClosed: return disputeDay(anchor, context)
        case .paymentReceived:
            return latestPayment(context) { $0.status == .received ? happened(run.seen($0.date)) : nil }
        case .paymentRejected: return latestPayment(context) { happened(run.seen($0.rejectedOn)) }
        case .insolvency: return happened(run.seen(customer.insolvency))
        case .insolvencyPublished: return happened(run.seen(customer.insolvencyPublished))
        case .courtDeadline: return customer.courtDeadline == .distantFuture ? nil : customer.courtDeadline
        case .factoredOn: return context.anchorInvoice.flatMap { happened(run.seen(ledger.invoices[$0].factoredOn)) }
        case .event(let event): return day(of: event, context)
        }
    }

    /// The due date or, for an invoice entered later, the day it can have reached the customer.
    func clockDue(of invoice: Int) -> CalendarDate {
        let row = ledger.invoices[invoice]
        return max(row.due, playbook.source.invoiceDelivery.after(row.entered, in: calendar))
    }

    private func promiseDay(_ anchor: Anchor, _ context: ClockContext) -> CalendarDate? {
        func day(_ standing: PromiseBook.Standing) -> CalendarDate {
            anchor == .promiseDue ? ledger.promises[standing.promise].date : standing.brokenOn
        }
        if case .promise(let own) = context.item.subject {
            guard let standing = promises.standings.first(where: { $0.promise == own }) else { return nil }
            let day = day(standing)
            // Its due day is known beforehand; that it is broken is not.
            return anchor == .promiseDue || day <= context.day ? day : nil
        }
        let concerned = promises.standings.filter { standing in
            context.item.invoices.contains { standing.invoices.contains($0) }
        }
        if let past = concerned.map(day).filter({ $0 <= context.day }).max() { return past }
        return anchor == .promiseDue ? concerned.map(day).min() : nil
    }

    private func disputeDay(_ anchor: Anchor, _ context: ClockContext) -> CalendarDate? {
        func day(_ dispute: Int) -> CalendarDate {
            anchor == .disputeOpened ? run.seen(ledger.disputes[dispute].opened) : disputes.closed(dispute)
        }
        if case .dispute(let own) = context.item.subject { return day(own) <= context.day ? day(own) : nil }
        return disputes.disputes
            .filter { dispute in context.item.invoices.contains { disputes.concerns(dispute, $0) } }
            .map(day).filter { $0 <= context.day }.max()
    }

    private func latestPayment(_ context: ClockContext, _ day: (Payment) -> CalendarDate?) -> CalendarDate? {
        var latest: CalendarDate?
        for invoice in context.item.invoices {
            for index in books.payments(on: invoice) {
                guard let day = day(ledger.payments[Int(index)]) else { continue }
                latest = max(latest ?? day, day)
            }
            for payment in books.assumed where payment.invoice == invoice && payment.day <= context.day {
                latest = max(latest ?? payment.day, payment.day)
            }
        }
        return latest
    }

    /// The actual day of a step of the item's own sequence, else the last that the account's history shows for it. A
    /// skipped step counts from the day of the skip, also with `sent` and `received`.
    private func day(of event: EventReference, _ context: ClockContext) -> CalendarDate? {
        if case .step(context.sequence, let step) = event.action {
            guard let mark = context.marks.filter({ $0.step == step }).max(by: { $0.day < $1.day }) else { return nil }
            return event.moment == .received && mark.isExecuted ? mark.received : mark.day
        }
        guard !history.isEmpty else { return nil }
        let names = names(of: event.action)
        let reach = caseReach(on: context.day)
        var latest: HistoryEntry?
        for entry in history.entries where names.contains(entry.name) && entry.day <= context.day {
            guard entry.outcome == .skipped || (entry.outcome == .executed && isSeen(entry, on: context.day)) else {
                continue
            }
            if case .round = context.item.subject {
                guard reach.contains(entry.day) else { continue }
            } else if entry.invoice >= 0, !context.item.invoices.contains(Int(entry.invoice)) {
                continue
            }
            if latest.map({ $0.isBefore(entry) }) ?? true { latest = entry }
        }
        guard let latest else { return nil }
        return event.moment == .received && latest.outcome == .executed ? latest.received : latest.day
    }
}

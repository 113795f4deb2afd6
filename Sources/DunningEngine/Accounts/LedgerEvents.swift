import FinancialValues
import Receivables

/// Something of the ledger that has its day, past or to come. Indices are those of the snapshot.
public enum LedgerEvent: Hashable, Sendable {
    case entered(invoice: Int)
    /// Its due date, and the day after it, the first on which it is overdue.
    case due(invoice: Int)
    case overdue(invoice: Int)
    case factored(invoice: Int)
    case returned(invoice: Int)
    case received(payment: Int)
    case rejected(payment: Int)
    /// The first day on which an announced payment holds its invoice no more.
    case noLongerPending(payment: Int)
    /// A payment that the run assumes.
    case assumed(invoice: Int)
    case disputeOpened(Int)
    case disputeClosed(Int)
    case promiseMade(Int)
    case promiseDue(Int)
    case promiseKept(Int)
    case promiseBroken(Int)
    /// Another promise of its plan was broken.
    case planBroken(promise: Int)
    /// A year later it counts no more.
    case promiseForgotten(Int)
    case rejectionForgotten(payment: Int)
    case blockBegins(Int)
    /// The first day after it.
    case blockEnds(Int)
    case insolvent
    case insolvencyPublished
}

extension AccountRun {
    /// Tells the days on which the books of an account are different, each with what is different, in any order.
    static func tellEvents(
        _ run: PreparedRun, _ books: AccountBooks, _ promises: PromiseBook, _ disputes: DisputeBook,
        calendar: BusinessCalendar, to tell: (CalendarDate, LedgerEvent) -> Void
    ) {
        let ledger = run.ledger
        let row = ledger.accounts[books.account]
        func add(_ day: CalendarDate, _ event: LedgerEvent) { if day < .distantFuture { tell(day, event) } }
        for index in row.invoices {
            let invoice = ledger.invoices[index]
            add(invoice.entered, .entered(invoice: index))
            add(invoice.due, .due(invoice: index))
            if invoice.due < .distantFuture { add(invoice.due + 1, .overdue(invoice: index)) }
            add(run.seen(invoice.factoredOn), .factored(invoice: index))
            add(run.seen(invoice.returnedOn), .returned(invoice: index))
        }
        for index in row.payments {
            let payment = ledger.payments[index]
            add(run.options.payments == .replay ? payment.date : run.seen(payment.date), .received(payment: index))
            add(payment.rejectedOn, .rejected(payment: index))
            if payment.status == .pending {
                add(PendingPayment.lastDay(payment, run, calendar) + 1, .noLongerPending(payment: index))
            }
            if payment.rejectedOn <= run.options.asOf {
                add(payment.rejectedOn + 365, .rejectionForgotten(payment: index))
            }
        }
        for payment in books.assumed { add(payment.day, .assumed(invoice: payment.invoice)) }
        for index in disputes.disputes {
            add(run.seen(ledger.disputes[index].opened), .disputeOpened(index))
            add(disputes.closed(index), .disputeClosed(index))
        }
        for standing in promises.standings {
            let (promise, index) = (ledger.promises[standing.promise], standing.promise)
            add(promise.made, .promiseMade(index))
            add(promise.date, .promiseDue(index))
            add(standing.keptOn, .promiseKept(index))
            add(standing.brokenOn, .promiseBroken(index))
            add(standing.planBrokenOn, .planBroken(promise: index))
            // What counts for a year is forgotten after it.
            if standing.brokenOn < .distantFuture { add(standing.brokenOn + 365, .promiseForgotten(index)) }
        }
        for index in row.blocks {
            add(ledger.blocks[index].from, .blockBegins(index))
            if ledger.blocks[index].until < .distantFuture { add(ledger.blocks[index].until + 1, .blockEnds(index)) }
        }
        let customer = ledger.customers[Int(row.payer)]
        add(run.seen(customer.insolvency), .insolvent)
        add(run.seen(customer.insolvencyPublished), .insolvencyPublished)
    }

    /// What of the ledger has its day on one day.
    func events(on day: CalendarDate) -> [LedgerEvent] {
        var found: [LedgerEvent] = []
        AccountRun.tellEvents(run, books, promises, disputes, calendar: calendar) { if $0 == day { found.append($1) } }
        return found
    }
}

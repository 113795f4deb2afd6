import FinancialValues
import PlaybookProgram
import Receivables

/// The days of the ledger that event facts ask about, such as `promise_broken within 7 days`.
///
/// They are the days that clocks count from, but for `due`, which is the due date itself as in all facts. [20] Of what
/// happened several times the latest counts; a promise's or dispute's own is its own. [22]
extension AccountRun {
    func latestDay(of anchor: Anchor, _ context: FactContext) -> CalendarDate? {
        days(of: anchor, context).filter { $0 <= context.day }.max()
    }

    /// The first after the context's day, as far as the ledger and the run know it; `distantFuture` when there is none.
    func nextDay(of anchor: Anchor, _ context: FactContext) -> CalendarDate {
        days(of: anchor, context).filter { $0 > context.day }.min() ?? .distantFuture
    }

    /// In any order; those that never come are `distantFuture`.
    private func days(of anchor: Anchor, _ context: FactContext) -> [CalendarDate] {
        let invoice = context.invoice.map { ledger.invoices[$0] }
        let customer = ledger.customers[payer]
        switch anchor {
        case .issued: return invoice.map { [$0.issued] } ?? []
        case .due: return invoice.map { [$0.due] } ?? []
        case .entered: return invoice.map { [$0.entered] } ?? []
        case .factoredOn: return invoice.map { [run.seen($0.factoredOn)] } ?? []
        case .promiseDue: return promises(context).map { ledger.promises[$0.promise].date }
        case .promiseBroken: return promises(context).map(\.brokenOn)
        case .disputeOpened: return disputes(context).map { run.seen(ledger.disputes[$0].opened) }
        case .disputeClosed: return disputes(context).map { disputes.closed($0) }
        case .paymentReceived:
            return payments(context).filter { $0.status == .received }.map { run.seen($0.date) } + assumedDays(context)
        case .paymentRejected: return payments(context).map { run.seen($0.rejectedOn) }
        case .insolvency: return [run.seen(customer.insolvency)]
        case .insolvencyPublished: return [run.seen(customer.insolvencyPublished)]
        case .courtDeadline: return [customer.courtDeadline]
        case .event: return []
        }
    }

    private func promises(_ context: FactContext) -> [PromiseBook.Standing] {
        if !context.isAboutAccount, let own = context.promise { return promises.standings.filter { $0.promise == own } }
        guard let concerned = invoices(context) else { return promises.standings }
        return promises.standings.filter { standing in concerned.contains { standing.invoices.contains($0) } }
    }

    private func disputes(_ context: FactContext) -> [Int] {
        if !context.isAboutAccount, let own = context.dispute { return [own] }
        guard let concerned = invoices(context) else { return Array(disputes.disputes) }
        return disputes.disputes.filter { dispute in concerned.contains { disputes.concerns(dispute, $0) } }
    }

    private func payments(_ context: FactContext) -> [Payment] {
        guard let concerned = invoices(context) else {
            return Array(ledger.payments[ledger.accounts[account].payments])
        }
        return concerned.flatMap { books.payments(on: $0) }.map { ledger.payments[Int($0)] }
    }

    /// Of payments that the run assumes.
    private func assumedDays(_ context: FactContext) -> [CalendarDate] {
        let concerned = invoices(context)
        return books.assumed.filter { concerned?.contains($0.invoice) ?? true }.map(\.day)
    }

    /// The invoices that a condition is about; `nil`: all of the account.
    private func invoices(_ context: FactContext) -> [Int]? {
        if context.isAboutAccount { return nil }
        if let promise = context.promise {
            return promises.standings.first { $0.promise == promise }?.invoices ?? []
        }
        if let dispute = context.dispute { return books.invoices.filter { disputes.concerns(dispute, $0) } }
        return context.invoice.map { [$0] }
    }
}

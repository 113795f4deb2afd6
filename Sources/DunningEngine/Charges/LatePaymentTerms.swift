import FinancialValues
import PlaybookProgram
import Receivables

/// The law or contract under which an account's late payments are charged.
extension AccountRun {
    /// By the country of the legal entity and the kind of customer; `nil`: nothing is charged.
    func latePaymentRule(on day: CalendarDate) -> LatePaymentRule? {
        let party: LatePaymentRule.Party =
            isOfConsumer(on: day)
            ? .consumer : customer.value(of: .customerPublicBody, day) != 0 ? .publicBody : .business
        return policy.latePayment.first { $0.country == entity.country && $0.party == party }
    }

    /// The last day on which an invoice bears no interest; `nil`: none runs by a day.
    func lastDayWithoutInterest(of invoice: Int, _ rule: LatePaymentRule, on day: CalendarDate) -> CalendarDate? {
        let due = ledger.invoices[invoice].due
        switch rule.starts {
        case .due: return due
        case .formalNotice:
            let received = history.entries.compactMap { entry -> CalendarDate? in
                guard entry.invoice == Int32(invoice), entry.outcome == .executed, entry.isNotice,
                    let received = entry.received, received <= day
                else { return nil }
                return received
            }
            return received.min().map { max(due, $0) }
        }
    }

    /// Owed before the judgment that opened an insolvency: it bears no more interest.
    func isBeforeInsolvency(_ invoice: Int, on day: CalendarDate) -> Bool {
        let judgment = run.seen(ledger.customers[payer].insolvency)
        return judgment <= day && ledger.invoices[invoice].issued < judgment
    }

    /// Whether the judgment that opened an insolvency forbade to pay an invoice when it fell due: no compensation is owed.
    ///
    /// - Note: Source: Code de commerce, article L441-10 II, last sentence; the judgment counts from the start of its day.
    func isForbiddenWhenDue(_ invoice: Int, on day: CalendarDate) -> Bool {
        isBeforeInsolvency(invoice, on: day)
            && ledger.invoices[invoice].due >= run.seen(ledger.customers[payer].insolvency)
    }

    /// The last day of interest on an invoice, as seen on a day.
    ///
    /// - Note: Source: Code de commerce, article L622-28: the judgment stops it, from its own day on (R621-4).
    func lastDayOfInterest(of invoice: Int, _ rule: LatePaymentRule, on day: CalendarDate) -> CalendarDate {
        guard rule.stopsInInsolvency, isBeforeInsolvency(invoice, on: day) else { return day }
        return run.seen(ledger.customers[payer].insolvency) - 1
    }
}

import DunningEngine
import FinancialValues
import Receivables

/// What comes on a later day, as a collector would say it.
extension ExplanationReport {
    /// `the block ends`; empty where the verdict itself names what comes.
    func causes(of change: ComingChange) -> String {
        var parts: [String] = []
        for cause in change.causes {
            let part = phrase(cause)
            if !part.isEmpty, !parts.contains(part) { parts.append(part) }
        }
        return parts.joined(separator: "; ")
    }

    private func phrase(_ cause: ComingChange.Cause) -> String {
        switch cause {
        case .itsDay, .contactLimit: ""
        case .event(let event): phrase(event)
        case .clause(let outcome): ClausePhrase.phrase(outcome) + place(outcome.origin)
        }
    }

    private func phrase(_ event: LedgerEvent) -> String {
        switch event {
        case .entered(let invoice): "\(invoiceNumber(invoice)) enters the ledger"
        case .due(let invoice): "\(invoiceNumber(invoice)) falls due"
        case .overdue(let invoice): "\(invoiceNumber(invoice)) is overdue"
        case .factored(let invoice): "\(invoiceNumber(invoice)) is assigned to a factor"
        case .returned(let invoice): "\(invoiceNumber(invoice)) is returned by the factor"
        case .received(let payment): "\(self.payment(payment)) is received"
        case .rejected(let payment): "\(self.payment(payment)) is rejected"
        case .noLongerPending(let payment): "\(self.payment(payment)) is awaited no longer"
        case .assumed(let invoice): "a payment of \(invoiceNumber(invoice)) is assumed"
        case .disputeOpened(let dispute): "\(self.dispute(dispute)) is opened"
        case .disputeClosed(let dispute): "\(self.dispute(dispute)) is closed"
        case .promiseMade(let promise): "the \(self.promise(promise)) is made"
        case .promiseDue(let promise): "the \(self.promise(promise)) falls due"
        case .promiseKept(let promise): "the \(self.promise(promise)) is kept"
        case .promiseBroken(let promise): "the \(self.promise(promise)) is broken, unless it is paid"
        case .planBroken(let promise): "the plan of the \(self.promise(promise)) is broken"
        case .promiseForgotten(let promise): "the broken \(self.promise(promise)) is forgotten"
        case .rejectionForgotten(let payment): "the rejection of \(self.payment(payment)) is forgotten"
        case .blockBegins(let block): "the block (\(reason(of: block))) begins"
        case .blockEnds(let block): "the block (\(reason(of: block))) ends"
        case .insolvent: "the customer is insolvent"
        case .insolvencyPublished: "the insolvency is published"
        }
    }

    func payment(_ index: Int) -> String {
        let row = ledger.payments[index]
        return "payment \(ledger.text[row.id].printable) of \(Money(minorUnits: row.amount, row.currency))"
    }

    func reason(of block: Int) -> String { ledger.symbols[ledger.blocks[block].reason].printable }
}

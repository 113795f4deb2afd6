import DunningEngine
import FinancialValues
import MessageTemplates
import Receivables

/// The promises and disputes that the message is about.
extension MessageContents {
    func addSubjects(of actions: [ScheduledAction], to context: inout MessageContext) {
        let items = actions.flatMap(\.items)
        let subjects = items.flatMap(\.subjects)
        let promises = Set(subjects.filter { $0.kind == .promise }.map(\.index)).sorted { left, right in
            (ledger.promises[left].date, left) < (ledger.promises[right].date, right)
        }
        let disputes = Set(subjects.filter { $0.kind == .dispute }.map(\.index)).sorted()
        context["promises"] = .list(promises.map(promise))
        context["disputes"] = .list(disputes.map { dispute($0, items) })
        // One alone can be spoken of without naming it.
        if promises.count == 1 { context.values.merge(promise(promises[0]).values) { $1 } }
        if disputes.count == 1 {
            let only = dispute(disputes[0], items)
            for (name, value) in only.values where name.hasPrefix("dispute.") { context[name] = value }
        }
    }

    private func promise(_ index: Int) -> MessageContext {
        let promise = ledger.promises[index]
        return [
            "promise.amount": .money(Money(minorUnits: promise.amount, promise.currency)),
            "promise.date": .day(promise.date),
        ]
    }

    private func dispute(_ index: Int, _ items: [ScheduledItem]) -> MessageContext {
        let dispute = ledger.disputes[index]
        let own = items.filter { $0.subjects.contains { $0.kind == .dispute && $0.index == index } }
        var context: MessageContext = [
            "dispute.reason": .text(ledger.symbols[dispute.reason]), "dispute.opened": .day(dispute.opened),
            "dispute.age": .days(max(0, message.day - dispute.opened)),
            "number": .text(dispute.invoice.map { ledger.text[ledger.invoices[Int($0)].id] } ?? ""),
        ]
        if let currency = own.first?.open.currency {
            let amount = dispute.amount ?? own.reduce(0) { $0 + $1.open.minorUnits }
            context["dispute.amount"] = .money(Money(minorUnits: amount, currency))
        }
        return context
    }
}

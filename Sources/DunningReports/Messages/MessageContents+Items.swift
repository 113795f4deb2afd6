import DunningEngine
import FinancialValues
import MessageTemplates
import PlaybookProgram
import Receivables

/// The invoices that a message shows, what stands apart of them, and their sums.
extension MessageContents {
    func addItems(of actions: [ScheduledAction], to context: inout MessageContext) {
        let shown = shownItems(of: actions)
        // What is wholly contested or promised is asked of nobody, and stands apart only.
        let listed = shown.filter { $0.item.isDecided || $0.item.asked.minorUnits > 0 }
        context["items"] = .list(listed.map { item($0.item, $0.facts) })
        context["disputed_items"] = .list(
            shown.filter { $0.item.disputed > 0 }.map { item($0.item, $0.facts) })
        context["promised_items"] = .list(
            shown.filter { $0.item.promised > 0 }.map { item($0.item, $0.facts) })
        context["totals"] = .list(totals(of: listed.map(\.item), actions))
    }

    private typealias ShownItem = (item: ScheduledItem, facts: ToldItemFacts)

    /// Each invoice once, though several of the actions may be about it; by due date and number.
    private func shownItems(of actions: [ScheduledAction]) -> [ShownItem] {
        var items: [Int: ShownItem] = [:]
        for action in actions {
            for (index, item) in action.items.enumerated() {
                let facts = action.facts.ofItems.indices.contains(index) ? action.facts.ofItems[index] : [:]
                if let known = items[item.invoice], known.item.isDecided || !item.isDecided { continue }
                items[item.invoice] = (item, facts)
            }
        }
        return items.keys.sorted().map { items[$0]! }
    }

    private func item(_ item: ScheduledItem, _ facts: ToldItemFacts) -> MessageContext {
        let invoice = ledger.invoices[item.invoice]
        var context = MessageContext()
        context.add(facts) { $0.ownName(fields) }
        context["number"] = .text(ledger.text[invoice.id])
        context["issued"] = .day(invoice.issued)
        context["due"] = .day(invoice.due)
        context["days_overdue"] = .days(item.daysOverdue)
        context["amount"] = .money(Money(minorUnits: invoice.amount, invoice.currency))
        context["open_amount"] = .money(item.open)
        context["asked_amount"] = .money(item.asked)
        context["disputed_amount"] = .money(Money(minorUnits: item.disputed, invoice.currency))
        context["promised_amount"] = .money(Money(minorUnits: item.promised, invoice.currency))
        context["contract"] = .text(ledger.text[invoice.contract])
        context["is_decided"] = .flag(item.isDecided)
        return context
    }

    /// One per currency, by currency: amounts of two currencies are never added up.
    private func totals(of items: [ScheduledItem], _ actions: [ScheduledAction]) -> [MessageContext] {
        let currencies = Set(items.map(\.asked.currency)).sorted()
        return currencies.map { currency in
            let total = items.filter { $0.asked.currency == currency }.reduce(0) { $0 + $1.asked.minorUnits }
            let fee = actions.flatMap(\.fees).filter { $0.currency == currency }.reduce(0) { $0 + $1.minorUnits }
            func money(_ units: Int64) -> MessageValue { .money(Money(minorUnits: units, currency)) }
            return [
                "currency": .text(currency.description), "total": money(total), "fee": money(fee),
                "total_due": money(total + fee),
            ]
        }
    }
}

/// What an item tells, by fact.
private typealias ToldItemFacts = [Fact: FactValue]

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
        let listed = shown.filter { $0.item.isDecided || $0.item.asked.minorUnits > 0 || $0.item.charges != nil }
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
        let interest = item.charges?.interest?.amount ?? 0
        context["late_interest"] = .money(Money(minorUnits: interest, invoice.currency))
        addRates(of: [item], to: &context)
        context["fixed_compensation"] = .money(
            item.charges?.fixedCompensation?.amount ?? Money(minorUnits: 0, invoice.currency))
        return context
    }

    /// One per currency, by currency: amounts of two currencies are never added up.
    private func totals(of items: [ScheduledItem], _ actions: [ScheduledAction]) -> [MessageContext] {
        let charged = actions.flatMap(\.chargedTotals)
        return Set(items.map(\.asked.currency) + charged.map(\.currency)).sorted().map { currency in
            let asked = saturatingSum(items.filter { $0.asked.currency == currency }.map(\.asked.minorUnits))
            func sum(_ part: KeyPath<ChargedTotal, Int64>) -> Int64 {
                saturatingSum(charged.filter { $0.currency == currency }.map { $0[keyPath: part] })
            }
            func money(_ units: Int64) -> MessageValue { .money(Money(minorUnits: units, currency)) }
            let charges = [sum(\.interest), sum(\.fixedCompensation), sum(\.fee)]
            var context: MessageContext = [
                "currency": .text(currency.description), "total": money(asked), "late_interest": money(charges[0]),
                "fixed_compensation": money(charges[1]), "fee": money(charges[2]),
                "total_due": money(saturatingSum([asked] + charges)),
            ]
            addRates(of: actions.flatMap(\.items).filter { $0.open.currency == currency }, to: &context)
            return context
        }
    }

    /// The rates that gave the interest of items, each once, by the first day on which one applied.
    private func addRates(of items: [ScheduledItem], to context: inout MessageContext) {
        let segments = items.flatMap { $0.charges?.interest?.segments ?? [] }.sorted { left, right in
            (left.days.lowerBound, left.rate) < (right.days.lowerBound, right.rate)
        }
        context["late_interest_rate"] = .rates(segments.map(\.rate).uniqued)
        context["late_interest_provisional"] = .flag(segments.contains(where: \.isProvisional))
    }
}

/// The sum, or the largest amount there is where no sum of money can be.
private func saturatingSum(_ amounts: [Int64]) -> Int64 {
    amounts.reduce(0) { sum, amount in
        let (total, overflow) = sum.addingReportingOverflow(amount)
        return overflow ? .max : total
    }
}

/// What an item tells, by fact.
private typealias ToldItemFacts = [Fact: FactValue]

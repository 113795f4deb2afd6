import FinancialValues
import PlaybookProgram
import Receivables

/// The cases of an account, found day by day: which days have an overdue item that can be dunned, and which belong together.
struct PlainCases {
    /// Runs of days of the case of a day, that day the last; empty when nothing is overdue on it.
    static func runs(
        of account: Int, on day: CalendarDate, _ world: World, _ books: PlainBooks, _ history: PlainHistory,
        _ playbook: CompiledPlaybook
    ) -> [ClosedRange<CalendarDate>] {
        let invoices = world.ledger.accounts[account].invoices.filter { !world.ledger.invoices[$0].isCreditNote }
        guard let first = invoices.map({ world.ledger.invoices[$0].due }).min() else { return [] }
        var runs: [(days: ClosedRange<CalendarDate>, items: Set<Int>)] = []
        var current = first + 1
        while current <= day {
            let items = Set(invoices.filter { counts($0, account, current, world, books, history, playbook) })
            if !items.isEmpty {
                if let last = runs.last, last.days.upperBound + 1 == current {
                    runs[runs.count - 1] = (last.days.lowerBound...current, last.items.union(items))
                } else {
                    runs.append((current...current, items))
                }
            }
            current = current + 1
        }
        guard let last = runs.last, last.days.upperBound == day else { return [] }
        // Runs that share an item are of one case, and so are those that share one with these.
        var (own, items) = ([runs.count - 1], last.items)
        while let other = runs.indices.first(where: { !own.contains($0) && !items.isDisjoint(with: runs[$0].items) }) {
            own.append(other)
            items.formUnion(runs[other].items)
        }
        return own.map { runs[$0].days }
    }

    private static func counts(
        _ invoice: Int, _ account: Int, _ day: CalendarDate, _ world: World, _ books: PlainBooks,
        _ history: PlainHistory, _ playbook: CompiledPlaybook
    ) -> Bool {
        guard books.isOverdue(invoice, on: day), books.exists(invoice, on: day), !books.isFactored(invoice, on: day),
            !history.wasHandedOver(invoice, before: day)
        else { return false }
        let open = books.open(invoice, account, on: day)
        let tolerance = playbook.tolerance[world.ledger.invoices[invoice].currency] ?? 0
        return books.net(invoice, account, on: day) >= max(1, tolerance)
            && books.disputed(of: open, invoice, account, on: day) < open
    }
}

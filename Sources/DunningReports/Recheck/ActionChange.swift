import Diagnostics

/// What is different about an action that still comes: as it was planned, and as it is now.
public struct ActionChange: Hashable, Sendable {
    /// Where a line of the schedule has it: `recipient.name`, `items.asked`; `items`: an invoice as a whole.
    public var what: String
    /// Of what is said of one invoice; the due date where the action has several of its instalments.
    public var invoice: String?
    /// `nil`: nothing.
    public var planned: String?
    public var now: String?
}

extension ActionChange {
    /// Everything that two lines say differently, in the order of their keys.
    static func all(from planned: PlannedAction, to now: PlannedAction) -> [ActionChange] {
        let items = Set(planned.facts.compactMap(\.item)).symmetricDifference(now.facts.compactMap(\.item))
        let (before, after) = (values(of: planned, besides: items), values(of: now, besides: items))
        let keys = Set(before.keys).union(after.keys).sorted()
        let instalments = PlannedAction.numbersOfSeveral(planned, now)
        var changes: [ActionChange] = keys.compactMap { key in
            let (old, new) = (before[key] ?? nil, after[key] ?? nil)
            guard old != new else { return nil }
            return ActionChange(what: key.path, invoice: key.item?.name(instalments), planned: old, now: new)
        }
        for item in items.sorted() {
            changes.append(
                ActionChange(
                    what: "items", invoice: item.name(instalments), planned: planned.amount(of: item),
                    now: now.amount(of: item)))
        }
        return changes.withoutConsequences
    }

    private static func values(
        of action: PlannedAction, besides items: Set<ActionFact.Item>
    ) -> [FactKey: String?] {
        let facts = action.facts.filter { fact in fact.item.map { !items.contains($0) } ?? true }
        return Dictionary(
            facts.map { (FactKey(path: $0.path, item: $0.item), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private struct FactKey: Hashable, Comparable {
        var path: String
        var item: ActionFact.Item?

        static func < (left: FactKey, right: FactKey) -> Bool {
            if left.path != right.path { return left.path < right.path }
            guard let item = right.item else { return false }
            return left.item.map { $0 < item } ?? true
        }
    }
}

extension [ActionChange] {
    /// An approval is for these items, these amounts and this playbook.
    var touchApproval: Bool {
        contains { ["playbook", "items", "fees", "limit"].contains($0.what.split(separator: ".").first ?? "") }
    }

    /// Of one invoice less open means less asked: what is asked is told.
    fileprivate var withoutConsequences: [ActionChange] {
        let asked = Set(filter { $0.what == "items.asked" }.map(\.invoice))
        return filter { !($0.what == "items.open" && asked.contains($0.invoice)) }
    }
}

extension ActionFact.Item: Comparable {
    static func < (left: ActionFact.Item, right: ActionFact.Item) -> Bool {
        (left.invoice, left.due) < (right.invoice, right.due)
    }

    fileprivate func name(_ instalments: Set<String>) -> String {
        instalments.contains(invoice) ? "\(invoice) due \(due)" : invoice
    }
}

extension PlannedAction {
    /// The numbers of which one of two actions has several instalments.
    fileprivate static func numbersOfSeveral(_ actions: PlannedAction...) -> Set<String> {
        let items = Set(actions.flatMap { $0.facts.compactMap(\.item) })
        return Set(Dictionary(grouping: items, by: \.invoice).filter { $0.value.count > 1 }.keys)
    }

    /// What is asked for an invoice; `nil` where the action does not have it.
    fileprivate func amount(of item: ActionFact.Item) -> String? {
        facts.first { $0.item == item && $0.path == "items.asked" }?.value
    }
}

import FinancialValues

/// Finds for each planned action what it is by the newer ledger: one of today's actions, which is then no other's.
struct PlanMatching {
    private let planned: [PlannedAction]
    private let today: [PlannedAction]
    /// By planned action: the index of today's.
    private(set) var partners: [Int?]
    private var isTaken: [Bool]

    /// The same thing to do, whatever its day, its items and its amounts.
    private struct Subject: Hashable {
        var account: String
        var type: PlannedAction.RuleType
        var rule: String
        var about: String?
        var service: String?

        init(_ action: PlannedAction) {
            (account, type, rule) = (action.account, action.ruleType, action.rule)
            (about, service) = (action.about, action.service)
        }
    }

    /// - Parameters:
    ///   - planned: By day. Those that come first find their partners first.
    ///   - today: By day.
    init(_ planned: [PlannedAction], _ today: [PlannedAction]) {
        (self.planned, self.today) = (planned, today)
        partners = Array(repeating: nil, count: planned.count)
        isTaken = Array(repeating: false, count: today.count)
        // An id is an action's own on its day; a step that comes again may have it on another.
        pair(by: { "\($0.day) \($0.id)" }) { _, candidates in candidates.first }
        pair(by: \.id) { _, candidates in candidates.first }
        // A case that opened on another day, or an item that joined, gives another id to the same thing.
        pair(by: Subject.init) { action, candidates in Self.nearest(to: action, among: candidates, of: today) }
    }

    /// How many of today's actions nobody planned.
    var unplannedCount: Int { isTaken.count { !$0 } }

    private mutating func pair<Key: Hashable>(
        by key: (PlannedAction) -> Key, choose: (PlannedAction, [Int]) -> Int?
    ) {
        let free = today.indices.filter { !isTaken[$0] }
        let candidates = Dictionary(grouping: free) { key(today[$0]) }
        for index in planned.indices where partners[index] == nil {
            let left = (candidates[key(planned[index])] ?? []).filter { !isTaken[$0] }
            guard let partner = choose(planned[index], left) else { continue }
            partners[index] = partner
            isTaken[partner] = true
        }
    }

    /// The one with the most of its invoices, then the nearest day.
    ///
    /// A step, an obligation or a task is about its invoices: one without any of them is another. An escalation is about the
    /// account, a stage or a lift about the service.
    private static func nearest(
        to action: PlannedAction, among candidates: [Int], of today: [PlannedAction]
    ) -> Int? {
        let invoices = Set(action.invoices)
        let shared = candidates.map { (index: $0, count: today[$0].invoices.count(where: invoices.contains)) }
        let isAboutInvoices = [.step, .obligation, .task].contains(action.ruleType)
        let same = shared.filter { candidate in
            !isAboutInvoices || candidate.count > 0 || (invoices.isEmpty && today[candidate.index].invoices.isEmpty)
        }
        return same.min { left, right in
            if left.count != right.count { return left.count > right.count }
            return abs(today[left.index].day - action.day) < abs(today[right.index].day - action.day)
        }?.index
    }
}

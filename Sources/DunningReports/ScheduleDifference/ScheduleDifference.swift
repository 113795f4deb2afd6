import DunningEngine
import FinancialValues
import PlaybookProgram

/// Who gets what earlier, later, newly or no longer under another program, over the same ledger and days.
///
/// Compared is what is to be done about each invoice, or to each service, by account and rule: ids and the way in which messages
/// are joined may differ. Of what comes several times the first is compared with the first.
public struct ScheduleDifference: Sendable {
    public enum Gravity: String, CaseIterable, Sendable {
        case suspension
        case formalNotice = "formal_notice"
        case other
    }

    public enum Kind: String, CaseIterable, Sendable {
        case newly
        case noLonger = "no_longer"
        case earlier, later
        /// On the same day, with another channel, recipient, approval, amount or effect.
        case otherwise
    }

    /// What became of one rule for one account, with all items for which the same became of it.
    public struct Change: Sendable {
        public var gravity: Gravity
        public var kind: Kind
        /// `CUSTOMER/ENTITY`.
        public var account: String
        public var customerName: String
        /// As the newer playbook calls it; a former name where only the older has it.
        public var rule: String
        /// Invoices or services, in order; empty for what is about the account as a whole.
        public var items: [String]
        public var oldDay: CalendarDate?
        public var newDay: CalendarDate?
        /// What is different about it on the same day.
        public var details: [String]
    }

    /// By gravity, kind, account, rule and day.
    public let changes: [Change]
    /// How many accounts have something scheduled in these days on either side.
    public let accounts: Int

    /// - Parameters:
    ///   - lastDay: What comes later on both sides is left out.
    ///   - names: By playbook: the present name of each rule by its former one.
    ///   - formalNotices: Names of steps that are formal notices on either side.
    public init(
        _ old: [ScheduleRecord], _ new: [ScheduleRecord], until lastDay: CalendarDate,
        names: [String: [String: String]], formalNotices: Set<String>
    ) {
        let before = PlannedUnits(old, names)
        let now = PlannedUnits(new, [:])
        var groups: [GroupKey: Change] = [:]
        for key in Set(before.units.keys).union(now.units.keys) {
            let (was, comes) = (before.units[key] ?? [], now.units[key] ?? [])
            for index in 0..<max(was.count, comes.count) {
                let old = index < was.count ? was[index] : nil
                let new = index < comes.count ? comes[index] : nil
                guard let first = [old?.day, new?.day].compactMap({ $0 }).min(), first <= lastDay,
                    let (kind, details) = ScheduleDifference.change(old, new)
                else { continue }
                let group = GroupKey(unit: key.withoutItem, kind: kind, old: old?.day, new: new?.day, details: details)
                let unit = new ?? old!
                let change = Change(
                    gravity: key.isOfSuspension
                        ? .suspension : formalNotices.contains(key.rule) ? .formalNotice : .other,
                    kind: kind, account: key.account, customerName: unit.customerName, rule: key.title, items: [],
                    oldDay: old?.day, newDay: new?.day, details: details)
                groups[group, default: change].items += key.item.isEmpty ? [] : [key.item]
            }
        }
        changes = groups.values.map { change in
            var change = change
            change.items.sort()
            return change
        }.sorted { $0.isBefore($1) }
        accounts = before.accounts(until: lastDay).union(now.accounts(until: lastDay)).count
    }

    private static func change(_ old: PlannedUnit?, _ new: PlannedUnit?) -> (Kind, [String])? {
        guard let old else { return (.newly, []) }
        guard let new else { return (.noLonger, []) }
        if old.day != new.day { return (new.day < old.day ? .earlier : .later, []) }
        let details = zip(old.details, new.details).filter { $0.text != $1.text }.map { old, new in
            "\(new.key) \(old.text.isEmpty ? "none" : old.text) -> \(new.text.isEmpty ? "none" : new.text)"
        }
        return details.isEmpty ? nil : (.otherwise, details)
    }

    private struct GroupKey: Hashable {
        var unit: PlannedUnits.Key
        var kind: Kind
        var old: CalendarDate?
        var new: CalendarDate?
        var details: [String]
    }
}

extension ScheduleDifference.Change {
    fileprivate func isBefore(_ other: ScheduleDifference.Change) -> Bool {
        order.lexicographicallyPrecedes(other.order)
            || order == other.order && words.lexicographicallyPrecedes(other.words)
    }

    private var order: [Int] {
        [
            ScheduleDifference.Gravity.allCases.firstIndex(of: gravity)!,
            ScheduleDifference.Kind.allCases.firstIndex(of: kind)!,
        ]
    }

    private var words: [String] {
        [account, rule, (newDay ?? oldDay)?.description ?? "", oldDay?.description ?? ""] + items + details
    }
}

import DunningEngine
import FinancialValues
import PlaybookProgram

/// One rule done about one invoice, or to one service, on a day.
struct PlannedUnit {
    var day: CalendarDate
    var customerName: String
    /// What else may differ, always the same keys.
    var details: [(key: String, text: String)]
}

/// Everything that a schedule wants done, taken apart so that two schedules can be compared.
struct PlannedUnits {
    struct Key: Hashable {
        var account: String
        var type: String
        var rule: String
        /// The rule that a task of the language's own is about.
        var about: String?
        /// An invoice, a promise or dispute on it, or a service; empty for the account as a whole.
        var item: String

        var withoutItem: Key {
            var key = self
            key.item = ""
            return key
        }

        var isOfSuspension: Bool { type == "stage" || type == "lift" }
        var title: String { rule + (about.map { " about \($0)" } ?? "") }
    }

    /// By day.
    private(set) var units: [Key: [PlannedUnit]] = [:]

    /// - Parameter names: By playbook: the present name of each rule by its former one.
    init(_ records: [ScheduleRecord], _ names: [String: [String: String]]) {
        for record in records where record.status == .scheduled || record.status == .awaitingApproval {
            let known = names[record.playbook] ?? [:]
            for item in record.unitItems {
                let key = Key(
                    account: "\(record.customer)/\(record.legalEntity)", type: record.rule.type,
                    rule: known[record.rule.name] ?? record.rule.name,
                    about: record.rule.about.map { known[$0] ?? $0 }, item: item.name)
                let unit = PlannedUnit(
                    day: record.day, customerName: record.payerName, details: record.details(of: item.item))
                units[key, default: []].append(unit)
            }
        }
        for key in units.keys { units[key]!.sort { $0.day < $1.day } }
    }

    func accounts(until lastDay: CalendarDate) -> Set<String> {
        Set(units.filter { $0.value.contains { $0.day <= lastDay } }.map(\.key.account))
    }
}

extension ScheduleRecord {
    /// What it is about, one by one; once without a name where it is about the account.
    fileprivate var unitItems: [(name: String, item: Item?)] {
        if rule.type == "stage" || rule.type == "lift" { return [(limit?.service ?? "", nil)] }
        let decided = items.filter(\.isDecided)
        guard !decided.isEmpty, rule.type != "escalation" else { return [("", nil)] }
        return decided.map { item in
            let subjects = item.subjects.map(\.id).joined(separator: " ")
            return (item.invoice + (subjects.isEmpty ? "" : " (\(subjects))"), item)
        }
    }

    fileprivate func details(of item: Item?) -> [(key: String, text: String)] {
        [
            ("by", channels.map(\.rawValue).joined(separator: " and ")), ("task", task ?? ""), ("to", recipient.role),
            ("effect", limit?.effect?.rawValue ?? ""),
            ("billing", limit.map { $0.billingContinues ? "continues" : "stops" } ?? ""),
            ("approval", approval.phrase), ("deadline", deadline?.description ?? ""),
            ("asked", item?.asked.description ?? ""), ("interest", item?.interest?.description ?? ""),
            ("fixed compensation", item?.charges?.fixedCompensation?.amount.description ?? ""),
            ("fee", fees.map(\.description).joined(separator: ", ")),
        ]
    }
}

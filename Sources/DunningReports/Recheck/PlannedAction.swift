import FinancialValues
import Foundation

/// An action of an earlier run, as a line of its `schedule.jsonl` tells it: what is to be sent, and the facts it relied on.
public struct PlannedAction: Sendable {
    public struct Item: Hashable, Sendable {
        public var invoice: String
        public var due: CalendarDate
        /// As written: `1200.00 EUR`.
        public var asked: String
    }

    public var id: String
    public var day: CalendarDate
    public var customer: String
    public var legalEntity: String
    public var digest: String
    public var ruleType: String
    public var rule: String
    public var needsApproval: Bool
    public var channels: [String]
    public var role: String
    public var service: String?
    /// Those that it is about, by invoice and due date.
    public var items: [Item]

    var account: String { "\(customer)/\(legalEntity)" }
    /// What makes it the same thing to do, whatever its amounts.
    var subject: String { "\(account) \(ruleType) \(rule) \(service ?? "")" }
}

extension PlannedAction {
    /// The scheduled actions of a `schedule.jsonl`, in its order; skipped and waiting ones are not to be sent.
    public static func read(_ data: Data, path: String) throws(PlannedScheduleError) -> [PlannedAction] {
        var actions: [PlannedAction] = []
        let decoder = JSONDecoder()
        for (index, line) in data.split(separator: 0x0A).enumerated() {
            guard let row = try? decoder.decode(Line.self, from: Data(line)), let action = row.action else {
                throw .notASchedule(path: path, line: index + 1)
            }
            if row.status == "scheduled" || row.status == "awaiting_approval" { actions.append(action) }
        }
        return actions
    }

    /// The keys of a line that matter here; `docs/schedule.schema.json` describes them.
    private struct Line: Decodable {
        struct Account: Decodable { var customer: String, legal_entity: String }
        struct Playbook: Decodable { var digest: String }
        struct Rule: Decodable { var type: String, name: String, about: String? }
        struct Recipient: Decodable { var role: String }
        struct Limit: Decodable { var service: String? }
        struct Item: Decodable {
            var invoice: String, due: String, currency: String, asked: String, decided: Bool
        }

        var id: String, day: String, account: Account, playbook: Playbook, rule: Rule, status: String
        var channels: [String], recipient: Recipient, limit: Limit?, items: [Item]

        var action: PlannedAction? {
            guard let day = CalendarDate(iso: day) else { return nil }
            var decided: [PlannedAction.Item] = []
            for item in items where item.decided {
                guard let due = CalendarDate(iso: item.due) else { return nil }
                decided.append(.init(invoice: item.invoice, due: due, asked: "\(item.asked) \(item.currency)"))
            }
            return PlannedAction(
                id: id, day: day, customer: account.customer, legalEntity: account.legal_entity,
                digest: playbook.digest, ruleType: rule.type, rule: rule.name + (rule.about.map { "/" + $0 } ?? ""),
                needsApproval: status == "awaiting_approval", channels: channels, role: recipient.role,
                service: limit?.service, items: decided.sorted { ($0.invoice, $0.due) < ($1.invoice, $1.due) })
        }
    }
}

/// Why a schedule could not be read again.
public enum PlannedScheduleError: Error {
    /// A line is not what `relance simulate` writes.
    case notASchedule(path: String, line: Int)
}

extension ScheduleRecord {
    /// The same view of a record of today.
    var planned: PlannedAction {
        PlannedAction(
            id: id, day: day, customer: customer, legalEntity: legalEntity, digest: digest, ruleType: rule.type,
            rule: rule.name + (rule.about.map { "/" + $0 } ?? ""), needsApproval: status == .awaitingApproval,
            channels: channels.map(\.rawValue), role: recipient.role, service: limit?.service,
            items: items.filter(\.isDecided)
                .map { PlannedAction.Item(invoice: $0.invoice, due: $0.due, asked: $0.asked.description) }
                .sorted { ($0.invoice, $0.due) < ($1.invoice, $1.due) })
    }
}

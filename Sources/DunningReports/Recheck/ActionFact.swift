import Diagnostics
import Foundation

/// One thing that an action is made of: where its line has it, and what it says there.
struct ActionFact: Hashable, Sendable {
    /// An invoice of the action, and its due date.
    struct Item: Hashable, Sendable {
        var invoice: String
        var due: String
    }

    /// The keys with dots between them: `recipient.name`, `items.asked`.
    var path: String
    /// Of what is said of one invoice.
    var item: Item?
    /// `nil`: nothing.
    var value: String?
}

extension ActionFact {
    /// The facts of a line, the keys in the order of their names.
    ///
    /// What names the line (`id`, `message_id`, `run`), what follows from the rest (`totals`, `owed`, `days_overdue`), where the rule is
    /// written, and the reasons are none: they may be different for the same thing to do.
    static func all(of line: JSONText) -> [ActionFact] {
        facts(of: line, path: "").filter { !none.contains($0.path) }
    }

    private static let none: Set<String> = [
        "id", "message_id", "run", "account", "because", "totals", "owed", "status", "rule.file", "rule.line",
        "rule.type", "rule.name", "rule.about", "limit.service", "limit.customer",
    ]

    private static func facts(of value: JSONText, path: String) -> [ActionFact] {
        switch value {
        case .object(let members) where !none.contains(path):
            return members.sorted { $0.key < $1.key }.flatMap { member in
                facts(of: member.value, path: path.isEmpty ? member.key : "\(path).\(member.key)")
            }
        case .array(let values) where path == "items": return values.flatMap(facts(ofItem:))
        case .array(let values) where path == "recipient.addresses":
            return values.map { address in
                ActionFact(path: "\(path).\(address["channel"].factText ?? "")", value: address["address"].factText)
            }
        default: return [ActionFact(path: path, value: value.factText)]
        }
    }

    private static func facts(ofItem item: JSONText) -> [ActionFact] {
        let key = Item(invoice: item["invoice"].factText ?? "", due: item["due"].factText ?? "")
        guard case .object(let members) = item else { return [] }
        let currency = item["currency"].factText ?? ""
        return members.sorted { $0.key < $1.key }.flatMap { member -> [ActionFact] in
            let amounts: Set<String> = ["asked", "disputed", "open", "promised"]
            if ["invoice", "due", "currency", "days_overdue"].contains(member.key) { return [] }
            if member.key == "charges" { return facts(ofCharges: member.value, key, currency) }
            let unit = amounts.contains(member.key) ? " " + currency : ""
            return [ActionFact(path: "items.\(member.key)", item: key, value: member.value.factText.map { $0 + unit })]
        }
    }

    /// What is charged; how the interest comes about follows from the invoice and the rates.
    private static func facts(ofCharges charges: JSONText, _ item: Item, _ currency: String) -> [ActionFact] {
        let (interest, compensation) = (charges["late_interest"], charges["fixed_compensation"])
        return [
            ActionFact(
                path: "items.charges.late_interest", item: item,
                value: interest["amount"].factText.map { $0 + " " + currency }),
            ActionFact(
                path: "items.charges.fixed_compensation", item: item,
                value: compensation["amount"].factText.map { $0 + " " + (compensation["currency"].factText ?? "") }),
        ]
    }
}

extension JSONText {
    /// A member of an object; `null` where there is none.
    subscript(key: String) -> JSONText {
        guard case .object(let members) = self else { return .null }
        return members.first { $0.key == key }?.value ?? .null
    }

    /// A value as people read it: an amount with its currency, lists with `and`; `nil` for nothing and for an empty list.
    var factText: String? {
        switch self {
        case .null: return nil
        case .string(let text): return text
        case .integer(let number): return String(number)
        case .decimal(let digits): return digits
        case .boolean(let flag): return flag ? "true" : "false"
        case .written: return JSONLine.value(of: Data(compact.utf8))?.factText
        case .array(let values):
            let texts = values.compactMap(\.factText)
            return texts.isEmpty ? nil : andList(texts)
        case .object(let members):
            if let amount = self["amount"].factText, let currency = self["currency"].factText, members.count == 2 {
                return "\(amount) \(currency)"
            }
            // A requirement of an approval: all of its roles, or any one of them.
            if case .array(let roles) = self["any"], members.count == 1 { return orList(roles.compactMap(\.factText)) }
            return members.sorted { $0.key < $1.key }.compactMap(\.value.factText).joined(separator: " ")
        }
    }
}

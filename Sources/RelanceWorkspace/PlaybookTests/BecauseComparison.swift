import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import PlaybookSyntax

/// Holds the `because` of a test against the facts of an action: those its conditions read, and those of its items.
enum BecauseComparison {
    enum Outcome: Equatable {
        case agrees
        case differs(String)
    }

    /// Agrees when the condition is true of at least one item that the action decides.
    static func compare(_ condition: ConditionSyntax, with intended: ScheduleComparison.Intended) -> Outcome {
        let decided = intended.record.items.filter(\.isDecided)
        let factsOfItems: [[String: FactValue]] = decided.isEmpty ? [[:]] : decided.map { facts(of: $0) }
        var firstDifference: String?
        for itemFacts in factsOfItems {
            let reader = FactReader(facts: intended.readings.merging(itemFacts) { _, item in item })
            guard let difference = reader.difference(condition) else { return .agrees }
            firstDifference = firstDifference ?? difference
        }
        return .differs(firstDifference ?? "it has no reasons")
    }

    private static func facts(of item: ScheduleRecord.Item) -> [String: FactValue] {
        [
            "days_overdue": .days(item.daysOverdue), "open_amount": .money(item.open), "due": .date(item.due),
            "disputed_amount": .money(item.disputed), "promised_amount": .money(item.promised),
            "currency": .text(item.open.currency.description),
        ]
    }
}

extension ScheduleComparison.Intended {
    /// What the action's conditions read, by the name behind `invoice.` or with its scope.
    fileprivate var readings: [String: FactValue] {
        var readings: [String: FactValue] = ["today": .date(record.day)]
        for reading in action.because.clauses.flatMap(\.readings) {
            readings[FactReader.plain(reading.name)] = reading.value
        }
        return readings
    }
}

/// A condition's value on facts that are known by name.
private struct FactReader {
    let facts: [String: FactValue]

    /// An invoice's and a day's facts go by their bare names.
    static func plain(_ name: String) -> String {
        for scope in ["invoice.", "day."] where name.hasPrefix(scope) { return String(name.dropFirst(scope.count)) }
        return name
    }

    /// Why a condition is not true; `nil` when it is.
    func difference(_ condition: ConditionSyntax) -> String? {
        switch condition {
        case .all(let parts, _): return parts.lazy.compactMap(difference).first
        case .any(let parts, _):
            let differences = parts.map(difference)
            return differences.contains(nil) ? nil : differences.first ?? nil
        case .not(let part, let range):
            return difference(part) == nil ? "expected \(range.text), which is false" : nil
        case .truth(let name):
            guard let value = facts[FactReader.plain(name.text)] else { return unknown(name.text) }
            return value == .boolean(true) ? nil : "\(name.text) is \(BecausePhrase.value(value))"
        case .compare(let left, let sign, let right):
            guard let order = order(left, right) else { return incomparable(left, right) }
            let isTrue =
                switch sign.value {
                case "=": order == 0
                case "!=": order != 0
                case "<": order < 0
                case "<=": order <= 0
                case ">": order > 0
                default: order >= 0
                }
            return isTrue ? nil : "expected \(condition.range.text): \(values(left, right))"
        case .isOneOf(let operand, let words, let range):
            return words.contains { order(operand, $0) == 0 } ? nil : "expected \(range.text): \(values(operand))"
        case .isBetween(let operand, let low, let high, let range):
            guard let fromLow = order(operand, low), let toHigh = order(operand, high) else {
                return incomparable(operand, low)
            }
            return fromLow >= 0 && toHigh <= 0 ? nil : "expected \(range.text): \(values(operand))"
        case .isIn(let operand, let period, let range):
            guard case .date(let date?)? = value(operand) else { return incomparable(operand, operand) }
            return period.contains(date) ? nil : "expected \(range.text): \(values(operand))"
        case .event(let event):
            return "an event says nothing about the facts of an action: \(event.range.text)"
        }
    }

    /// Negative, zero or positive; `nil` when the two do not compare.
    private func order(_ left: OperandSyntax, _ right: OperandSyntax) -> Int? {
        switch (value(left), value(right)) {
        case (.days(let left)?, .days(let right)?): return left - right
        case (.date(let left?)?, .date(let right?)?): return left - right
        case (.number(let left)?, .number(let right)?): return left == right ? 0 : left < right ? -1 : 1
        case (.text(let left)?, .text(let right)?): return left == right ? 0 : left < right ? -1 : 1
        case (.boolean(let left)?, .boolean(let right)?): return left == right ? 0 : 1
        case (.money(let left)?, .money(let right)?):
            guard left.currency == right.currency else { return nil }
            return left.minorUnits == right.minorUnits ? 0 : left.minorUnits < right.minorUnits ? -1 : 1
        // `0` needs no currency.
        case (.money(let left)?, .number(let right)?) where right.millionths == 0: return Int(left.minorUnits.signum())
        default: return nil
        }
    }

    private func value(_ operand: OperandSyntax) -> FactValue? {
        switch operand {
        case .name(let name): facts[FactReader.plain(name.text)] ?? (name.scope == nil ? .text(name.name) : nil)
        case .number(let number), .percent(let number): .number(number.value)
        case .money(let money): .money(money.value)
        case .duration(let offset): offset.value.unit == .days ? .days(offset.value.count) : nil
        case .date(let date): .date(date.value)
        case .text(let text): .text(text.value)
        case .boolean(let value): .boolean(value.value)
        case .plus, .datePlus: nil
        }
    }

    /// `days_overdue is 7 days`
    private func values(_ operands: OperandSyntax...) -> String {
        operands.compactMap { operand in
            guard case .name(let name) = operand, let value = facts[FactReader.plain(name.text)] else { return nil }
            return "\(name.text) is \(BecausePhrase.value(value))"
        }.joined(separator: ", ")
    }

    private func incomparable(_ left: OperandSyntax, _ right: OperandSyntax) -> String {
        for operand in [left, right] {
            if case .name(let name) = operand, facts[FactReader.plain(name.text)] == nil { return unknown(name.text) }
        }
        return "\(left.range.text) and \(right.range.text) do not compare"
    }

    private func unknown(_ name: String) -> String {
        "its reasons do not speak of \(name), only of \(facts.keys.sorted().joined(separator: ", "))"
    }
}

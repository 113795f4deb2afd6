import Diagnostics
import FinancialValues
import PlaybookSyntax

/// Conditions and clocks as indented text, each part with what it covers in the source.
enum PhraseTree {
    static func lines(_ condition: ConditionSyntax, _ indent: String = "  ") -> String {
        func line(_ head: String, _ parts: [ConditionSyntax] = []) -> String {
            "\(indent)\(head) «\(condition.range.text)»\n" + parts.map { lines($0, indent + "  ") }.joined()
        }
        return switch condition {
        case .all(let parts, _): line("all", parts)
        case .any(let parts, _): line("any", parts)
        case .not(let part, _): line("not", [part])
        case .truth(let name): line("true \(name.text)")
        case .compare(let left, let sign, let right): line("\(operand(left)) \(sign.value) \(operand(right))")
        case .isOneOf(let left, let words, _):
            line("\(operand(left)) in [\(words.map(operand).joined(separator: ", "))]")
        case .isIn(let left, let days, _): line("\(operand(left)) in \(period(days))")
        case .isBetween(let left, let low, let high, _):
            line("\(operand(left)) between \(operand(low)) and \(operand(high))")
        case .event(let event): line("\(age(event.age)) \(anchor(event.event))")
        }
    }

    static func lines(_ clock: ClockSyntax) -> String {
        clock.terms.map { "  \(term($0)) «\($0.anchor.range.text)»\n" }.joined()
    }

    private static func term(_ term: ClockTermSyntax) -> String {
        switch term {
        case .anchor(let anchor): self.anchor(anchor)
        case .after(let offset, let inner): "(\(offset) after \(self.term(inner)))"
        case .fullDaysAfter(let days, let inner): "(\(days) full days after \(self.term(inner)))"
        case .before(let offset, let inner): "(\(offset) before \(self.term(inner)))"
        case .monthEnd(let inner): "(month end after \(self.term(inner)))"
        }
    }

    private static func anchor(_ anchor: AnchorSyntax) -> String {
        anchor.moment.map { "\(anchor.name):\($0.rawValue)" } ?? anchor.name
    }

    private static func age(_ age: EventSyntax.Age) -> String {
        switch age {
        case .happened: "happened"
        case .atLeast(let days): "at least \(days) ago"
        case .atLeastFull(let days): "at least \(days) full ago"
        case .within(let days): "within \(days)"
        case .notWithin(let days): "not within \(days)"
        }
    }

    private static func operand(_ operand: OperandSyntax) -> String {
        switch operand {
        case .name(let name): name.text
        case .number(let number): "number(\(number.value))"
        case .percent(let number): "percent(\(number.value))"
        case .money(let money): "money(\(money.value))"
        case .duration(let offset): "time(\(offset.value))"
        case .date(let date): "date(\(date.value))"
        case .text(let text): "text(\(text.value))"
        case .boolean(let value): "boolean(\(value.value))"
        case .plus(let name, let offset): "\(name.text) + time(\(offset.value))"
        case .datePlus(let date, let offset): "date(\(date.value)) + time(\(offset.value))"
        }
    }

    private static func period(_ range: DayRange) -> String {
        switch range {
        case .dates(let first, let last): "\(first)..\(last)"
        case .yearly(let first, let last): "\(first.day)/\(first.month)..\(last.day)/\(last.month) yearly"
        }
    }
}

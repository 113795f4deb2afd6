import Diagnostics
import FinancialValues
import PlaybookSyntax

/// A value on one line: as its author wrote it where he wrote it on one, else in the shortest form the language has for it.
public enum ListingValue {
    /// A field's value, as its author wrote it or in the shortest form.
    public static func text(of field: SyntaxField) -> String { text(of: field.value, at: field.range) }

    static func text(of value: SyntaxValue, at range: SourceRange?) -> String {
        if let range, !range.bytes.isEmpty, range.start.line == range.end.line { return range.text }
        switch value {
        case .text(let text): return quoted(text)
        case .word(let word): return word
        case .words(let words): return list(words.map(\.value))
        case .boolean(let value): return String(value)
        case .integer(let number): return String(number)
        case .number(let number): return number.description
        case .percent(let number): return "\(number)%"
        case .multiple(let times, let rate): return "\(times) times \(rate.value)"
        case .paymentTerms(let terms): return terms.description
        case .money(let money): return money.description
        case .amounts(let amounts):
            return map(amounts.map { ($0.value.currency.description, $0.value.decimalText) })
        case .rates(let rates):
            return map(rates.map { ($0.currency.value.description, $0.rate.value.description) })
        case .duration(let offset): return offset.description
        case .fullDays(let days): return "\(days) full day\(days == 1 ? "" : "s")"
        case .warning(let offset): return "\(offset) before"
        case .date(let date): return date.description
        case .dates(let dates): return list(dates.map(\.value.description))
        case .period(let period): return text(of: period)
        case .periods(let periods): return list(periods.map { text(of: $0.value) })
        case .sendDays(let days): return list(days.map { text(of: $0.value) })
        case .promiseLimit(let broken, let days): return "\(broken) broken in \(days) days"
        case .progress(let days):
            return "every overdue invoice has a next action within \(days) days, or is held, or is final"
        case .receipt(.proof): return "proof"
        case .receipt(.after(let offset)): return offset.description
        case .approval(let approval):
            return (approval.any ? "any of " : "") + list(approval.roles.map(\.value))
        case .frequency(let frequency):
            return "at most \(frequency.count) \(frequency.what.value) in \(frequency.days) days"
        case .repetition(let repetition):
            return "every \(repetition.every)" + (repetition.times.map { ", \($0) times" } ?? "")
                + (repetition.untilPaid ? " until paid" : "")
        case .insertion(.first): return "first"
        case .insertion(.before(let name)): return "before \(name.value)"
        case .insertion(.after(let name)): return "after \(name.value)"
        case .literal(let literal): return text(of: literal)
        case .named(let entries): return map(entries.map { ($0.name.value, text(of: $0.value, at: nil)) })
        case .clock(let clock): return joinedLines(clock.range)
        case .condition(let condition): return joinedLines(condition.range)
        case .record, .records, .invalid: return range.map(joinedLines) ?? ""
        }
    }

    private static func text(of period: DayRange) -> String {
        switch period {
        case .dates(let first, let last): "\(first) .. \(last)"
        case .yearly(let first, let last): "\(text(of: first)) .. \(text(of: last))"
        }
    }

    private static func text(of day: DayOfYear) -> String { "\(day.day) \(DayOfYear.monthWords[day.month - 1])" }

    private static func text(of day: SendDaySyntax) -> String {
        switch day {
        case .weekday(let weekday): return weekday.word
        case .lastOfMonth: return "last"
        case .monthDay(let day):
            let ending = (11...13).contains(day) ? "th" : [1: "st", 2: "nd", 3: "rd"][day % 10] ?? "th"
            return "\(day)\(ending)"
        }
    }

    private static func text(of literal: LiteralSyntax) -> String {
        switch literal {
        case .boolean(let value): String(value)
        case .number(let number): number.description
        case .money(let money): money.description
        case .days(let count): DateOffset(count, .days).description
        case .date(let date): date.description
        case .text(let text): quoted(text)
        case .word(let word): word
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.map { character -> String in
            switch character {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(character)
            }
        }.joined()
        return "\"\(escaped)\""
    }

    private static func list(_ words: [String]) -> String { "[\(words.joined(separator: ", "))]" }

    private static func map(_ entries: [(String, String)]) -> String {
        "{\(entries.map { "\($0.0): \($0.1)" }.joined(separator: ", "))}"
    }

    private static func joinedLines(_ range: SourceRange) -> String {
        range.text.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces }.joined(separator: " ")
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var text = self
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text
    }
}

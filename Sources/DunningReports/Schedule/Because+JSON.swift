import Diagnostics
import DunningEngine
import FinancialValues

extension Because {
    var json: JSONText {
        .object([
            (
                "clock",
                clock.map { clock in
                    .object([
                        ("text", .string(clock.origin.phrase)), ("place", SourcePlace(clock.origin).json),
                        ("trigger_day", .date(clock.triggerDay)),
                    ])
                } ?? .null
            ),
            ("clauses", .array(clauses.map(\.json))),
            ("skip", skip?.json ?? .null),
        ])
    }
}

extension ClauseOutcome {
    var json: JSONText { .object(fields) }

    /// With whether the condition came out as it did because of it.
    var decisionJSON: JSONText { .object(fields + [("decides", .boolean(decides))]) }

    private var fields: [(String, JSONText)] {
        [
            ("text", .string(origin.phrase)),
            ("place", SourcePlace(origin).json),
            ("is_true", .boolean(isTrue)),
            (
                "readings",
                .array(readings.map { .object([("fact", .string($0.name)), ("value", $0.value.json)]) })
            ),
        ]
    }
}

extension FactValue {
    /// Booleans and days as such, everything else as a text; `null` for a date that never comes.
    var json: JSONText {
        switch self {
        case .boolean(let value): .boolean(value)
        case .days(let days): .integer(days)
        case .date(let date): .date(date)
        case .number(let number): .string(number.description)
        case .money(let money): .string(money.description)
        case .text(let text): .string(text)
        }
    }
}

extension SkipReason {
    var json: JSONText {
        let word =
            switch self {
            case .pastUntil: "past_until"
            case .notForThisItem: "not_for_this_item"
            case .nextStepHasCome: "next_step_has_come"
            }
        return .object([("reason", .string(word)), ("text", .string(BecausePhrase.skip(self)))])
    }
}

extension SourcePlace {
    var json: JSONText { .object([("file", .string(file)), ("line", .integer(line))]) }
}

extension JSONText {
    static func date(_ date: CalendarDate?) -> JSONText { date.map { .string($0.description) } ?? .null }
    static func number(_ number: Int?) -> JSONText { number.map(JSONText.integer) ?? .null }
    static func money(_ money: Money) -> JSONText {
        .object([("currency", .string(money.currency.description)), ("amount", .string(money.decimalText))])
    }
}

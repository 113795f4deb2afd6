import DunningEngine
import FinancialValues

/// The reasons of the engine as short sentences, in the author's own words and the values they met.
package enum BecausePhrase {
    /// One line: `5 days after due gave 2026-03-09; open_amount >= 1000 EUR is true (open_amount = 1200.00 EUR)`.
    static func line(_ because: Because) -> String {
        var parts: [String] = []
        if let clock = because.clock { parts.append("\(clock.origin.phrase) gave \(clock.triggerDay)") }
        parts += because.clauses.map(clause)
        if let skip = because.skip { parts.append(self.skip(skip)) }
        return parts.joined(separator: "; ")
    }

    /// `open_amount >= 1000 EUR is true (open_amount = 1200.00 EUR)`
    static func clause(_ outcome: ClauseOutcome) -> String {
        let values = outcome.readings.map { "\($0.name) = \(value($0.value))" }.joined(separator: ", ")
        return "\(outcome.origin.phrase) is \(outcome.isTrue)" + (values.isEmpty ? "" : " (\(values))")
    }

    static func skip(_ reason: SkipReason) -> String {
        switch reason {
        case .pastUntil(let origin, let last): "its last day was \(last) (until: \(origin.phrase))"
        case .notForThisItem: "it is not for this item"
        case .nextStepHasCome(let day): "it is late: the next step's day came on \(day)"
        }
    }

    package static func value(_ value: FactValue) -> String {
        switch value {
        case .boolean(let value): String(value)
        case .number(let number): number.description
        case .money(let money): money.description
        case .days(let days): "\(days) day\(days == 1 ? "" : "s")"
        case .date(let date): date?.description ?? "never"
        case .text(let text): text
        }
    }
}

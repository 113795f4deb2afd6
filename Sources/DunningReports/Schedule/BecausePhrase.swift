import DunningEngine
import FinancialValues

/// The reasons of the engine as short sentences, in the author's own words and the values they met.
package enum BecausePhrase {
    /// Appends one line: `5 days after due gave 2026-03-09; open_amount >= 1000 EUR is true (open_amount = 1200.00 EUR)`.
    static func write(_ because: Because, to bytes: inout [UInt8], _ origins: OriginTexts) {
        var isFirst = true
        func beginPart(_ bytes: inout [UInt8]) {
            if !isFirst { bytes.append(contentsOf: "; ".utf8) }
            isFirst = false
        }
        if let clock = because.clock {
            beginPart(&bytes)
            bytes.append(contentsOf: origins[clock.origin].phrase.utf8)
            bytes.append(contentsOf: " gave ".utf8)
            clock.triggerDay.write(to: &bytes)
        }
        for clause in because.clauses {
            beginPart(&bytes)
            write(clause, to: &bytes, origins)
        }
        if let skip = because.skip {
            beginPart(&bytes)
            bytes.append(contentsOf: self.skip(skip).utf8)
        }
    }

    /// `open_amount >= 1000 EUR is true (open_amount = 1200.00 EUR)`
    private static func write(_ outcome: ClauseOutcome, to bytes: inout [UInt8], _ origins: OriginTexts) {
        bytes.append(contentsOf: origins[outcome.origin].phrase.utf8)
        bytes.append(contentsOf: (outcome.isTrue ? " is true" : " is false").utf8)
        guard !outcome.readings.isEmpty else { return }
        var separator = " ("
        for reading in outcome.readings {
            bytes.append(contentsOf: separator.utf8)
            bytes.append(contentsOf: reading.name.utf8)
            bytes.append(contentsOf: " = ".utf8)
            if case .money(let money) = reading.value {
                money.write(to: &bytes)
            } else {
                bytes.append(contentsOf: value(reading.value).utf8)
            }
            separator = ", "
        }
        bytes.append(UInt8(ascii: ")"))
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

import Diagnostics
import DunningEngine
import FinancialValues

extension Because {
    func write(to json: inout JSONWriter, _ origins: OriginTexts) {
        json.object { json in
            json.key("clock")
            if let clock {
                json.object { json in
                    let origin = origins[clock.origin]
                    json.key("text")
                    json.string(origin.phrase)
                    json.key("place")
                    origin.place.write(to: &json)
                    json.key("trigger_day")
                    json.date(clock.triggerDay)
                }
            } else {
                json.null()
            }
            json.key("clauses")
            json.array(clauses) { json, clause in json.object { clause.write(to: &$0, origins) } }
            json.key("skip")
            (skip?.json ?? .null).write(to: &json)
        }
    }
}

extension ClauseOutcome {
    /// With whether the condition came out as it did because of it.
    var decisionJSON: JSONText {
        .written { json in
            json.object { json in
                write(to: &json, OriginTexts())
                json.key("decides")
                json.boolean(decides)
            }
        }
    }

    /// Its members.
    fileprivate func write(to json: inout JSONWriter, _ origins: OriginTexts) {
        let origin = origins[self.origin]
        json.key("text")
        json.string(origin.phrase)
        json.key("place")
        origin.place.write(to: &json)
        json.key("is_true")
        json.boolean(isTrue)
        json.key("readings")
        json.array(readings) { json, reading in
            json.object { json in
                json.key("fact")
                json.string(reading.name)
                json.key("value")
                reading.value.write(to: &json)
            }
        }
    }
}

extension FactValue {
    /// Booleans and days as such, everything else as a text; `null` for a date that never comes.
    func write(to json: inout JSONWriter) {
        switch self {
        case .boolean(let value): json.boolean(value)
        case .days(let days): json.integer(days)
        case .date(let date): json.date(date)
        case .number(let number): json.string(number.description)
        case .money(let money): json.plainString { money.write(to: &$0) }
        case .text(let text): json.string(text)
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
    var json: JSONText { .written(write) }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("file")
            json.string(file)
            json.key("line")
            json.integer(line)
        }
    }
}

extension JSONWriter {
    mutating func date(_ date: CalendarDate?) {
        if let date { plainString { date.write(to: &$0) } } else { null() }
    }

    /// The amount alone, as a text.
    mutating func amount(_ money: Money) { plainString { money.writeDecimal(to: &$0) } }

    mutating func money(_ money: Money) {
        object { json in
            json.key("currency")
            json.plainString { money.currency.write(to: &$0) }
            json.key("amount")
            json.amount(money)
        }
    }
}

extension JSONText {
    static func date(_ date: CalendarDate?) -> JSONText { date.map { .string($0.description) } ?? .null }
    static func number(_ number: Int?) -> JSONText { number.map(JSONText.integer) ?? .null }
    static func money(_ money: Money) -> JSONText {
        .object([("currency", .string(money.currency.description)), ("amount", .string(money.decimalText))])
    }
}

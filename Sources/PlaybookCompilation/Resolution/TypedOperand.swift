import Diagnostics
import FinancialValues
import PlaybookProgram
import PlaybookSyntax

/// One side of a comparison whose type is known.
struct TypedOperand {
    enum Value {
        case fact(ResolvedFact)
        case number(ExactNumber)
        case money(Money)
        case duration(DateOffset)
        case date(CalendarDate)
        case text(String)
        case word(String)
        case datePlus(DateBase, DateOffset)
    }

    let value: Value
    let type: ValueType
    /// As the author wrote it.
    let range: SourceRange

    var isLiteral: Bool {
        switch value {
        case .fact, .datePlus(.fact, _): false
        default: true
        }
    }

    var isZero: Bool { if case .number(let number) = value { number.millionths == 0 } else { false } }

    /// As it runs, when its own type decides; `nil` for times that are not days.
    var compiled: Operand? {
        switch value {
        case .fact(let fact): .fact(fact.fact)
        case .number(let number): .constant(.number(number))
        case .money(let money): .constant(.money(money))
        case .duration(let offset): offset.unit == .days ? .constant(.days(offset.count)) : nil
        case .date(let date): .constant(.date(date))
        case .text(let text): .constant(.text(text))
        case .word(let word): .constant(.word(word))
        case .datePlus(let base, let offset): offset.unit == .days ? .datePlus(base, days: offset.count) : nil
        }
    }
}

extension ValueType {
    /// Values of the type can be more or less than each other.
    var isOrdered: Bool {
        switch self {
        case .number, .money, .days, .date: true
        case .boolean, .text, .enumeration: false
        }
    }

    /// With its article: `an amount of money`.
    var words: String {
        switch self {
        case .boolean: "true or false"
        case .number: "a number"
        case .money: "an amount of money"
        case .days: "a count of days"
        case .date: "a date"
        case .text: "a text"
        case .enumeration(let list): "one of \(list.words)"
        }
    }
}

extension WordList {
    /// What the words are, for messages.
    var words: String {
        switch self {
        case .segments: "the policy's segments"
        case .legalEntities: "the policy's legal entities"
        case .currencies: "the policy's currencies"
        case .countries: "the countries of ISO 3166"
        case .languages: "the languages of ISO 639"
        case .disputeReasons: "the policy's dispute reasons"
        case .serviceKinds: "the policy's service kinds"
        case .steps: "the playbook's steps"
        case .serviceStatuses: "a service's states"
        case .months: "the months"
        case .weekdays: "the weekdays"
        case .ownField: "the field's words"
        }
    }

    /// What one word is called, the list's owner, and the code of an unknown one.
    var unknown: (what: String, owner: String, plural: String?, code: DiagnosticCode) {
        switch self {
        case .segments: ("segment", "the policy", nil, .unknownSegment)
        case .legalEntities: ("legal entity", "the policy", "legal entities", .unknownLegalEntity)
        case .currencies: ("currency", "the policy", "currencies", .currencyWithoutRate)
        case .countries: ("country", "ISO 3166", "countries", .unknownCountry)
        case .languages: ("language", "ISO 639", nil, .unknownLanguage)
        case .disputeReasons: ("dispute reason", "the policy", nil, .unknownReason)
        case .serviceKinds: ("service kind", "the policy", nil, .unknownServiceKind)
        case .steps: ("step", "the playbook", nil, .unknownStep)
        case .serviceStatuses: ("state of a service", "the language", "states of a service", .unknownWord)
        case .months: ("month", "the language", nil, .unknownWord)
        case .weekdays: ("weekday", "the language", nil, .unknownWord)
        case .ownField: ("word", "the field", nil, .unknownWord)
        }
    }
}

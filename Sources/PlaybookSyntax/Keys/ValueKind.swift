import Diagnostics

/// What may stand at a key, as its row of the table says; each kind is read to one case of `SyntaxValue`.
public indirect enum ValueKind: Sendable {
    /// Free text. Read to `.text`.
    case text
    /// A number of the ledger, kept exactly as written: `0042`. Read to `.text`.
    case identifier
    /// A name that this record gives itself. Read to `.word`.
    case ownName
    /// The name of something that stands elsewhere: a step, a role, a playbook. Read to `.word`.
    case name
    /// One of the language's words. Read to `.word`.
    case choice([String])
    /// A list of names, or one. Read to `.words`.
    case names
    /// A list of the language's words, or one. Read to `.words`.
    case choices([String])
    /// A list of numbers of the ledger, or one. Read to `.words`.
    case identifiers
    /// `true` or `false`. Read to `.boolean`.
    case boolean
    /// A whole number. Read to `.integer`.
    case integer
    /// A decimal without a unit. Read to `.number`.
    case number
    /// `5%`. Read to `.percent`, as the number before the sign.
    case percent
    /// `10 points`, over a reference rate. Read to `.number`.
    case points
    /// `2.15%`, `-0.83%`. Read to `.percent`.
    case publishedRate
    /// `5%`, or `3 times fr_legal_rate`. Read to `.percent` or `.multiple`.
    case rateBound
    /// `net 30`, `days 45 then eom`. Read to `.paymentTerms`.
    case paymentTerms
    /// `250 EUR`. Read to `.money`.
    case money
    /// `{EUR: 30, GBP: 25}`. Read to `.amounts`.
    case amounts
    /// `{USD: 0.92}`. Read to `.rates`.
    case rates
    /// `EUR`. Read to `.word`.
    case currency
    /// `10 days`, `5 business days`, `2 months`. Read to `.duration`.
    case duration
    /// `8 full days`. Read to `.fullDays`.
    case fullDays
    /// `at most 2 business days old`. Read to `.duration`.
    case age
    /// `15 days before`. Read to `.warning`.
    case warning
    /// `2026-01-31`. Read to `.date`.
    case date
    /// Read to `.dates`, also when there is only one.
    case dates
    /// `2026-01-01 .. 2026-12-31`, both ends included. Read to `.period`, always of dates.
    case datePeriod
    /// `24 dec .. 1 jan` or two dates; a list or one. Read to `.periods`.
    case periods
    /// Read to `.clock`.
    case clock
    /// Read to `.condition`.
    case condition
    /// A condition, or `everyone else`. Read to `.condition`, or to `.word("everyone else")`.
    case coverage
    /// The name of an event, a task, a step or a stage, or a condition. Read to `.word` when it is one bare name, else to
    /// `.condition`.
    case occasion
    /// `[mon, tue, 5th, last]`. Read to `.sendDays`.
    case sendDays
    /// `[mon, tue]`. Read to `.sendDays`, of weekdays only.
    case weekdays
    /// `[mon, tue]`, or `any`. Read to `.sendDays`, of weekdays only, or to `.word("any")`.
    case weekdaysOrAny
    /// `at most 1 contact in 5 days`. Read to `.frequency`.
    case contactLimit
    /// `2 contacts in any 7 days`. Read to `.frequency`.
    case occurrences
    /// `every 5 days, 3 times`. Read to `.repetition`.
    case repetition
    /// `2 broken in 180 days`. Read to `.promiseLimit`.
    case promiseLimit
    /// `[legal]`, `any of [credit_manager, sales_director]`. Read to `.approval`.
    case approval
    /// `3 days` or `proof`. Read to `.receipt`.
    case receipt
    /// `first`, `before NAME`, `after NAME`. Read to `.insertion`.
    case insertion
    /// `every overdue invoice has a next action within 60 days, or is held, or is final`. Read to `.progress`.
    case progress
    /// Any literal; its type is said elsewhere. Read to `.literal`.
    case literal
    /// Keys of the author's own. Read to `.named`.
    case named(KeyNames, ValueKind)
    /// A map with a table of its own. Read to `.record`.
    case record(RecordKind)
    /// A list of maps. Read to `.records`.
    case records(RecordKind)
    /// A list of maps, or one map. Read to `.records`.
    case oneOrMore(RecordKind)
    /// `40 EUR`, or a list of tiers by the invoice's size. Read to `.money` or `.records`.
    case compensation
}

/// What the keys of a map with names of the author's own may be.
public enum KeyNames: Sendable {
    /// Any name.
    case any
    /// Two capital letters.
    case countries
    /// One of a closed list.
    case oneOf([String])
}

extension ValueKind {
    /// What was expected, for a message: `a date, such as 2026-01-31`. Also how the reference names it.
    public var expected: String {
        switch self {
        case .text: "a text"
        case .identifier: "a number of the ledger, kept as it is written"
        case .ownName: "a name"
        case .name: "a name"
        case .choice(let words): orList(words)
        case .names: "a list of names, such as [collector, legal]"
        case .choices(let words): "a list of \(orList(words))"
        case .identifiers: "a list of numbers of the ledger, such as [C-1042]"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number, such as 3 or 0.92"
        case .percent: "a percentage, such as 5%"
        case .points: "points over the reference rate, such as 8 points"
        case .publishedRate: "a rate, such as 2.15% or -0.83%"
        case .rateBound: "a percentage, or a multiple of a reference rate, such as 3 times fr_legal_rate"
        case .paymentTerms: "payment terms, such as net 30 or days 45 then eom"
        case .money: "an amount and its currency, such as 250 EUR"
        case .amounts: "currencies and amounts, such as {EUR: 30, GBP: 25}"
        case .rates: "currencies and rates, such as {USD: 0.92}"
        case .currency: "a currency, such as EUR"
        case .duration: "a time, such as 10 days or 5 business days"
        case .fullDays: "full days, such as 8 full days"
        case .age: "an age, such as at most 2 business days old"
        case .warning: "a time before, such as 15 days before"
        case .date: "a date, such as 2026-01-31"
        case .dates: "a list of dates, such as [2026-12-24]"
        case .datePeriod: "two dates, such as 2026-01-01 .. 2026-12-31"
        case .periods: "a list of periods, such as [24 dec .. 1 jan]"
        case .clock: "a clock, such as 10 days after due"
        case .condition: "a condition, such as open_amount >= 500 EUR"
        case .coverage: "a condition on the customer, or everyone else"
        case .occasion: "an event, a task or a step, such as suspend, or a condition"
        case .sendDays: "a list of days, such as [mon, tue, 5th, last]"
        case .weekdays: "weekdays, such as [mon, tue]"
        case .weekdaysOrAny: "weekdays, such as [mon, tue], or any"
        case .contactLimit: "a limit, such as at most 1 contact in 5 days"
        case .occurrences: "a number in some days, such as 2 contacts in any 7 days"
        case .repetition: "a repetition, such as every 5 days, 3 times"
        case .promiseLimit: "a limit, such as 2 broken in 180 days"
        case .approval: "who must agree, such as [legal] or any of [legal, credit_manager]"
        case .receipt: "a time, such as 3 days, or proof"
        case .insertion: "a place: first, before NAME or after NAME"
        case .progress: "every overdue invoice has a next action within N days, or is held, or is final"
        case .literal: "a value"
        case .named(.any, let inner): "names, each with \(inner.expected)"
        case .named(.countries, let inner): "countries, such as FR, each with \(inner.expected)"
        case .named(.oneOf(let words), let inner): "\(orList(words)), each with \(inner.expected)"
        case .record(let kind): KeyTable.of(kind).noun
        case .records(let kind): "a list, each item \(KeyTable.of(kind).noun)"
        case .oneOrMore(let kind): "\(KeyTable.of(kind).noun), or a list of them"
        case .compensation: "an amount, such as 40 EUR, or a list by size"
        }
    }
}

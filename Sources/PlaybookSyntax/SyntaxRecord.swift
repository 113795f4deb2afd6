import Diagnostics
import FinancialValues

/// A map of a file whose keys the language knows: a step, a hold, a policy. Read by its table of keys.
public struct SyntaxRecord: Sendable {
    public let kind: RecordKind
    /// In the order written. Unknown keys were reported and are left out.
    public var fields: [SyntaxField]
    public let range: SourceRange
    /// False when a part of it could not be read: what is missing in it was reported or is not to be.
    public let isComplete: Bool

    public init(_ kind: RecordKind, fields: [SyntaxField], at range: SourceRange, isComplete: Bool = true) {
        self.kind = kind
        self.fields = fields
        self.range = range
        self.isComplete = isComplete
    }

    public subscript(key: String) -> SyntaxField? { fields.first { $0.key == key } }
}

/// A key and its value, each with its place.
public struct SyntaxField: Sendable {
    public let key: String
    public let keyRange: SourceRange
    public let value: SyntaxValue
    public let range: SourceRange
    /// False when a part of the value was refused, with a diagnostic: what it lacks is not to be reported.
    public let isWhole: Bool

    public init(key: String, keyRange: SourceRange, value: SyntaxValue, range: SourceRange, isWhole: Bool = true) {
        self.key = key
        self.keyRange = keyRange
        self.value = value
        self.range = range
        self.isWhole = isWhole
    }
}

/// What may stand at a key, read and typed as far as it can be without knowing any name.
public enum SyntaxValue: Sendable {
    /// Free text: a title, a reason, a legal basis.
    case text(String)
    /// A name of the author's, or a word of the language where a closed list is expected (`per: invoice`).
    case word(String)
    /// `[a, b]`, also one bare word where a list may stand.
    case words([Located<String>])
    case boolean(Bool)
    case integer(Int)
    case percent(ExactNumber)
    case number(ExactNumber)
    /// `3 times fr_legal_rate`
    case multiple(times: ExactNumber, of: Located<String>)
    /// `days 45 then eom`
    case paymentTerms(PaymentTerms)
    case money(Money)
    /// `{EUR: 30, GBP: 25}`: currencies and amounts, in the order written.
    case amounts([Located<Money>])
    /// `{USD: 0.92}`
    case rates([(currency: Located<CurrencyCode>, rate: Located<ExactNumber>)])
    case duration(DateOffset)
    /// `8 full days`
    case fullDays(Int)
    /// `15 days before`
    case warning(DateOffset)
    case date(CalendarDate)
    case dates([Located<CalendarDate>])
    case period(DayRange)
    case periods([Located<DayRange>])
    case clock(ClockSyntax)
    case condition(ConditionSyntax)
    case sendDays([Located<SendDaySyntax>])
    /// `at most 1 contact in 5 days`, `2 contacts in any 7 days`
    case frequency(FrequencySyntax)
    /// `every 5 days, 3 times`, `every 5 days until paid`, `every 14 days`
    case repetition(RepetitionSyntax)
    /// `2 broken in 180 days`
    case promiseLimit(broken: Int, days: Int)
    /// `[legal]` or `any of [credit_manager, sales_director]`
    case approval(ApprovalSyntax)
    /// `3 days`, `proof`
    case receipt(ReceiptSyntax)
    /// `first | before NAME | after NAME`
    case insertion(InsertionSyntax)
    /// `every overdue invoice has a next action within 60 days, or is held, or is final`
    case progress(days: Int)
    /// `0`, `all`, a field's default: any literal, typed later.
    case literal(LiteralSyntax)
    /// A map with keys of the author's own: entities, calendars, tasks, fields.
    case named([(name: Located<String>, value: SyntaxValue)])
    case record(SyntaxRecord)
    case records([SyntaxRecord])
    /// Reported; nothing more is to be said of it.
    case invalid
}

public enum SendDaySyntax: Hashable, Sendable {
    case weekday(Weekday)
    /// 1...31
    case monthDay(Int)
    case lastOfMonth
}

public struct FrequencySyntax: Sendable {
    public let count: Int
    /// `contact`, `contacts`, `messages`, or a name: singular or plural as written.
    public let what: Located<String>
    public let days: Int

    public init(count: Int, what: Located<String>, days: Int) {
        (self.count, self.what, self.days) = (count, what, days)
    }
}

public struct RepetitionSyntax: Sendable {
    public let every: DateOffset
    /// In all, the first included; `nil`: without an end.
    public let times: Int?
    public let untilPaid: Bool

    public init(every: DateOffset, times: Int?, untilPaid: Bool) {
        (self.every, self.times, self.untilPaid) = (every, times, untilPaid)
    }
}

public struct ApprovalSyntax: Sendable {
    public let roles: [Located<String>]
    /// One of them is enough.
    public let any: Bool

    public init(roles: [Located<String>], any: Bool) { (self.roles, self.any) = (roles, any) }
}

public enum ReceiptSyntax: Sendable {
    case after(DateOffset)
    case proof
}

public enum InsertionSyntax: Sendable {
    case first
    case before(Located<String>)
    case after(Located<String>)
}

/// A value whose type another key says.
public enum LiteralSyntax: Sendable {
    case boolean(Bool)
    case number(ExactNumber)
    case money(Money)
    case days(Int)
    case date(CalendarDate)
    /// Quoted.
    case text(String)
    /// Bare.
    case word(String)
}

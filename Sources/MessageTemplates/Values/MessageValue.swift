import FinancialValues

/// What a variable of a template stands for: a typed value, written for the reader's language and country only when it is rendered.
public enum MessageValue: Hashable, Sendable {
    /// From the ledger or the policy, on one line: line breaks in it become spaces.
    case text(String)
    /// An address: one text per line.
    case lines([String])
    case money(Money)
    case day(CalendarDate)
    case number(ExactNumber)
    /// In their order; may be empty: `12.15%, then 12.40%` in English.
    case rates([AnnualRate])
    /// A count of calendar days, written without a unit.
    case days(Int)
    case flag(Bool)
    /// What a section repeats, in this order.
    case list([MessageContext])
}

extension MessageValue {
    /// A section on it is shown: it is true, not zero, not empty.
    public var isShown: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .lines(let lines): lines.contains { !$0.isEmpty }
        case .money(let amount): amount.minorUnits != 0
        case .day: true
        case .number(let number): number.millionths != 0
        case .rates(let rates): !rates.isEmpty
        case .days(let count): count != 0
        case .flag(let flag): flag
        case .list(let contexts): !contexts.isEmpty
        }
    }

    /// How many it says there are, in millionths, for the choice between one and many; `nil` for what counts nothing.
    var millionths: Int64? {
        switch self {
        case .number(let number): number.millionths
        case .days(let count): ExactNumber(count).millionths
        case .list(let contexts): ExactNumber(contexts.count).millionths
        case .rates(let rates): ExactNumber(rates.count).millionths
        default: nil
        }
    }
}

/// The values by name that one template, or one turn of a section, is filled with.
///
/// Names are whole, dots included: `customer.id` is one name.
public struct MessageContext: Hashable, Sendable {
    public var values: [String: MessageValue]

    public init(_ values: [String: MessageValue] = [:]) { self.values = values }

    public subscript(name: String) -> MessageValue? {
        get { values[name] }
        set { values[name] = newValue }
    }
}

extension MessageContext: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, MessageValue)...) {
        self.init(Dictionary(elements) { _, last in last })
    }
}

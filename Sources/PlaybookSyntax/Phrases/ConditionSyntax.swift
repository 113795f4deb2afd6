import Diagnostics
import FinancialValues

/// A condition as written, before its names are known: `open_amount >= 1000 EUR and not disputed`.
public indirect enum ConditionSyntax: Sendable {
    /// `and`, or the list under `all:`. At least two parts.
    case all([ConditionSyntax], SourceRange)
    case any([ConditionSyntax], SourceRange)
    case not(ConditionSyntax, SourceRange)
    /// A name that must be a boolean fact.
    case truth(NameSyntax)
    case compare(OperandSyntax, Located<String>, OperandSyntax)
    /// `segment in [sme, enterprise]`
    case isOneOf(OperandSyntax, [OperandSyntax], SourceRange)
    /// `today in 1 nov .. 31 mar`
    case isIn(OperandSyntax, DayRange, SourceRange)
    /// `between A and B`, both included.
    case isBetween(OperandSyntax, OperandSyntax, OperandSyntax, SourceRange)
    case event(EventSyntax)

    /// The whole of it; of a comparison, from its left side to its right.
    public var range: SourceRange {
        switch self {
        case .all(_, let range), .any(_, let range), .not(_, let range), .isOneOf(_, _, let range),
            .isIn(_, _, let range), .isBetween(_, _, _, let range):
            range
        case .truth(let name): name.range
        case .compare(let left, _, let right): left.range.union(right.range)
        case .event(let event): event.range
        }
    }
}

/// A value and where it stands.
public struct Located<Value: Sendable>: Sendable {
    public let value: Value
    public let range: SourceRange

    public init(_ value: Value, at range: SourceRange) { (self.value, self.range) = (value, range) }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// `open_amount`, `customer.segment`: a fact, or a word of an enumeration; typing decides.
public struct NameSyntax: Hashable, Sendable {
    /// What stands before the dot.
    public let scope: String?
    public let name: String
    public let range: SourceRange

    public init(scope: String?, name: String, at range: SourceRange) {
        (self.scope, self.name, self.range) = (scope, name, range)
    }

    public var text: String { scope.map { "\($0).\(name)" } ?? name }
}

/// One side of a comparison, as written.
public enum OperandSyntax: Sendable {
    case name(NameSyntax)
    case number(Located<ExactNumber>)
    case percent(Located<ExactNumber>)
    case money(Located<Money>)
    /// `15 days`, `5 business days`; also weeks, months and years, which no fact is counted in.
    case duration(Located<DateOffset>)
    case date(Located<CalendarDate>)
    case text(Located<String>)
    /// `true` or `false`, which are never needed: `disputed` and `not disputed` say it.
    case boolean(Located<Bool>)
    /// `due + 10 days`: the name or the date, and the days.
    case plus(NameSyntax, Located<DateOffset>)
    case datePlus(Located<CalendarDate>, Located<DateOffset>)

    public var range: SourceRange {
        switch self {
        case .name(let name): name.range
        case .number(let literal), .percent(let literal): literal.range
        case .money(let literal): literal.range
        case .duration(let literal): literal.range
        case .date(let literal): literal.range
        case .text(let literal): literal.range
        case .boolean(let literal): literal.range
        case .plus(let name, let days): name.range.union(days.range)
        case .datePlus(let date, let days): date.range.union(days.range)
        }
    }
}

/// `formal_notice received at least 8 full days ago`, `call done`, `no courtesy within 5 days`.
public struct EventSyntax: Sendable {
    public enum Age: Sendable {
        case happened
        case atLeast(days: Int)
        case atLeastFull(days: Int)
        case within(days: Int)
        case notWithin(days: Int)

        /// It counts back from today up to a number of days.
        public var isWithin: Bool {
            switch self {
            case .within, .notWithin: true
            case .happened, .atLeast, .atLeastFull: false
            }
        }
    }

    public let event: AnchorSyntax
    public let age: Age
    public let range: SourceRange

    public init(_ event: AnchorSyntax, _ age: Age, at range: SourceRange) {
        (self.event, self.age, self.range) = (event, age, range)
    }
}

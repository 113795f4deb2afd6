import Diagnostics
import FinancialValues

/// A clock as written: `10 days after due and 5 days after first_reminder`.
public struct ClockSyntax: Sendable {
    /// Joined with `and`. Never empty.
    public let terms: [ClockTermSyntax]
    public let range: SourceRange

    public init(_ terms: [ClockTermSyntax], at range: SourceRange) { (self.terms, self.range) = (terms, range) }
}

public indirect enum ClockTermSyntax: Sendable {
    case anchor(AnchorSyntax)
    case after(DateOffset, ClockTermSyntax)
    /// `8 full days after ...`
    case fullDaysAfter(Int, ClockTermSyntax)
    case before(DateOffset, ClockTermSyntax)
    /// `month end after ...`
    case monthEnd(ClockTermSyntax)

    public var anchor: AnchorSyntax {
        switch self {
        case .anchor(let anchor): anchor
        case .after(_, let inner), .fullDaysAfter(_, let inner), .before(_, let inner), .monthEnd(let inner):
            inner.anchor
        }
    }
}

/// What a clock counts from, or an event fact speaks of: `due`, `formal_notice received`, `call done`.
public struct AnchorSyntax: Sendable {
    public enum Moment: String, CaseIterable, Sendable { case sent, received, done }

    public let name: String
    /// `nil`: the name alone.
    public let moment: Moment?
    public let range: SourceRange

    public init(name: String, moment: Moment?, at range: SourceRange) {
        (self.name, self.moment, self.range) = (name, moment, range)
    }
}

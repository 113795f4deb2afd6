import Diagnostics
import FinancialValues

/// What late payment costs by law or contract in one country, for one kind of party.
public struct LatePaymentRule: Sendable {
    public enum Party: String, CaseIterable, Sendable {
        case business, consumer
        case publicBody = "public_body"
    }

    public enum Rate: Sendable {
        /// A reference rate and so many points over it.
        case reference(name: String, plus: ExactNumber, follows: Follows)
        /// Percent a year.
        case constant(ExactNumber)
    }

    public enum Follows: String, CaseIterable, Sendable {
        /// Each day bears the rate of its own half-year.
        case halfYear = "half_year"
        /// The rate of the half-year in which interest starts, until payment.
        case start
    }

    public var country: String
    public var party: Party
    public var rate: Rate?
    /// Per invoice; in the United Kingdom by the invoice's size: the first row whose limit is above the amount counts.
    public var fixedCompensation: [CompensationTier]
    /// Every key that was written, for what is computed from it later; keyed by the word of the language.
    public var settings: [String: String]
    public var origin: SourceRange

    public init(
        country: String, party: Party, rate: Rate?, fixedCompensation: [CompensationTier], settings: [String: String],
        origin: SourceRange
    ) {
        self.country = country
        self.party = party
        self.rate = rate
        self.fixedCompensation = fixedCompensation
        self.settings = settings
        self.origin = origin
    }
}

/// A fixed compensation for invoices below a size; `below` is `nil` in the last one.
public struct CompensationTier: Sendable {
    public var below: Money?
    public var amount: Money

    public init(below: Money?, amount: Money) { (self.below, self.amount) = (below, amount) }
}

import Diagnostics
import FinancialValues

/// What late payment costs by law or contract in one country, for one kind of party.
public struct LatePaymentRule: Sendable {
    public enum Party: String, CaseIterable, Sendable {
        case business, consumer
        case publicBody = "public_body"
    }

    /// From when interest runs.
    public enum Start: String, CaseIterable, Sendable {
        /// From the day after the due date.
        case due
        /// From the day after the formal notice was received, and never before the due date.
        case formalNotice = "formal_notice"
    }

    public var country: String
    public var party: Party
    /// `nil`: no interest is owed.
    public var interest: InterestRule?
    public var starts: Start
    /// Per invoice; in the United Kingdom by the invoice's size.
    public var fixedCompensation: FixedCompensation
    public var paymentOrder: LateDebt.PaymentOrder
    /// Charges stay owed when only the principal was paid.
    public var collectsAfterPrincipal: Bool
    /// No interest runs after the judgment that opens an insolvency.
    public var stopsInInsolvency: Bool
    public var legalBasis: String?
    public var origin: SourceRange

    public init(
        country: String, party: Party, interest: InterestRule?, starts: Start = .due,
        fixedCompensation: FixedCompensation = FixedCompensation(tiers: []),
        paymentOrder: LateDebt.PaymentOrder = .principalFirst, collectsAfterPrincipal: Bool = true,
        stopsInInsolvency: Bool = true, legalBasis: String? = nil, origin: SourceRange
    ) {
        self.country = country
        self.party = party
        self.interest = interest
        self.starts = starts
        self.fixedCompensation = fixedCompensation
        self.paymentOrder = paymentOrder
        self.collectsAfterPrincipal = collectsAfterPrincipal
        self.stopsInInsolvency = stopsInInsolvency
        self.legalBasis = legalBasis
        self.origin = origin
    }
}

/// One row per built-in fact: its type, what it says, and the ledger column that it needs.
///
/// The one place that knows the facts: name resolution, "did you mean", the reference documentation and the reader's check
/// that a used fact is fed all draw on it.
public struct FactTable: Sendable {
    public let fact: BuiltInFact
    public let type: ValueType
    /// One line for the reference.
    public let help: String
    /// The ledger column without which the fact has no value; `nil` for what is computed.
    public let column: String?

    init(_ fact: BuiltInFact, _ type: ValueType, _ help: String, column: String? = nil) {
        self.fact = fact
        self.type = type
        self.help = help
        self.column = column
    }

    public static func row(of fact: BuiltInFact) -> FactTable { rowsByFact[fact]! }

    private static let rowsByFact = Dictionary(uniqueKeysWithValues: rows.map { ($0.fact, $0) })

    public static let rows: [FactTable] = [
        .init(.invoiceAmount, .money, "what was invoiced, VAT included"),
        .init(.invoiceOpenAmount, .money, "what is left to pay: less payments, credit notes and unapplied cash"),
        .init(.invoiceDisputedAmount, .money, "the part of the open amount that is contested"),
        .init(.invoicePromisedAmount, .money, "the part of the open amount that is promised and not yet received"),
        .init(.invoiceDaysOverdue, .days, "days since the due date; 0 until the day after it"),
        .init(.invoiceDaysUntilDue, .days, "days left before the due date; 0 from that day on"),
        .init(.invoiceDue, .date, "the due date"),
        .init(.invoiceIssued, .date, "the invoice's date"),
        .init(.invoiceEntered, .date, "the day it entered the ledger"),
        .init(.invoiceCurrency, .enumeration(.currencies), "the invoice's currency"),
        .init(.invoiceDisputed, .boolean, "a dispute on it is open"),
        .init(.invoicePromised, .boolean, "a promise on it runs, its grace included"),
        .init(.invoiceOnPlan, .boolean, "it belongs to a payment plan that is kept so far"),
        .init(.invoiceFactored, .boolean, "it is assigned to a factor"),
        .init(.invoiceDirectDebit, .boolean, "it will be collected by direct debit", column: "invoices.direct_debit"),
        .init(.invoicePaymentInFlight, .boolean, "a payment on it is announced and not yet on the account"),
        .init(.invoiceInsured, .boolean, "a credit insurer covers it", column: "invoices.insured"),
        .init(.invoiceBeforeInsolvency, .boolean, "it was issued before the customer's opening judgment"),
        .init(
            .invoiceQualified, .boolean, "the customer has confirmed that it is in order", column: "invoices.qualified"),
        .init(.invoiceRejections, .number, "how often a payment on it was rejected"),
        .init(.invoiceRejectionReason, .text, "why the last payment on it was rejected; `none` if none was"),
        .init(
            .invoiceDisputeReason, .enumeration(.disputeReasons), "the reason of its latest open dispute, or `none`"),
        .init(.invoiceContract, .text, "the contract it bills", column: "invoices.contract"),
        .init(
            .invoiceStep, .enumeration(.steps),
            "the last step executed for it, or `none`; of two on one day the one written later"),
        .init(.accountLegalEntity, .enumeration(.legalEntities), "which of our companies is owed"),
        .init(.accountBalance, .money, "open invoices less unapplied cash; may be negative"),
        .init(.accountOverdue, .money, "open and past due, disputed and factored included"),
        .init(
            .accountOverdueBalance, .money,
            "what is past due, credit notes and overpaid invoices taken off, less payments on account; factored ones left out; may be negative"
        ),
        .init(
            .accountCollectable, .money,
            "overdue less disputed, promised, factored and handed-over parts and unapplied cash; never negative"),
        .init(.accountDisputed, .money, "disputed parts of all open invoices"),
        .init(.accountUnapplied, .money, "payments and credit notes not applied to an invoice"),
        .init(.accountExposure, .money, "all open invoices and what is delivered and not yet invoiced"),
        .init(.accountCreditLimit, .money, "the customer's credit limit", column: "customers.credit_limit"),
        .init(
            .accountDaysOverdue, .days,
            "days overdue of the oldest overdue invoice, factored and handed-over ones left out"),
        .init(.accountOverdueCount, .number, "how many invoices are overdue, factored and handed-over ones left out"),
        .init(.accountBrokenPromises, .number, "promises broken in the last 365 days"),
        .init(.accountRejectedPayments, .number, "payments rejected in the last 365 days"),
        .init(.accountCasesInAYear, .number, "cases opened in the last 365 days, the current one included"),
        .init(.customerID, .text, "the customer's number"),
        .init(.customerSegment, .enumeration(.segments), "one of the policy's segments", column: "customers.segment"),
        .init(.customerCountry, .enumeration(.countries), "ISO 3166, two letters", column: "customers.country"),
        .init(.customerLanguage, .enumeration(.languages), "ISO 639, two letters", column: "customers.language"),
        .init(.customerRiskScore, .number, "the rating's score", column: "customers.risk_score"),
        .init(.customerInsolvent, .boolean, "an opening judgment was given"),
        .init(.customerVulnerable, .boolean, "protected by law or by us", column: "customers.vulnerable"),
        .init(.customerInsured, .boolean, "a credit insurer covers this customer", column: "customers.insured"),
        .init(.customerPublicBody, .boolean, "a public body", column: "customers.public_body"),
        .init(.customerConsumer, .boolean, "a consumer", column: "customers.consumer"),
        .init(.customerOverdue, .money, "overdue over all our legal entities"),
        .init(.serviceKind, .enumeration(.serviceKinds), "one of the policy's service kinds"),
        .init(.serviceStatus, .enumeration(.serviceStatuses), "active, restricted, suspended or terminated"),
        .init(.serviceContract, .text, "the contract under which it is delivered", column: "services.contract"),
        .init(.groundAmount, .money, "what justifies a stage: less disputed and promised parts and unapplied cash"),
        .init(.groundOpen, .money, "what the invoices that justified the stages are still open for"),
        .init(.groundDisputed, .money, "disputed parts of the ground's invoices"),
        .init(.promiseAmount, .money, "the promised amount"),
        .init(.promiseDate, .date, "the promised day"),
        .init(.disputeReason, .enumeration(.disputeReasons), "its reason"),
        .init(.disputeAge, .days, "days since it was opened"),
        .init(.disputeAmount, .money, "the disputed amount"),
        .init(.dayToday, .date, "the day that is computed"),
        .init(.dayMonth, .enumeration(.months), "jan to dec"),
        .init(.dayWeekday, .enumeration(.weekdays), "mon to sun"),
        .init(.dayWorkingDay, .boolean, "a working day of the entity's calendar"),
    ]
}

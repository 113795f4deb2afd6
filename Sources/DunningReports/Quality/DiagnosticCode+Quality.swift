import Diagnostics

extension DiagnosticCode {
    // What is likely to be chased wrongly.

    /// An invoice that looks like another of the same customer, amount and date.
    static let lookAlikeInvoice = DiagnosticCode("look-alike-invoice")
    /// A customer that looks like another one.
    static let lookAlikeCustomer = DiagnosticCode("look-alike-customer")
    /// Money on no invoice, of the very amount that an invoice is open for.
    static let unmatchedCash = DiagnosticCode("unmatched-cash")
    /// A credit note that was never set against anything.
    static let unusedCreditNote = DiagnosticCode("unused-credit-note")
    /// An invoice is due later than French law lets businesses agree on.
    static let dueOverCap = DiagnosticCode("due-over-cap")
    /// The ids of customers are their names.
    static let nameAsID = DiagnosticCode("name-as-id")

    // What nobody would get.

    /// A message of the next weeks has nobody to go to.
    package static let missingContact = DiagnosticCode("missing-contact")
    /// A customer without a language.
    static let missingLanguage = DiagnosticCode("missing-language")

    // What waits for somebody.

    /// A dispute that nobody is to settle.
    static let disputeWithoutOwner = DiagnosticCode("dispute-without-owner")
    /// A dispute that has been open for long.
    static let staleDispute = DiagnosticCode("stale-dispute")
    /// An invoice that is due soon and not yet confirmed by the customer.
    static let unqualifiedInvoice = DiagnosticCode("unqualified-invoice")

    /// What is told of a ledger whose rows can all be read, in the order of the documentation.
    public static let ledgerQuality: [DiagnosticCode] = [
        lookAlikeInvoice, lookAlikeCustomer, unmatchedCash, unusedCreditNote, dueOverCap, nameAsID, missingContact,
        missingLanguage, disputeWithoutOwner, staleDispute, unqualifiedInvoice,
    ]
}

import Diagnostics

/// What a check finds in playbooks whose names and types are right.
extension DiagnosticCode {
    // MARK: Rules

    /// A step or rule with both `send` and `task`, or neither.
    public static let sendOrTask = DiagnosticCode("send-or-task")
    /// A fallback by a channel that is used already.
    public static let uselessFallback = DiagnosticCode("useless-fallback")
    /// A guarantee that promises nothing, or several things at once.
    public static let guaranteeClaim = DiagnosticCode("guarantee-claim")

    // MARK: Amounts

    /// A table of amounts without one of the policy's currencies.
    public static let missingThreshold = DiagnosticCode("missing-threshold")
    /// An exchange rate of nothing.
    public static let uselessRate = DiagnosticCode("useless-rate")
    /// A fixed compensation asked of consumers.
    public static let compensationOfConsumer = DiagnosticCode("compensation-of-consumer")
    /// Sizes of a fixed compensation that are not sorted or do not end.
    public static let compensationTiers = DiagnosticCode("compensation-tiers")
    /// `proof` of when an invoice was received.
    public static let unprovableInvoice = DiagnosticCode("unprovable-invoice")

    /// All codes of the checks.
    static let checkCodes: [DiagnosticCode] = [
        .sendOrTask, .uselessFallback, .guaranteeClaim,
        .missingThreshold, .uselessRate, .compensationOfConsumer, .compensationTiers, .unprovableInvoice,
    ]
}

import Diagnostics

/// What can be wrong with a policy and its playbooks once they are read.
extension DiagnosticCode {
    // MARK: The workspace

    /// No file of the workspace is a policy.
    public static let missingPolicy = DiagnosticCode("missing-policy")
    /// More than one file of the workspace is a policy.
    public static let secondPolicy = DiagnosticCode("second-policy")
    /// Two tests have one name.
    public static let duplicateTests = DiagnosticCode("duplicate-tests")

    // MARK: Names

    /// A fact that the language and the policy do not know.
    public static let unknownFact = DiagnosticCode("unknown-fact")
    /// A fact that cannot be asked where it stands.
    public static let factOutOfScope = DiagnosticCode("fact-out-of-scope")
    /// A step, stage, rule, task or anchor that the playbook does not have.
    public static let unknownStep = DiagnosticCode("unknown-step")
    /// A sequence that the playbook does not have.
    public static let unknownSequence = DiagnosticCode("unknown-sequence")
    /// A role that the policy does not declare.
    public static let unknownRole = DiagnosticCode("unknown-role")
    /// A role of the wrong side for what it is to do.
    public static let wrongRole = DiagnosticCode("wrong-role")
    /// A segment that the policy does not declare.
    public static let unknownSegment = DiagnosticCode("unknown-segment")
    /// A legal entity that the policy does not declare.
    public static let unknownLegalEntity = DiagnosticCode("unknown-legal-entity")
    /// A calendar that the policy does not declare.
    public static let unknownCalendar = DiagnosticCode("unknown-calendar")
    /// A country without the rules of its public holidays.
    public static let unknownHolidays = DiagnosticCode("unknown-holidays")
    /// A code that is no country's.
    public static let unknownCountry = DiagnosticCode("unknown-country")
    /// A code that is no language's.
    public static let unknownLanguage = DiagnosticCode("unknown-language")
    /// A dispute or block reason that the policy does not declare.
    public static let unknownReason = DiagnosticCode("unknown-reason")
    /// A service kind that the policy does not declare.
    public static let unknownServiceKind = DiagnosticCode("unknown-service-kind")
    /// A currency that the policy has no exchange rate for.
    public static let currencyWithoutRate = DiagnosticCode("currency-without-rate")
    /// A task that is neither built in nor declared.
    public static let unknownTask = DiagnosticCode("unknown-task")
    /// A payment method that the ledger does not know.
    public static let unknownPaymentMethod = DiagnosticCode("unknown-payment-method")
    /// A reference rate that is not kept.
    public static let unknownReferenceRate = DiagnosticCode("unknown-reference-rate")
    /// An approval of something that nobody does.
    public static let unknownApproval = DiagnosticCode("unknown-approval")
    /// Words of reviews for a name that nothing has.
    public static let unknownName = DiagnosticCode("unknown-name")
    /// Words of reviews that stand for two names.
    public static let ambiguousWords = DiagnosticCode("ambiguous-words")
    /// A guarantee about something that never happens.
    public static let unknownEvent = DiagnosticCode("unknown-event")
    /// A pack of guarantees that is not there.
    public static let unknownPack = DiagnosticCode("unknown-pack")
    /// A name that means several things.
    public static let ambiguousName = DiagnosticCode("ambiguous-name")

    // MARK: Types

    /// A number without its unit, or with another unit.
    public static let unitMismatch = DiagnosticCode("unit-mismatch")
    /// Two values that cannot be compared.
    public static let typeMismatch = DiagnosticCode("type-mismatch")
    /// An amount in another currency than what it is compared with.
    public static let currencyMismatch = DiagnosticCode("currency-mismatch")
    /// A comparison with `true` or `false`.
    public static let comparedWithBoolean = DiagnosticCode("compared-with-boolean")
    /// A condition without a fact.
    public static let constantCondition = DiagnosticCode("constant-condition")
    /// `sent`, `received` or `done` of something that is not.
    public static let wrongMoment = DiagnosticCode("wrong-moment")
    /// `within` of a day that may lie behind or ahead.
    public static let ambiguousPeriod = DiagnosticCode("ambiguous-period")

    /// All codes of this target, for the tests that prove each has a page.
    public static let compilationCodes: [DiagnosticCode] =
        [
            .missingPolicy, .secondPolicy, .duplicateTests,
            .unknownFact, .factOutOfScope, .unknownStep, .unknownSequence, .unknownRole, .wrongRole, .unknownSegment,
            .unknownLegalEntity, .unknownCalendar, .unknownHolidays, .unknownCountry, .unknownLanguage, .unknownReason,
            .unknownServiceKind, .currencyWithoutRate, .unknownTask, .unknownPaymentMethod, .unknownReferenceRate,
            .unknownApproval, .unknownName, .ambiguousWords, .unknownEvent, .unknownPack, .ambiguousName,
            .unitMismatch, .typeMismatch, .currencyMismatch, .comparedWithBoolean, .constantCondition, .wrongMoment,
            .ambiguousPeriod,
        ] + checkCodes
}

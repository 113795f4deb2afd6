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
    /// An exchange rate that no currency has: of nothing, or absurdly large.
    public static let uselessRate = DiagnosticCode("useless-rate")
    /// A fixed compensation asked of consumers.
    public static let compensationOfConsumer = DiagnosticCode("compensation-of-consumer")
    /// A fee on the first message of a sequence.
    public static let feeOnFirstMessage = DiagnosticCode("fee-on-first-message")
    /// A fee asked of consumers without the law that allows it.
    public static let feeToConsumer = DiagnosticCode("fee-to-consumer")
    /// Sizes of a fixed compensation that are not sorted or do not end.
    public static let compensationTiers = DiagnosticCode("compensation-tiers")
    /// A step that charges what the policy gives no right to.
    public static let chargeWithoutRule = DiagnosticCode("charge-without-rule")
    /// `proof` of when an invoice was received.
    public static let unprovableInvoice = DiagnosticCode("unprovable-invoice")

    // MARK: Rates

    /// Values of a reference rate that are not in the order of their days.
    public static let unorderedRates = DiagnosticCode("unordered-rates")
    /// A value of a reference rate after the last day of its table.
    public static let rateAfterEnd = DiagnosticCode("rate-after-end")
    /// Two files of one reference rate.
    public static let duplicateRateTable = DiagnosticCode("duplicate-rate-table")
    /// A lowest rate that is above the highest.
    public static let floorAboveCap = DiagnosticCode("floor-above-cap")
    /// A contractual rate below what the law allows.
    public static let rateBelowFloor = DiagnosticCode("rate-below-floor")
    /// A rate that is not the one of the law that it seems to follow.
    public static let departsFromStatute = DiagnosticCode("departs-from-statute")

    /// Payment terms that are longer than French law allows.
    public static let termsOverCap = DiagnosticCode("terms-over-cap")

    // MARK: Coverage

    /// Two playbooks that name one account.
    public static let accountNamedTwice = DiagnosticCode("account-named-twice")
    /// Two playbooks whose conditions can both be true of one account.
    public static let overlappingCoverage = DiagnosticCode("overlapping-coverage")
    /// An account that no playbook covers.
    public static let uncoveredAccount = DiagnosticCode("uncovered-account")
    /// Segments that `everyone else` takes in.
    public static let everyoneElse = DiagnosticCode("everyone-else")
    /// Conditions of `covers` that ask too much to be compared.
    public static let undecidedCoverage = DiagnosticCode("undecided-coverage")
    /// A playbook that covers nobody and that no other extends.
    public static let unextendedPlaybook = DiagnosticCode("unextended-playbook")
    /// A playbook that allows what the policy does not.
    public static let loosenedPolicy = DiagnosticCode("loosened-policy")

    // MARK: Steps and clocks

    /// A step that comes after another and whose day lies before it.
    public static let backwardsClock = DiagnosticCode("backwards-clock")
    /// A step that counts from itself.
    public static let clockOfItself = DiagnosticCode("clock-of-itself")
    /// A step that counts from one that comes after it.
    public static let clockOfLaterStep = DiagnosticCode("clock-of-later-step")
    /// Steps and stages that wait for each other.
    public static let cyclicClock = DiagnosticCode("cyclic-clock")
    /// A clock that counts back from a day known only once it has come.
    public static let clockBeforeEvent = DiagnosticCode("clock-before-event")
    /// A step that never runs.
    public static let unreachableStep = DiagnosticCode("unreachable-step")
    /// A condition that is false on every ledger.
    public static let neverTrue = DiagnosticCode("never-true")
    /// A sequence that ends with nobody in charge.
    public static let sequenceWithoutEnd = DiagnosticCode("sequence-without-end")
    /// A final step that may never come.
    public static let conditionalFinalStep = DiagnosticCode("conditional-final-step")
    /// A repetition without an end, before other steps or by itself.
    public static let endlessRepetition = DiagnosticCode("endless-repetition")
    /// A repetition that repeats nothing.
    public static let uselessRepetition = DiagnosticCode("useless-repetition")
    /// A message whose template is in no file.
    public static let missingTemplate = DiagnosticCode("missing-template")
    /// A template that lacks a language which others have.
    public static let missingTranslation = DiagnosticCode("missing-translation")
    /// A message that goes out in the fallback language to readers whom others reach in their own.
    public static let untranslatedMessage = DiagnosticCode("untranslated-message")
    /// A template that no message uses.
    public static let unusedTemplate = DiagnosticCode("unused-template")
    /// A variable of a template that means nothing.
    public static let unknownVariable = DiagnosticCode("unknown-variable")
    /// A variable of a template that means something elsewhere in it.
    public static let misplacedVariable = DiagnosticCode("misplaced-variable")
    /// A variable that a step which uses the template has no value for.
    public static let unfillableVariable = DiagnosticCode("unfillable-variable")
    /// A step that sends an SMS, of a template that has none.
    public static let missingSMS = DiagnosticCode("missing-sms")
    /// A formal notice that leaves out what makes it one.
    public static let incompleteNotice = DiagnosticCode("incomplete-notice")
    /// A formal notice that does not name what may be done on the strength of it.
    public static let unannouncedMeasure = DiagnosticCode("unannounced-measure")

    // MARK: Senders

    /// An address of our own that something sent needs.
    public static let missingSender = DiagnosticCode("missing-sender")
    /// An e-mail address that cannot stand in a message.
    public static let malformedEmail = DiagnosticCode("malformed-email")

    // MARK: Suspensions

    /// A suspension that nothing lifts.
    public static let suspensionWithoutLift = DiagnosticCode("suspension-without-lift")
    /// A lift that a dispute or unmatched cash would bring about.
    public static let liftOnGroundAmount = DiagnosticCode("lift-on-ground-amount")
    /// A lift back to the last stage.
    public static let uselessLift = DiagnosticCode("useless-lift")
    /// A stage that counts from no formal notice.
    public static let stageWithoutNotice = DiagnosticCode("stage-without-notice")
    /// Something that only a law can allow, without naming it.
    public static let missingLegalBasis = DiagnosticCode("missing-legal-basis")
    /// A stage that comes when its notice has lapsed.
    public static let lapsedNotice = DiagnosticCode("lapsed-notice")
    /// A registered letter taken as received without proof.
    public static let deemedReceipt = DiagnosticCode("deemed-receipt")
    /// Plain days counted from a receipt, where laws count full days.
    public static let plainDaysAfterReceipt = DiagnosticCode("plain-days-after-receipt")
    /// A stage counted from the sending of its notice, whether it was received or not.
    public static let countsFromSending = DiagnosticCode("counts-from-sending")
    /// A stage that limits services where none are named.
    public static let stageWithoutService = DiagnosticCode("stage-without-service")
    /// A bar of effects that no stage has.
    public static let uselessBar = DiagnosticCode("useless-bar")

    /// All codes of the checks.
    static let checkCodes: [DiagnosticCode] = [
        .sendOrTask, .uselessFallback, .guaranteeClaim,
        .missingThreshold, .uselessRate, .compensationOfConsumer, .feeOnFirstMessage, .feeToConsumer,
        .compensationTiers, .chargeWithoutRule, .unprovableInvoice,
        .unorderedRates, .rateAfterEnd, .duplicateRateTable, .floorAboveCap, .rateBelowFloor, .departsFromStatute,
        .termsOverCap,
        .accountNamedTwice, .overlappingCoverage, .uncoveredAccount, .everyoneElse, .undecidedCoverage,
        .unextendedPlaybook, .loosenedPolicy,
        .backwardsClock, .clockOfItself, .clockOfLaterStep, .cyclicClock, .clockBeforeEvent, .unreachableStep,
        .neverTrue, .sequenceWithoutEnd, .conditionalFinalStep, .endlessRepetition, .uselessRepetition,
        .missingTemplate, .missingTranslation, .untranslatedMessage, .unusedTemplate, .unknownVariable,
        .misplacedVariable, .unfillableVariable, .missingSMS, .incompleteNotice, .unannouncedMeasure,
        .missingSender, .malformedEmail,
        .suspensionWithoutLift, .liftOnGroundAmount, .uselessLift, .stageWithoutNotice, .missingLegalBasis,
        .lapsedNotice, .deemedReceipt, .plainDaysAfterReceipt, .countsFromSending, .stageWithoutService, .uselessBar,
    ]
}

import Testing

/// The random worlds reach what the language has: otherwise a property would say nothing of it.
@Suite struct CoveragePropertyTests {
    /// What the worlds together have to reach, each name in one at least.
    private static let expected: [String] =
        kinds + verdicts + waits + holds + ["none", "promised", "habits", "replay"].map { "payments \($0)" }
        + ["granted", "refused"].map { "approvals \($0)" }

    private static let kinds = [
        "step scheduled", "step skipped", "step waiting", "step awaitingApproval", "per invoice", "per account",
        "per account_currency", "per promise", "per dispute", "skipped past until", "skipped by for",
        "skipped when late",
        "combine account", "combine recipient", "combine step", "lists overdue", "lists open",
        "two currencies in one message", "two steps in one message", "two promises or disputes about one invoice",
        "a fee",
        "a formal notice", "a part that is held", "a factored invoice included", "by email", "by letter",
        "by registered_letter", "by sms", "by portal", "by the fallback", "by several channels", "task call",
        "task visit",
        "task review", "task hand_over", "step contact task", "step task", "step message to customer",
        "step message to ours", "step message to thirdParty", "a step again", "one message over accounts",
        "escalation scheduled", "escalation awaitingApproval", "escalation waiting", "escalation task",
        "escalation message to ours", "escalation message to customer", "escalation message to thirdParty",
        "an escalation again", "obligation in time", "obligation late", "obligation task", "obligation message to ours",
        "obligation message to customer", "obligation message to thirdParty", "stage holdOrders", "stage restrict",
        "stage suspend", "stage terminate", "stage scheduled", "stage awaitingApproval", "lift to all",
        "lift to a stage",
        "limited under another playbook", "task match_cash", "task review_suspension", "task no_address for a step",
        "task no_address for a stage", "task no_address for a lift", "task no_address for an escalation",
        "task no_address for an obligation", "a child's invoice", "an instalment", "uncovered: no playbook",
        "uncovered: several playbooks", "uncovered: unknown legal entity", "uncovered: unknown currency",
        "uncovered: unknown steps", "uncovered: missing value", "left alone", "held on the as-of day",
        "stale bank data",
        "rows dated later", "a ledger without paid invoices", "several playbooks", "actions of several playbooks",
    ]

    private static let verdicts =
        ["executed", "skipped", "held", "waiting", "finished", "notConcerned"].map { "verdict \($0)" }
        + ["forIsFalse", "factored", "handedOver", "paid"].map { "not concerned: \($0)" }
        + ["executed", "held", "whenIsFalse", "doneOnce", "repeats", "waiting"].map { "escalation verdict \($0)" }
        + [
            "executed", "held", "noGround", "notReceived", "barred", "wouldBeLifted", "notAnAllowedDay", "quietPeriod",
            "bankDataTooOld",
            "resting", "whenIsFalse", "noAddress", "approvalRefused", "oneStageADay", "complete",
        ].map { "stage verdict \($0)" }

    private static let waits = [
        "triggerDay", "anchorHasNotHappened", "spacing", "notASendDay", "notAWorkingDay", "quietPeriod", "whenIsFalse",
        "belowMinimum", "belowTolerance", "coveredByCash", "bankDataTooOld", "noAddress", "oneStepADay", "contactLimit",
        "approvalRefused",
    ].map { "waits: \($0)" }

    private static let holds =
        ["contact", "charges", "hand_over", "suspension", "internal"].map { "a hold that stops \($0)" }
        + [
            "hold_disputed", "hold_promised", "hold_vulnerable", "hold_insolvent", "hold_aftermath", "hold_judged",
            "hold",
            "block", "pending_payment", "unapplied_cash", "clock stops", "clock runs", "only disputed_amount",
            "only promised_amount", "a hold that restarts", "a hold with an exception",
        ]

    @Test func `the worlds reach all that the language has`() {
        var counts = Dictionary(uniqueKeysWithValues: Self.expected.map { ($0, 0) })
        for reached in Worlds.all.map(WorldCoverage.init) {
            for name in reached.reached { counts[name, default: 0] += 1 }
        }
        let table = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { "\($0.key) \($0.value)" }
        print("reached in \(Worlds.seeds.count) worlds: \(table.joined(separator: ", "))")
        let missing = Self.expected.filter { counts[$0] == 0 }
        if Worlds.areMany { #expect(missing.isEmpty, "\(missing)") }
    }
}

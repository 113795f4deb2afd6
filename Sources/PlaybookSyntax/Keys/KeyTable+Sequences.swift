extension KeyTable {
    /// The words for how a message travels.
    static let channels = ["email", "letter", "registered_letter", "sms", "portal"]

    /// What a message needs beside `send`.
    static let messageRows: [KeyRow] = [
        .init("send", .choices(channels), standard: "no message", "a message, by one channel or several"),
        .init(
            "fallback", .choice(channels), standard: "none",
            "the channel when the first has no address or came back"),
        .init(
            "to", .name, standard: "`billing`; of a formal notice `signatory`; of a task its owner, else `collector`",
            "the role that receives it"),
        .init("copy", .names, standard: "nobody", "roles that receive a copy"),
        .init("from", .name, standard: "the collector", "the role that signs and is answered"),
        .init("template", .name, standard: "the name of the step or rule", "the message's template"),
    ]

    static let taskRows: [KeyRow] = [
        .init("task", .name, standard: "no task", "a task for somebody; instead of `send`"),
        .init("within", .duration, standard: "the task's own", "how long its owner has"),
        .init("then", .name, standard: "the task's own", "who is told when it is not done in time"),
    ]

    static let combineRow = KeyRow(
        "combine", .choice(["account", "recipient", "step", "none"]),
        standard: "`account` to the customer, `recipient` to us", "what becomes one message")

    static let onRow = KeyRow("on", .weekdays, standard: "any day", "the weekday of messages combined by recipient")

    static let listsRow = KeyRow(
        "lists", .choice(["decided", "overdue", "open"]), standard: "overdue", "which items the message shows")

    static let approvalRow = KeyRow(
        "approval", .approval, standard: "the policy's", "who must agree, beside the policy's")

    static let formerlyRow = KeyRow("formerly", .names, standard: "none", "names under which history knows it")

    static let legalBasisRow = KeyRow("legal_basis", .text, standard: "none", "the law or the contract")

    static let sequenceTables: [KeyTable] = [
        KeyTable(
            .sequence, title: "Sequences", noun: "a sequence",
            help: "Steps that run in their order for each item, under `sequences`, by its name.",
            [
                .init(
                    "per", .choice(["invoice", "account", "account_currency", "promise", "dispute"]),
                    standard: "invoice", "what an item is"),
                .init("for", .condition, standard: "everybody", "for whom; looked at every day"),
                .init("minimum", .amounts, standard: "none", "smaller items wait, for each currency in use"),
                .init("spacing", .duration, standard: "0 days", "least time between two messages about one item"),
                .init(
                    "factored", .choice(["included", "left_out"]), standard: "left_out",
                    "whether invoices assigned to a factor take part"),
                .init(
                    "combine", combineRow.value, standard: combineRow.standard,
                    "what becomes one message, for all its steps"),
                .init(
                    "lists", listsRow.value, standard: listsRow.standard,
                    "which items a message shows, for all its steps"),
                .init("steps", .records(.step), .requiredWhenMerged, "what is done, in this order"),
            ] + mapLayerRows),
        KeyTable(
            .step, title: "Steps", noun: "a step", identity: "step",
            help: "One thing to do about an item: a message or a task. An item of the list `steps`.",
            [
                .init("step", .ownName, .required, "its name"),
                .init("for", .condition, standard: "everybody", "for whom; the others skip it"),
                .init("at", .clock, .requiredWhenMerged, "the day on which its time has come"),
                .init("until", .clock, standard: "no end", "the last day on which it may run; then it is skipped"),
                .init("when", .condition, standard: "nothing more", "what must be true first; until then it waits"),
                .init("skip_if_late", .boolean, standard: "false", "skipped when the next step's day has come"),
            ] + messageRows + taskRows + [
                .init("notice", .choice(["formal"]), standard: "no notice", "a formal notice in law"),
                .init(
                    "charge", .choices(["late_interest", "fixed_compensation"]), standard: "none", "what it charges"),
                .init("fee", .amounts, standard: "none", "a reminder fee, once per case and step"),
                approvalRow,
                .init("repeat", .repetition, standard: "once", "executed again, so often or until paid"),
                .init("final", .boolean, standard: "false", "the last step, which somebody owns"),
                combineRow, onRow, listsRow, legalBasisRow, formerlyRow,
            ] + layerRows),
        KeyTable(
            .escalation, title: "Escalations", noun: "an escalation", identity: "escalation",
            help:
                "A reaction to the state of an account, once per case or repeated. An item of the list `escalations`.",
            [
                .init("escalation", .ownName, .required, "its name"),
                .init(
                    "when", .condition, .requiredWhenMerged,
                    "it fires on the first day of the case on which this is true"),
            ] + messageRows + taskRows + [
                .init("repeat", .repetition, standard: "once per case", "fires again while the condition is true"),
                approvalRow, combineRow, onRow, listsRow, legalBasisRow, formerlyRow,
            ] + layerRows),
        KeyTable(
            .obligation, title: "Obligations", noun: "an obligation", identity: "obligation",
            help: "A deadline of law or contract, which nothing delays. An item of the list `obligations`.",
            [
                .init("obligation", .ownName, .required, "its name"),
                .init(
                    "per", .choice(["account", "invoice", "dispute", "payment"]), standard: "account",
                    "what it is about; an account's is that of its oldest unpaid invoice"),
                .init("for", .condition, standard: "everybody", "for whom; looked at every day"),
                .init("by", .clock, .requiredWhenMerged, "the last day"),
                .init("warn", .warning, standard: "on the last day", "how long before it is scheduled"),
            ] + messageRows + taskRows + [approvalRow, legalBasisRow, formerlyRow] + layerRows),
    ]
}

extension KeyTable {
    /// What anything with a name in a list may say about the layer below or above it.
    static let layerRows: [KeyRow] =
        [
            .init("insert", .insertion, standard: "only needed where a parent has the list", "where a new one stands")
        ] + mapLayerRows

    /// The same for what stands in a map, where order means nothing.
    static let mapLayerRows: [KeyRow] = [
        .init("omit", .boolean, standard: "false", "takes the parent's out; with a `reason`"),
        .init("reason", .text, standard: "none", "why the parent's is taken out or changed"),
        .init("locked", .boolean, standard: "false", "playbooks below may tighten it, not weaken or omit it"),
    ]

    static let playbookTables: [KeyTable] = [
        KeyTable(
            .playbook, title: "Playbook", noun: "a playbook", identity: "playbook",
            help: "The rules for the customers of a segment, or for a few accounts. A file under `playbooks`.",
            [
                editionRow,
                .init("playbook", .ownName, .required, "the name of the playbook"),
                .init("title", .text, standard: "the name", "what people call it"),
                .init("extends", .name, standard: "none", "the playbook whose rules it takes over"),
                .init(
                    "covers", .coverage, standard: "nobody; it is only for extending",
                    "for whom it is: a condition on the customer and the legal entity, or `everyone else`"),
                .init(
                    "accounts", .identifiers, standard: "none",
                    "for whom it is, before any condition: `CUSTOMER` or `CUSTOMER/ENTITY`"),
                .init("valid", .datePeriod, standard: "always", "the days on which it covers anybody"),
                .init("left_alone", .text, standard: "they are chased", "why nobody is chased; instead of any rule"),
            ] + contactRows + [
                .init("promises", .record(.promises), standard: "no grace, no limit", "how promises to pay are judged"),
                .init("holds", .records(.hold), standard: "only the built-in ones", "when it is a bad time"),
                .init("sequences", .named(.any, .record(.sequence)), standard: "none", "steps in their order, by name"),
                .init("escalations", .records(.escalation), standard: "none", "reactions to the state of an account"),
                .init(
                    "suspensions", .records(.suspension), standard: "none",
                    "when services are limited, and when again not"),
                .init("obligations", .records(.obligation), standard: "none", "deadlines of law or contract"),
                .init(
                    "guarantees", .records(.guarantee), standard: "only the policy's", "what must hold on every ledger"),
            ]),
        KeyTable(
            .promises, title: "Promises to pay", noun: "rules on promises",
            help: "How promises to pay are judged, under `promises`.",
            [
                .init("grace", .duration, standard: "0 days", "after the promised day; then it is kept or broken"),
                .init(
                    "no_longer_after", .promiseLimit, standard: "every promise holds",
                    "a promise made after so many broken ones holds nothing"),
            ]),
        KeyTable(
            .hold, title: "Holds", noun: "a hold", identity: "hold",
            help: """
                A rule that says: now is a bad time. An item of the list `holds`. The built-in hold `block` may be mentioned \
                without a condition, to change its other keys.
                """,
            [
                .init("hold", .ownName, .required, "its name"),
                .init("when", .condition, standard: "only for the built-in `block`", "when it holds"),
                .init(
                    "only", .choice(["disputed_amount", "promised_amount"]), standard: "all of the item",
                    "just that part; the rest goes on"),
                .init(
                    "stops", .choices(["contact", "charges", "hand_over", "suspension", "internal", "everything"]),
                    standard: "[contact, charges, hand_over, suspension]", "what does not happen meanwhile"),
                .init("except", .names, standard: "none", "sequences that go on regardless"),
                .init(
                    "clock", .choice(["stops", "runs"]), standard: "stops",
                    "whether days on hold count in clocks, spacing and stages"),
                .init(
                    "resume", .choice(["continue", "restart"]), standard: "continue",
                    "whether the item goes on where it stood, or from the first step"),
            ] + layerRows),
    ]
}

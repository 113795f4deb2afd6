extension KeyTable {
    static let guaranteeTables: [KeyTable] = [
        KeyTable(
            .guarantee, title: "Guarantees", noun: "a guarantee", identity: "guarantee",
            exactlyOne: ["guarantee", "pack"],
            help: """
                What must hold on every ledger. An item of the list `guarantees`, of the policy or of a playbook: `whenever` \
                and `require`, or `at_most`, or `progress`. Or a `pack`: a file of guarantees, and its parameters.
                """,
            [
                .init("guarantee", .ownName, .optional, "its name"),
                .init("text", .text, standard: "none", "what it says, for the people who asked for it"),
                legalBasisRow,
                .init("whenever", .occasion, standard: "none", "an event, a task, a step or a stage; or a condition"),
                .init("require", .condition, standard: "none", "what is true whenever that happens"),
                .init("at_most", .occurrences, standard: "none", "how often something happens at most"),
                .init("progress", .progress, standard: "none", "nothing overdue is forgotten"),
                .init("pack", .name, .optional, "the name of a pack of guarantees, instead of `guarantee`"),
                .init("notice", .fullDays, standard: "the pack's", "for a pack: how long after a formal notice"),
                .init("minimum", .amounts, standard: "the pack's", "for a pack: the least ground of a suspension"),
            ] + layerRows)
    ]
}

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
                .init(
                    "texts", .named(.oneOf(readersLanguages), .text), standard: "none",
                    "what it says, in several languages; the English one is its `text`"),
                legalBasisRow,
                .init("whenever", .occasion, standard: "none", "an event, a task, a step or a stage; or a condition"),
                .init("require", .condition, standard: "none", "what is true whenever that happens"),
                .init("at_most", .occurrences, standard: "none", "how often something happens at most"),
                .init("progress", .progress, standard: "none", "nothing overdue is forgotten"),
                .init("pack", .name, .optional, "the name of a pack of guarantees, instead of `guarantee`"),
            ] + parameterRows + layerRows),
        KeyTable(
            .pack, title: "Packs of guarantees", noun: "a pack of guarantees", identity: "pack",
            help: """
                Guarantees to include with `- pack: NAME`. A file in `playbooks/packs`; under the name of a built-in one it takes \
                its place. Parameters stand in braces in texts and conditions, `{notice}`, and the file says what they are by itself.
                """,
            [
                editionRow,
                .init("pack", .name, .required, "the name by which it is included"),
                .init("title", .text, standard: "the name", "what people call it"),
            ] + parameterRows + [
                .init("guarantees", .records(.guarantee), .required, "what it asks"),
                .init("left_out", .records(.leftOutGuarantee), standard: "none", "what it does not ask, and why"),
            ]),
        KeyTable(
            .leftOutGuarantee, title: "What a pack leaves out", noun: "a guarantee that is left out",
            identity: "left_out",
            help: "Something that people expect of a pack and that it does not ask. An item of the list `left_out`.",
            [
                .init("left_out", .ownName, .required, "its name"),
                .init("text", .text, .required, "what it would say"),
                .init("reason", .text, .required, "why the language cannot say it, or who has to"),
            ]),
    ]

    /// ISO 639-1: the languages in which a guarantee or a field may be told.
    static let readersLanguages = ["de", "en", "es", "fr", "it", "nl"]

    /// What a pack asks of whoever includes it, and says by itself.
    private static let parameterRows: [KeyRow] = [
        .init("formal_notice", .name, standard: "the pack's", "for a pack: the step that gives the formal notice"),
        .init("notice", .fullDays, standard: "the pack's", "for a pack: how long after a formal notice"),
        .init("fresh", .duration, standard: "the pack's", "for a pack: how long a formal notice supports anything"),
        .init("minimum", .amounts, standard: "the pack's", "for a pack: the least ground of a suspension"),
    ]
}

extension KeyTable {
    static let effects = ["hold_orders", "restrict", "suspend", "terminate"]

    static let suspensionTables: [KeyTable] = [
        KeyTable(
            .suspension, title: "Suspensions", noun: "a suspension", identity: "suspension",
            help: "When services are limited, and when that is lifted. An item of the list `suspensions`.",
            [
                .init("suspension", .ownName, .required, "its name"),
                .init("services", .condition, standard: "the account itself, as for held orders", "which services"),
                .init(
                    "ground", .choice(["same_contract", "account"]), .requiredWhenMerged,
                    "which invoices can justify it"),
                .init("stages", .records(.stage), .requiredWhenMerged, "what happens, in this order"),
                .init("lifts", .records(.lift), .requiredWhenMerged, "when it ends"),
                .init("never", .records(.bar), standard: "nothing bars it", "what must not happen, and when"),
                .init("notice_lapses", .duration, standard: "never", "an older notice no longer supports a stage"),
                .init(
                    "days", .weekdaysOrAny, standard: "[mon, tue, wed, thu]",
                    "allowed days: working days followed by one; `any` allows every day"),
                .init("rest_after_lift", .duration, standard: "30 days", "and a new notice, before any new stage"),
                legalBasisRow,
            ] + layerRows),
        KeyTable(
            .stage, title: "Stages", noun: "a stage", identity: "stage",
            help: "One degree of a suspension. An item of the list `stages`.",
            [
                .init("stage", .ownName, .required, "its name"),
                .init("at", .clock, .requiredWhenMerged, "the day on which its time has come"),
                .init(
                    "when", .condition, standard: "a ground of more than 0",
                    "what must be true first; until then it waits"),
                .init("effect", .choice(effects), .requiredWhenMerged, "what it does to the service"),
                .init(
                    "billing", .choice(["continues", "stops"]), .requiredWhenMerged,
                    "whether the service is still billed"),
            ] + messageRows + [
                approvalRow,
                .init("without_notice", .boolean, standard: "false", "needs no formal notice; with a `legal_basis`"),
                legalBasisRow, formerlyRow,
            ] + layerRows),
        KeyTable(
            .bar, title: "Bars", noun: "a bar", identity: "bar",
            help: "What must not happen while a condition is true. An item of the list `never`.",
            [
                .init("bar", .ownName, .required, "its name"),
                .init("when", .condition, .requiredWhenMerged, "when it bars"),
                .init("effects", .choices(effects), .requiredWhenMerged, "which effects it bars"),
                legalBasisRow,
            ] + layerRows),
        KeyTable(
            .lift, title: "Lifts", noun: "a lift", identity: "lift",
            help: "When a service comes back. An item of the list `lifts`.",
            [
                .init("lift", .ownName, .required, "its name"),
                .init("when", .condition, .requiredWhenMerged, "when it comes back"),
                .init("to", .name, standard: "all", "`all`, or a lower stage"),
            ] + messageRows.filter { $0.key != "to" } + [legalBasisRow, formerlyRow] + layerRows),
    ]
}

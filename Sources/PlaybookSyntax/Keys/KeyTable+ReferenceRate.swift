extension KeyTable {
    static let rateTables: [KeyTable] = [
        KeyTable(
            .referenceRate, title: "Reference rates", noun: "a reference rate", identity: "reference_rate",
            help:
                "A rate that late-payment interest follows. A file in `playbooks/rates`; under the name of a built-in one it adds to it.",
            [
                editionRow,
                .init("reference_rate", .ownName, .required, "the name of the rate"),
                .init("title", .text, standard: "the built-in one's, else the name", "what people call it"),
                .init("source", .text, .required, "who publishes it"),
                .init(
                    "taken", .choice(["first_day", "day_before"]), standard: "the built-in one's, else first_day",
                    "whether a half-year follows the value of its first day, or that of the day before"),
                .init(
                    "known_until", .date, .required,
                    "the last day whose rate is known: what would be charged for a later one is an error"),
                .init("values", .records(.rateValue), .required, "the values, the oldest first"),
            ]),
        KeyTable(
            .rateValue, title: "Values of a reference rate", noun: "a value",
            help: "From a day on, until the next. An item of the list `values`.",
            [
                .init("from", .date, .required, "the day from which it is in force"),
                .init("rate", .publishedRate, .required, "the rate a year"),
                .init("provisional", .text, standard: "confirmed", "why it is not certain yet"),
            ]),
    ]
}

extension KeyTable {
    static let editionRow = KeyRow("relance", .integer, .required, "the edition of the language: 1")

    /// What both the policy and a playbook say about messages; a playbook may only tighten it.
    static let contactRows: [KeyRow] = [
        .init(
            "send_days", .sendDays, standard: "every working day",
            "the days on which the customer is contacted: weekdays, days of the month (`5th`), `last` of the month"),
        .init(
            "quiet", .periods, standard: "no quiet period",
            "periods without contacts and stages, both ends included; without years they come every year"),
        .init("contact_limit", .contactLimit, standard: "no limit", "how often a payer is contacted at most"),
        .init(
            "delivery", .named(.oneOf(["email", "letter", "registered_letter", "sms", "portal", "invoice"]), .receipt),
            standard: "0 days; letters 3 days; registered letters by proof; invoices as letters",
            "until a message counts as received without proof; `proof` waits for it"),
        .init(
            "tolerance", .amounts, standard: "0",
            "below it nothing is sent, charged or suspended, for each currency in use"),
    ]

    static let policyTables: [KeyTable] = [
        KeyTable(
            .policy, title: "Credit policy", noun: "a credit policy", identity: "policy",
            help: "What holds for every playbook. The file `playbooks/policy.yaml`.",
            [
                editionRow,
                .init("policy", .ownName, .required, "the name of the policy"),
                .init("title", .text, standard: "the name", "what people call it"),
                .init("currency", .currency, .required, "the reporting currency: sums over an account are in it"),
                .init(
                    "exchange_rates", .rates, standard: "only the reporting currency is known",
                    "what one unit of each other currency is worth in the reporting currency"),
                .init("segments", .names, standard: "none", "the segments that customers can be in"),
                .init("roles", .names, standard: "[billing, signatory]", "the customer's roles, to whom messages go"),
                .init("internal_roles", .names, standard: "[collector]", "our own roles"),
                .init("third_party_roles", .names, standard: "none", "roles that are neither ours nor the customer's"),
                .init("legal_entities", .named(.any, .record(.legalEntity)), .required, "who is owed the money"),
                .init(
                    "contacts", .named(.any, .record(.ownContact)), standard: "none",
                    "your own people and departments by internal role: who signs, is answered and told"),
                .init(
                    "calendars", .named(.any, .record(.calendar)), standard: "one for each country",
                    "built-in rules per country, and your own closed days"),
                .init(
                    "fields",
                    .named(.oneOf(["invoice", "account", "customer", "service"]), .named(.any, .record(.field))),
                    standard: "none",
                    "attributes of your own ledger; under a built-in fact's name, what holds where the ledger is silent"
                ),
                .init(
                    "called", .named(.oneOf(readersLanguages), .named(.any, .text)), standard: "as they are written",
                    "what reviews call the names of policy and playbooks, by language"),
                .init(
                    "dispute_reasons", .named(.any, .name), standard: "only `other`, answered by the collector",
                    "the reasons of disputes, each with the role that answers"),
                .init("block_reasons", .names, standard: "only `other`", "the reasons of dunning blocks"),
                .init("service_kinds", .names, standard: "none", "the kinds of services"),
                .init(
                    "pending", .named(.any, .duration), standard: "an announced payment holds nothing",
                    "how long an announced payment holds its invoice, by payment method"),
                .init(
                    "tasks", .named(.any, .record(.task)), standard: "the built-in tasks",
                    "tasks beside the built-in ones, or the owner and the time of a built-in one"),
            ] + contactRows.prefix(3) + [
                .init(
                    "unapplied_cash", .choice(["oldest_first", "ignore"]), standard: "oldest_first",
                    "whether payments not matched yet lower the open amounts of the oldest invoices"),
                .init(
                    "bank_data", .age, standard: "of any age",
                    "how old the bank data may be; beyond it no contact and no stage"),
            ] + contactRows.suffix(2) + [
                .init(
                    "languages", .names, standard: "those of the legal entities' countries",
                    "the languages in which customers are written to; every formal notice has each of them"),
                .init(
                    "fallback_language", .name, standard: "none",
                    "the language of a message that has no template in the customer's; never of a formal notice"),
                .init(
                    "late_payment",
                    .named(.countries, .named(.oneOf(["business", "consumer", "public_body"]), .record(.latePayment))),
                    standard: "nothing is charged", "what late payment costs by law or contract, by country and party"),
                .init(
                    "approvals", .named(.any, .approval), standard: "none",
                    "who must agree: by `suspension`, an effect, a task or a step"),
                .init("guarantees", .records(.guarantee), standard: "none", "what must hold for every playbook"),
            ]),
        KeyTable(
            .legalEntity, title: "Legal entities", noun: "a legal entity",
            help: "One of your companies, under `legal_entities`, by the code that the ledger uses.",
            [
                .init("name", .text, .required, "the company's name"),
                .init("country", .name, .required, "ISO 3166, two letters"),
                .init("calendar", .name, standard: "the country's", "the calendar of its working days"),
                .init(
                    "terms", .paymentTerms, standard: "not compared",
                    "the payment terms of its invoices, where the ledger says no others: due dates are compared with them"
                ),
                .init("email", .text, standard: "no e-mail is sent for it", "whom its e-mails are from"),
                .init(
                    "address", .text, standard: "no letter is sent for it",
                    "its address on letters, lines parted by ` / `"),
                .init("phone", .text, standard: "none", "its telephone, on letters and under e-mails"),
                .init(
                    "registration", .text, standard: "none",
                    "its form, capital, register and tax numbers, which the law wants on every letter"),
                .init(
                    "contacts", .named(.any, .record(.ownContact)), standard: "the policy's",
                    "its own people and departments by internal role, where they are others than the policy's"),
            ]),
        KeyTable(
            .ownContact, title: "Your own contacts", noun: "a contact of yours",
            help: "Who stands behind an internal role, under `contacts` of the policy or of a legal entity.",
            [
                .init("name", .text, .required, "the person or department, as it signs"),
                .init("email", .text, standard: "the legal entity's", "where answers and messages to the role go"),
                .init("phone", .text, standard: "the legal entity's", "the telephone beside the signature"),
                .init(
                    "language", .name,
                    standard: "the policy's `fallback_language`, else the first of the customers' languages",
                    "the language of messages to the role: ISO 639, two letters"),
            ]),
        KeyTable(
            .calendar, title: "Calendars", noun: "a calendar",
            help: "The working days of a country or a region, under `calendars`.",
            [
                .init("country", .name, .required, "whose public holidays: ISO 3166, two letters"),
                .init("region", .name, standard: "the whole country", "a region with holidays of its own"),
                .init("closed", .dates, standard: "none", "further days on which you are closed"),
            ]),
        KeyTable(
            .field, title: "Your ledger's own fields", noun: "a field",
            help: "An attribute of your ledger, under `fields` and `invoice`, `account`, `customer` or `service`.",
            [
                .init(
                    "type", .choice(["boolean", "number", "money", "days", "date", "text", "enumeration"]),
                    standard: "one of the words of `one_of`", "the type of its values"),
                .init("one_of", .names, standard: "any value of the type", "the words that it may hold"),
                .init(
                    "default", .literal, standard: "the ledger must have it", "what holds where the ledger is silent"),
                .init(
                    "texts", .named(.oneOf(readersLanguages), .text), standard: "none",
                    "what it means, in several languages, for those who read reviews"),
            ]),
        KeyTable(
            .task, title: "Tasks", noun: "a task", help: "A task, under `tasks`, by its name.",
            [
                .init("to", .name, standard: "the collector", "its owner: a role, or `dispute_owner`"),
                .init("within", .duration, standard: "no deadline", "how long the owner has"),
                .init("then", .name, standard: "nobody", "who is told when it is not done in time"),
                .init(
                    "reaches_customer", .boolean, standard: "false; true for `call` and `visit`",
                    "whether it counts as a contact"),
            ]),
        KeyTable(
            .latePayment, title: "Late payment", noun: "rules on late payment",
            help: "What late payment costs in one country, for one kind of party, under `late_payment`.",
            [
                .init("reference", .name, standard: "none", "the reference rate, such as `ecb_refi`"),
                .init("times", .number, standard: "1", "so many times the reference rate"),
                .init("plus", .points, standard: "0 points", "points over the reference rate"),
                .init(
                    "follows", .choice(["half_year", "start"]), standard: "half_year",
                    "whether each day bears its own half-year's rate, or all days that of the first"),
                .init("rate", .percent, standard: "the reference rate and its points", "a constant rate a year"),
                .init("floor", .rateBound, standard: "none", "the rate is never below it"),
                .init("cap", .rateBound, standard: "none", "the rate is never above it"),
                .init("round_up_to", .points, standard: "not rounded", "the rate is rounded up to a multiple of this"),
                .init(
                    "starts", .choice(["due", "formal_notice"]), standard: "due",
                    "interest runs from the day after the due date, or after the formal notice was received"),
                .init(
                    "day_count", .choice(["actual_365", "actual_actual", "30_360"]), standard: "actual_365",
                    "how days and years are counted"),
                .init(
                    "capitalised", .choice(["never", "yearly"]), standard: "never", "whether interest bears interest"),
                .init(
                    "fixed_compensation", .compensation, standard: "none",
                    "the sum owed once per invoice, the same for all or by size"),
                .init(
                    "part_payments", .choice(["principal_first", "costs_first"]), standard: "principal_first",
                    "what a payment pays first: the principal; or costs, then interest, then the principal"),
                .init(
                    "principal_only", .choice(["collect", "waive"]), standard: "collect",
                    "what happens to charges when only the principal is paid"),
                .init(
                    "in_insolvency", .choice(["stops", "runs"]), standard: "stops",
                    "whether interest stops at the opening judgment"),
                legalBasisRow,
            ]),
        KeyTable(
            .compensationTier, title: "Fixed compensation by size", noun: "a size of invoice",
            help: "One size of invoice, in the list under `fixed_compensation`.",
            [
                .init("below", .money, standard: "all larger invoices", "for invoices of less than this"),
                .init("amount", .money, .required, "what is owed"),
            ]),
    ]
}

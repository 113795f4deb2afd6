extension KeyTable {
    private static let customerRow = KeyRow("customer", .identifier, standard: "the only customer", "whose it is")
    private static let entityRow = KeyRow(
        "legal_entity", .identifier, standard: "the policy's first", "which of your companies")
    private static let invoiceRow = KeyRow("invoice", .identifier, standard: "none", "the invoice")

    /// What `given:` of a test holds. Its keys are tables of the ledger, one row as a map or several as a list.
    static let givenTables: [KeyTable] = [
        KeyTable(
            .given, title: "The ledger of a case", noun: "a ledger",
            help: "Rows of the ledger's tables, under `given`: one as a map, several as a list.",
            [
                .init("customer", .oneOrMore(.givenCustomer), standard: "one, `C1`, of the first segment", "customers"),
                .init("customers", .oneOrMore(.givenCustomer), standard: "as `customer`", "customers"),
                .init("contact", .oneOrMore(.givenContact), standard: "every role has every address", "contacts"),
                .init("contacts", .oneOrMore(.givenContact), standard: "as `contact`", "contacts"),
                .init("invoice", .oneOrMore(.givenInvoice), standard: "none", "invoices and credit notes"),
                .init("invoices", .oneOrMore(.givenInvoice), standard: "none", "invoices and credit notes"),
                .init("payment", .oneOrMore(.givenPayment), standard: "none", "payments"),
                .init("payments", .oneOrMore(.givenPayment), standard: "none", "payments"),
                .init("dispute", .oneOrMore(.givenDispute), standard: "none", "disputes"),
                .init("disputes", .oneOrMore(.givenDispute), standard: "none", "disputes"),
                .init("promise", .oneOrMore(.givenPromise), standard: "none", "promises to pay"),
                .init("promises", .oneOrMore(.givenPromise), standard: "none", "promises to pay"),
                .init("block", .oneOrMore(.givenBlock), standard: "none", "dunning blocks"),
                .init("blocks", .oneOrMore(.givenBlock), standard: "none", "dunning blocks"),
                .init("service", .oneOrMore(.givenService), standard: "none", "services"),
                .init("services", .oneOrMore(.givenService), standard: "none", "services"),
                .init("history", .oneOrMore(.givenHistory), standard: "none", "what was done already"),
                .init("unbilled", .oneOrMore(.givenUnbilled), standard: "none", "delivered and not yet invoiced"),
                .init(
                    "snapshot", .oneOrMore(.givenSnapshot), standard: "bank data of the day before",
                    "how old the data are"),
            ]),
        KeyTable(
            .givenCustomer, title: "Customers of a case", noun: "a customer", takesOwnFields: true,
            help: "A row of `customers`; further keys are your own fields.",
            [
                .init("id", .identifier, standard: "C1", "the customer's number"),
                .init("name", .text, standard: "the number", "for people"),
                .init("segment", .name, standard: "the first that the playbook covers", "one of the policy's segments"),
                .init("country", .name, standard: "the legal entity's", "ISO 3166, two letters"),
                .init("language", .name, standard: "the country's", "ISO 639, two letters"),
                .init("payer", .identifier, standard: "the customer", "who pays for this one"),
                .init("risk_score", .number, standard: "none", "the rating's score"),
                .init("credit_limit", .money, standard: "none", "in the reporting currency"),
                .init("insolvency", .date, standard: "none", "the day of the opening judgment"),
                .init("insolvency_published", .date, standard: "none", "the day it was published"),
                .init("court_deadline", .date, standard: "none", "a deadline that a court set"),
                .init("vulnerable", .boolean, standard: "false", "protected by law or by you"),
                .init("insured", .boolean, standard: "false", "a credit insurer covers him"),
                .init("public_body", .boolean, standard: "false", "a public body"),
                .init("consumer", .boolean, standard: "false", "a consumer"),
            ]),
        KeyTable(
            .givenContact, title: "Contacts of a case", noun: "a contact", help: "A row of `contacts`.",
            [
                customerRow,
                .init("role", .name, .required, "one of the policy's roles"),
                .init("name", .text, standard: "none", "the person"),
                .init("email", .text, standard: "none", "the e-mail address"),
                .init("phone", .text, standard: "none", "the telephone number"),
                .init("address", .text, standard: "none", "the postal address"),
            ]),
        KeyTable(
            .givenInvoice, title: "Invoices of a case", noun: "an invoice", takesOwnFields: true,
            help: "A row of `invoices`; further keys are your own fields.",
            [
                .init("id", .identifier, .required, "the invoice's number"),
                customerRow, entityRow,
                .init(
                    "kind", .choice(["invoice", "credit_note"]), standard: "invoice",
                    "a credit note is owed to the customer"),
                .init("issued", .date, standard: "30 days before it is due", "the invoice's date"),
                .init("due", .date, standard: "30 days after it was issued", "the day by which it must be paid"),
                .init("entered", .date, standard: "the day it was issued", "the day it entered the ledger"),
                .init("amount", .money, .required, "VAT included, before any payment"),
                .init("contract", .identifier, standard: "none", "the contract it bills"),
                .init("direct_debit", .boolean, standard: "false", "it is collected by direct debit"),
                .init("factored_on", .date, standard: "never", "the day it was assigned to a factor"),
                .init("returned_on", .date, standard: "never", "the day the factor gave it back"),
                .init("insured", .boolean, standard: "false", "covered by the credit insurer"),
                .init("qualified", .boolean, standard: "false", "confirmed by the customer as in order"),
                .init("disputed", .boolean, standard: "false", "contested as a whole since its date"),
                .init("paid_on", .date, standard: "not paid", "the day it was paid in full"),
            ]),
        KeyTable(
            .givenPayment, title: "Payments of a case", noun: "a payment", help: "A row of `payments`.",
            [
                .init("id", .identifier, standard: "a number of its own", "the payment's number"),
                customerRow, entityRow,
                .init("invoice", .identifier, standard: "unapplied cash", "the invoice that it pays"),
                .init("date", .date, .required, "the day it was received"),
                .init("amount", .money, .required, "how much"),
                .init(
                    "method", .choice(["transfer", "direct_debit", "cheque", "card", "credit_note"]),
                    standard: "transfer", "how it was paid"),
                .init(
                    "status", .choice(["received", "pending"]), standard: "received",
                    "whether it is on the account or only announced"),
                .init("credit_note", .identifier, standard: "none", "the credit note that it applies"),
                .init("rejected_on", .date, standard: "never", "the day it was rejected"),
                .init("rejection_reason", .text, standard: "none", "why it was rejected"),
            ]),
        KeyTable(
            .givenDispute, title: "Disputes of a case", noun: "a dispute", help: "A row of `disputes`.",
            [
                .init("id", .identifier, standard: "a number of its own", "the dispute's number"),
                customerRow, entityRow,
                .init("invoice", .identifier, standard: "the whole account", "the invoice"),
                .init("opened", .date, .required, "the day it was opened"),
                .init("closed", .date, standard: "it is open", "the day it was closed; no longer disputed"),
                .init("amount", .money, standard: "all of it", "how much is disputed"),
                .init("reason", .name, standard: "other", "one of the policy's dispute reasons"),
                .init("owner", .name, standard: "who answers the reason", "a role"),
                .init("outcome", .choice(["customer", "company"]), standard: "none", "in whose favour it was closed"),
            ]),
        KeyTable(
            .givenPromise, title: "Promises of a case", noun: "a promise", help: "A row of `promises`.",
            [
                .init("id", .identifier, standard: "a number of its own", "the promise's number"),
                customerRow, entityRow,
                .init("invoice", .identifier, standard: "all of the account", "the invoice"),
                .init("invoices", .identifiers, standard: "all of the account", "the invoices"),
                .init("made", .date, .required, "the day it was made"),
                .init("date", .date, .required, "the promised day"),
                .init("amount", .money, .required, "the promised amount"),
                .init("plan", .identifier, standard: "none", "the payment plan of which it is an instalment"),
            ]),
        KeyTable(
            .givenBlock, title: "Blocks of a case", noun: "a dunning block", help: "A row of `blocks`.",
            [
                customerRow,
                .init("legal_entity", .identifier, standard: "all of them", "which of your companies"),
                .init("invoice", .identifier, standard: "the whole account", "the invoice"),
                .init("reason", .name, standard: "other", "one of the policy's block reasons"),
                .init("from", .date, .required, "the first day"),
                .init("until", .date, standard: "without end", "the last day, still blocked"),
            ]),
        KeyTable(
            .givenService, title: "Services of a case", noun: "a service", takesOwnFields: true,
            help: "A row of `services`; further keys are your own fields.",
            [
                .init("id", .identifier, .required, "the service's number"),
                customerRow, entityRow,
                .init("kind", .name, .required, "one of the policy's service kinds"),
                .init("contract", .identifier, standard: "none", "the contract under which it is delivered"),
                .init(
                    "status", .choice(["active", "restricted", "suspended", "terminated"]), standard: "active",
                    "how it is limited"),
            ]),
        KeyTable(
            .givenHistory, title: "History of a case", noun: "a row of history", help: "A row of `history`.",
            [
                .init("day", .date, .required, "the day it was done"),
                .init("message", .identifier, standard: "a message of its own", "rows of one message share it"),
                customerRow, entityRow,
                .init("playbook", .name, standard: "the tested one", "whose step it was"),
                .init("step", .name, standard: "a contact outside the plan", "the step or rule"),
                invoiceRow,
                .init("due", .date, standard: "the invoice's", "of an instalment"),
                .init("item_step", .name, standard: "the step", "the item's own step in a combined message"),
                .init("service", .identifier, standard: "none", "the service"),
                .init("promise", .identifier, standard: "none", "the promise"),
                .init("dispute", .identifier, standard: "none", "the dispute"),
                .init("kind", .name, standard: "message", "such as message, task, stage, lift, call or email"),
                .init("channel", .choice(channels), standard: "none", "how it travelled"),
                .init("recipient", .name, standard: "none", "the role that received it"),
                .init(
                    "outcome",
                    .choice([
                        "sent", "presented", "received", "unclaimed", "done", "bounced", "unknown_address", "cancelled",
                        "skipped",
                    ]), standard: "sent", "what became of it"),
                .init("outcome_day", .date, standard: "the day", "when that became known"),
            ]),
        KeyTable(
            .givenUnbilled, title: "Unbilled deliveries of a case", noun: "an unbilled amount",
            help: "A row of `unbilled`.",
            [customerRow, entityRow, .init("amount", .money, .required, "delivered and not yet invoiced")]),
        KeyTable(
            .givenSnapshot, title: "Snapshot of a case", noun: "a row on the snapshot", help: "A row of `snapshot`.",
            [
                .init("as_of", .date, standard: "the first day of `run`", "the day of the extraction"),
                entityRow,
                .init("last_bank_day", .date, standard: "the working day before", "the last day of bank data"),
                .init(
                    "paid_invoices", .boolean, standard: "true", "the invoices paid in the last 400 days are in it"),
            ]),
    ]
}

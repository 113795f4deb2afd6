extension KeyTable {
    static let testTables: [KeyTable] = [
        KeyTable(
            .tests, title: "Tests", noun: "tests of a playbook", identity: "tests",
            help: "Small ledgers and what the playbook makes of them. A file under `playbooks/tests`.",
            [
                editionRow,
                .init("tests", .ownName, .required, "the name of the tests"),
                .init("title", .text, standard: "the name", "what people call them"),
                .init("playbook", .name, .required, "the playbook that is tested"),
                .init("cases", .records(.testCase), .required, "the cases"),
            ]),
        KeyTable(
            .testCase, title: "Cases", noun: "a case", identity: "case",
            help: "A ledger, some days, and what is scheduled on them. An item of the list `cases`.",
            [
                .init("case", .text, .required, "what it shows, as a sentence"),
                .init("given", .record(.given), .required, "the ledger on the first day"),
                .init("run", .datePeriod, .required, "the days that are simulated; the ledger is as of the first"),
                .init(
                    "payments", .choice(["none", "promised", "habits", "replay"]), standard: "none",
                    "what is assumed to be paid meanwhile"),
                .init(
                    "approvals", .choice(["granted", "refused"]), standard: "granted", "what is assumed of approvals"),
                .init(
                    "expect", .oneOrMore(.expectation), standard: "not looked at",
                    "all that reaches the customer or a service, in the order of days"),
                .init(
                    "tasks", .oneOrMore(.expectation), standard: "not looked at",
                    "all the rest: tasks, messages to us and to third parties"),
                .init("never", .names, standard: "nothing", "steps, stages, tasks and effects that must not happen"),
            ]),
        KeyTable(
            .expectation, title: "What a case expects", noun: "an expected action",
            help:
                "One action of the schedule. An item of the lists `expect` and `tasks`; only what is written is compared.",
            [
                .init("on", .date, .required, "its day"),
                .init("step", .name, standard: "any", "the step"),
                .init("stage", .name, standard: "any", "the stage"),
                .init("lift", .name, standard: "any", "the lift"),
                .init("escalation", .name, standard: "any", "the escalation"),
                .init("obligation", .name, standard: "any", "the obligation"),
                .init("task", .name, standard: "any", "the task"),
                .init("customer", .identifier, standard: "any", "the customer"),
                .init("invoices", .identifiers, standard: "any", "the invoices of which it is"),
                .init("service", .identifier, standard: "any", "the service"),
                .init("to", .name, standard: "any", "the role that receives it"),
                .init("send", .choices(channels), standard: "any", "its channels"),
                .init(
                    "status", .choice(["scheduled", "awaiting_approval"]), standard: "any",
                    "whether it waits for an approval"),
                .init("because", .condition, standard: "any", "facts that are among its reasons"),
            ]),
    ]
}

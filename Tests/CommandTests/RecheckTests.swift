import Foundation
import RelanceTestSupport
import Testing

/// What a newer ledger makes of the plan of `relance init`'s company: eleven actions from 2 to 29 March 2026.
@Suite("The recheck of a plan") struct RecheckTests {
    typealias Change = RecheckCompany.Change

    /// All that was planned for the first day was done.
    private static let done = "--history out/history.csv"

    @Test("a plan stands by the ledger that it was made of")
    func stands() throws {
        let answer = try RecheckCompany().recheck()
        #expect(answer.status == .fine)
        #expect(answer.text.hasSuffix("\nOf 11 actions, 11 stand as planned.\n"))
        #expect(
            answer.text.contains(
                "\n  assumed  nobody pays any more; approvals are granted the same day, as in the plan\n"))
    }

    struct Story: Sendable, CustomTestStringConvertible {
        var title: String
        var changes: [Change]
        var findings: [String]
        var testDescription: String { title }
    }

    /// Each is one change between the plan and the next morning, on which all of the first day was done.
    static let stories: [Story] = [
        Story(
            title: "a payment withdraws what asked for it",
            changes: [
                Change("ledger/payments.csv", "", "P-9,C-001,FR01,F-1001,2026-03-03,480.00,EUR,transfer,received\n")
            ],
            findings: ["withdrawn 2026-03-17 C-001/FR01 second_reminder, F-1001", "F-1001 is paid"]),
        Story(
            title: "a part payment changes what is asked",
            changes: [
                Change("ledger/payments.csv", "", "P-9,C-001,FR01,F-1001,2026-03-03,300.00,EUR,transfer,received\n")
            ],
            findings: [
                "changed 2026-03-17 C-001/FR01 second_reminder, F-1001",
                "asked for F-1001: 180.00 EUR instead of 480.00 EUR",
            ]),
        Story(
            title: "a listed invoice that is paid is a change as well",
            changes: [
                Change("ledger/payments.csv", "", "P-9,C-006,FR01,F-1006,2026-03-03,2000.00,EUR,transfer,received\n")
            ],
            findings: [
                "changed 2026-03-27 C-006/FR01 first_reminder, F-1007", "F-1006 is no longer part of it, 2000.00 EUR",
            ]),
        Story(
            title: "another address and another name of the recipient are told with the old ones",
            changes: [
                Change(
                    "ledger/contacts.csv", "Anne Le Goff,compta@boulangerie-du-port.example",
                    "Marie Kerr,marie@boulangerie-du-port.example")
            ],
            findings: [
                "changed 2026-03-17 C-001/FR01 second_reminder, F-1001",
                "address by email: marie@boulangerie-du-port.example instead of compta@boulangerie-du-port.example",
                "name of the recipient: Marie Kerr instead of Anne Le Goff",
            ]),
        Story(
            title: "another channel is told with the address that goes with it",
            changes: [
                Change("ledger/contacts.csv", "Anne Le Goff,compta@boulangerie-du-port.example", "Anne Le Goff,")
            ],
            findings: [
                "changed 2026-03-17 C-001/FR01 second_reminder, F-1001", "channels: letter instead of email",
                "address by email: none instead of compta@boulangerie-du-port.example",
                "address by letter: 12 quai du Port / 29000 Quimper instead of none",
            ]),
        Story(
            title: "another language is told",
            changes: [
                Change("ledger/customers.csv", "Boulangerie du Port,small,FR,fr", "Boulangerie du Port,small,FR,en")
            ],
            findings: ["changed 2026-03-17 C-001/FR01 second_reminder, F-1001", "language: en instead of fr"]),
        Story(
            title: "a dispute holds what was planned",
            changes: [Change("ledger/disputes.csv", "", "D-12,C-001,FR01,F-1001,2026-03-03,,480.00,EUR,delivery\n")],
            findings: ["withdrawn 2026-03-17 C-001/FR01 second_reminder, F-1001", "held by open_dispute"]),
        Story(
            title: "a promise puts it off beyond the plan",
            changes: [Change("ledger/promises.csv", "", "PR-8,C-001,FR01,F-1001,2026-03-03,2026-04-30,480.00,EUR\n")],
            findings: ["withdrawn 2026-03-17 C-001/FR01 second_reminder, F-1001", "held by promise"]),
        Story(
            title: "an account that is gone is told",
            changes: [
                Change("ledger/invoices.csv", "F-1001,C-001,FR01,2026-01-26,2026-02-25,EUR,480.00\n", "")
            ],
            findings: [
                "not sent 2026-03-02 C-001/FR01 first_reminder, F-1001", "history does not show it",
                "by this ledger it does not come", "withdrawn 2026-03-17 C-001/FR01 second_reminder, F-1001",
                "the account C-001/FR01 is not in the ledger any more",
            ]),
        Story(
            title: "an account with a row that cannot be used is told",
            changes: [
                Change("ledger/payments.csv", "", "P-9,C-001,FR01,F-1001,2026-03-03,many,EUR,transfer,received\n")
            ],
            findings: [
                "not sent 2026-03-02 C-001/FR01 first_reminder, F-1001", "history does not show it",
                "by this ledger it does not come", "withdrawn 2026-03-17 C-001/FR01 second_reminder, F-1001",
                "nothing is computed for its account: rows in the ledger cannot be used",
            ]),
    ]

    @Test("what has changed is told with what it was", arguments: stories)
    func changes(_ story: Story) throws {
        let company = try RecheckCompany()
        try company.nextDay()
        for change in story.changes { try company.apply(change) }
        let findings = company.findings(Self.done).filter { !$0.hasPrefix("sent ") }
        #expect(findings == story.findings)
        #expect(company.recheck(Self.done).status == .findings)
    }

    @Test("interest that is different is told, and its sums are not told again")
    func charges() throws {
        let company = try RecheckCompany(before: [
            Change(
                "playbooks/policy.yaml", "",
                """
                fields:
                  customer:
                    consumer: {type: boolean, default: false}
                late_payment:
                  FR:
                    business: {reference: ecb_refi, plus: 10 points, fixed_compensation: 40 EUR}

                """),
            Change(
                "playbooks/small.yaml", "        at: 20 days after due\n",
                "        at: 20 days after due\n        charge: [late_interest, fixed_compensation]\n"),
        ])
        try company.nextDay()
        try company.apply(
            Change("ledger/payments.csv", "", "P-9,C-001,FR01,F-1001,2026-03-03,300.00,EUR,transfer,received\n"))
        let findings = company.findings(Self.done).filter { !$0.hasPrefix("sent ") }
        #expect(
            findings == [
                "changed 2026-03-17 C-001/FR01 second_reminder, F-1001",
                "asked for F-1001: 180.00 EUR instead of 480.00 EUR",
                "interest on F-1001: 1.80 EUR instead of 3.20 EUR",
            ])
    }

    @Test("another playbook is told of each action, with its digest; an approval given for it has lapsed")
    func playbook() throws {
        let company = try RecheckCompany()
        let before = try digest(of: company)
        try company.apply(
            Change(
                "playbooks/small.yaml", "        fallback: letter\n      - step: formal",
                "        fee: {EUR: 5, GBP: 5}\n      - step: formal"))
        try company.apply(Change("playbooks/small.yaml", "approval: [credit_manager]", "approval: [collector]"))
        let findings = company.findings()
        _ = company.answer("simulate --days 28")
        let digest = "digest of the playbook: \(try self.digest(of: company)) instead of \(before)"
        let second = try #require(findings.firstIndex(of: "changed 2026-03-17 C-001/FR01 second_reminder, F-1001"))
        #expect(findings[(second + 1)...].prefix(2) == ["fees: 5.00 EUR instead of none", digest])
        let notice = try #require(findings.firstIndex(of: "changed 2026-03-02 C-006/FR01 formal_notice, F-1006"))
        #expect(
            findings[(notice + 1)...].prefix(3) == [
                "approval: collector instead of credit_manager", digest, "an approval given for it has lapsed",
            ])
        let first = try #require(findings.firstIndex(of: "changed 2026-03-02 C-001/FR01 first_reminder, F-1001"))
        #expect(findings[first + 1] == digest)
    }

    private func digest(of company: RecheckCompany) throws -> String {
        let line = try company.folder.text(RecheckCompany.plan).prefix { $0 != "\n" }
        return String(try #require(line.firstMatch(of: /"digest":"([0-9a-f]+)"/)).1)
    }

    @Test("what history shows is sent, what it does not show was not sent, and neither is judged further")
    func sent() throws {
        let company = try RecheckCompany()
        try company.nextDay("2026-03-04")
        try company.folder.write(
            """
            day,message,customer,legal_entity,step,invoice,kind,channel,outcome,outcome_day
            2026-03-02,,C-001,FR01,first_reminder,F-1001,message,email,sent,
            2026-03-03,,C-002,FR01,first_reminder,F-1002,message,letter,received,2026-03-04
            2026-03-02,,C-005,FR01,call,F-1005,task,,cancelled,2026-03-03
            2026-03-01,,C-006,FR01,formal_notice,F-1007,message,email,sent,

            """, to: "later.csv")
        let findings = company.findings("--history later.csv")
        #expect(
            findings.prefix(9) == [
                "sent 2026-03-02 C-001/FR01 first_reminder, F-1001",
                "sent 2026-03-02 C-002/FR01 first_reminder, F-1002",
                "history shows it on 2026-03-03, received on 2026-03-04",
                "not sent 2026-03-02 C-005/FR01 call, F-1005", "history shows it cancelled on 2026-03-03",
                "by this ledger it comes on 2026-03-04", "not sent 2026-03-02 C-006/FR01 formal_notice, F-1006",
                "history does not show it", "an approval given for it lapses on 2026-03-16",
            ])
        #expect(company.recheck("--history later.csv").status == .findings)
    }

    @Test("an approval lapses after ten business days, and when what it was for has changed")
    func lapsedApproval() throws {
        let company = try RecheckCompany()
        try company.nextDay("2026-03-17")
        let notice = "not sent 2026-03-02 C-006/FR01 formal_notice, F-1006"
        var findings = company.findings()
        var index = try #require(findings.firstIndex(of: notice))
        #expect(findings[index + 2] == "its approval lapsed on 2026-03-16, ten business days after it was planned")
        try company.nextDay("2026-03-16")
        findings = company.findings()
        index = try #require(findings.firstIndex(of: notice))
        #expect(findings[index + 2] == "an approval given for it lapses on 2026-03-16")
        try company.apply(
            Change("ledger/payments.csv", "", "P-9,C-006,FR01,F-1006,2026-03-03,500.00,EUR,transfer,received\n"))
        findings = company.findings()
        index = try #require(findings.firstIndex(of: notice))
        #expect(
            findings[index + 2]
                == "an approval given for it has lapsed: its items, its amounts or its playbook have changed")
    }

    @Test("of a step that comes again each time is an action of its own, sent or not")
    func repetition() throws {
        let company = try RecheckCompany(before: [
            Change(
                "playbooks/small.yaml", "        at: 20 days after due\n",
                "        at: 12 days after due\n        repeat: every 5 days, 3 times\n"),
            Change("playbooks/small.yaml", "spacing: 7 days", "spacing: 2 days"),
        ])
        let ofFirst = try company.folder.text(RecheckCompany.plan).split(separator: "\n").filter {
            $0.contains("\"C-001\"") && $0.contains("\"name\":\"second_reminder\"")
        }.map { $0.firstMatch(of: /"day":"([-0-9]+)"/)!.1 }
        #expect(ofFirst == ["2026-03-09", "2026-03-16", "2026-03-23"])
        try company.nextDay("2026-03-17")
        try company.folder.write(
            """
            day,customer,legal_entity,step,invoice,kind,channel,outcome
            2026-03-02,C-001,FR01,first_reminder,F-1001,message,email,sent
            2026-03-09,C-001,FR01,second_reminder,F-1001,message,email,sent
            2026-03-17,C-001,FR01,second_reminder,F-1001,message,email,sent

            """, to: "later.csv")
        #expect(
            company.findings("--history later.csv").filter { $0.contains("C-001") || $0.hasPrefix("history shows") }
                == [
                    "sent 2026-03-02 C-001/FR01 first_reminder, F-1001",
                    "sent 2026-03-09 C-001/FR01 second_reminder, F-1001",
                    "sent 2026-03-16 C-001/FR01 second_reminder, F-1001", "history shows it on 2026-03-17",
                ])
    }

    @Test("a plan is rechecked under its own assumptions, and other ones are told")
    func assumptions() throws {
        let company = try RecheckCompany("--payments promised --approvals refused")
        let same = company.recheck()
        #expect(same.status == .fine)
        #expect(
            same.text.contains(
                "assumed  promises are kept on their day, nobody else pays; approvals are refused, as in the plan\n"))
        let other = company.recheck("--payments none")
        #expect(
            other.text.contains(
                """
                  planned  assuming that promises are kept on their day, nobody else pays; approvals are refused
                  assumed  nobody pays any more; approvals are refused: a difference may come of that alone

                """))
        // The promised invoice is reminded after all: the plan did not have that.
        #expect(
            other.text.hasSuffix(
                "1 action of this ledger up to 2026-03-29 is not in the plan: simulate again to plan it.\n"))
    }

    @Test("what is taken to be paid under an assumption is told as such")
    func assumedPayment() throws {
        let company = try RecheckCompany()
        let answer = company.recheck("--payments promised")
        #expect(
            answer.text.contains(
                "\n  withdrawn  2026-03-23  C-004/FR01  second_reminder, F-1004\n             F-1004 is taken to be paid by then: "
                    + "promises are kept on their day, nobody else pays\n"))
    }

    @Test("a new invoice is not in the plan")
    func unplanned() throws {
        let company = try RecheckCompany()
        try company.nextDay()
        try company.apply(
            Change("ledger/invoices.csv", "", "F-1008,C-003,FR01,2026-02-10,2026-03-10,EUR,75.00\n"))
        #expect(
            company.recheck(Self.done).text.hasSuffix(
                "1 action of this ledger up to 2026-03-29 is not in the plan: simulate again to plan it.\n"))
    }

    @Test("a ledger of an earlier day than the plan's is refused")
    func earlierLedger() throws {
        let answer = try RecheckCompany().recheck("--as-of 2026-03-01")
        #expect(answer.status == .wrongUsage)
        #expect(answer.text.hasPrefix("error: the plan was made on 2026-03-02, and 2026-03-01 is before it\n"))
    }

    @Test("after its last day a plan has only what was sent and what was not")
    func afterItsEnd() throws {
        let company = try RecheckCompany()
        try company.nextDay("2026-04-15")
        let text = company.recheck(Self.done).text
        #expect(text.contains("Of 11 actions, 4 were sent and 7 were not sent.\n"))
    }

    @Test("an empty plan is told, and is no fault")
    func empty() throws {
        let company = try RecheckCompany()
        try company.folder.write("", to: RecheckCompany.plan)
        #expect(
            company.recheck() == ("The plan out/schedule.jsonl is empty: there is nothing to recheck.\n", .fine))
    }

    @Test("the answer for programs is lines of its published schema, one for each action")
    func json() throws {
        let company = try RecheckCompany()
        try company.nextDay()
        try company.apply(Self.stories[0].changes[0])
        try company.apply(Self.stories[5].changes[0])
        let url = repositoryRoot.appending(path: "docs/recheck.schema.json")
        let schema = try SchemaValidation(Data(contentsOf: url))
        let lines = company.recheck("\(Self.done) --format json").text.split(separator: "\n")
        #expect(lines.count == 11)
        for line in lines { #expect(try schema.faults(in: Data(line.utf8)) == []) }
        #expect(Set(lines.map { $0.firstMatch(of: /"verdict":"([a-z_]+)"/)!.1 }) == ["stands", "withdrawn", "sent"])
    }
}

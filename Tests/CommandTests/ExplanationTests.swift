import Diagnostics
import DunningReports
import FinancialValues
import PlaybookProgram
import Receivables
import RelanceTestSupport
import RelanceWorkspace
import Testing

@testable import DunningEngine

@Suite struct ExplanationTests {
    /// An account in which one invoice is dunned, one is held, one waits and one is finished.
    private var explanation: AccountExplanation {
        let run = HandMadeRun()
        let day = HandMadeRun.date("2026-03-02")
        var explanation = AccountExplanation(account: 0, day: day)
        explanation.playbook = 0
        explanation.caseOpened = HandMadeRun.date("2026-02-26")
        explanation.items = run.schedule.actions[0].items.map {
            ItemStanding(
                invoice: $0.invoice, open: $0.open, disputed: $0.invoice == 1 ? 1000 : 0, promised: 0,
                daysOverdue: $0.daysOverdue)
        }
        let clause = ClauseOutcome(
            origin: run.place("open_amount >= 10 EUR"), isTrue: true,
            readings: [FactReading(name: "open_amount", value: .money(Money(minorUnits: 4800, .init("EUR")!)))])
        let disputed = ClauseOutcome(
            origin: run.place("when: disputed"), isTrue: true,
            readings: [FactReading(name: "disputed", value: .boolean(true))])
        explanation.holds = [
            HoldFinding(
                name: "open_dispute", origin: run.place("hold: open_dispute"), invoices: [1], clauses: [disputed],
                lastDay: nil)
        ]
        explanation.verdicts = [
            UnitVerdict(sequence: 0, invoices: [0], step: 0, verdict: .executed, clauses: [clause]),
            UnitVerdict(sequence: 0, invoices: [1], step: 0, verdict: .held(["open_dispute"])),
            UnitVerdict(
                sequence: 0, invoices: [0], step: 1,
                verdict: .waiting(
                    .triggerDay(HandMadeRun.date("2026-03-09"), run.place("7 days after first_reminder"))),
                nextChange: HandMadeRun.date("2026-03-09")),
            UnitVerdict(
                sequence: 0, invoices: [0], step: 0,
                verdict: .skipped(.pastUntil(run.place("90 days after due"), HandMadeRun.date("2026-05-26")))),
            UnitVerdict(sequence: 0, invoices: [0, 1], step: nil, verdict: .finished),
        ]
        explanation.actions = [run.schedule.actions[0]]
        explanation.nextChange = HandMadeRun.date("2026-03-09")
        return explanation
    }

    @Test("an explanation fits on a screen and names each line")
    func text() {
        let run = HandMadeRun()
        let report = ExplanationReport(explanation, program: run.program, ledger: run.ledger)
        expectGolden(report.text(), at: fixtures("hand-made-run").appending(path: "explain.txt"))
    }

    @Test("the same for programs")
    func json() {
        let run = HandMadeRun()
        let report = ExplanationReport(explanation, program: run.program, ledger: run.ledger)
        expectGolden(report.json.indented + "\n", at: fixtures("hand-made-run").appending(path: "explain.json"))
    }

    @Test("an account that nothing is computed for is told why, and what is open")
    func uncovered() {
        let run = HandMadeRun()
        var explanation = AccountExplanation(account: 2, day: run.options.asOf)
        explanation.uncovered = .missingValue(fact: "customer.risk_score", column: "customers.risk_score")
        explanation.items = [
            ItemStanding(
                invoice: 3, open: Money(minorUnits: 900, .init("CHF")!), disputed: 0, promised: 0, daysOverdue: 29)
        ]
        let report = ExplanationReport(explanation, program: run.program, ledger: run.ledger)
        #expect(
            report.text() == """
                C-3/FR01, Bell<U+0007><U+001B>[31m, on 2026-03-02
                nothing is computed for it: customer.risk_score has no value: give it in customers.risk_score, or a default under
                  `fields:` of the policy (playbooks/sme.yaml:1)

                Open: 1 item, 9.00 CHF, all overdue
                  invoice  due         overdue      open
                  F-4      2026-02-01  29 days  9.00 CHF

                next: nothing, until that is mended

                """)
    }

    @Test("an account that no playbook covers is told what each of them asks")
    func noPlaybook() {
        let run = HandMadeRun()
        var explanation = AccountExplanation(account: 0, day: run.options.asOf)
        explanation.uncovered = .noPlaybook
        let reading = FactReading(name: "customer.segment", value: .text("other"))
        let clause = ClauseOutcome(origin: run.place("when: disputed"), isTrue: false, readings: [reading])
        explanation.coverage =
            [CoverageFinding(playbook: 0, clauses: [])]
            + (0..<7).map { _ in CoverageFinding(playbook: 0, clauses: [clause]) }
        func text(_ extent: ExplanationReport.Extent) -> String {
            ExplanationReport(explanation, program: run.program, ledger: run.ledger).text(extent)
        }
        #expect(
            text(.screen).hasPrefix(
                """
                C-1/FR01, Boulangerie du Port, on 2026-03-02
                nothing is computed for it: no playbook covers it
                not sme (playbooks/sme.yaml:2), which covers nobody on 2026-03-02
                not sme, since when: disputed is false, customer.segment is other (playbooks/sme.yaml:14)

                """))
        #expect(text(.screen).contains("\nand 2 more playbooks (see --all)\n"))
        #expect(text(.all).split(separator: "\n").count { $0.hasPrefix("not sme, since") } == 7)
        #expect(text(.screen).hasSuffix("next: nothing, until one playbook covers it\n"))
        explanation.nextChange = HandMadeRun.date("2026-04-01")
        #expect(text(.screen).hasSuffix("next: on 2026-04-01, when other playbooks may cover it\n"))
    }

    @Test("an account with a row that cannot be used is told which, and what is open")
    func leftOut() {
        let run = HandMadeRun()
        var explanation = explanation
        explanation.verdicts = []
        explanation.holds = []
        explanation.actions = []
        explanation.playbook = nil
        let rows = ExplanationReport.UnusableRows(
            place: "ledger/invoices.csv:4:5", message: "\"x\" is no date", count: 3)
        let report = ExplanationReport(
            explanation, program: run.program, ledger: run.ledger, unusableRows: rows)
        #expect(
            report.text() == """
                C-1/FR01, Boulangerie du Port, on 2026-03-02
                nothing is computed for it: kept out of the schedule by rows of the ledger that cannot be used
                ledger/invoices.csv:4:5:
                  "x" is no date; and 2 more rows

                Open: 2 items, 58.00 EUR; overdue: 1, 48.00 EUR
                  invoice  due         overdue       open  disputed
                  F-1      2026-02-25   5 days  48.00 EUR         .
                  F-2      2026-03-20        .  10.00 EUR     10.00

                next: nothing, until these rows are mended

                """)
    }

    @Test("items on one step for one reason are told together, however many there are")
    func manyItems() {
        let run = HandMadeRun()
        let day = run.options.asOf
        let text = report(run) { explanation in
            explanation.items = (0..<300).map { item($0 % 2, run) }
            explanation.verdicts = (0..<300).map { index in
                let spacing = SpacingReading(until: day + 1 + index, since: day - 6, sinceHold: false, origin: nil)
                let verdict = Verdict.waiting(.spacing(spacing))
                return UnitVerdict(
                    sequence: 0, invoices: [index % 2], step: 0, verdict: verdict,
                    coming: ComingChange(day: day + 1 + index))
            }
        }
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
        #expect(text.contains("  and 2"))
        #expect(
            text.contains(
                """
                  2026-03-03  first_reminder (playbooks/sme.yaml:6) of F-1: the spacing after the message of 2026-02-24
                              then F-2 on 2026-03-04, F-1 on 2026-03-05, F-2 on 2026-03-06 and 296 more until 2026-12-27

                """))
        #expect(text.contains("not shown: what has no room here (see --all, or --item F-1)\n"))
    }

    @Test("everything is shown when it is asked for, and one item by itself")
    func extents() {
        let run = HandMadeRun()
        var explanation = explanation
        explanation.items = (0..<200).map { item($0 % 2, run) }
        let whole = ExplanationReport(explanation, program: run.program, ledger: run.ledger).text(.all)
        #expect(whole.split(separator: "\n").count { $0.contains("2026-02-25  ") } == 100)
        let one = ExplanationReport(explanation, program: run.program, ledger: run.ledger, of: [1]).text()
        #expect(one.contains("\n  F-2 ") && !one.contains("\n  F-1 "))
    }

    private func item(_ invoice: Int, _ run: HandMadeRun) -> ItemStanding {
        let row = run.ledger.invoices[invoice]
        return ItemStanding(
            invoice: invoice, open: Money(minorUnits: row.amount, row.currency), disputed: 0, promised: 0,
            daysOverdue: max(0, run.options.asOf - row.due))
    }

    private func report(_ run: HandMadeRun, _ change: (inout AccountExplanation) -> Void) -> String {
        var explanation = AccountExplanation(account: 0, day: run.options.asOf)
        explanation.playbook = 0
        change(&explanation)
        return ExplanationReport(explanation, program: run.program, ledger: run.ledger).text()
    }

    @Test("every reason to wait is a sentence of its own")
    func waitReasons() {
        let run = HandMadeRun()
        let day = HandMadeRun.date("2026-03-09")
        let place = run.place("90 days after due")
        let euros = Money(minorUnits: 1200, CurrencyCode("EUR")!)
        let reading = ThresholdReading(amount: euros, threshold: Money(minorUnits: 3000, euros.currency))
        let spacing = SpacingReading(until: day, since: day - 7, sinceHold: true, origin: place)
        let filled = FilledContactLimit(
            limit: ContactLimit(count: 1, days: 4, at: place),
            contacts: [CountedContact(account: 1, deed: PastDeed(name: "call", day: day - 8, .done))], frees: day)
        let reasons: [WaitReason] = [
            .triggerDay(day, place), .anchorHasNotHappened(place, names: ["call"]), .spacing(spacing),
            .notASendDay(next: day), .notAWorkingDay(next: day), .quietPeriod(until: day), .whenIsFalse(place),
            .whenIsFalse(nil), .belowMinimum(place, [reading]), .belowTolerance([reading]), .coveredByCash([euros]),
            .bankDataTooOld, .noAddress, .contactLimit(filled), .oneStepADay, .approvalRefused,
        ]
        let sentences = reasons.map { reason in
            report(run) { $0.verdicts = [UnitVerdict(sequence: 0, invoices: [], step: nil, verdict: .waiting(reason))] }
        }
        #expect(Set(sentences).count == reasons.count)
        #expect(sentences.allSatisfy { $0.contains("\nWaiting\n  no day yet  reminders (playbooks/sme.yaml:4)") })
        let told = sentences.joined()
        for phrase in [
            "12.00 EUR is below the minimum of 30.00 EUR (playbooks/sme.yaml:9)", "unapplied cash covers it, 12.00 EUR",
            "is filled by call, done on 2026-03-01 (C-2/GB01)", "after the hold that ended before 2026-03-02",
        ] {
            #expect(told.replacing("\n              ", with: " ").contains(phrase))
        }
    }
}

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
        expectGolden(report.text, at: fixtures("hand-made-run").appending(path: "explain.txt"))
    }

    @Test("the same for programs")
    func json() {
        let run = HandMadeRun()
        let report = ExplanationReport(explanation, program: run.program, ledger: run.ledger)
        expectGolden(report.json.indented + "\n", at: fixtures("hand-made-run").appending(path: "explain.json"))
    }

    @Test("an account that nothing is computed for is told why")
    func uncovered() {
        let run = HandMadeRun()
        var explanation = AccountExplanation(account: 2, day: run.options.asOf)
        explanation.uncovered = .missingValue(fact: "customer.risk_score", column: "customers.risk_score")
        let report = ExplanationReport(explanation, program: run.program, ledger: run.ledger)
        #expect(
            report.text == """
                C-3/FR01, Bell<U+0007><U+001B>[31m, on 2026-03-02

                  customer.risk_score has no value: give it in customers.risk_score, or a default under `fields:` of the \
                policy

                Nothing is open

                Nothing known today changes this: it takes a new invoice, payment, dispute or promise.

                """)
    }

    @Test("items of which the same is said share a line, and many items are counted")
    func manyItems() {
        let run = HandMadeRun()
        var explanation = AccountExplanation(account: 0, day: run.options.asOf)
        explanation.playbook = 0
        explanation.verdicts = (0..<30).map { index in
            UnitVerdict(
                sequence: 0, invoices: [index % 2], step: 0,
                verdict: index < 10 ? .executed : .waiting(.spacing(until: run.options.asOf + index)))
        }
        let text = ExplanationReport(explanation, program: run.program, ledger: run.ledger).text
        #expect(text.contains("    F-1, F-2, F-1, F-2 and 6 more, first_reminder (playbooks/sme.yaml:6): executed\n"))
        #expect(text.contains("    and 9 more items\n"))
    }

    @Test("every reason to wait is a sentence of its own")
    func waitReasons() {
        let run = HandMadeRun()
        let day = HandMadeRun.date("2026-03-09")
        let place = run.place("90 days after due")
        let reasons: [WaitReason] = [
            .triggerDay(day, place), .anchorHasNotHappened(place), .spacing(until: day), .notASendDay(next: day),
            .notAWorkingDay(next: day), .quietPeriod(until: day), .whenIsFalse(place), .whenIsFalse(nil),
            .belowMinimum(place), .belowTolerance, .coveredByCash, .bankDataTooOld, .noAddress,
            .contactLimit(place), .approvalRefused,
        ]
        let sentences = reasons.map { reason in
            var explanation = AccountExplanation(account: 0, day: run.options.asOf)
            explanation.playbook = 0
            explanation.verdicts = [UnitVerdict(sequence: 0, invoices: [], step: nil, verdict: .waiting(reason))]
            return ExplanationReport(explanation, program: run.program, ledger: run.ledger).text
        }
        #expect(Set(sentences).count == reasons.count)
        #expect(sentences.allSatisfy { $0.contains("    waits") })
    }
}

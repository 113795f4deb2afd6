import DunningEngine
import DunningReports
import FinancialValues
import RelanceCommands
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// Every account of the sample ledger, explained on days near and far.
@Suite struct SampleExplanationTests {
    private static let asOf = CalendarDate(iso: "2026-06-15")!

    /// A way of assuming the future, and a day in it.
    struct Question: CustomTestStringConvertible, Sendable {
        var payments: SimulationOptions.Payments
        var approvals = SimulationOptions.Approvals.granted
        var days: Int

        var testDescription: String { "after \(days) days, payments \(payments.rawValue), \(approvals.rawValue)" }
    }

    static let questions =
        [0, 7, 30, 60].map { Question(payments: .none, days: $0) }
        + [Question(payments: .promised, days: 14), Question(payments: .habits, approvals: .refused, days: 21)]

    @Test(
        "an account's explanation is one screen that names its lines, and agrees with the schedule",
        arguments: questions)
    func explanation(_ question: Question) throws {
        let program = try #require(
            CheckedWorkspace(try Workspace.load(root: repositoryRoot.path(percentEncoded: false))).program)
        let folder = repositoryRoot.appending(path: "examples/ledger").path(percentEncoded: false)
        let ledger = try LedgerLocation(path: folder).read(program.policy).snapshot
        let options = SimulationOptions(
            asOf: Self.asOf, days: question.days + 1, payments: question.payments, approvals: question.approvals)
        let day = options.lastDay
        let schedule = DunningSimulator.simulate(program, ledger, options)
        for account in ledger.accounts.indices {
            let id = ledger.id(of: ledger.accounts[account])
            let explanation = DunningSimulator.explain(
                program, ledger, options, account: account, on: day, looksAhead: true)
            let scheduled = schedule.actions.filter { $0.account == account && $0.day == day }
            #expect(told(explanation.actions) == told(scheduled), "\(id)")

            let report = ExplanationReport(explanation, program: program, ledger: ledger)
            let screen = report.text()
            let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            #expect(lines.count <= 40, "\(id)\n\(screen)")
            #expect(lines.allSatisfy { $0.count <= 120 }, "\(id)\n\(screen)")
            #expect(lines.last?.isEmpty == false && screen.contains("next: "), "\(id)\n\(screen)")
            if !explanation.items.isEmpty {
                #expect(screen.contains(/[a-z_\-\/]+\.(yaml|csv):[1-9][0-9]*/), "\(id)\n\(screen)")
            }
            let whole = report.text(.all)
            #expect(whole.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(id)\n\(whole)")
            for action in scheduled where action.status != .waiting {
                let record = ScheduleRecorder(program, ledger).record(of: action)
                #expect(whole.contains("\n  \(record.rule.name)"), "\(id) \(record.rule.name)\n\(whole)")
            }
            let isNothing = scheduled.allSatisfy { $0.status == .waiting }
            let isLeftAlone = explanation.playbook.map { program.playbooks[$0].leftAlone != nil } ?? true
            #expect(screen.contains("On this day: nothing") == (isNothing && !isLeftAlone), "\(id)\n\(screen)")
        }
    }

    @Test("an account that is left alone says so, with the line, and what is open")
    func leftAlone() throws {
        let answer = try explained("C-1063/FR01")
        #expect(
            answer.hasPrefix(
                """
                C-1063/FR01, Acme Cloud SAS, on 2026-06-15
                left alone by playbook intercompany (playbooks/intercompany.yaml:2), Companies of the group
                Companies of the group are reconciled by the accountants every month, not chased. (playbooks/intercompany.yaml:5)

                Open: 1 item, 125000.00 EUR, all overdue

                """), "\(answer)")
        #expect(answer.hasSuffix("\nnext: nothing, as long as it is left alone\n"))
    }

    @Test("a block, a promise and a payment on its way are told with their days")
    func holds() throws {
        for (account, lines) in [
            (
                "C-1002",
                ["because block key_account_talks from 2026-06-01 until 2026-06-30", "it keeps back first_reminder "]
            ),
            ("C-1010/FR01", ["because promise PR-1010-1 of 18000.00 EUR by 2026-06-25; promised is true ("]),
            (
                "C-1018",
                ["because payment P-1018-1 of 8400.00 EUR announced on 2026-06-12", "until 2026-06-17; on 2026-06-18 "]
            ),
        ] {
            let answer = try explained(account)
            for line in lines { #expect(answer.contains("\n    \(line)"), "\(answer)") }
        }
    }

    private func explained(_ account: String) throws -> String {
        final class Text { var value = "" }
        let text = Text()
        let context = CommandContext(
            output: CommandOutput(result: { text.value += $0 }, remark: { _ in }),
            folder: repositoryRoot.path(percentEncoded: false), today: Self.asOf)
        let status = RelanceProgram.run(["explain", account, "--ledger", "examples/ledger"], context)
        #expect(status == .fine)
        return text.value
    }

    /// Their ids and what becomes of them.
    private func told(_ actions: [ScheduledAction]) -> Set<String> {
        Set(actions.map { "\($0.id) \($0.status.rawValue)" })
    }
}

import DunningEngine
import DunningReports
import FinancialValues
import PlaybookProgram
import Receivables
import RelanceWorkspace
import Testing

/// What holds of every explanation, whatever the playbook and the ledger. A failure names its seed.
@Suite struct ExplanationPropertyTests {
    private static let days = [0, 1, 9, 40]

    @Test func `an explanation is a screen, and tells the schedule's actions of its day`() {
        for world in Worlds.all.prefix(40) {
            let (program, ledger, options, schedule) = (world.program, world.ledger, world.options, world.schedule)
            guard !ledger.accounts.isEmpty else { continue }
            let account = Int(world.seed) % ledger.accounts.count
            for days in Self.days {
                let day = options.asOf + days
                let scheduled = schedule.actions.filter { $0.account == account && $0.day == day }
                let name = "seed \(world.seed), \(ledger.id(of: ledger.accounts[account])) on \(day)"
                let explanation = DunningSimulator.explain(
                    program, ledger, options, account: account, on: day, looksAhead: true)
                #expect(told(explanation.actions) == told(scheduled), "\(name)")
                let report = ExplanationReport(explanation, program: program, ledger: ledger)
                let lines = report.text().split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                #expect(lines.count <= 40, "\(name)\n\(report.text())")
                #expect(lines.allSatisfy { $0.count <= 120 }, "\(name)\n\(report.text())")
                guard let next = explanation.nextActions.first else { continue }
                #expect(next.day > day, "\(name)")
                #expect(next.day > options.lastDay || isNext(next.day, after: day, schedule, account), "\(name)")
            }
        }
    }

    /// Whether nothing but waiting is scheduled for an account between two days.
    private func isNext(
        _ next: CalendarDate, after day: CalendarDate, _ schedule: DunningSchedule, _ account: Int
    ) -> Bool {
        let days = schedule.actions.filter { $0.account == account && $0.day > day && $0.status != .waiting }.map(\.day)
        return days.min() == next
    }

    private func told(_ actions: [ScheduledAction]) -> Set<String> {
        Set(actions.map { "\($0.id) \($0.status.rawValue)" })
    }
}

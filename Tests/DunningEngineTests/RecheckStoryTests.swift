import DunningEngine
import FinancialValues
import Foundation
import PlaybookProgram
import Receivables
import Testing

@testable import DunningReports

/// What holds for every plan: rechecked by the ledger that it was made of, all of it stands.
@Suite struct RecheckStoryTests {
    /// The plan that a run writes, read again.
    private func plan(
        _ schedule: DunningSchedule, _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions
    ) throws -> PlannedSchedule {
        let recorder = ScheduleRecorder(program, ledger)
        let lines = schedule.actions.map { recorder.record(of: $0).line(of: options) }.joined()
        return try PlannedSchedule.read(Data(lines.utf8))
    }

    private func recheck(
        _ plan: PlannedSchedule, _ program: CompiledProgram, _ ledger: LedgerSnapshot, on day: CalendarDate
    ) -> ScheduleRecheck? {
        guard let run = plan.run else { return nil }
        var options = run
        options.asOf = day
        return ScheduleRecheck(plan.actions, of: run, program: program, ledger: ledger, options: options)
    }

    @Test(arguments: Story.all) func `a plan stands by its own ledger`(_ story: Story) throws {
        let (program, options) = (try story.program(), try story.settings().options)
        let ledger = try story.ledger(program.policy)
        let plan = try plan(DunningSimulator.simulate(program, ledger, options), program, ledger, options)
        guard let recheck = recheck(plan, program, ledger, on: options.asOf) else { return }
        let others = recheck.findings.filter { if case .stands = $0.verdict { false } else { true } }
        #expect(others.map { "\($0.action.day) \($0.action.rule) \($0.verdict)" } == [])
        #expect(recheck.unplanned == 0)
    }

    @Test(arguments: FedBackHistoryTests.stories)
    func `on the next day what history shows is sent, and the rest stands`(_ story: Story) throws {
        let (program, options) = (try story.program(), try story.settings().options)
        let ledger = try story.ledger(program.policy)
        guard options.days > 1, FedBackHistoryTests.goesOnAlike(program, ledger, options) else { return }
        let schedule = DunningSimulator.simulate(program, ledger, options)
        let plan = try plan(schedule, program, ledger, options)
        let done = schedule.actions.filter { $0.day == options.asOf }
        let rows = FedBackHistory(program: program, ledger: ledger).rows(done)
        let newer = try story.ledger(program.policy, adding: rows)
        guard let recheck = recheck(plan, program, newer, on: options.asOf + 1) else { return }
        for finding in recheck.findings {
            switch finding.verdict {
            case .sent: #expect(finding.action.day == options.asOf, "\(finding.action)")
            case .stands: #expect(finding.action.day > options.asOf, "\(finding.action)")
            default: Issue.record("\(finding.action.day) \(finding.action.rule): \(finding.verdict)")
            }
        }
        #expect(recheck.unplanned == 0)
    }

    @Test func `a plan of any program and ledger stands by it`() throws {
        for world in Worlds.all {
            let plan = try plan(world.schedule, world.program, world.ledger, world.options)
            guard let recheck = recheck(plan, world.program, world.ledger, on: world.options.asOf) else { continue }
            guard recheck.isAllStanding, recheck.unplanned == 0 else {
                Issue.record("seed \(world.seed)")
                return
            }
        }
    }
}

import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables
import Testing

/// What was done is not done again: the history of a run fed back gives the rest of it, and nothing more.
@Suite struct FedBackHistoryTests {
    /// Stories whose approvals are refused leave no history of it.
    static let stories = Story.asked.filter { ((try? $0.settings())?.options.approvals ?? .granted) == .granted }

    @Test(arguments: stories) func `the same day run again with its history gives nothing new`(_ story: Story) throws {
        let (program, options) = (try story.program(), try story.settings().options)
        let ledger = try story.ledger(program.policy)
        let first = DunningSimulator.simulate(program, ledger, options)
        let done = first.actions.filter { $0.day == options.asOf }
        let rows = FedBackHistory(program: program, ledger: ledger).rows(done)
        let again = try story.ledger(program.policy, adding: rows)
        let second = DunningSimulator.simulate(program, again, options)
        let rest = first.actions.filter { $0.day > options.asOf || $0.status == .waiting }
        let (expected, found) = (lines(rest, program, ledger), lines(second.actions, program, again))
        #expect(found == expected)
    }

    @Test(arguments: stories) func `the next day run with the history of this one goes on alike`(_ story: Story) throws
    {
        let (program, options) = (try story.program(), try story.settings().options)
        let ledger = try story.ledger(program.policy)
        guard options.days > 1, Self.goesOnAlike(program, ledger, options) else { return }
        let first = DunningSimulator.simulate(program, ledger, options)
        let rows = FedBackHistory(program: program, ledger: ledger).rows(
            first.actions.filter { $0.day == options.asOf })
        let again = try story.ledger(program.policy, adding: rows)
        var later = options
        later.asOf = options.asOf + 1
        later.days = options.days - 1
        let second = DunningSimulator.simulate(program, again, later)
        let rest = first.actions.filter { $0.day > options.asOf }
        #expect(lines(second.actions, program, again) == lines(rest, program, ledger))
        let broken = first.brokenGuarantees.filter { $0.day > options.asOf }
        #expect(lines(second.brokenGuarantees, program, again) == lines(broken, program, ledger))
    }

    /// What a run assumes is paid, and rows that it may not see yet, are another story on the next day; bank data are a day
    /// older then.
    static func goesOnAlike(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions
    ) -> Bool {
        options.payments == .none && DunningSimulator.simulate(program, ledger, options).ignored == .init()
            && program.policy.bankDataAge == nil
            && !ledger.customers.contains(where: { $0.insolvency == options.asOf + 1 })
    }

    private func lines(_ actions: [ScheduledAction], _ program: CompiledProgram, _ ledger: LedgerSnapshot) -> [String] {
        lines(program, ledger) { $0.actions = actions }
    }

    private func lines(_ broken: [BrokenGuarantee], _ program: CompiledProgram, _ ledger: LedgerSnapshot) -> [String] {
        lines(program, ledger) { $0.brokenGuarantees = broken }
    }

    private func lines(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, of fill: (inout DunningSchedule) -> Void
    ) -> [String] {
        var schedule = DunningSchedule()
        fill(&schedule)
        return ScheduleLine(program: program, ledger: ledger).text(schedule).split(separator: "\n").map(String.init)
    }
}

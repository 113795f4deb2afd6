import FinancialValues
import PlaybookProgram
import Receivables

/// Runs a program against a snapshot, day by day. Pure: the same input gives the same schedule.
public enum DunningSimulator {
    /// The schedule, computed on the thread that asks; `PartedSimulation` is for several.
    public static func simulate(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions
    ) -> DunningSchedule {
        let simulation = PartedSimulation(program, ledger, options)
        return simulation.schedule(joining: (0..<simulation.count).map(simulation.compute))
    }

    /// Why an account got what it got on one day of a simulation, and when that could change.
    ///
    /// - Parameters:
    ///   - day: From the options' as-of day on; the days before it are simulated first.
    ///   - looksAhead: Whether the days after it are computed too, for a year at most, up to the next on which something is
    ///     done.
    public static func explain(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions, account: Int,
        on day: CalendarDate, looksAhead: Bool = false
    ) -> AccountExplanation {
        var options = options
        let daysAhead = looksAhead ? AccountExplainer.daysAhead : 0
        let days = min(day - options.asOf + 1 + daysAhead, CalendarDate.distantFuture - options.asOf)
        options.days = max(options.days, day - options.asOf + 1, days)
        return AccountExplainer(program, ledger, options).explain(account, on: day, looksAhead: looksAhead)
    }

    /// What is open of an account on a day, whether a playbook runs it or not: nothing is decided for it.
    public static func openItems(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions, account: Int,
        on day: CalendarDate
    ) -> [ItemStanding] {
        PreparedRun(program, ledger, options).standings(of: account, on: day)
    }
}

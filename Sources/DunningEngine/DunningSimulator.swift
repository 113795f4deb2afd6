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
    /// - Parameter day: From the options' as-of day on; the days before it are simulated first.
    public static func explain(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions, account: Int,
        on day: CalendarDate
    ) -> AccountExplanation {
        var options = options
        options.days = max(options.days, day - options.asOf + 1)
        return AccountExplainer(program, ledger, options).explain(account, on: day)
    }
}

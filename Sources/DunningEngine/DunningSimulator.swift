import FinancialValues
import PlaybookProgram
import Receivables

/// Runs a program against a snapshot, day by day. Pure: the same input gives the same schedule.
public enum DunningSimulator {
    /// - Parameter progress: Told now and then how many of all accounts are done.
    public static func simulate(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions,
        progress: ((_ done: Int, _ of: Int) -> Void)? = nil
    ) -> DunningSchedule {
        DunningSchedule()
    }

    /// Why an account got what it got on one day of a simulation, and when that could change.
    ///
    /// - Parameter day: From the options' as-of day on; the days before it are simulated first.
    public static func explain(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions, account: Int,
        on day: CalendarDate
    ) -> AccountExplanation {
        AccountExplanation(account: account, day: day)
    }
}

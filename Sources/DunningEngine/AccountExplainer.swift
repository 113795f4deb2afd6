import FinancialValues
import PlaybookProgram
import Receivables

/// Tells of any account and day what was decided and why, from one run that is prepared once.
public struct AccountExplainer: Sendable {
    private let run: PreparedRun
    private let coverageChanges: [CalendarDate]
    /// By account: all accounts of its payer.
    private let payers: [Range<Int>]

    /// - Parameter options: Their days reach to the last day that is asked about.
    public init(_ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions) {
        run = PreparedRun(program, ledger, options)
        coverageChanges = run.coverageChanges
        payers = PartedSimulation.payers(of: ledger).flatMap { accounts in accounts.map { _ in accounts } }
    }

    /// Why an account got what it got on a day, and when that could change; the days before it are simulated first.
    public func explain(_ account: Int, on day: CalendarDate) -> AccountExplanation {
        precondition(day <= run.options.lastDay, "a run is prepared for its own days")
        var payer = PayerRun(run, accounts: payers[account], coverageChanges: coverageChanges)
        return payer.explain(account, on: day)
    }
}

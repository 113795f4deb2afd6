import FinancialValues
import PlaybookProgram
import Receivables

/// Tells of any account and day what was decided and why, from one run that is prepared once.
public struct AccountExplainer: Sendable {
    private let run: PreparedRun
    private let coverageChanges: [CalendarDate]
    /// By account: all accounts of its payer.
    private let payers: [Range<Int>]

    /// How many days after the one explained are looked at, at most, to find the next on which something is done.
    public static let daysAhead = 366

    /// - Parameter options: Their days reach to the last day that is asked about, and as far beyond it as is looked ahead.
    public init(_ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions) {
        run = PreparedRun(program, ledger, options)
        coverageChanges = run.coverageChanges
        payers = PartedSimulation.payers(of: ledger).flatMap { accounts in accounts.map { _ in accounts } }
    }

    /// Why an account got what it got on a day, and when that could change; the days before it are simulated first.
    ///
    /// - Parameter looksAhead: Whether the days after it are computed too, up to the next on which something is done.
    public func explain(_ account: Int, on day: CalendarDate, looksAhead: Bool = false) -> AccountExplanation {
        precondition(day <= run.options.lastDay, "a run is prepared for its own days")
        var payer = PayerRun(run, accounts: payers[account], coverageChanges: coverageChanges)
        return payer.explain(account, on: day, looksAhead: looksAhead)
    }
}

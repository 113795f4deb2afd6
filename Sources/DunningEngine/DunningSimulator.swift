import Diagnostics
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
        let run = PreparedRun(program, ledger, options)
        var schedule = DunningSchedule()
        let changes = run.coverageChanges
        var reported = 0
        for accounts in payers(of: ledger) {
            var payer = PayerRun(run, accounts: accounts, coverageChanges: changes)
            payer.compute(through: options.lastDay)
            schedule.actions += payer.actions
            schedule.uncovered += payer.uncovered
            schedule.leftAlone += payer.leftAlone
            schedule.held += payer.held
            if accounts.upperBound - reported >= 256 {
                reported = accounts.upperBound
                progress?(reported, ledger.accounts.count)
            }
        }
        schedule.actions.sort(by: isOrdered)
        for (index, isStale) in run.hasStaleBankData.enumerated() where isStale {
            schedule.staleBankData.append(
                StaleBankData(legalEntity: index, lastBankDay: ledger.lastBankDays[index]))
        }
        schedule.habits = run.habits.values.sorted { $0.customer < $1.customer }
        schedule.ignored = ignoredRows(of: ledger, options)
        return schedule
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
        let run = PreparedRun(program, ledger, options)
        let accounts = payers(of: ledger).first { $0.contains(account) }!
        var payer = PayerRun(run, accounts: accounts, coverageChanges: run.coverageChanges)
        return payer.explain(account, on: day)
    }

    /// The accounts of each payer: they stand together.
    private static func payers(of ledger: LedgerSnapshot) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < ledger.accounts.count {
            var end = start + 1
            while end < ledger.accounts.count, ledger.accounts[end].payer == ledger.accounts[start].payer { end += 1 }
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }

    /// By day, account, rule and id.
    private static func isOrdered(_ left: ScheduledAction, _ right: ScheduledAction) -> Bool {
        if left.day != right.day { return left.day < right.day }
        if left.account != right.account { return left.account < right.account }
        if left.rule.order != right.rule.order { return left.rule.order < right.rule.order }
        if left.status != right.status { return left.status.rawValue < right.status.rawValue }
        return left.id < right.id
    }

    private static func ignoredRows(of ledger: LedgerSnapshot, _ options: SimulationOptions) -> IgnoredRows {
        let asOf = options.asOf
        let lastPayment = options.payments == .replay ? options.lastDay : asOf
        var ignored = IgnoredRows()
        ignored.invoices = ledger.invoices.count { $0.entered > asOf }
        ignored.payments = ledger.payments.count { $0.date > lastPayment }
        ignored.disputes = ledger.disputes.count { $0.opened > asOf }
        ignored.promises = ledger.promises.count { $0.made > asOf }
        ignored.history = ledger.history.count { $0.day > asOf }
        return ignored
    }
}

extension RuleReference {
    /// Lifts, obligations, steps in the order of the playbook, escalations, stages, then what the language gives itself.
    fileprivate var order: (Int, Int, Int, String) {
        switch self {
        case .lift(let suspension, let lift): (0, suspension, lift, "")
        case .obligation(let index): (1, index, 0, "")
        case .step(let step): (2, step.sequence, step.step, "")
        case .escalation(let index): (3, index, 0, "")
        case .stage(let suspension, let stage): (4, suspension, stage, "")
        case .builtInTask(let task, let about):
            (5, about?.order.1 ?? 0, about?.order.2 ?? 0, task)
        }
    }
}

import FinancialValues
import PlaybookProgram
import Receivables

/// A simulation cut into parts that have nothing to do with each other: some payers each, one after the other.
///
/// Parts may be computed in any order and on any threads. Joined they are one schedule: the same bytes, however it was cut.
public struct PartedSimulation: Sendable {
    /// What one part came to; its actions are in the order of a schedule.
    public struct Result: Sendable {
        /// How many accounts it was about.
        public var accounts: Int
        fileprivate var schedule = DunningSchedule()
    }

    private let run: PreparedRun
    private let coverageChanges: [CalendarDate]
    private let parts: [[Range<Int>]]

    /// - Parameter accountsOfPart: About how many accounts make a part; fewer are not worth one of their own.
    public init(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions, accountsOfPart: Int = 256
    ) {
        run = PreparedRun(program, ledger, options)
        coverageChanges = run.coverageChanges
        parts = PartedSimulation.parts(PartedSimulation.payers(of: ledger), of: accountsOfPart)
    }

    /// How many parts there are; 0 for a ledger without accounts.
    public var count: Int { parts.count }

    /// How many accounts the ledger has.
    public var accounts: Int { run.ledger.accounts.count }

    public func compute(_ part: Int) -> Result {
        var result = Result(accounts: 0)
        for accounts in parts[part] {
            var payer = PayerRun(run, accounts: accounts, coverageChanges: coverageChanges)
            payer.compute(through: run.options.lastDay)
            result.accounts += accounts.count
            result.schedule.actions += payer.actions
            result.schedule.uncovered += payer.uncovered
            result.schedule.leftAlone += payer.leftAlone
            result.schedule.held += payer.held
            result.schedule.chargesLeft += payer.chargesLeft
            result.schedule.unknownCharges += payer.unknownCharges
            result.schedule.brokenGuarantees += payer.watch.broken
            result.schedule.unwritten += payer.unwritten
        }
        result.schedule.actions = DunningSchedule.inOrder(result.schedule.actions)
        return result
    }

    /// The schedule of the whole run.
    ///
    /// - Parameter results: One for each part, in the order of the parts.
    public func schedule(joining results: [Result]) -> DunningSchedule {
        precondition(results.count == parts.count, "a schedule is made of all its parts")
        var schedule = DunningSchedule()
        let parts = results.map(\.schedule)
        schedule.actions = PartedSimulation.merged(parts.map(\.actions))
        for part in parts {
            schedule.uncovered += part.uncovered
            schedule.leftAlone += part.leftAlone
            schedule.held += part.held
            schedule.chargesLeft += part.chargesLeft
            schedule.unknownCharges += part.unknownCharges
            schedule.brokenGuarantees += part.brokenGuarantees
            schedule.unwritten += part.unwritten
        }
        for action in schedule.actions where !action.unknownCharges.isEmpty {
            schedule.unknownCharges += action.unknownCharges
        }
        for (index, isStale) in run.hasStaleBankData.enumerated() where isStale {
            schedule.staleBankData.append(
                StaleBankData(legalEntity: index, lastBankDay: run.ledger.lastBankDays[index]))
        }
        schedule.brokenGuarantees.sort(by: BrokenGuarantee.isOrdered)
        schedule.unwritten.sort(by: UnwrittenMessage.isOrdered)
        schedule.habits = run.habits.values.sorted { $0.customer < $1.customer }
        schedule.ignored = IgnoredRows(run.ledger, run.options)
        return schedule
    }

    /// Day by day, and of each day part by part: the accounts of a part stand before those of the next.
    private static func merged(_ parts: [[ScheduledAction]]) -> [ScheduledAction] {
        var actions: [ScheduledAction] = []
        actions.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        var next = Array(repeating: 0, count: parts.count)
        while let day = parts.indices.lazy.compactMap({ next[$0] < parts[$0].count ? parts[$0][next[$0]].day : nil })
            .min()
        {
            for part in parts.indices {
                while next[part] < parts[part].count, parts[part][next[part]].day == day {
                    actions.append(parts[part][next[part]])
                    next[part] += 1
                }
            }
        }
        return actions
    }

    // MARK: - Cutting

    /// The accounts of each payer: they stand together.
    static func payers(of ledger: LedgerSnapshot) -> [Range<Int>] {
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

    private static func parts(_ payers: [Range<Int>], of enough: Int) -> [[Range<Int>]] {
        var parts: [[Range<Int>]] = []
        var size = enough
        for accounts in payers {
            if size >= enough {
                parts.append([])
                size = 0
            }
            parts[parts.count - 1].append(accounts)
            size += accounts.count
        }
        return parts
    }
}

extension DunningSchedule {
    /// By day, account, rule and id. Numbers are sorted, since an action is large.
    static func inOrder(_ actions: [ScheduledAction]) -> [ScheduledAction] {
        let keys = actions.map { UInt64(UInt32(bitPattern: $0.day.dayNumber) ^ 1 << 31) << 32 | UInt64($0.account) }
        let order = actions.indices.sorted { left, right in
            keys[left] != keys[right] ? keys[left] < keys[right] : isOrdered(actions[left], actions[right])
        }
        return order.map { actions[$0] }
    }

    private static func isOrdered(_ left: ScheduledAction, _ right: ScheduledAction) -> Bool {
        if left.day != right.day { return left.day < right.day }
        if left.account != right.account { return left.account < right.account }
        if left.rule.order != right.rule.order { return left.rule.order < right.rule.order }
        if left.status != right.status { return left.status.rawValue < right.status.rawValue }
        return left.id < right.id
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

extension IgnoredRows {
    fileprivate init(_ ledger: LedgerSnapshot, _ options: SimulationOptions) {
        let asOf = options.asOf
        let lastPayment = options.payments == .replay ? options.lastDay : asOf
        invoices = ledger.invoices.count { $0.entered > asOf }
        payments = ledger.payments.count { $0.date > lastPayment }
        disputes = ledger.disputes.count { $0.opened > asOf }
        promises = ledger.promises.count { $0.made > asOf }
        history = ledger.history.count { $0.day > asOf }
    }
}

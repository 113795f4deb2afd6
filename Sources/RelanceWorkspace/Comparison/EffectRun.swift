import DunningEngine
import DunningReports
import FinancialValues
import LedgerReading
import PlaybookProgram
import Receivables

/// Simulates one ledger under both of two workspaces and compares what would be done.
public enum EffectRun {
    public struct Result: Sendable {
        public var day: AsOfDay
        public var days: Int
        public var difference: ScheduleDifference
        /// What keeps accounts from being compared, one line each; empty where nothing does.
        public var remarks: [String]
    }

    /// Both are simulated for twice the days, so that what only moves out of them is not taken for gone.
    ///
    /// - Parameter asOf: `nil`: the day of the ledger, else `today`.
    public static func run(
        _ comparison: WorkspaceComparison, _ ledger: LedgerLocation, asOf: CalendarDate?, today: CalendarDate,
        days: Int,
        threads: Int, reading watch: ReadingWatch? = nil
    ) throws(RunError) -> Result {
        let horizon = days * 2
        let before = try side(comparison.old, ledger, asOf, today, horizon, threads, watch)
        let now = try side(comparison.new, ledger, asOf, today, horizon, threads, watch)
        let names = comparison.presentNames
        let formalNotices = comparison.old.program.formalNotices(names).union(comparison.new.program.formalNotices([:]))
        let difference = ScheduleDifference(
            before.records, now.records, until: now.day.date + (days - 1), names: names, formalNotices: formalNotices)
        return Result(
            day: now.day, days: days, difference: difference,
            remarks: remarks(before.notComputed, now.notComputed, before.leftAlone, now.leftAlone))
    }

    private struct Side {
        var day: AsOfDay
        var records: [ScheduleRecord]
        /// Accounts that no playbook, or several, cover, or that cannot be computed.
        var notComputed: Set<String>
        var leftAlone: Set<String>
    }

    private static func side(
        _ workspace: ComparedWorkspace, _ ledger: LedgerLocation, _ asOf: CalendarDate?, _ today: CalendarDate,
        _ days: Int, _ threads: Int, _ watch: ReadingWatch?
    ) throws(RunError) -> Side {
        let program = workspace.program
        let reading = try RunError.ledger { () throws(LedgerReadingError) in
            try ledger.read(program.policy, watch: watch)
        }
        let day = AsOfDay(asked: asOf, ledger: reading.snapshot, today: today)
        let options = SimulationOptions(asOf: day.date, days: days)
        guard options.lastDay <= .distantFuture else { throw .beyondLastDay(asOf: day.date, days: days) }
        let schedule = ThreadedSimulation.run(program, reading.snapshot, options, threads: threads)
        if let unknown = UnknownCharges(schedule.unknownCharges, reading.snapshot) { throw .unknownCharges(unknown) }
        let recorder = ScheduleRecorder(program, reading.snapshot)
        func id(_ index: Int) -> String { reading.snapshot.id(of: reading.snapshot.accounts[index]) }
        return Side(
            day: day, records: schedule.actions.map(recorder.record),
            notComputed: Set(schedule.uncovered.map { id($0.account) }).union(reading.report.accountsLeftOut),
            leftAlone: Set(schedule.leftAlone.map { id($0.account) }))
    }

    private static func remarks(
        _ before: Set<String>, _ now: Set<String>, _ aloneBefore: Set<String>, _ aloneNow: Set<String>
    ) -> [String] {
        let kinds = [
            ("not computed any more", now.subtracting(before)), ("computed only now", before.subtracting(now)),
            ("left alone now", aloneNow.subtracting(aloneBefore)),
            ("not left alone any more", aloneBefore.subtracting(aloneNow)),
        ]
        return kinds.filter { !$0.1.isEmpty }.map {
            "\($0.0): \($0.1.sorted().map(\.printable).joined(separator: ", "))"
        }
    }
}

extension EffectRun.Result {
    /// Who gets what earlier, later, newly or no longer.
    ///
    /// - Parameter most: How many lines of each gravity; `nil` for all.
    public func text(ledger: String, most: Int?) -> String {
        "On \(ledger.printable), from \(day.date) on for \(DateOffset(days, .days)), if nobody pays and all is approved\n"
            + difference.text(most: most) + remarks.map { $0 + "\n" }.joined()
    }
}

extension CompiledProgram {
    /// The names of its steps that are formal notices, as the other program calls them.
    fileprivate func formalNotices(_ names: [String: [String: String]]) -> Set<String> {
        var found: Set<String> = []
        for playbook in playbooks {
            for step in playbook.sequences.flatMap(\.steps) where step.deed.isFormalNotice {
                found.insert(names[playbook.name]?[step.name] ?? step.name)
            }
        }
        return found
    }
}

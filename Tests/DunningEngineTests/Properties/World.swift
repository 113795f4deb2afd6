import DunningEngine
import DunningReports
import FinancialValues
import PlaybookProgram
import Receivables
import RelanceTestSupport

/// A random program and ledger, the options of their run, and what came of it: everything follows from the seed.
struct World: Sendable {
    let seed: UInt64
    let program: CompiledProgram
    let rows: RandomLedger
    let ledger: LedgerSnapshot
    let options: SimulationOptions
    let schedule: DunningSchedule
    /// What is said of some accounts on some days.
    let explanations: [AccountExplanation]

    init(seed: UInt64) {
        self.seed = seed
        var maker = RandomProgram(seed: seed)
        program = maker.make()
        rows = RandomLedger(seed: seed &* 31 &+ 7, program: program)
        ledger = rows.make()
        options = World.options(seed)
        schedule = DunningSimulator.simulate(program, ledger, options)
        explanations = World.explanations(seed, program, ledger, options, schedule)
    }

    /// Of some account; of those for which something is done, or limited, about then; of one with a service; of one that had something on
    /// the as-of day.
    private static func explanations(
        _ seed: UInt64, _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions,
        _ schedule: DunningSchedule
    ) -> [AccountExplanation] {
        var random = RandomNumbers(seed: seed &* 13 &+ 1)
        guard !ledger.accounts.isEmpty else { return [] }
        var asked = [(random.number(0...(ledger.accounts.count - 1)), options.asOf + random.number(0...25))]
        let limits = schedule.actions.filter { $0.kind == .stage || $0.kind == .lift }
        for actions in [schedule.actions, limits] {
            guard let action = actions.randomElement(using: &random) else { continue }
            asked.append((action.account, min(action.day + random.number(0...2), options.lastDay)))
        }
        let limited = ledger.accounts.indices.filter { !ledger.accounts[$0].services.isEmpty }
        if let account = limited.randomElement(using: &random) {
            asked.append((account, options.asOf + random.pick([0, 1, 3, 6, 10, 15, 20, 28, 35])))
        }
        let busy = ledger.accounts.indices.filter { account in
            ledger.history[ledger.accounts[account].history].contains { $0.day == options.asOf }
        }
        if let account = busy.randomElement(using: &random) { asked.append((account, options.asOf)) }
        if program.policy.bankDataAge != nil {
            for account in limited { for days in [1, 4, 9, 16, 24] { asked.append((account, options.asOf + days)) } }
        }
        return asked.map { DunningSimulator.explain(program, ledger, options, account: $0.0, on: $0.1) }
    }

    private static func options(_ seed: UInt64) -> SimulationOptions {
        var random = RandomNumbers(seed: seed &* 17 &+ 3)
        return SimulationOptions(
            asOf: RandomLedger.asOf, days: 75,
            payments: random.pick([.none, .none, .replay, .replay, .promised, .habits]),
            approvals: random.chance(20) ? .refused : .granted)
    }

    /// The lines of `schedule.jsonl`, and those of what is not computed, left alone and held.
    func bytes(of schedule: DunningSchedule, _ ledger: LedgerSnapshot) -> [String] {
        var rest = schedule
        rest.actions = []
        let lines = ScheduleLine(program: program, ledger: ledger).text(rest).split(separator: "\n").map(String.init)
        return World.bytes(of: schedule.actions, program, ledger) + lines
    }

    static func bytes(of actions: [ScheduledAction], _ program: CompiledProgram, _ ledger: LedgerSnapshot) -> [String] {
        let recorder = ScheduleRecorder(program, ledger)
        return actions.map { recorder.record(of: $0).json.compact }
    }

    /// What the run says when nothing about it is changed.
    var bytes: [String] { bytes(of: schedule, ledger) }

    // MARK: - What the properties ask

    func accountID(_ account: Int) -> String { ledger.id(of: ledger.accounts[account]) }

    func calendar(of account: Int) -> BusinessCalendar? {
        let entity = ledger.legalEntities[Int(ledger.accounts[account].legalEntity)]
        return program.policy.legalEntities.first { $0.id == entity }?.calendar
    }

    /// The step of an action; `nil` for another rule.
    func step(_ action: ScheduledAction) -> (sequence: CompiledSequence, index: Int, step: CompiledStep)? {
        guard case .step(let reference) = action.rule else { return nil }
        let sequence = program.playbooks[action.playbook].sequences[reference.sequence]
        return (sequence, reference.sequence, sequence.steps[reference.step])
    }

    /// What an action does: of a step, an escalation or an obligation.
    func deed(_ action: ScheduledAction) -> Deed? {
        let playbook = program.playbooks[action.playbook]
        switch action.rule {
        case .step: return step(action)!.step.deed
        case .escalation(let index): return playbook.escalations[index].deed
        case .obligation(let index): return playbook.obligations[index].deed
        case .stage, .lift, .builtInTask: return nil
        }
    }

    /// Whether an action is done in the run: planned, and not refused.
    func isDone(_ action: ScheduledAction) -> Bool {
        action.status == .scheduled || (action.status == .awaitingApproval && options.approvals == .granted)
    }

    /// The playbooks that cover an account on a day: one, unless the account cannot be computed.
    func playbooks(of account: Int, on day: CalendarDate) -> [Int] {
        let row = ledger.accounts[account]
        let payer = ledger.text[ledger.customers[Int(row.payer)].id]
        let entity = ledger.legalEntities[Int(row.legalEntity)]
        let valid = program.playbooks.indices.filter { program.playbooks[$0].valid?.contains(day) ?? true }
        func covering(_ isOfRank: (CompiledPlaybook.Coverage) -> Bool) -> [Int] {
            valid.filter { isOfRank(program.playbooks[$0].coverage) }
        }
        let named = covering { coverage in
            guard case .accounts(let patterns) = coverage else { return false }
            return patterns.contains { $0.customer == payer && $0.legalEntity ?? entity == entity }
        }
        if !named.isEmpty { return named }
        // The one condition that random playbooks have.
        let ofSegment = covering { if case .condition = $0 { payer == "C0" } else { false } }
        if !ofSegment.isEmpty { return ofSegment }
        return covering { if case .everyoneElse = $0 { true } else { false } }
    }
}

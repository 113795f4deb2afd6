import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables
import Testing

/// What a run scheduled for its day, fed back as history, schedules nothing new that day.
@Suite struct FeedbackTests {
    @Test func `a run whose schedule is in history schedules nothing more that day`() {
        for seed in 1...EnginePropertyTests.worlds {
            var maker = RandomProgram(seed: seed)
            let program = maker.make()
            var rows = RandomLedger(seed: seed &* 31 &+ 7, steps: program.knownNames.sorted())
            let ledger = rows.make()
            let options = SimulationOptions(asOf: RandomLedger.asOf, days: 1)
            let first = DunningSimulator.simulate(program, ledger, options)
            for action in first.actions where action.status != .waiting {
                add(action, of: program, ledger, to: &rows)
            }
            let again = rows.make()
            let second = DunningSimulator.simulate(program, again, options)
            guard let new = second.actions.first(where: { $0.status != .waiting }) else { continue }
            Issue.record("seed \(seed): \(again.id(of: again.accounts[new.account])) \(new.rule) \(new.status)")
            return
        }
    }

    /// The rows that history will have of an action, as the command writes them.
    private func add(
        _ action: ScheduledAction, of program: CompiledProgram, _ ledger: LedgerSnapshot, to rows: inout RandomLedger
    ) {
        let playbook = program.playbooks[action.playbook]
        let rule = name(of: action.rule, in: playbook)
        var about = ""
        if case .builtInTask(_, let other?) = action.rule { about = name(of: other, in: playbook) }
        var decided = action.items.filter(\.isDecided).map(Optional.some)
        if case .escalation = action.rule { decided = [] }
        if decided.isEmpty { decided = [nil] }
        let channels = action.status == .skipped || action.channels.isEmpty ? [""] : action.channels.map(\.rawValue)
        for channel in channels {
            for item in decided {
                var own = about
                if own.isEmpty, case .step(let step) = action.rule, let index = item?.step {
                    own = playbook.sequences[step.sequence].steps[index].name
                }
                let isDone = (action.kind == .stage || action.kind == .lift) && action.channels.isEmpty
                rows.addHistory(
                    day: action.day, message: action.messageID, account: ledger.id(of: ledger.accounts[action.account]),
                    playbook: playbook.name, step: rule,
                    itemStep: own, invoice: item.map { ledger.text[ledger.invoices[$0.invoice].id] },
                    service: action.limit?.service.map { ledger.text[ledger.services[$0].id] },
                    promise: item?.promise.map { ledger.text[ledger.promises[$0].id] },
                    dispute: item?.dispute.map { ledger.text[ledger.disputes[$0].id] }, kind: action.kind.rawValue,
                    channel: channel, recipient: action.recipient.name,
                    outcome: action.status == .skipped ? .skipped : isDone ? .done : .sent)
            }
        }
    }

    private func name(of rule: RuleReference, in playbook: CompiledPlaybook) -> String {
        switch rule {
        case .step(let step): playbook.sequences[step.sequence].steps[step.step].name
        case .escalation(let index): playbook.escalations[index].name
        case .obligation(let index): playbook.obligations[index].name
        case .stage(let suspension, let stage): playbook.suspensions[suspension].stages[stage].name
        case .lift(let suspension, let lift): playbook.suspensions[suspension].lifts[lift].name
        case .builtInTask(let task, _): task
        }
    }
}

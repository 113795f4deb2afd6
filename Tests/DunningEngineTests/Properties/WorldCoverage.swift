import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What a world came to: which kinds of actions, verdicts and rules it reached, by name.
struct WorldCoverage {
    private let world: World
    private(set) var reached: Set<String> = []

    init(_ world: World) {
        self.world = world
        for action in world.schedule.actions { add(action) }
        addRun()
        for explanation in world.explanations { add(explanation) }
    }

    private mutating func add(_ names: [String]) { reached.formUnion(names) }

    // MARK: - Actions

    private mutating func add(_ action: ScheduledAction) {
        switch action.rule {
        case .step(let reference): addStep(action, reference)
        case .escalation: add(["escalation \(action.status)", "escalation \(kind(of: action))"])
        case .obligation: add(["obligation \(action.isLate ? "late" : "in time")", "obligation \(kind(of: action))"])
        case .stage(let suspension, let stage):
            let effect = world.program.playbooks[action.playbook].suspensions[suspension].stages[stage].effect
            add(["stage \(effect)", "stage \(action.status)"])
        case .lift(let suspension, let lift):
            let target = world.program.playbooks[action.playbook].suspensions[suspension].lifts[lift].target
            if case .all = target { add(["lift to all"]) } else { add(["lift to a stage"]) }
        case .builtInTask(let task, let about):
            add(["task \(task)"])
            switch about {
            case .step: add(["task \(task) for a step"])
            case .stage: add(["task \(task) for a stage"])
            case .lift: add(["task \(task) for a lift"])
            case .escalation: add(["task \(task) for an escalation"])
            case .obligation: add(["task \(task) for an obligation"])
            case .builtInTask, nil: break
            }
        }
        let covering = world.playbooks(of: action.account, on: action.day)
        if covering != [action.playbook] { add(["limited under another playbook"]) }
        let payer = world.ledger.accounts[action.account].payer
        for item in action.items {
            let invoice = world.ledger.invoices[item.invoice]
            if invoice.customer != payer { add(["a child's invoice"]) }
            if invoice.flags.contains(.instalment) { add(["an instalment"]) }
            if item.subjects.count > 1 { add(["two promises or disputes about one invoice"]) }
        }
    }

    private func kind(of action: ScheduledAction) -> String {
        switch world.deed(action)! {
        case .task(let task): task.reachesCustomer ? "contact task" : "task"
        case .message(let message): "message to \(message.to.side)"
        }
    }

    private mutating func addStep(_ action: ScheduledAction, _ reference: StepReference) {
        let (sequence, _, step) = world.step(action)!
        add(["step \(action.status)"])
        switch action.because.skip {
        case .pastUntil: add(["skipped past until"])
        case .notForThisItem: add(["skipped by for"])
        case .nextStepHasCome: add(["skipped when late"])
        case nil: break
        }
        guard action.status == .scheduled || action.status == .awaitingApproval else { return }
        let decided = action.items.filter(\.isDecided)
        add(["per \(sequence.unit.rawValue)", "step \(kind(of: action))"])
        if decided.count > 1 { add(["combine \(step.combine.rawValue)"]) }
        if decided.count < action.items.count { add(["lists \(step.lists.rawValue)"]) }
        if Set(decided.map(\.asked.currency)).count > 1 { add(["two currencies in one message"]) }
        if Set(decided.compactMap(\.step)).count > 1 { add(["two steps in one message"]) }
        if !action.fees.isEmpty { add(["a fee"]) }
        if step.deed.isFormalNotice { add(["a formal notice"]) }
        if decided.contains(where: { $0.asked.minorUnits < $0.open.minorUnits }) { add(["a part that is held"]) }
        if decided.contains(where: {
            world.ledger.invoices[$0.invoice].factoredOn <= min(action.day, world.options.asOf)
        }) {
            add(["a factored invoice included"])
        }
        switch step.deed {
        case .message(let message):
            for channel in action.channels { add(["by \(channel.rawValue)"]) }
            if action.channels.first != message.channels[0] { add(["by the fallback"]) }
            if action.channels.count > 1 { add(["by several channels"]) }
        case .task(let task): add(["task \(task.task)"])
        }
    }

    // MARK: - The run

    private mutating func addRun() {
        let schedule = world.schedule
        add(["payments \(world.options.payments.rawValue)", "approvals \(world.options.approvals.rawValue)"])
        add(schedule.uncovered.map { "uncovered: \(word($0.reason))" })
        if !schedule.leftAlone.isEmpty { add(["left alone"]) }
        if !schedule.held.isEmpty { add(["held on the as-of day"]) }
        if !schedule.staleBankData.isEmpty { add(["stale bank data"]) }
        if schedule.ignored != IgnoredRows() { add(["rows dated later"]) }
        if !world.ledger.hasPaidInvoices { add(["a ledger without paid invoices"]) }
        let repeated = Dictionary(grouping: schedule.actions.filter { $0.status == .scheduled }) { action in
            "\(action.account) \(action.playbook) \(action.rule) \(action.items.filter(\.isDecided).map(\.invoice))"
        }.values.filter { $0.count > 1 }.map { $0[0].rule }
        for rule in repeated {
            if case .step = rule { add(["a step again"]) }
            if case .escalation = rule { add(["an escalation again"]) }
        }
        let accountsOfMessage = Dictionary(grouping: schedule.actions, by: \.messageID).values.map {
            Set($0.map(\.account))
        }
        if accountsOfMessage.contains(where: { $0.count > 1 }) { add(["one message over accounts"]) }
        if world.program.playbooks.count > 1 { add(["several playbooks"]) }
        if Set(schedule.actions.map(\.playbook)).count > 1 { add(["actions of several playbooks"]) }
    }

    private func word(_ reason: UncoveredAccount.Reason) -> String {
        switch reason {
        case .noPlaybook: "no playbook"
        case .severalPlaybooks: "several playbooks"
        case .unknownLegalEntity: "unknown legal entity"
        case .unknownCurrency: "unknown currency"
        case .unknownSteps: "unknown steps"
        case .missingValue: "missing value"
        }
    }

    // MARK: - Verdicts

    private mutating func add(_ explanation: AccountExplanation) {
        for verdict in explanation.verdicts { add(["verdict \(caseName(verdict.verdict))"]) }
        for verdict in explanation.verdicts {
            if case .waiting(let reason) = verdict.verdict { add(["waits: \(caseName(reason))"]) }
            if case .notConcerned(let reason) = verdict.verdict { add(["not concerned: \(caseName(reason))"]) }
        }
        add(explanation.stages.map { "stage verdict \(caseName($0.verdict))" })
        add(explanation.escalations.map { "escalation verdict \(caseName($0.verdict))" })
        guard let playbook = explanation.playbook.map({ world.program.playbooks[$0] }) else { return }
        for finding in explanation.holds {
            guard let hold = playbook.holds.first(where: { $0.name == finding.name }) else { continue }
            add([finding.name == "hold_other" ? "hold" : finding.name, "clock \(hold.clockStops ? "stops" : "runs")"])
            add(hold.stops.map { "a hold that stops \($0.word)" })
            add(hold.only.map { ["only \($0.rawValue)"] } ?? [])
            if hold.restarts { add(["a hold that restarts"]) }
            if !hold.except.isEmpty { add(["a hold with an exception"]) }
        }
    }

    /// `triggerDay` of `triggerDay(2026-03-16, ...)`.
    private func caseName(_ value: Any) -> String { String(String(describing: value).prefix { $0 != "(" }) }
}

import FinancialValues
import PlaybookProgram
import Receivables

/// Looks at everything that a payer's run does, and notes where it breaks a guarantee of the playbook whose rule it was.
struct GuaranteeWatch {
    private(set) var broken: [BrokenGuarantee] = []
    /// For each guarantee about a number of times, when what it counts happened: each message or task once.
    private var occurrences: [Key: Set<Occurrence>] = [:]
    /// For each guarantee of progress, how an account stood when it was looked at last.
    private var progress: [Key: [Int: AccountRun.Progress]] = [:]

    private struct Key: Hashable {
        var playbook: Int
        var guarantee: Int
    }

    private struct Occurrence: Hashable {
        var day: CalendarDate
        var number: UInt64
    }

    /// What an action was about, beside what it says itself.
    struct Matter {
        var ground: Ground?
        /// Of an action that its playbook's guarantees are asked about: of a suspension, the one that reached it.
        var playbook: Int
    }

    /// Counts what history shows of one account of the payer.
    mutating func add(_ history: AccountHistory, account: Int, _ run: PreparedRun) {
        for counted in run.countedGuarantees {
            for entry in history.entries where entry.outcome == .executed {
                guard entry.isOne(of: counted, run.playbooks[counted.playbook], run) else { continue }
                let number = entry.message != 0 ? entry.message : UInt64(account) << 32 | UInt64(entry.name)
                occurrences[Key(playbook: counted.playbook, guarantee: counted.guarantee), default: []]
                    .insert(Occurrence(day: entry.day, number: number))
            }
        }
    }

    /// Looks at something that is done.
    mutating func look(at action: ScheduledAction, of account: AccountRun, _ matter: Matter) {
        let guarantees = account.run.playbooks[matter.playbook].guarantees
        guard !guarantees.isEmpty || !account.run.countedGuarantees.isEmpty else { return }
        let concerns = Concern.all(of: action, account, matter)
        count(action, concerns, account.run, matter)
        for (index, guarantee) in guarantees.enumerated() where guarantee.isFed {
            switch guarantee.source.claim {
            case .progress, .whenever(.condition, _): continue
            case .whenever(let occasion, _):
                for item in concerns where item.event.isOne(of: occasion) {
                    check(guarantee, index, item, action, account, matter)
                }
            case .atMost(let count, let occasion, let days):
                guard concerns.contains(where: { $0.event.isOne(of: occasion) }) else { continue }
                let counted = occurrences[Key(playbook: matter.playbook, guarantee: index)] ?? []
                let happened = counted.count { action.day - days < $0.day && $0.day <= action.day }
                guard happened > count else { continue }
                broken.append(
                    BrokenGuarantee(
                        playbook: matter.playbook, guarantee: index, day: action.day, account: action.account,
                        rule: action.rule, service: action.limit?.service, count: happened))
            }
        }
    }

    /// Counts an action for every guarantee about a number of times, of other playbooks of the payer as well: history will
    /// not say less tomorrow.
    private mutating func count(_ action: ScheduledAction, _ concerns: [Concern], _ run: PreparedRun, _ matter: Matter)
    {
        for counted in run.countedGuarantees {
            let isCounted = concerns.contains { concern in
                counted.playbook == matter.playbook
                    ? concern.event.isOne(of: counted.occasion)
                    : concern.isOne(of: counted, by: run.playbooks[matter.playbook].source, run)
            }
            guard isCounted else { continue }
            occurrences[Key(playbook: counted.playbook, guarantee: counted.guarantee), default: []]
                .insert(Occurrence(day: action.day, number: ActionIdentity.number(of: action.messageID)))
        }
    }

    /// Looks at an account in the evening of a day: what was given on it has been given.
    mutating func look(at account: AccountRun, on day: CalendarDate) {
        for (index, guarantee) in account.playbook.guarantees.enumerated() where guarantee.isFed {
            if case .progress(let days) = guarantee.source.claim { look(at: account, on: day, index, within: days) }
            guard let occasion = guarantee.occasion, let require = guarantee.require else { continue }
            var context = FactContext(day: day, isAboutAccount: true)
            guard account.holds(occasion, context) else { continue }
            context.looksBack = .evening
            guard !account.holds(require, context) else { continue }
            broken.append(
                BrokenGuarantee(
                    playbook: account.playbookIndex, guarantee: index, day: day, account: account.account,
                    clauses: account.trace(require, context)))
        }
    }

    /// Notes what is forgotten: once, until something comes for it again.
    private mutating func look(at account: AccountRun, on day: CalendarDate, _ guarantee: Int, within days: Int) {
        let key = Key(playbook: account.playbookIndex, guarantee: guarantee)
        let before = progress[key]?[account.account]
        // Before that day nothing is done about what waits, and nothing becomes free.
        if let before, day < before.next { return }
        let now = account.progress(within: days, on: day)
        progress[key, default: [:]][account.account] = now
        for invoice in now.forgotten where !(before?.forgotten.contains(invoice) ?? false) {
            broken.append(
                BrokenGuarantee(
                    playbook: key.playbook, guarantee: guarantee, day: day, account: account.account, invoice: invoice))
        }
    }

    /// The first day after one on which a guarantee about a condition could come to be broken by the passing of days.
    func horizon(of account: AccountRun, after day: CalendarDate) -> CalendarDate {
        var horizon = CalendarDate.distantFuture
        for index in account.playbook.guarantees.indices {
            let key = Key(playbook: account.playbookIndex, guarantee: index)
            guard let look = progress[key]?[account.account]?.next else { continue }
            horizon = min(horizon, max(look, day + 1))
        }
        for guarantee in account.playbook.guarantees where guarantee.isFed && guarantee.occasion != nil {
            let context = FactContext(day: day, isAboutAccount: true)
            horizon = min(horizon, account.horizon(guarantee.occasion, context))
            horizon = min(horizon, account.horizon(guarantee.require, context))
        }
        return horizon
    }

    private mutating func check(
        _ guarantee: PreparedGuarantee, _ index: Int, _ concern: Concern, _ action: ScheduledAction,
        _ account: AccountRun, _ matter: Matter
    ) {
        guard let require = guarantee.require else { return }
        var context = FactContext(day: action.day, invoice: concern.invoice, service: action.limit?.service)
        context.ground = matter.ground
        if case .stage = action.rule {
            context.looksBack = .ownNotice
        } else if case .lift = action.rule {
            context.isAboutAccount = true
        }
        guard !account.holds(require, context) else { return }
        broken.append(
            BrokenGuarantee(
                playbook: matter.playbook, guarantee: index, day: action.day, account: action.account,
                rule: action.rule, invoice: concern.invoice, service: action.limit?.service,
                clauses: account.trace(require, context)))
    }
}

/// One invoice of an action, with what is done about it: its own step; `nil` for an action that is about none.
private struct Concern {
    var invoice: Int?
    var event: GuaranteedEvent

    static func all(of action: ScheduledAction, _ account: AccountRun, _ matter: GuaranteeWatch.Matter) -> [Concern] {
        let playbook = account.run.playbooks[matter.playbook].source
        var event = GuaranteedEvent()
        switch action.rule {
        case .step(let reference):
            return action.items.filter(\.isDecided).map { item in
                let position = item.step ?? reference.step
                let step = playbook.sequences[reference.sequence].steps[position]
                event.action = .step(sequence: reference.sequence, step: position)
                event.deed = step.deed
                event.isCharging = item.charges != nil || (!step.fee.isEmpty && !action.fees.isEmpty)
                return Concern(invoice: item.invoice, event: event)
            }
        case .escalation(let index):
            (event.action, event.deed) = (.escalation(index), playbook.escalations[index].deed)
        case .obligation(let index):
            (event.action, event.deed) = (.obligation(index), playbook.obligations[index].deed)
        case .stage(let suspension, let stage):
            let source = playbook.suspensions[suspension].stages[stage]
            event.action = .stage(suspension: suspension, stage: stage)
            event.effect = source.effect
            event.deed = source.message.map(Deed.message)
        case .lift(let suspension, let lift):
            event.action = .lift(suspension: suspension, lift: lift)
            event.deed = playbook.suspensions[suspension].lifts[lift].message.map(Deed.message)
        case .builtInTask(let task, _):
            event.deed = .task(TaskDeed(task: task, to: action.recipient, reachesCustomer: false))
        }
        // What is told of a lift is about a service that comes back, and asks for nothing.
        if case .lift = action.rule { return [Concern(invoice: nil, event: event)] }
        let invoices = matter.ground?.invoices ?? action.items.filter(\.isDecided).map(\.invoice)
        return invoices.isEmpty
            ? [Concern(invoice: nil, event: event)] : invoices.map { Concern(invoice: $0, event: event) }
    }
}

extension Concern {
    /// Whether what a rule of one playbook does is what a guarantee of another one counts: of a rule, by its name.
    fileprivate func isOne(of counted: CountedGuarantee, by playbook: CompiledPlaybook, _ run: PreparedRun) -> Bool {
        switch counted.occasion {
        case .action(.task), .kind, .condition: return event.isOne(of: counted.occasion)
        case .action(let meant):
            guard let action = event.action, let name = run.names.number(of: playbook.name(of: action)) else {
                return false
            }
            return run.names.numbers(of: meant, in: run.playbooks[counted.playbook].source).contains(name)
        }
    }
}

extension HistoryEntry {
    /// Whether a row of history is what a guarantee of a playbook counts.
    fileprivate func isOne(of counted: CountedGuarantee, _ playbook: PreparedPlaybook, _ run: PreparedRun) -> Bool {
        switch counted.occasion {
        case .condition: return false
        case .action(let action):
            guard name > 0, run.names.numbers(of: action, in: playbook.source).contains(name) else { return false }
            // A row that did not reach the customer is none of a step or escalation that does.
            return isContact || !counted.isOfContact
        case .kind(.send): return isMessage
        case .kind(.contact): return isContact
        case .kind(.notice): return isNotice
        case .kind(.handOver): return handsOver
        case .kind(.charge):
            return run.names.charging.contains(name) || run.names.compensating.contains(name)
        case .kind(let kind):
            return playbook.suspensions.flatMap(\.stages).contains { stage in
                stage.source.effect.rawValue == kind.rawValue && stage.names.contains(name)
            }
        }
    }
}

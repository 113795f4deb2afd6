import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// One thing that was done about one item, by the ledger's history or by the run.
struct PlainDeed {
    var day: CalendarDate
    var account: Int
    /// Index of the playbook whose rule it was; `nil` when history does not say.
    var playbook: Int?
    /// Of the step or rule, as it is called today; empty: a contact outside the plan.
    var name: String
    var invoice: Int?
    var promise: Int?
    var dispute: Int?
    var service: Int?
    /// What makes rows one message.
    var message: String
    /// `nil`: not known to be received.
    var received: CalendarDate?
    var isContact: Bool
    var isMessageToCustomer: Bool
    var isNotice: Bool
    var handsOver: Bool
    var isOfLedger: Bool
}

/// All that is done in a world, without what came back or was cancelled later: worked out without the engine.
struct PlainHistory {
    private(set) var deeds: [PlainDeed] = []
    private let world: World
    /// What former names are today.
    private var today: [String: String] = [:]
    /// What rules of a name do, by playbook.
    private var deedsOfName: [[String: Deed]] = []

    init(_ world: World) {
        self.world = world
        for playbook in world.program.playbooks {
            deedsOfName.append([:])
            for rule in playbook.rulesByName {
                for old in rule.formerly { today[old] = rule.name }
                if let deed = rule.deed { deedsOfName[deedsOfName.count - 1][rule.name] = deed }
            }
        }
        for account in world.ledger.accounts.indices {
            for index in world.ledger.accounts[account].history { addRow(index, account) }
        }
        for action in world.schedule.actions where world.isDone(action) { add(action) }
    }

    // MARK: - The ledger's rows

    private mutating func addRow(_ index: Int, _ account: Int) {
        let (ledger, row) = (world.ledger, world.ledger.history[index])
        guard row.day <= world.options.asOf, row.outcome.isExecuted else { return }
        let cameToNothing = ledger.accounts[account].history.contains { other in
            let other = ledger.history[other]
            return other.day > row.day && other.day <= world.options.asOf && !other.outcome.isExecuted
                && other.outcome != .skipped && other.step == row.step && other.itemStep == row.itemStep
                && !row.step.isNone && other.invoice == row.invoice && other.service == row.service
                && other.promise == row.promise && other.dispute == row.dispute
        }
        guard !cameToNothing else { return }
        let word = ledger.symbols[row.itemStep.isNone ? row.step : row.itemStep]
        let name = row.step.isNone ? "" : today[word] ?? word
        let (kind, channel) = (ledger.symbols[row.kind], Channel(rawValue: ledger.symbols[row.channel]))
        let recipient = ledger.symbols[row.recipient]
        let policy = world.program.policy
        let isOurs = (policy.internalRoles + policy.thirdPartyRoles).contains(recipient)
        let isMessage = channel != nil || kind == "message" || kind == "email"
        let playbook = world.program.playbooks.firstIndex { $0.name == ledger.symbols[row.playbook] }
        let meanings = meanings(of: name, in: playbook)
        let byName = meanings.isEmpty ? nil : meanings.contains { $0.isContact }
        let isSilent = (kind == "stage" || kind == "lift") && channel == nil
        let isContact =
            !isSilent && !(isMessage && isOurs) && (byName ?? (isMessage || kind == "call" || kind == "visit"))
        deeds.append(
            PlainDeed(
                day: row.day, account: account,
                playbook: playbook, name: name,
                invoice: row.invoice.map(Int.init), promise: row.promise.map(Int.init),
                dispute: row.dispute.map(Int.init), service: row.service.map(Int.init),
                message: row.message.isEmpty ? "\(account) \(word)" : ledger.text[row.message],
                received: received(row, channel, account, playbook), isContact: isContact,
                isMessageToCustomer: isContact && isMessage, isNotice: meanings.contains { $0.isFormalNotice },
                handsOver: meanings.contains(where: PlainHistory.handsOver), isOfLedger: true))
    }

    /// In the playbook that history names, else in any.
    private func meanings(of name: String, in playbook: Int?) -> [Deed] {
        if let own = playbook.flatMap({ deedsOfName[$0][name] }) { return [own] }
        return deedsOfName.compactMap { $0[name] }
    }

    private static func handsOver(_ deed: Deed) -> Bool {
        if case .task(let task) = deed { task.task == "hand_over" } else { false }
    }

    /// Proof, else what its playbook says of the channel, else that of the as-of day.
    private func received(
        _ row: HistoryRow, _ channel: Channel?, _ account: Int, _ playbook: Int?
    ) -> CalendarDate? {
        guard row.outcome == .sent, let channel else { return row.outcome == .sent ? row.day : row.outcomeDay }
        guard let playbook = playbook ?? world.playbooks(of: account, on: world.options.asOf).first else { return nil }
        return deemed([channel], sent: row.day, by: playbook, account)
    }

    private func deemed(_ channels: [Channel], sent day: CalendarDate, by playbook: Int, _ account: Int)
        -> CalendarDate?
    {
        guard let calendar = world.calendar(of: account) else { return nil }
        var latest = day
        for channel in channels {
            guard case .after(let offset)? = world.program.playbooks[playbook].delivery[channel] else { return nil }
            latest = max(latest, offset.after(day, in: calendar))
        }
        return latest
    }

    // MARK: - The run's actions

    private mutating func add(_ action: ScheduledAction) {
        let playbook = world.program.playbooks[action.playbook]
        let deed = world.deed(action)
        let isMessage = !action.channels.isEmpty && action.recipient.side == .customer
        var entry = PlainDeed(
            day: action.day, account: action.account, playbook: action.playbook, name: "",
            service: action.limit?.service, message: action.messageID,
            received: action.channels.isEmpty
                ? action.day : deemed(action.channels, sent: action.day, by: action.playbook, action.account),
            isContact: isMessage || deed?.isContact ?? false, isMessageToCustomer: isMessage,
            isNotice: false, handsOver: false, isOfLedger: false)
        let decided = action.items.filter(\.isDecided)
        switch action.rule {
        case .step(let reference):
            let steps = playbook.sequences[reference.sequence].steps
            for item in decided {
                entry.invoice = item.invoice
                entry.name = steps[item.step!].name
                entry.isNotice = steps[item.step!].deed.isFormalNotice
                entry.handsOver = PlainHistory.handsOver(steps[item.step!].deed)
                if item.subjects.isEmpty { deeds.append(entry) }
                for subject in item.subjects {
                    entry.name = steps[subject.step!].name
                    entry.promise = subject.kind == .promise ? subject.index : nil
                    entry.dispute = subject.kind == .dispute ? subject.index : nil
                    deeds.append(entry)
                }
            }
            return
        case .escalation(let index):
            entry.name = playbook.escalations[index].name
            deeds.append(entry)
            return
        case .obligation(let index): entry.name = playbook.obligations[index].name
        case .stage(let suspension, let stage): entry.name = playbook.suspensions[suspension].stages[stage].name
        case .lift(let suspension, let lift): entry.name = playbook.suspensions[suspension].lifts[lift].name
        case .builtInTask(let task, _): entry.name = task
        }
        if decided.isEmpty { deeds.append(entry) }
        for item in decided {
            entry.invoice = item.invoice
            deeds.append(entry)
        }
    }

    func wasHandedOver(_ invoice: Int, before day: CalendarDate) -> Bool {
        deeds.contains { $0.invoice == invoice && $0.day < day && $0.handsOver }
    }
}

/// A rule and its names.
struct NamedRuleOfWorld {
    var name: String
    var formerly: [String]
    var deed: Deed?
}

extension CompiledPlaybook {
    var rulesByName: [NamedRuleOfWorld] {
        let steps = sequences.flatMap(\.steps).map {
            NamedRuleOfWorld(name: $0.name, formerly: $0.formerly, deed: $0.deed)
        }
        let rules =
            escalations.map { NamedRuleOfWorld(name: $0.name, formerly: $0.formerly, deed: $0.deed) }
            + obligations.map { NamedRuleOfWorld(name: $0.name, formerly: $0.formerly, deed: $0.deed) }
        let stages = suspensions.flatMap(\.stages).map {
            NamedRuleOfWorld(name: $0.name, formerly: $0.formerly, deed: $0.message.map(Deed.message))
        }
        let lifts = suspensions.flatMap(\.lifts).map {
            NamedRuleOfWorld(name: $0.name, formerly: $0.formerly, deed: $0.message.map(Deed.message))
        }
        return steps + rules + stages + lifts
    }
}

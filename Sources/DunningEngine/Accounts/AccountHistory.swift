import FinancialValues
import PlaybookProgram
import Receivables

/// What was done about one account, by history and by the days of the run already computed. One entry per action and item.
struct HistoryEntry {
    enum Outcome {
        case executed, skipped
        /// Bounced, or the address is unknown: not done, and the address is no good.
        case undeliverable
        case cancelled
    }

    var day: CalendarDate
    /// Rows of one message share it; 0 when the ledger does not say.
    var message: UInt64
    /// The number of the item's own step, or of the rule; 0: a contact outside the plan, or an item that was only listed.
    var name: Int32
    var invoice: Int32 = -1
    var promise: Int32 = -1
    var dispute: Int32 = -1
    var service: Int32 = -1
    /// Index of the playbook whose rule it was; -1 when the ledger does not say, or names none of today.
    var playbook: Int32 = -1
    /// For `no_address`, the step that could not be done.
    var about: Int32 = 0
    var outcome: Outcome
    /// Done, not merely given: what the run schedules counts as done, and a message that was sent.
    var isDone = true
    /// Scheduled by the run, not told by the ledger.
    var isPlanned = true
    /// How it travelled, where history says so: the first row's channel, and those of all its rows.
    var channel: Channel?
    var channels: Set<Channel> = []
    /// History proves the receipt, or says that it was done: nothing is deemed of it.
    var isProved = false
    /// The day it counts as received; `nil`: not known to be.
    var received: CalendarDate?
    /// It reached the customer, or was to.
    var isContact: Bool
    /// It was a message, not a call or visit.
    var isMessage: Bool
    /// It was a formal notice in law, and it handed its item over.
    var isNotice = false
    var handsOver = false
}

extension HistoryEntry {
    /// Whether another is about the same rule and the same item.
    fileprivate func isAlike(_ other: HistoryEntry) -> Bool {
        name == other.name && invoice == other.invoice && promise == other.promise && dispute == other.dispute
            && service == other.service && about == other.about
    }

    /// A task that the language gives by itself: done on its day, and no contact.
    static func builtInTask(_ name: Int32, on day: CalendarDate) -> HistoryEntry {
        HistoryEntry(
            day: day, message: 0, name: name, outcome: .executed, received: day, isContact: false, isMessage: false)
    }
}

extension HistoryEntry {
    /// Whether another one decides what counts from them, in whichever order they stand: of one day what was done goes
    /// before a skip, and what is received last before the rest.
    func isBefore(_ other: HistoryEntry) -> Bool {
        func rank(_ entry: HistoryEntry) -> (CalendarDate, Int, CalendarDate) {
            (entry.day, entry.outcome == .executed ? 1 : 0, entry.received ?? .distantFuture)
        }
        return rank(self) < rank(other)
    }
}

extension PreparedRun {
    /// The history of an account that no playbook runs: what it says of contacts is known without one.
    func history(ofUncovered account: Int) -> AccountHistory? {
        guard !ledger.accounts[account].history.isEmpty, let playbook = playbooks.first,
            let entity = entities[Int(ledger.accounts[account].legalEntity)] ?? program.policy.legalEntities.first
        else { return nil }
        return AccountHistory(self, account: account, playbook, calendar: entity.calendar)
    }
}

/// The entries of one account, in the order of their days.
struct AccountHistory {
    private(set) var entries: [HistoryEntry] = []

    /// Reads the ledger's rows up to the as-of day.
    init(_ run: PreparedRun, account: Int, _ playbook: PreparedPlaybook, calendar: BusinessCalendar) {
        let ledger = run.ledger
        let rows = ledger.accounts[account].history
        guard !rows.isEmpty else { return }
        entries.reserveCapacity(rows.count)
        for index in rows {
            let row = ledger.history[index]
            guard row.day <= run.options.asOf else { continue }
            let isNoAddress = run.nameOfSymbol[Int(row.step.index)] == run.names.noAddress
            let nameSymbol = row.itemStep.isNone || isNoAddress ? row.step : row.itemStep
            let channel = Channel(rawValue: ledger.symbols[row.channel])
            let name = max(0, run.nameOfSymbol[Int(nameSymbol.index)])
            let ofPlaybook = run.playbookOfSymbol[Int(row.playbook.index)]
            let traits = run.names.traits(of: name, in: ofPlaybook) ?? RuleTraits()
            // What it was, and when it counts as received, its own playbook says.
            let delivery = (ofPlaybook >= 0 ? run.playbooks[Int(ofPlaybook)] : playbook).source.delivery
            add(
                HistoryEntry(
                    day: row.day, message: AccountHistory.message(row, in: ledger), name: name,
                    invoice: row.invoice ?? -1, promise: row.promise ?? -1, dispute: row.dispute ?? -1,
                    service: row.service ?? -1, playbook: ofPlaybook,
                    about: isNoAddress ? max(0, run.nameOfSymbol[Int(row.itemStep.index)]) : 0,
                    outcome: AccountHistory.outcome(row.outcome), isDone: row.outcome == .done || channel != nil,
                    isPlanned: false, channel: channel, channels: channel.map { [$0] } ?? [],
                    isProved: AccountHistory.proves(row.outcome),
                    received: AccountHistory.received(row, channel, delivery, calendar),
                    isContact: AccountHistory.isContact(row, channel, run),
                    isMessage: channel != nil || AccountHistory.isMessageKind(ledger.symbols[row.kind]),
                    isNotice: traits.isNotice, handsOver: traits.handsOver))
        }
        completeReceipts(run, playbook, calendar)
        undoWhatCameToNothing()
    }

    /// Makes what other playbooks did, under names that they gave up since, known to the one that goes on from there.
    mutating func translateNames(_ names: ActionNames, readBy playbook: Int) {
        for index in entries.indices where entries[index].name > 0 {
            let entry = entries[index]
            entries[index].name = names.name(entry.name, of: entry.playbook, readBy: playbook)
            if entry.about > 0 { entries[index].about = names.name(entry.about, of: entry.playbook, readBy: playbook) }
        }
    }

    /// One message by several channels is one execution; it is received when all of it is.
    private mutating func add(_ entry: HistoryEntry) {
        guard entry.outcome == .executed, entry.name > 0, let same = lastRow(alike: entry) else {
            entries.append(entry)
            return
        }
        entries[same].received = entries[same].received.flatMap { a in entry.received.map { max(a, $0) } }
        entries[same].isDone = entries[same].isDone && entry.isDone
        if let channel = entry.channel { entries[same].channels.insert(channel) }
    }

    /// Of several rows about one thing the latest decides: what came back or was cancelled on a later day was not done,
    /// whoever asks. On one day a done row wins. [40]
    private mutating func undoWhatCameToNothing() {
        for undone in entries where undone.outcome == .undeliverable || undone.outcome == .cancelled {
            guard undone.name > 0 else { continue }
            for index in entries.indices.prefix(while: { entries[$0].day < undone.day })
            where entries[index].isAlike(undone) { entries[index].outcome = .cancelled }
        }
    }

    /// Rows come in the order of their days, so only those of its own day are looked at.
    private func lastRow(alike entry: HistoryEntry) -> Int? {
        entries.indices.reversed().prefix { entries[$0].day == entry.day }.first { index in
            entries[index].isAlike(entry) && entries[index].outcome == entry.outcome
        }
    }

    /// What the ledger does not say of a message's channels is taken from its step: a registered letter that is not in
    /// history is not received because the e-mail beside it was, nor by the proof of that e-mail.
    private mutating func completeReceipts(
        _ run: PreparedRun, _ playbook: PreparedPlaybook, _ calendar: BusinessCalendar
    ) {
        for index in entries.indices where entries[index].outcome == .executed {
            let own = entries[index].playbook >= 0 ? run.playbooks[Int(entries[index].playbook)] : playbook
            guard let message = own.messageOfName[entries[index].name] else { continue }
            let seen = entries[index].channels
            // A channel that the step does not name went in place of its own.
            let beside = Set(message.channels.dropFirst()).subtracting([message.fallback].compactMap { $0 })
            // Proof without a channel is of the whole message.
            let ofWhole = entries[index].isProved ? [] : message.channels
            let missing = seen.isEmpty ? ofWhole : seen.isSubset(of: beside) ? [message.channels[0]] : []
            guard !missing.isEmpty else { continue }
            for channel in missing {
                let deemed = AccountHistory.deemed(
                    channel, sent: entries[index].day, own.source.delivery, calendar)
                entries[index].received = entries[index].received.flatMap { a in deemed.map { max(a, $0) } }
            }
        }
    }

    private static func deemed(
        _ channel: Channel, sent day: CalendarDate, _ delivery: [Channel: DeemedReceipt], _ calendar: BusinessCalendar
    ) -> CalendarDate? {
        guard case .after(let offset)? = delivery[channel] else { return nil }
        return offset.after(day, in: calendar)
    }

    mutating func append(_ entry: HistoryEntry) { entries.append(entry) }

    var isEmpty: Bool { entries.isEmpty }

    private static func outcome(_ outcome: HistoryRow.Outcome) -> HistoryEntry.Outcome {
        switch outcome {
        case .sent, .presented, .received, .unclaimed, .done: .executed
        case .skipped: .skipped
        case .bounced, .unknownAddress: .undeliverable
        case .cancelled: .cancelled
        }
    }

    private static func proves(_ outcome: HistoryRow.Outcome) -> Bool {
        outcome == .received || outcome == .presented || outcome == .unclaimed || outcome == .done
    }

    private static func message(_ row: HistoryRow, in ledger: LedgerSnapshot) -> UInt64 {
        row.message.isEmpty ? 0 : TextNumber.hash(ledger.text.slice(row.message))
    }

    /// Proof in history, else what `delivery` says of the channel.
    private static func received(
        _ row: HistoryRow, _ channel: Channel?, _ delivery: [Channel: DeemedReceipt], _ calendar: BusinessCalendar
    ) -> CalendarDate? {
        switch row.outcome {
        // An unclaimed or refused letter is received in law on the day it was first presented.
        case .received, .presented, .unclaimed: return row.outcomeDay
        case .sent:
            guard let channel else { return row.day }
            return deemed(channel, sent: row.day, delivery, calendar)
        case .done: return row.day
        case .bounced, .unknownAddress, .cancelled, .skipped: return nil
        }
    }

    private static let messageKinds: Set<String> = ["message", "email", "letter", "registered_letter", "sms", "portal"]
    private static func isMessageKind(_ kind: String) -> Bool { messageKinds.contains(kind) }

    /// Whether a row was a contact: a message by its recipient, anything by its step where the program knows it, else by
    /// its kind.
    private static func isContact(_ row: HistoryRow, _ channel: Channel?, _ run: PreparedRun) -> Bool {
        let kind = run.ledger.symbols[row.kind]
        let recipient = run.ledger.symbols[row.recipient]
        let isMessage = channel != nil || isMessageKind(kind)
        let policy = run.program.policy
        // A service is limited or freed without a word, too.
        if kind == "stage" || kind == "lift", channel == nil { return false }
        if isMessage, policy.internalRoles.contains(recipient) || policy.thirdPartyRoles.contains(recipient) {
            return false
        }
        let traits = run.names.traits(
            of: run.nameOfSymbol[Int(row.step.index)], in: run.playbookOfSymbol[Int(row.playbook.index)])
        if let traits { return traits.isContact }
        return isMessage || kind == "call" || kind == "visit"
    }
}

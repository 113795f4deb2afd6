import DunningEngine
import FinancialValues
import PlaybookProgram

/// One message of a schedule with every action that travels in it: the items of an account, the services of a stage, the
/// accounts of one recipient.
struct OutgoingMessage {
    let id: String
    let day: CalendarDate
    /// Never empty; in the order of the schedule.
    private(set) var actions: [ScheduledAction]
    /// One per template, in the order of the schedule: what is joined by recipient may be of several rules.
    private(set) var parts: [Part]

    /// What of a message one template says.
    struct Part {
        /// What the playbook says of it: of the first action.
        let deed: MessageDeed
        /// Never empty; in the order of the schedule.
        fileprivate(set) var actions: [ScheduledAction]

        /// Indices of the accounts that it is about, each once.
        var accounts: [Int] { actions.map(\.account).uniqued }
    }

    /// Who it is from and to is as its first rule says.
    var deed: MessageDeed { parts[0].deed }

    private mutating func add(_ action: ScheduledAction, _ deed: MessageDeed) {
        actions.append(action)
        if let index = parts.firstIndex(where: { $0.deed.template == deed.template }) {
            parts[index].actions.append(action)
        } else {
            parts.append(Part(deed: deed, actions: [action]))
        }
    }

    /// By every channel that one of its actions goes by, in the language's order.
    var channels: [Channel] {
        Channel.allCases.filter { channel in actions.contains { $0.channels.contains(channel) } }
    }

    /// The messages among the actions of one day, in the order of their first actions.
    static func messages(of actions: [ScheduledAction], _ program: CompiledProgram) -> [OutgoingMessage] {
        var messages: [OutgoingMessage] = []
        var indices: [String: Int] = [:]
        for action in actions {
            guard action.status == .scheduled || action.status == .awaitingApproval, !action.channels.isEmpty,
                let deed = program.playbooks[action.playbook].message(of: action.rule)
            else { continue }
            if let index = indices[action.messageID] {
                messages[index].add(action, deed)
            } else {
                indices[action.messageID] = messages.count
                messages.append(
                    OutgoingMessage(
                        id: action.messageID, day: action.day, actions: [action],
                        parts: [Part(deed: deed, actions: [action])]))
            }
        }
        return messages
    }

    /// Indices of the accounts that it is about, each once.
    var accounts: [Int] { actions.map(\.account).uniqued }

    /// Who gets a copy, each once: of every step that an item takes, and of every rule joined in it.
    func copies(_ program: CompiledProgram) -> [RoleReference] {
        actions.flatMap { action -> [RoleReference] in
            let playbook = program.playbooks[action.playbook]
            let own = playbook.message(of: action.rule)?.copy ?? []
            guard case .step(let reference) = action.rule else { return own }
            let steps = playbook.sequences[reference.sequence].steps
            let taken = action.items.flatMap { [$0.step] + $0.subjects.map(\.step) }.compactMap { $0 }
            return own + taken.flatMap { steps[$0].deed.message?.copy ?? [] }
        }.uniqued
    }
}

extension CompiledPlaybook {
    /// What a rule sends; `nil` for one that sends nothing.
    func message(of rule: RuleReference) -> MessageDeed? {
        switch rule {
        case .step(let reference): sequences[reference.sequence].steps[reference.step].deed.message
        case .escalation(let index): escalations[index].deed.message
        case .obligation(let index): obligations[index].deed.message
        case .stage(let suspension, let stage): suspensions[suspension].stages[stage].message
        case .lift(let suspension, let lift): suspensions[suspension].lifts[lift].message
        case .builtInTask: nil
        }
    }
}

extension Deed {
    fileprivate var message: MessageDeed? { if case .message(let message) = self { message } else { nil } }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    package var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

import DunningEngine
import DunningReports
import FinancialValues
import PlaybookProgram
import Receivables

/// Whom the messages of the next weeks would not reach: the schedule says so, with every condition of the playbooks looked at, so that
/// nobody is told that the contact of a role is missing to whom nothing would be sent.
struct MissingContacts {
    private let program: CompiledProgram
    private let ledger: LedgerSnapshot
    private let check: LedgerCheck

    init(_ program: CompiledProgram, _ ledger: LedgerSnapshot, _ check: LedgerCheck) {
        (self.program, self.ledger, self.check) = (program, ledger, check)
    }

    private struct Gap: Hashable {
        var account: Int
        var role: String
        var channel: Channel
    }

    /// Tells each account, role and channel once, with the first message that would not go out.
    ///
    /// - Parameter leftOut: Accounts for which nothing is scheduled anyway.
    func tell(_ schedule: DunningSchedule, but leftOut: Set<Int>) {
        var gaps: [Gap: (first: ScheduledAction, rules: Set<String>)] = [:]
        for action in schedule.actions where !leftOut.contains(action.account) {
            guard case .builtInTask("no_address", let about?) = action.rule,
                let (rule, message) = message(of: about, in: program.playbooks[action.playbook])
            else { continue }
            let gap = Gap(account: action.account, role: message.to.name, channel: message.channels[0])
            gaps[gap, default: (action, [])].rules.insert(rule)
        }
        let order = gaps.keys.sorted {
            ($0.account, $0.role, $0.channel.rawValue) < ($1.account, $1.role, $1.channel.rawValue)
        }
        for gap in order { tell(gap, gaps[gap]!.first, gaps[gap]!.rules) }
    }

    private func tell(_ gap: Gap, _ action: ScheduledAction, _ rules: Set<String>) {
        let account = ledger.accounts[gap.account]
        let payer = Int(account.payer)
        check.found.add(
            .missingContact, at: .init(.customers, payer, "customer"), customer: payer, account: gap.account,
            check.open(account.invoices)
        ) {
            let id = ledger.text[ledger.customers[payer].id].printable
            let (what, playbook) = (word(for: gap.channel), program.playbooks[action.playbook].name)
            let first = rules.sorted().first ?? ""
            let others = rules.count > 1 ? " and \(counted(rules.count - 1, "other rule"))" : ""
            let state =
                has(gap.channel, gap.role, payer)
                ? "the \(what) of role \"\(gap.role)\" of \"\(id)\" came back"
                : "\"\(id)\" has no \(what) of role \"\(gap.role)\""
            return "\(state): \(first)\(others) of playbook \(playbook) cannot go out, the first time on \(action.day)"
        }
    }

    private func word(for channel: Channel) -> String {
        switch channel {
        case .email: "e-mail address"
        case .letter, .registeredLetter: "postal address"
        case .sms: "telephone number"
        case .portal: "place in the portal"
        }
    }

    private func has(_ channel: Channel, _ role: String, _ payer: Int) -> Bool {
        ledger.contacts(of: payer).contains { contact in
            guard ledger.symbols[contact.role] == role else { return false }
            return switch channel {
            case .email: !contact.email.isEmpty
            case .letter, .registeredLetter: !contact.address.isEmpty
            case .sms: !contact.phone.isEmpty
            case .portal: true
            }
        }
    }

    /// What a rule sends, and its name; `nil` for a task.
    private func message(of rule: RuleReference, in playbook: CompiledPlaybook) -> (String, MessageDeed)? {
        switch rule {
        case .step(let step):
            let step = playbook.sequences[step.sequence].steps[step.step]
            return step.deed.message.map { (step.name, $0) }
        case .escalation(let index):
            return playbook.escalations[index].deed.message.map { (playbook.escalations[index].name, $0) }
        case .obligation(let index):
            return playbook.obligations[index].deed.message.map { (playbook.obligations[index].name, $0) }
        case .stage(let suspension, let stage):
            let stage = playbook.suspensions[suspension].stages[stage]
            return stage.message.map { (stage.name, $0) }
        case .lift(let suspension, let lift):
            let lift = playbook.suspensions[suspension].lifts[lift]
            return lift.message.map { (lift.name, $0) }
        case .builtInTask: return nil
        }
    }
}

extension Deed {
    fileprivate var message: MessageDeed? { if case .message(let message) = self { message } else { nil } }
}

extension LedgerSnapshot {
    /// Contacts are sorted by customer.
    fileprivate func contacts(of customer: Int) -> ArraySlice<Contact> {
        var (low, high) = (0, contacts.count)
        while low < high {
            let middle = (low + high) / 2
            if contacts[middle].customer < customer { low = middle + 1 } else { high = middle }
        }
        return contacts[low...].prefix { $0.customer == customer }
    }
}

import FinancialValues
import PlaybookProgram

/// Joins what was decided into messages and tasks.
enum MessageCombining {
    /// What makes two decisions one message.
    private struct Key: Hashable {
        var sequence: Int
        var channels: [Channel]
        var recipient: RoleReference
        var task: String?
        /// For `combine: step` and `none`.
        var step: Int?
        var item: SequenceItem.Subject?
        var currency: CurrencyCode?
    }

    /// The proposals of one account, by sequence, step and item.
    static func combine(_ decisions: [ItemDecision], of account: AccountRun, on day: CalendarDate) -> [Proposal] {
        var order: [Key] = []
        var groups: [Key: (step: Int, decisions: [ItemDecision])] = [:]
        for decision in decisions {
            guard case .executed = decision.verdict, let step = decision.step else { continue }
            let sequence = account.playbook.source.sequences[decision.sequence]
            let source = sequence.steps[step]
            let recipient = account.recipient(of: source.deed, about: decision.item, on: day)
            var key = Key(sequence: decision.sequence, channels: decision.channels, recipient: recipient)
            if case .task(let task) = source.deed { key.task = task.task }
            switch source.combine {
            case .account, .recipient: break
            case .step: key.step = step
            case .none:
                key.step = step
                key.item = decision.item.subject
            }
            if case .round(let currency, _) = decision.item.subject { key.currency = currency }
            if groups[key] == nil { order.append(key) }
            groups[key, default: (step, [])].decisions.append(decision)
            groups[key]!.step = max(groups[key]!.step, step)
        }
        return order.map { key in
            let group = groups[key]!
            return Proposal(
                account: account, rule: .steps(sequence: key.sequence, step: group.step, decisions: group.decisions),
                recipient: key.recipient)
        }
    }
}

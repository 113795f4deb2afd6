import FinancialValues
import PlaybookProgram

/// One message or task as it would go out on a day: what a sequence decided for one account, channel and recipient.
struct Proposal {
    var account: AccountRun
    var sequence: Int
    /// The highest of the items' steps: its template, and its charges.
    var step: Int
    var recipient: RoleReference
    /// Each item with its own step, in the order of the sequence's items.
    var decisions: [ItemDecision]

    var source: CompiledStep { account.playbook.source.sequences[sequence].steps[step] }
    var isContact: Bool { account.playbook.sequences[sequence].steps[step].isContact }
    var isFormalNotice: Bool { source.deed.isFormalNotice }
    var channels: [Channel] { decisions.first { $0.step == step }?.channels ?? [] }

    /// Days overdue of the oldest item.
    func daysOverdue(on day: CalendarDate) -> Int {
        decisions.flatMap(\.decided).map { day - account.ledger.invoices[$0.invoice].due }.max() ?? 0
    }

    /// The approvals of all its steps, each once.
    var approval: ApprovalRule {
        var requirements: [ApprovalRule.Requirement] = []
        for decision in decisions {
            for requirement in account.playbook.source.sequences[sequence].steps[decision.step!].approval.requirements
            where !requirements.contains(requirement) {
                requirements.append(requirement)
            }
        }
        return ApprovalRule(requirements)
    }
}

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
        var groups: [Key: Proposal] = [:]
        for decision in decisions {
            guard case .executed = decision.verdict, let step = decision.step else { continue }
            let sequence = account.playbook.source.sequences[decision.sequence]
            let source = sequence.steps[step]
            let recipient = account.recipient(of: source, about: decision.item.subject, on: day)
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
            if groups[key] == nil {
                order.append(key)
                groups[key] = Proposal(
                    account: account, sequence: decision.sequence, step: step, recipient: recipient, decisions: [])
            }
            groups[key]!.decisions.append(decision)
            groups[key]!.step = max(groups[key]!.step, step)
        }
        return order.map { groups[$0]! }
    }
}

import FinancialValues
import PlaybookProgram

/// One message or task as it would go out on a day: what a sequence decided for one account, channel and recipient, or
/// what an escalation gives.
struct Proposal {
    enum Rule {
        /// The highest of the items' steps (its template and its charges), and each item with its own.
        case steps(sequence: Int, step: Int, decisions: [ItemDecision])
        case escalation(EscalationDecision)
    }

    var account: AccountRun
    var rule: Rule
    var recipient: RoleReference

    /// What of the rule the message bears.
    var deed: Deed {
        switch rule {
        case .steps(let sequence, let step, _): account.playbook.source.sequences[sequence].steps[step].deed
        case .escalation(let decision): account.playbook.source.escalations[decision.escalation].deed
        }
    }

    var name: String {
        switch rule {
        case .steps(let sequence, let step, _): account.playbook.source.sequences[sequence].steps[step].name
        case .escalation(let decision): account.playbook.source.escalations[decision.escalation].name
        }
    }

    var isContact: Bool { deed.isContact }
    var isFormalNotice: Bool { deed.isFormalNotice }

    /// The id of the message that it is a part of, where messages are joined by recipient.
    func sharedMessage(on day: CalendarDate) -> String? {
        let (combine, channels): (Combine, [Channel])
        switch rule {
        case .steps(let sequence, let step, let decisions):
            combine = account.playbook.source.sequences[sequence].steps[step].combine
            channels = decisions.first { $0.step == step }?.channels ?? []
        case .escalation(let decision):
            combine = account.playbook.source.escalations[decision.escalation].combine
            channels = decision.channels
        }
        guard combine == .recipient else { return nil }
        let payer = account.ledger.text[account.ledger.customers[account.payer].id]
        return ActionIdentity.sharedMessage(of: deed, to: recipient, of: payer, channels: channels, on: day)
    }

    /// What is remembered of its parts while they wait.
    var remembered: [RememberedRule.Rule] {
        switch rule {
        case .steps(let sequence, _, let decisions):
            decisions.map { .step(sequence: sequence, step: $0.step!, $0.item.subject) }
        case .escalation(let decision): [.escalation(decision.escalation)]
        }
    }

    /// What is remembered when somebody refuses: only the parts to which he had to agree.
    var rememberedIfRefused: [RememberedRule.Rule] {
        guard case .steps(let sequence, _, let decisions) = rule else { return remembered }
        return decisions.filter(needsApproval).map { .step(sequence: sequence, step: $0.step!, $0.item.subject) }
    }

    /// The milder steps that were to go along with one that somebody has to agree to, as a message of their own; `nil`
    /// when there are none.
    var withoutWhatNeedsApproval: Proposal? {
        guard case .steps(let sequence, _, let decisions) = rule else { return nil }
        let others = decisions.filter { !needsApproval($0) }
        guard let step = others.compactMap(\.step).max() else { return nil }
        var rest = self
        rest.rule = .steps(sequence: sequence, step: step, decisions: others)
        return rest
    }

    private func needsApproval(_ decision: ItemDecision) -> Bool {
        account.playbook.source.sequences[decision.sequence].steps[decision.step!].approval.isNeeded
    }

    /// How grave it is among messages that are no formal notice: later steps are graver, escalations least.
    var position: Int {
        switch rule {
        case .steps(_, let step, _): step
        case .escalation: -1
        }
    }

    /// Days overdue of the oldest item.
    func daysOverdue(on day: CalendarDate) -> Int {
        let invoices: [Int]
        switch rule {
        case .steps(_, _, let decisions): invoices = decisions.flatMap(\.decided).map(\.invoice)
        case .escalation(let decision): invoices = decision.invoices
        }
        return invoices.map { day - account.ledger.invoices[$0].due }.max() ?? 0
    }

    /// The approvals of all its steps, each once.
    var approval: ApprovalRule {
        switch rule {
        case .escalation(let decision): return account.playbook.source.escalations[decision.escalation].approval
        case .steps(let sequence, _, let decisions):
            let steps = account.playbook.source.sequences[sequence].steps
            var requirements: [ApprovalRule.Requirement] = []
            for requirement in decisions.flatMap({ steps[$0.step!].approval.requirements })
            where !requirements.contains(requirement) {
                requirements.append(requirement)
            }
            return ApprovalRule(requirements)
        }
    }
}

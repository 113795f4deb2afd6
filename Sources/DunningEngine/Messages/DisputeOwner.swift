import FinancialValues
import PlaybookProgram

/// Who answers a dispute, where a step or task goes to `dispute_owner`.
extension AccountRun {
    /// The role that a step goes to about one item: `dispute_owner` is the owner of the item's dispute.
    func recipient(of step: CompiledStep, about subject: SequenceItem.Subject, on day: CalendarDate) -> RoleReference {
        let recipient = step.deed.recipient
        return recipient.name == "dispute_owner" ? disputeOwner(of: subject, on: day) : recipient
    }

    /// The role that the dispute names, else the one that answers its reason, else the collector.
    private func disputeOwner(of subject: SequenceItem.Subject, on day: CalendarDate) -> RoleReference {
        let collector = RoleReference("collector", .ours)
        guard let dispute = dispute(of: subject, on: day).map({ ledger.disputes[$0] }) else { return collector }
        if !dispute.owner.isNone { return RoleReference(ledger.symbols[dispute.owner], .ours) }
        let reason = dispute.reason.isNone ? "other" : ledger.symbols[dispute.reason]
        let known = policy.disputeReasons.first { $0.reason == reason }
        return known.map { RoleReference($0.answeredBy, .ours) } ?? collector
    }

    private func dispute(of subject: SequenceItem.Subject, on day: CalendarDate) -> Int? {
        switch subject {
        case .dispute(let dispute): dispute
        case .invoice(let invoice): disputes.latestOpen(invoice, on: day)
        case .round, .promise: nil
        }
    }
}

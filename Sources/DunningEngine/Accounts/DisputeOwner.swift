import FinancialValues
import PlaybookProgram
import Receivables

/// Who answers a dispute: the role `dispute_owner` of steps and tasks.
extension AccountRun {
    /// The role that receives what a step sends or gives about an item: `dispute_owner` is whoever answers its dispute.
    func recipient(of deed: Deed, about item: SequenceItem, on day: CalendarDate) -> RoleReference {
        guard deed.recipient.name == AccountRun.disputeOwner else { return deed.recipient }
        return disputeOwner(of: item, on: day)
    }

    private static let disputeOwner = "dispute_owner"

    /// Whom the ledger names, else whom the policy names for the dispute's reason, else the collector.
    private func disputeOwner(of item: SequenceItem, on day: CalendarDate) -> RoleReference {
        guard let dispute = dispute(of: item, on: day) else { return RoleReference("collector", .ours) }
        let row = ledger.disputes[dispute]
        if !row.owner.isNone { return role(ledger.symbols[row.owner]) }
        let reason = ledger.symbols[row.reason]
        let known =
            policy.disputeReasons.first { $0.reason == reason } ?? policy.disputeReasons.first { $0.reason == "other" }
        return role(known?.answeredBy ?? "collector")
    }

    /// The item's own dispute, else the latest one that is open on its invoices.
    private func dispute(of item: SequenceItem, on day: CalendarDate) -> Int? {
        if case .dispute(let own) = item.subject { return own }
        return item.invoices.compactMap { disputes.latestOpen($0, on: day) }.max()
    }

    private func role(_ name: String) -> RoleReference {
        let side: RoleSide =
            policy.roles.contains(name) ? .customer : policy.thirdPartyRoles.contains(name) ? .thirdParty : .ours
        return RoleReference(name, side)
    }
}

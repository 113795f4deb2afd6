import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

extension LedgerCheck {
    /// Open disputes that nobody is to settle, and those that nobody has settled for long. What they are about is not chased.
    ///
    /// Where the policy says who answers for a reason, a dispute of that reason has an owner. An invoice that an export only
    /// flags as disputed counts from its due date, since the flag does not say since when.
    func checkDisputes() {
        for row in ledger.disputes.indices where ledger.disputes[row].isOpen(on: options.asOf) {
            let dispute = ledger.disputes[row]
            let amounts = amounts(of: dispute)
            guard !amounts.isEmpty else { continue }
            let (account, what) = (Int(dispute.account), phrase(of: dispute))
            let payer = Int(ledger.accounts[account].payer)
            if dispute.owner.isNone, answering(ledger.symbols[dispute.reason]) == nil {
                found.add(
                    .disputeWithoutOwner, at: .init(.disputes, row, "owner"), customer: payer, account: account,
                    item: dispute.id, amounts
                ) {
                    "dispute \(ledger.quoted(dispute.id)) of \(what) has no owner"
                        + (program == nil ? "" : ", and no reason that the policy gives to somebody")
                }
            }
            if dispute.opened + options.staleDays < options.asOf {
                found.add(
                    .staleDispute, at: .init(.disputes, row, "opened"), customer: payer, account: account,
                    item: dispute.id, amounts
                ) {
                    "dispute \(ledger.quoted(dispute.id)) of \(what) has been open since \(dispute.opened), for "
                        + "\(options.asOf - dispute.opened) days"
                }
            }
        }
        for account in ledger.accounts.indices {
            for index in ledger.accounts[account].invoices where isOpen(index) {
                let invoice = ledger.invoices[index]
                guard invoice.flags.contains(.disputed), invoice.due + options.staleDays < options.asOf else {
                    continue
                }
                found.add(
                    .staleDispute, at: .init(.invoices, index, "disputed"), customer: Int(invoice.customer),
                    account: account, item: invoice.id, [open(index)]
                ) {
                    "invoice \(ledger.quoted(invoice.id)) is flagged as disputed, and was due on \(invoice.due), "
                        + "\(options.asOf - invoice.due) days ago"
                }
            }
        }
    }

    /// What is contested and still open; empty where all of it is paid.
    private func amounts(of dispute: Dispute) -> [Money] {
        guard let invoice = dispute.invoice.map(Int.init) else {
            return open(ledger.accounts[Int(dispute.account)].invoices)
        }
        guard isOpen(invoice) else { return [] }
        let open = open(invoice)
        return [Money(minorUnits: min(dispute.amount ?? open.minorUnits, open.minorUnits), open.currency)]
    }

    private func phrase(of dispute: Dispute) -> String {
        dispute.invoice.map { "invoice \(ledger.quoted(ledger.invoices[Int($0)].id))" } ?? "the whole account"
    }

    /// The role that answers disputes of a reason; `nil` where it has none, or no policy says who answers it.
    private func answering(_ reason: String) -> String? {
        let reasons = program?.policy.disputeReasons ?? []
        guard !reason.isEmpty else { return nil }
        return (reasons.first { $0.reason == reason } ?? reasons.first { $0.reason == "other" })?.answeredBy
    }
}

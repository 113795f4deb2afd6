import FinancialValues
import PlaybookProgram
import Receivables

/// Charges of invoices whose principal alone was paid.
extension AccountRun {
    /// What is left of charges that were asked for in the current case, on invoices that are paid since, where the policy
    /// collects them. Whatever was paid over an invoice's amount is unapplied cash, and is not taken off here.
    ///
    /// - Parameter sequence: Whose message asks for them. `nil`: none does; no sequence's exceptions from holds count, and
    ///   where all is paid and no case is open, the latest one counts.
    func chargesLeft(
        in sequence: Int?, on day: CalendarDate
    ) -> (left: [ChargesLeft], unknown: [UnknownCharge]) {
        guard let rule = latePaymentRule(on: day), rule.collectsAfterPrincipal, !history.isEmpty else {
            return ([], [])
        }
        let stopping: (CompiledHold) -> Bool = { $0.stopsCharges(of: sequence) }
        guard !isAccountHeld(day, where: stopping) else { return ([], []) }
        let reach = sequence == nil ? latestCaseReach(on: day) : caseReach(on: day)
        var charged: [Int: Set<Charge>] = [:]
        for entry in history.entries
        where entry.invoice >= 0 && entry.outcome == .executed && reach.contains(entry.day) && entry.day < day {
            if run.names.compensating.contains(entry.name) {
                charged[Int(entry.invoice), default: []].insert(.fixedCompensation)
            }
            if run.names.charging.contains(entry.name) {
                charged[Int(entry.invoice), default: []].insert(.lateInterest)
            }
        }
        var found: (left: [ChargesLeft], unknown: [UnknownCharge]) = ([], [])
        for invoice in charged.keys.sorted()
        where books.open(invoice, on: day) == 0 && !books.isFactored(invoice, on: day)
            && !isHandedOver(invoice, on: day) && !isBeforeInsolvency(invoice, on: day)
        {
            let (charges, unknown) = charges(
                on: [ChargeableItem(invoice: invoice)], charged[invoice]!, by: rule, on: day)
            found.unknown += unknown
            if let charges = charges[invoice] {
                found.left.append(ChargesLeft(account: account, invoice: invoice, charges: charges))
            }
        }
        return found
    }
}

import FinancialValues
import PlaybookProgram
import Receivables

extension CompiledHold {
    /// Whether it stops what the steps of a sequence charge; `nil`: what no sequence is excepted from.
    func stopsCharges(of sequence: Int?) -> Bool {
        stops.contains(.charges) && !(sequence.map(except.contains) ?? false)
    }
}

/// Late-payment interest and fixed compensation on the invoices of an action.
extension AccountRun {
    /// What a step charges on invoices, to the end of a day.
    ///
    /// Nothing on what is not overdue, held by a hold that stops charges, or below the tolerance once the held part is taken
    /// off: that part bears no interest for now, and all of it again once the hold has ended.
    ///
    /// - Parameter sequence: Whose exceptions from holds count.
    func charges(
        on invoices: [Int], _ charged: Set<Charge>, in sequence: Int, on day: CalendarDate
    ) -> (charges: [Int: ItemCharges], unknown: [UnknownCharge]) {
        let stopping: (CompiledHold) -> Bool = { $0.stopsCharges(of: sequence) }
        guard !charged.isEmpty, let rule = latePaymentRule(on: day), !isAccountHeld(day, where: stopping) else {
            return ([:], [])
        }
        let items = invoices.compactMap { invoice -> ChargeableItem? in
            guard isOverdue(invoice, on: day), !ledger.invoices[invoice].isCreditNote,
                !books.isFactored(invoice, on: day)
            else { return nil }
            let holds = holds(on: invoice, day, where: stopping)
            guard !holds.isWhollyHeld, holds.left > 0,
                holds.left >= tolerance(of: ledger.invoices[invoice].currency)
            else { return nil }
            return ChargeableItem(invoice: invoice, held: holds.heldPart)
        }
        return charges(on: items, charged, by: rule, on: day)
    }

    /// An invoice that charges may be asked for.
    struct ChargeableItem {
        var invoice: Int
        /// The part of it that is held.
        var held: Int64 = 0
    }

    func charges(
        on items: [ChargeableItem], _ charged: Set<Charge>, by rule: LatePaymentRule, on day: CalendarDate
    ) -> (charges: [Int: ItemCharges], unknown: [UnknownCharge]) {
        let bearing = items.compactMap { item in
            lastDayWithoutInterest(of: item.invoice, rule, on: day).map { (item.invoice, $0, item.held) }
        }
        // Its size is what was late, whenever interest starts.
        let late = items.map { ($0.invoice, ledger.invoices[$0.invoice].due, $0.held) }
        let sizes = LateDebts(of: late, self, through: day)
        let debts = rule.starts == .due ? sizes : LateDebts(of: bearing, self, through: day)
        var found: (charges: [Int: ItemCharges], unknown: [UnknownCharge]) = ([:], [])
        for item in items {
            let invoice = item.invoice
            var charges = ItemCharges()
            if charged.contains(.fixedCompensation) {
                charges.fixedCompensation = compensation(
                    for: invoice, of: sizes.size(of: invoice), by: rule, on: day)
            }
            if charged.contains(.lateInterest), let interest = rule.interest,
                let start = bearing.first(where: { $0.0 == invoice })?.1
            {
                let currency = ledger.invoices[invoice].currency
                let costs = charges.fixedCompensation.flatMap { $0.amount.currency == currency ? $0.amount : nil }
                let debt = LateDebt(
                    principal: debts.principal(of: invoice), due: start, payments: debts.payments(on: invoice),
                    costs: costs?.minorUnits ?? 0, order: rule.paymentOrder)
                do throws(UnknownRate) {
                    let last = lastDayOfInterest(of: invoice, rule, on: day)
                    let accrued = try LatePaymentInterest.accrued(on: debt, by: interest, through: last)
                    if accrued.amount > 0 { charges.interest = accrued }
                } catch {
                    found.unknown.append(UnknownCharge(account: account, invoice: invoice, day: day, rate: error))
                }
            }
            if !charges.isEmpty { found.charges[invoice] = charges }
        }
        return found
    }

    private func compensation(
        for invoice: Int, of size: Int64, by rule: LatePaymentRule, on day: CalendarDate
    ) -> ChargedCompensation? {
        let late = Money(minorUnits: size, ledger.invoices[invoice].currency)
        guard rule.party != .consumer, !isForbiddenWhenDue(invoice, on: day),
            size > 0, let amount = rule.fixedCompensation.owed(on: late)
        else { return nil }
        let first = history.entries.first { entry in
            entry.invoice == Int32(invoice) && entry.outcome == .executed && entry.day <= day
                && run.names.compensating.contains(entry.name)
        }
        return ChargedCompensation(amount: amount, since: first?.day ?? day)
    }
}

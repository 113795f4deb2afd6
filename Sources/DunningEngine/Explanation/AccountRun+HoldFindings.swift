import FinancialValues
import PlaybookProgram
import Receivables

/// The holds that hold something on a day, with what they hold, the facts that say so, and when they end.
extension AccountRun {
    func holdFindings(on day: CalendarDate) -> [HoldFinding] {
        let ofAccount = accountHolds(day) { _ in true }
        return playbook.holds.enumerated().compactMap { index, hold in
            finding(hold, index, isOfAccount: ofAccount.contains(index), on: day)
        }
    }

    private func finding(
        _ hold: PreparedHold, _ index: Int, isOfAccount: Bool, on day: CalendarDate
    ) -> HoldFinding? {
        let isThis: (CompiledHold) -> Bool = { $0.name == hold.source.name }
        let open = books.invoices.filter { books.open($0, on: day) > 0 }
        let held = open.filter { invoice in
            if isOfAccount { return true }
            let found = holds(on: invoice, day, where: isThis)
            return found.whole.contains(index) || found.partial.contains(index)
        }
        guard isOfAccount || !held.isEmpty else { return nil }
        var finding = HoldFinding(
            name: hold.source.name, origin: hold.source.origin, invoices: isOfAccount ? [] : held, clauses: [])
        finding.amounts = sums(held) { invoice in
            let found = holds(on: invoice, day, where: isThis)
            return isOfAccount || !found.whole.isEmpty ? books.netOpen(invoice, on: day) : found.heldPart
        }
        let context = FactContext(day: day, invoice: isOfAccount ? nil : held.first, isForHold: true)
        finding.clauses = trace(hold.condition, context)
        finding.grounds = grounds(of: hold, on: held, isOfAccount: isOfAccount, day)
        if case .block = hold.source.trigger { finding.lastDay = lastDay(of: finding.grounds) }
        finding.ends = end(of: hold, held, isOfAccount: isOfAccount, after: day)
        return finding
    }

    /// By currency.
    private func sums(_ invoices: [Int], _ amount: (Int) -> Int64) -> [Money] {
        var sums: [CurrencyCode: Int64] = [:]
        for invoice in invoices { sums[ledger.invoices[invoice].currency, default: 0] += amount(invoice) }
        return sums.keys.sorted().map { Money(minorUnits: sums[$0]!, $0) }
    }

    // MARK: - What it rests on

    private func grounds(
        of hold: PreparedHold, on invoices: [Int], isOfAccount: Bool, _ day: CalendarDate
    ) -> [HoldGround] {
        switch hold.source.trigger {
        case .block:
            return ledger.accounts[account].blocks.filter { index in
                let block = ledger.blocks[index]
                guard block.holds(on: day) else { return false }
                return block.invoice.map { !isOfAccount && invoices.contains(Int($0)) } ?? isOfAccount
            }.map(HoldGround.block)
        case .pendingPayment:
            return invoices.flatMap { books.payments(on: $0) }
                .filter { PendingPayment.holds(ledger.payments[Int($0)], on: day, run, calendar) }
                .map { .payment(Int($0)) }
        case .coveringCash:
            return books.currencies.compactMap { currency in
                let cash = books.unapplied(currency, on: day)
                return cash > 0 ? .cash(Money(minorUnits: cash, currency)) : nil
            }
        case .condition: return grounds(of: hold.condition, invoices, on: day)
        }
    }

    /// The promises and disputes that a condition speaks of.
    private func grounds(of condition: PreparedCondition?, _ invoices: [Int], on day: CalendarDate) -> [HoldGround] {
        var facts: Set<PreparedFact> = []
        condition?.collectFacts(into: &facts)
        var grounds: [HoldGround] = []
        if facts.contains(.builtIn(.invoicePromised)) || facts.contains(.builtIn(.invoicePromisedAmount)) {
            grounds += promises.standings
                .filter { standing in
                    !standing.isOverLimit && promises.runs(standing, on: day)
                        && standing.invoices.contains(where: invoices.contains)
                }
                .map { .promise($0.promise) }
        }
        if facts.contains(.builtIn(.invoiceDisputed)) || facts.contains(.builtIn(.invoiceDisputedAmount)) {
            grounds += disputes.disputes
                .filter { dispute in
                    disputes.isOpen(dispute, on: day) && invoices.contains { disputes.concerns(dispute, $0) }
                }
                .map(HoldGround.dispute)
        }
        return grounds
    }

    /// `nil` when a block has no end.
    private func lastDay(of grounds: [HoldGround]) -> CalendarDate? {
        let last = grounds.compactMap { if case .block(let block) = $0 { ledger.blocks[block].until } else { nil } }
            .max()
        return last.flatMap { $0 < .distantFuture ? $0 : nil }
    }

    // MARK: - When it ends

    private func end(
        of hold: PreparedHold, _ invoices: [Int], isOfAccount: Bool, after day: CalendarDate
    ) -> ComingChange? {
        if let condition = hold.condition {
            let contexts = (isOfAccount ? [nil] : invoices.map { $0 }).map { invoice in
                FactContext(day: day, invoice: invoice, isForHold: true)
            }
            return contexts.compactMap { context in
                coming(condition, context, isTrue: false, about: context.invoice.map { [$0] } ?? [])
            }.min { $0.day < $1.day }
        }
        let isThis: (CompiledHold) -> Bool = { $0.name == hold.source.name }
        func holds(on day: CalendarDate) -> Bool {
            isOfAccount
                ? isAccountHeld(day, where: isThis)
                : invoices.allSatisfy { self.holds(on: $0, day, where: isThis).isWhollyHeld }
        }
        let found = firstKnownDay(after: day) { _ in
            .distantFuture
        } where: {
            !holds(on: $0)
        }
        return found.map { ComingChange(day: $0, causes: causes(on: $0, about: isOfAccount ? [] : invoices)) }
    }
}

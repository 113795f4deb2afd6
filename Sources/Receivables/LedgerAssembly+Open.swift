import FinancialValues

extension LedgerAssembly {
    /// What is open on the invoices of some accounts by the rows that were added, one amount a currency in their order:
    /// payments and applied credit notes are taken off, unapplied cash is not.
    ///
    /// - Parameter isMeant: Asked with the indices under which an account's payer and its legal entity were added.
    public func openAmounts(where isMeant: (_ payer: UInt32, _ legalEntity: UInt16) -> Bool) -> [Money] {
        var open: [Int: Int64] = [:]
        for (index, key) in invoiceKeys.enumerated() where !ledger.invoices[index].isCreditNote {
            guard isMeant(ledger.customers[Int(key.customer)].payer, key.legalEntity) else { continue }
            open[index] = ledger.invoices[index].amount
        }
        for payment in ledger.payments where payment.status == .received && payment.rejectedOn == .distantFuture {
            guard let invoice = payment.invoice.map(Int.init), let left = open[invoice] else { continue }
            open[invoice] = left - payment.amount
        }
        var sums: [CurrencyCode: Int64] = [:]
        for (invoice, left) in open where left > 0 {
            sums.add(Money(minorUnits: left, ledger.invoices[invoice].currency))
        }
        return sums.sorted { $0.key < $1.key }.map { Money(minorUnits: $0.value, $0.key) }
    }
}

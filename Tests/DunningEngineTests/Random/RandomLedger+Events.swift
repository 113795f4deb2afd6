import FinancialValues
import Receivables

/// What happened to invoices: payments, disputes, promises, blocks.
extension RandomLedger {
    /// In full, in part, or twice.
    mutating func makePayments(_ customer: String, _ entity: String, on key: InvoiceKey) {
        let part = random.pick([key.amount, key.amount, key.amount / 2, key.amount / 3])
        makePayment(customer, entity, on: key, Int(part))
        if random.chance(25) { makePayment(customer, entity, on: key, Int(key.amount / 2)) }
    }

    mutating func makePayment(_ customer: String, _ entity: String, on key: InvoiceKey?, _ amount: Int) {
        let date = day(knowsFuture ? -60...40 : -60...0)
        let rejected = random.chance(20) ? known(date + random.number(1...20)) : nil
        let isPending = random.chance(15)
        let currency = key?.currency ?? CurrencyCode(random.chance(85) ? "EUR" : "USD")!
        let id = "P\(otherRows.count)"
        otherRows.append { assembly, indices in
            guard let index = indices.customers[customer] else { return }
            var row = Payment(id: assembly.ledger.text.add(id), date: date, amount: Int64(amount), currency: currency)
            if let key {
                guard let target = indices.invoices[key.name] else { return }
                row.invoice = target
            }
            if let rejected { row.rejectedOn = rejected }
            if isPending { row.status = .pending }
            row.method = assembly.ledger.symbols.intern("direct_debit")
            row.rejectionReason = rejected == nil ? .none : assembly.ledger.symbols.intern("AC04")
            assembly.paymentKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.payments.append(row)
        }
    }

    /// - Parameter key: `nil`: every invoice of the account.
    mutating func makeDispute(_ customer: String, _ entity: String, on key: InvoiceKey?) {
        let opened = day(-50...0)
        let closed = random.chance(50) ? known(opened + random.number(1...40)) : nil
        let outcome: Dispute.Outcome = closed == nil ? .none : random.pick([.none, .customer, .company])
        let part = key != nil && random.chance(50) ? key!.amount / 4 : nil
        let (reason, owner) = (random.pick(["price", "other"]), random.chance(20) ? "legal" : nil)
        let id = "D\(otherRows.count)"
        otherRows.append { assembly, indices in
            guard let index = indices.customers[customer] else { return }
            var row = Dispute(id: assembly.ledger.text.add(id), opened: opened)
            if let key {
                guard let target = indices.invoices[key.name] else { return }
                row.invoice = target
            }
            if let closed { row.closed = closed }
            row.outcome = outcome
            row.amount = part
            row.reason = assembly.ledger.symbols.intern(reason)
            if let owner { row.owner = assembly.ledger.symbols.intern(owner) }
            assembly.disputeKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.disputes.append(row)
        }
    }

    /// A plan of two or three instalments over the account's invoices, or a promise for all of them.
    mutating func makePlans(_ customer: String, _ entity: String, _ invoices: [InvoiceKey]) {
        guard let first = invoices.first else { return }
        let same = invoices.filter { $0.currency == first.currency }
        if random.chance(12) {
            for _ in 0..<random.number(2...3) {
                makePromise(customer, entity, on: same, plan: "plan-\(customer)-\(entity)")
            }
        } else if random.chance(8) {
            makePromise(customer, entity, on: [], plan: nil)
        }
    }

    /// - Parameter keys: Empty: all invoices of that day.
    mutating func makePromise(_ customer: String, _ entity: String, on keys: [InvoiceKey], plan: String?) {
        let made = day(-40...0)
        let date = made + random.number(1...40)
        let whole = keys.reduce(Int64(0)) { $0 + $1.amount }
        let amount = keys.isEmpty ? 30_000 : random.chance(60) ? whole : max(1, whole / 2)
        let currency = keys.first?.currency ?? CurrencyCode("EUR")!
        let id = "W\(otherRows.count)"
        otherRows.append { assembly, indices in
            guard let index = indices.customers[customer] else { return }
            var row = PromiseToPay(
                id: assembly.ledger.text.add(id), made: made, date: date, amount: amount, currency: currency)
            row.invoices = keys.compactMap { indices.invoices[$0.name] }
            guard row.invoices.isEmpty == keys.isEmpty else { return }
            if let plan { row.plan = assembly.ledger.text.add(plan) }
            assembly.promiseKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.promises.append(row)
        }
    }

    mutating func makeBlock(_ customer: String, _ entity: String, _ key: InvoiceKey?) {
        let from = day(-20...30)
        let until = random.chance(10) ? CalendarDate.distantFuture : from + random.number(0...25)
        otherRows.append { assembly, indices in
            guard let index = indices.customers[customer] else { return }
            var row = DunningBlock(reason: assembly.ledger.symbols.intern("other"), from: from)
            row.until = until
            if let key {
                guard let target = indices.invoices[key.name] else { return }
                row.invoice = target
            }
            assembly.blockKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.blocks.append(row)
        }
    }
}

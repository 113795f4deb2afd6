import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax
import Receivables

extension TestLedger {
    mutating func addInvoice(_ row: SyntaxRecord) {
        guard let id = row.text("id"), let amount = row.money("amount")?.value else { return }
        let index = Int32(assembly.ledger.invoices.count)
        // A credit note needs no due date; an invoice is due 30 days after its date.
        let due = row.date("due") ?? row.date("issued").map { $0 + 30 } ?? firstDay
        let issued = row.date("issued") ?? due - 30
        var invoice = Invoice(
            id: assembly.ledger.text.add(id.value), customer: customer(of: row), issued: issued, due: due,
            entered: row.date("entered"), amount: amount.minorUnits, currency: amount.currency)
        invoice.contract = text(row, "contract") ?? .empty
        invoice.factoredOn = row.date("factored_on") ?? .distantFuture
        invoice.returnedOn = row.date("returned_on") ?? .distantFuture
        if row.text("kind")?.value == "credit_note" { invoice.flags.insert(.creditNote) }
        if row.boolean("direct_debit") == true { invoice.flags.insert(.directDebit) }
        if row.boolean("insured") == true { invoice.flags.insert(.insured) }
        if row.boolean("qualified") == true { invoice.flags.insert(.qualified) }
        if row.boolean("disputed") == true { invoice.flags.insert(.disputed) }
        let siblings = invoices[id.value] ?? []
        if !siblings.isEmpty {
            invoice.flags.insert(.instalment)
            for sibling in siblings { assembly.ledger.invoices[Int(sibling)].flags.insert(.instalment) }
        }
        invoices[id.value, default: []].append(index)
        assembly.ledger.invoices.append(invoice)
        assembly.invoiceKeys.append(account(of: row))
        addOwnValues(row, table: "invoice")
        if let paidOn = row.date("paid_on") { addPayment(in: amount, on: paidOn, of: index) }
    }

    private mutating func addPayment(in amount: Money, on day: CalendarDate, of invoice: Int32) {
        var payment = Payment(id: newNumber("P"), date: day, amount: amount.minorUnits, currency: amount.currency)
        payment.invoice = invoice
        assembly.ledger.payments.append(payment)
        assembly.paymentKeys.append(account(of: invoice))
    }

    mutating func addPayment(_ row: SyntaxRecord) {
        guard let date = row.date("date"), let amount = row.money("amount")?.value else { return }
        let id = text(row, "id") ?? newNumber("P")
        var payment = Payment(id: id, date: date, amount: amount.minorUnits, currency: amount.currency)
        payment.invoice = invoice(of: row)
        payment.creditNote = invoice(of: row, key: "credit_note")
        payment.rejectedOn = row.date("rejected_on") ?? .distantFuture
        payment.rejectionReason = symbol(row, "rejection_reason") ?? .none
        payment.method = symbol(row, "method") ?? assembly.ledger.symbols.intern("transfer")
        if row.text("status")?.value == "pending" { payment.status = .pending }
        assembly.ledger.payments.append(payment)
        assembly.paymentKeys.append(account(of: row, invoice: payment.invoice))
    }

    mutating func addDispute(_ row: SyntaxRecord) {
        guard let opened = row.date("opened") else { return }
        let id = row.text("id")?.value ?? "D\(assembly.ledger.disputes.count + 1)"
        var dispute = Dispute(id: assembly.ledger.text.add(id), opened: opened)
        dispute.invoice = invoice(of: row)
        dispute.closed = row.date("closed") ?? .distantFuture
        dispute.amount = row.money("amount")?.value.minorUnits
        dispute.reason = symbol(row, "reason") ?? assembly.ledger.symbols.intern("other")
        dispute.owner = symbol(row, "owner") ?? .none
        dispute.outcome =
            switch row.text("outcome")?.value {
            case "customer": .customer
            case "company": .company
            default: .none
            }
        disputes[id] = Int32(assembly.ledger.disputes.count)
        assembly.ledger.disputes.append(dispute)
        assembly.disputeKeys.append(account(of: row, invoice: dispute.invoice))
    }

    mutating func addPromise(_ row: SyntaxRecord) {
        guard let made = row.date("made"), let date = row.date("date"), let amount = row.money("amount")?.value else {
            return
        }
        let id = row.text("id")?.value ?? "PR\(assembly.ledger.promises.count + 1)"
        var promise = PromiseToPay(
            id: assembly.ledger.text.add(id), made: made, date: date, amount: amount.minorUnits,
            currency: amount.currency)
        let names = [row.text("invoice")].compactMap { $0 } + (row.words("invoices") ?? [])
        promise.invoices = names.compactMap { invoice($0) }
        promise.plan = text(row, "plan") ?? .empty
        promises[id] = Int32(assembly.ledger.promises.count)
        assembly.ledger.promises.append(promise)
        assembly.promiseKeys.append(account(of: row, invoice: promise.invoices.first))
    }

    /// A block without a legal entity is one for each.
    mutating func addBlock(_ row: SyntaxRecord) {
        guard let from = row.date("from") else { return }
        var block = DunningBlock(reason: symbol(row, "reason") ?? assembly.ledger.symbols.intern("other"), from: from)
        block.until = row.date("until") ?? .distantFuture
        block.invoice = invoice(of: row)
        let keys: [LedgerAssembly.AccountKey]
        if block.invoice != nil || row.text("legal_entity") != nil {
            keys = [account(of: row, invoice: block.invoice)]
        } else {
            let customer = customer(of: row)
            keys = assembly.ledger.legalEntities.indices.map {
                LedgerAssembly.AccountKey(customer: customer, legalEntity: UInt16($0))
            }
        }
        for key in keys {
            assembly.ledger.blocks.append(block)
            assembly.blockKeys.append(key)
        }
    }

    mutating func addService(_ row: SyntaxRecord) {
        guard let id = row.text("id"), let kind = symbol(row, "kind") else { return }
        var service = Service(id: assembly.ledger.text.add(id.value), customer: customer(of: row), kind: kind)
        service.contract = text(row, "contract") ?? .empty
        let status = row.text("status")?.value ?? "active"
        service.status = Service.Status.allCases.first { String(describing: $0) == status } ?? .active
        services[id.value] = Int32(assembly.ledger.services.count)
        assembly.ledger.services.append(service)
        assembly.serviceKeys.append(account(of: row))
        addOwnValues(row, table: "service")
    }

    mutating func addUnbilled(_ row: SyntaxRecord) {
        guard let amount = row.money("amount")?.value else { return }
        assembly.ledger.unbilled.append(Unbilled(amount: amount.minorUnits, currency: amount.currency))
        assembly.unbilledKeys.append(account(of: row))
    }

    /// A number that no row of the case has.
    private mutating func newNumber(_ prefix: String) -> TextReference {
        assembly.ledger.text.add("\(prefix)#\(assembly.ledger.payments.count + 1)")
    }

    private func account(of invoice: Int32) -> LedgerAssembly.AccountKey { assembly.invoiceKeys[Int(invoice)] }
}

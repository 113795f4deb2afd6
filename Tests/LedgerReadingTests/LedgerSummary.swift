import FinancialValues
import Receivables

/// A snapshot as text, one line per row, for golden files: everything but the order in which rows were read.
func summary(_ ledger: LedgerSnapshot) -> String {
    var lines: [String] = []
    func date(_ date: CalendarDate) -> String { date == .distantFuture ? "-" : date.description }
    func money(_ amount: Int64, _ currency: CurrencyCode) -> String { Money(minorUnits: amount, currency).description }
    func invoice(_ index: Int32?) -> String {
        index.map { "\(ledger.text[ledger.invoices[Int($0)].id])@\(ledger.invoices[Int($0)].due)" } ?? "-"
    }
    func own(_ table: String, _ row: Int) -> String {
        ledger.ownFields.filter { $0.table == table }.map { field in
            let value: String =
                switch field.values[row] {
                case nil: "-"
                case .boolean(let value)?: "\(value)"
                case .number(let value)?: "\(value)"
                case .money(let value)?: "\(value)"
                case .days(let value)?: "\(value) days"
                case .date(let value)?: "\(value)"
                case .text(let value)?: ledger.text[value]
                case .word(let value)?: ledger.symbols[value]
                }
            return " \(field.name)=\(value)"
        }.joined()
    }
    if let asOf = ledger.asOf { lines.append("as of \(asOf)") }
    if !ledger.hasPaidInvoices { lines.append("without paid invoices") }
    for (entity, day) in zip(ledger.legalEntities, ledger.lastBankDays) {
        lines.append("entity \(entity) bank \(day.map(date) ?? "-")")
    }
    for (index, customer) in ledger.customers.enumerated() {
        var flags: [String] = []
        if customer.isVulnerable { flags.append("vulnerable") }
        if customer.isInsured { flags.append("insured") }
        if customer.isPublicBody { flags.append("public_body") }
        if customer.isConsumer { flags.append("consumer") }
        lines.append(
            "customer \(ledger.text[customer.id]) \"\(ledger.text[customer.name])\" payer \(ledger.text[ledger.customers[Int(customer.payer)].id])"
                + " \(ledger.symbols[customer.segment]) \(ledger.symbols[customer.country]) \(ledger.symbols[customer.language])"
                + " risk \(customer.riskScore.map(\.description) ?? "-") limit \(customer.creditLimit.map { "\($0)" } ?? "-")"
                + " insolvency \(date(customer.insolvency)) \(date(customer.insolvencyPublished)) \(date(customer.courtDeadline))"
                + flags.map { " \($0)" }.joined() + own("customer", index))
    }
    for contact in ledger.contacts {
        lines.append(
            "contact \(ledger.text[ledger.customers[Int(contact.customer)].id]) \(ledger.symbols[contact.role]) "
                + [contact.name, contact.email, contact.phone, contact.address].map { ledger.text[$0] }.joined(
                    separator: "|"))
    }
    for account in ledger.accounts {
        lines.append("account \(ledger.id(of: account))")
        for index in account.invoices {
            let item = ledger.invoices[index]
            lines.append(
                "  invoice \(ledger.text[item.id]) of \(ledger.text[ledger.customers[Int(item.customer)].id])"
                    + " \(money(item.amount, item.currency)) issued \(item.issued) due \(item.due) entered \(item.entered)"
                    + " contract \(ledger.text[item.contract]) factored \(date(item.factoredOn)) \(date(item.returnedOn))"
                    + " flags \(item.flags.rawValue)" + own("invoice", index))
        }
        for index in account.payments {
            let payment = ledger.payments[index]
            lines.append(
                "  payment \(ledger.text[payment.id]) \(money(payment.amount, payment.currency)) on \(invoice(payment.invoice))"
                    + " from \(invoice(payment.creditNote)) \(payment.date) rejected \(date(payment.rejectedOn))"
                    + " \(ledger.symbols[payment.method]) \(payment.status) \(ledger.symbols[payment.rejectionReason])")
        }
        for dispute in ledger.disputes[account.disputes] {
            lines.append(
                "  dispute \(ledger.text[dispute.id]) on \(invoice(dispute.invoice)) \(dispute.opened) to \(date(dispute.closed))"
                    + " amount \(dispute.amount.map { "\($0)" } ?? "all") \(ledger.symbols[dispute.reason])"
                    + " \(ledger.symbols[dispute.owner]) \(dispute.outcome)")
        }
        for promise in ledger.promises[account.promises] {
            lines.append(
                "  promise \(ledger.text[promise.id]) on \(promise.invoices.map { invoice($0) }.joined(separator: " "))"
                    + " \(promise.made) for \(promise.date) \(money(promise.amount, promise.currency)) plan \(ledger.text[promise.plan])"
            )
        }
        for block in ledger.blocks[account.blocks] {
            lines.append(
                "  block on \(invoice(block.invoice)) \(ledger.symbols[block.reason]) \(block.from) to \(date(block.until))"
            )
        }
        for index in account.services {
            let service = ledger.services[index]
            lines.append(
                "  service \(ledger.text[service.id]) of \(ledger.text[ledger.customers[Int(service.customer)].id])"
                    + " \(ledger.symbols[service.kind]) contract \(ledger.text[service.contract]) \(service.status)"
                    + own("service", index))
        }
        for unbilled in ledger.unbilled[account.unbilled] {
            lines.append("  unbilled \(money(unbilled.amount, unbilled.currency))")
        }
        for row in ledger.history[account.history] {
            let words = [row.playbook, row.step, row.itemStep, row.kind, row.channel, row.recipient].map {
                ledger.symbols[$0]
            }
            lines.append(
                "  history \(row.day) \(ledger.text[row.message]) \(words.joined(separator: "|")) on \(invoice(row.invoice))"
                    + " service \(row.service.map { ledger.text[ledger.services[Int($0)].id] } ?? "-")"
                    + " promise \(row.promise.map { ledger.text[ledger.promises[Int($0)].id] } ?? "-")"
                    + " dispute \(row.dispute.map { ledger.text[ledger.disputes[Int($0)].id] } ?? "-")"
                    + " \(row.outcome.word) \(row.outcomeDay)")
        }
    }
    return lines.map { $0 + "\n" }.joined()
}

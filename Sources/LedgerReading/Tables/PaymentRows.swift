import Diagnostics
import FinancialValues
import Receivables

extension LedgerBuilder {
    mutating func readPayments(_ reader: inout TableReader<PaymentColumn>) {
        readRows(&reader, customer: .customer, legalEntity: .legalEntity, invoice: .invoice, looksAhead: true) {
            builder, reader in
            builder.readPayment(&reader)
        }
    }

    private static let methods: Set<String> = ["transfer", "direct_debit", "cheque", "card", "credit_note"]

    private mutating func readPayment(_ reader: inout TableReader<PaymentColumn>) -> RowOutcome {
        let id = reader.required(.payment)
        let key = accountKey(.customer, .legalEntity, invoice: .invoice, &reader)
        let date = reader.requiredDate(.date)
        let rejectedOn = reader.date(.rejectedOn)
        let currency = reader.requiredCurrency(.currency, known: vocabulary.currencies)
        let amount = reader.requiredAmount(.amount, currency)
        if let currency, let amount { amountOfRow = Money(minorUnits: abs(amount), currency) }
        let status = readStatus(&reader)
        let method = symbol(.method, of: LedgerBuilder.methods, .unknownMethod, &reader)
        let reason = reader.optional(.rejectionReason).map { symbol($0) } ?? .none
        if let date, let rejectedOn, rejectedOn < date {
            reader.fail(.endsBeforeItBegins, .rejectedOn) {
                "the payment was rejected on \(rejectedOn), before its date \(date)"
            }
        }
        guard let id, let key, let date, let currency, let amount, reader.isUsable else { return .setAside }
        guard amount != 0 else {
            reader.warn(.zeroAmount, .amount) { "the amount is zero; the row is set aside" }
            return .setAside
        }
        var payment = Payment(id: .empty, date: date, amount: amount, currency: currency)
        payment.rejectedOn = rejectedOn ?? .distantFuture
        payment.method = method
        payment.rejectionReason = reason
        payment.status = status
        var instalments: [Int32] = []
        switch invoiceReference(.invoice, due: .due, key, &reader) {
        case .unknown: return .setAside
        case .none: break
        case .rows(let rows):
            let row = rows.first!
            let invoice = invoices.rows[Int(row)]
            guard invoice.isIn(currency) else {
                let other = assembly.ledger.invoices[Int(row)].currency
                reader.fail(.otherCurrency, .currency) {
                    "the payment is in \(currency), its invoice in \(other); expected the amount in the invoice's"
                }
                return .used
            }
            if invoice.isCreditNote {
                // Paying back takes away from the unapplied cash to which the credit note adds.
                payment.amount = -abs(amount)
                payment.creditNote = row
                paidBack.insert(row)
            } else {
                payment.invoice = row
                if invoice.isInstalment { instalments = rows.all }
            }
        }
        if let text = reader.optional(.creditNote) {
            guard let creditNote = creditNoteRow(text, key) else {
                if isLeftOut(key) { return .setAside }
                reader.fail(.unknownCreditNote, .creditNote) { "the account has no credit note \"\(shown(text))\"" }
                return .used
            }
            payment.creditNote = creditNote
        }
        guard reader.isUsable, isWithinTotal(amount, .amount, &reader) else { return .used }
        payment.id = keep(id)
        if !instalments.isEmpty { paymentsToSpread.append((Int32(assembly.ledger.payments.count), instalments)) }
        assembly.ledger.payments.append(payment)
        assembly.paymentKeys.append(key)
        return .used
    }

    private func readStatus(_ reader: inout TableReader<PaymentColumn>) -> Payment.Status {
        let text = reader.cell(.status)
        if text.isEmpty || text.isEqual(to: "received") { return .received }
        if text.isEqual(to: "pending") { return .pending }
        reader.fail(.unlistedWord, .status) {
            "\"\(shown(text))\" is no status of a payment, expected received or pending"
        }
        return .received
    }

    /// Adds what the export tells by `paid_on` alone: a payment in full, or the paying out of a credit note.
    mutating func addPaymentsOfPaidInvoices() {
        guard !paidOn.isEmpty else { return }
        var hasPayment = [Bool](repeating: false, count: assembly.ledger.invoices.count)
        for payment in assembly.ledger.payments {
            if let invoice = payment.invoice { hasPayment[Int(invoice)] = true }
            if let creditNote = payment.creditNote { hasPayment[Int(creditNote)] = true }
        }
        for paid in paidOn {
            let invoice = assembly.ledger.invoices[Int(paid.invoice)]
            if hasPayment[Int(paid.invoice)] || paidBack.contains(paid.invoice) {
                let id = assembly.ledger.text[invoice.id]
                log.report(.paidTwice, isError: false, file: paid.file, line: paid.line, column: 0) {
                    "\"\(id)\" has both paid_on and payments; the payments count"
                }
                log.add(
                    Money(minorUnits: invoice.amount, invoice.currency), to: .paidTwice, isError: false, file: paid.file
                )
                continue
            }
            var payment = Payment(
                id: invoice.id, date: paid.day, amount: invoice.isCreditNote ? -invoice.amount : invoice.amount,
                currency: invoice.currency)
            if invoice.isCreditNote { payment.creditNote = paid.invoice } else { payment.invoice = paid.invoice }
            assembly.ledger.payments.append(payment)
            assembly.paymentKeys.append(assembly.invoiceKeys[Int(paid.invoice)])
            assembly.ledger.places?.fill(.payments, to: assembly.ledger.payments.count, line: paid.line)
        }
    }

    /// Spreads payments on an invoice over its instalments: the earliest due first, in the order of the payments' dates, what
    /// is too much on the last. A payment that was rejected leaves its place to those dated on or after the rejection.
    mutating func spreadPayments() {
        let text = assembly.ledger.text
        let payments = assembly.ledger.payments
        let order = paymentsToSpread.sorted { left, right in
            let (a, b) = (payments[Int(left.payment)], payments[Int(right.payment)])
            if a.date != b.date { return a.date < b.date }
            let byID = text.compare(a.id, b.id)
            return byID != 0 ? byID < 0 : (a.amount, left.payment) < (b.amount, right.payment)
        }
        var filled: [Int32: [(amount: Int64, until: CalendarDate)]] = [:]
        for (index, rows) in order {
            var part = payments[Int(index)]
            var left = part.amount
            for (position, row) in rows.enumerated() where left != 0 {
                let paid = filled[row, default: []].reduce(0) { $0 + ($1.until > part.date ? $1.amount : 0) }
                let room = max(0, assembly.ledger.invoices[Int(row)].amount - paid)
                let amount = position == rows.count - 1 || left < 0 ? left : min(left, room)
                guard amount != 0 else { continue }
                filled[row, default: []].append((amount, part.rejectedOn))
                (part.invoice, part.amount) = (row, amount)
                if left == payments[Int(index)].amount {
                    assembly.ledger.payments[Int(index)] = part
                } else {
                    assembly.ledger.payments.append(part)
                    assembly.paymentKeys.append(assembly.paymentKeys[Int(index)])
                    assembly.ledger.places?.add(.payments, as: Int(index))
                }
                left -= amount
            }
        }
    }
}

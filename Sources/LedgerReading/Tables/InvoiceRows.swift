import Diagnostics
import FinancialValues
import Receivables

extension LedgerBuilder {
    mutating func readInvoices(_ reader: inout TableReader<InvoiceColumn>) {
        readRows(&reader, customer: .customer, legalEntity: .legalEntity, looksAhead: true) { builder, reader in
            builder.readInvoice(&reader)
        }
        for (_, rows) in instalments {
            for row in rows {
                assembly.ledger.invoices[Int(row)].flags.insert(.instalment)
                invoices.setInstalment(row)
            }
        }
        reportTerms(reader.file.path)
    }

    private mutating func readInvoice(_ reader: inout TableReader<InvoiceColumn>) -> RowOutcome {
        let id = reader.required(.invoice)
        let key = accountKey(.customer, .legalEntity, &reader)
        var flags = readFlags(&reader)
        let issued = reader.requiredDate(.issued)
        var due = reader.date(.due)
        let entered = reader.date(.entered)
        let factoredOn = reader.date(.factoredOn)
        let returnedOn = reader.date(.returnedOn)
        let paidOn = reader.date(.paidOn)
        let currency = reader.requiredCurrency(.currency, known: vocabulary.currencies)
        var amount = reader.requiredAmount(.amount, currency)
        if let read = amount, read < 0, reader.formats.negativeInvoicesAreCreditNotes {
            flags.insert(.creditNote)
            amount = -read
        }
        if let currency, let amount { amountOfRow = Money(minorUnits: abs(amount), currency) }
        let stated = statedTerms(.terms, &reader)
        if flags.contains(.creditNote), due == nil { due = issued }
        if reader.isUsable, due == nil, let issued, let key {
            due = dueByTerms(stated, issued: issued, key, &reader)
        } else if case .fault(let fault) = stated {
            reader.warn(.badTerms, .terms) { fault }
        }
        if let issued, let due, due < issued, !flags.contains(.creditNote) {
            reader.fail(.dueBeforeIssued, .due) { "the invoice is due on \(due), before its own date \(issued)" }
        }
        let contract = reader.optional(.contract)
        let ownValues = reader.ownValues(currency: currency, &self)
        guard let id, let key, let issued, let due, let currency, let amount, reader.isUsable else { return .used }
        guard amount > 0 else {
            let text = reader.cell(.amount)
            reader.warn(amount == 0 ? .zeroAmount : .negativeInvoice, .amount) {
                amount == 0
                    ? "the amount is zero; the row is set aside"
                    : "the amount \(shown(text)) is negative, expected kind credit_note and a positive amount; "
                        + "the row is set aside"
            }
            return .setAside
        }
        guard isWithinTotal(amount, .amount, &reader) else { return .used }
        let number = Int32(assembly.ledger.invoices.count)
        guard let place = register(id, key, isCreditNote: flags.contains(.creditNote), due, currency, &reader)
        else { return .used }

        var invoice = Invoice(
            id: keep(id), customer: key.customer, issued: issued, due: due, entered: entered, amount: amount,
            currency: currency)
        if let contract { invoice.contract = keep(contract) }
        invoice.factoredOn = factoredOn ?? .distantFuture
        invoice.returnedOn = returnedOn ?? .distantFuture
        invoice.flags = flags
        assembly.ledger.invoices.append(invoice)
        assembly.invoiceKeys.append(key)
        invoices.append(invoice, pair: pair(key), at: place)
        if !ownValues.isEmpty { append(ownValues, reader.ownFieldNames, to: "invoice") }
        if !invoice.isCreditNote { checkTerms(stated.terms, of: invoice, numbered: number, key, &reader) }
        if let paidOn { self.paidOn.append((number, paidOn, reader.file.path, reader.line)) }
        return .used
    }

    private mutating func readFlags(_ reader: inout TableReader<InvoiceColumn>) -> Invoice.Flags {
        var flags: Invoice.Flags = []
        let kind = reader.cell(.kind)
        if kind.isEqual(to: "credit_note") {
            flags.insert(.creditNote)
        } else if !kind.isEmpty, !kind.isEqual(to: "invoice") {
            reader.fail(.unlistedWord, .kind) {
                "\"\(shown(kind))\" is no kind of item, expected invoice or credit_note"
            }
        }
        if reader.boolean(.directDebit) == true { flags.insert(.directDebit) }
        if reader.boolean(.insured) == true { flags.insert(.insured) }
        if reader.boolean(.qualified) == true { flags.insert(.qualified) }
        if reader.boolean(.disputed) == true { flags.insert(.disputed) }
        return flags
    }

    /// Takes note of an invoice number within its account.
    ///
    /// - Returns: `nil` when another row has the invoice number and due date: reported.
    private mutating func register(
        _ id: CellBytes, _ key: LedgerAssembly.AccountKey, isCreditNote: Bool, _ due: CalendarDate,
        _ currency: CurrencyCode,
        _ reader: inout TableReader<InvoiceColumn>
    ) -> InvoiceNumbers.Place? {
        let next = Int32(assembly.ledger.invoices.count)
        let place = invoices.add(id, pair: pair(key), isCreditNote: isCreditNote)
        let first = place.first
        guard first != next else { return place }
        let rows = instalments[first] ?? [first]
        if rows.contains(where: { assembly.ledger.invoices[Int($0)].due == due }) {
            reader.fail(.duplicateInvoice, .invoice) {
                "\"\(shown(id))\" with the due date \(due) stands in an earlier row of this account"
            }
            return nil
        }
        let firstCurrency = assembly.ledger.invoices[Int(first)].currency
        guard firstCurrency == currency else {
            reader.fail(.conflictingRows, .currency) {
                "\"\(shown(id))\" is in \(firstCurrency) in an earlier row, expected one currency for all instalments"
            }
            return nil
        }
        guard rows.count < LedgerBuilder.mostInstalments else {
            reader.fail(.duplicateInvoice, .invoice) {
                "\"\(shown(id))\" stands in more than \(LedgerBuilder.mostInstalments) rows, is this the invoice number?"
            }
            return nil
        }
        instalments[first] = rows + [next]
        return place
    }

    /// More instalments than any invoice has: then the wrong column is mapped.
    static let mostInstalments = 400

    /// The rows of an invoice number in an account; none when the account has no such invoice.
    ///
    /// - Parameters:
    ///   - due: The due date of one instalment; `nil` for all.
    ///   - owner: The first row with the number, whosever it is, where it is known already.
    func invoiceRows(
        _ id: CellBytes, _ key: LedgerAssembly.AccountKey, due: CalendarDate? = nil, owner: Int32? = nil
    ) -> ItemRows {
        guard let first = invoices.row(of: id, pair: pair(key), isCreditNote: false, owner: owner) else {
            return ItemRows()
        }
        let ledger = assembly.ledger.invoices
        guard invoices.rows[Int(first)].isInstalment, let rows = instalments[first] else {
            return due == nil || ledger[Int(first)].due == due ? ItemRows(first) : ItemRows()
        }
        if let due { return ItemRows(rows.filter { ledger[Int($0)].due == due }) }
        return ItemRows(rows.sorted { ledger[Int($0)].due < ledger[Int($1)].due })
    }

    func creditNoteRow(_ id: CellBytes, _ key: LedgerAssembly.AccountKey) -> Int32? {
        invoices.row(of: id, pair: pair(key), isCreditNote: true)
    }

    /// What a row says about an invoice: nothing, or the rows that its number stands for.
    enum InvoiceReference {
        case none
        case rows(ItemRows)
        /// Reported: as an error, or, where the ledger has only open invoices, as a row to be set aside.
        case unknown
    }

    /// Finds the invoice that a row names.
    mutating func invoiceReference<Column: LedgerColumn>(
        _ column: Column, due: Column, _ key: LedgerAssembly.AccountKey, _ reader: inout TableReader<Column>
    ) -> InvoiceReference {
        guard let id = reader.optional(column) else { return .none }
        let due = reader.date(due)
        guard reader.isUsable else { return .unknown }
        let owner = reader.numberAhead(column, in: reader.invoicesAhead)
        var rows = invoiceRows(id, key, due: due, owner: owner)
        if rows.first == nil, due == nil, let creditNote = creditNoteRow(id, key) { rows = ItemRows(creditNote) }
        if rows.first != nil { return .rows(rows) }
        // What is wrong with its invoices has been said.
        if isLeftOut(key) { return .unknown }
        let entity = assembly.ledger.legalEntities[Int(key.legalEntity)]
        if hasPaidInvoices {
            reader.fail(.unknownInvoice, column) {
                "the account has no invoice \"\(shown(id))\"\(due.map { " due on \($0)" } ?? "") at \"\(entity)\""
            }
        } else {
            reader.warn(.unknownInvoice, column) {
                "the account has no invoice \"\(shown(id))\" at \"\(entity)\", which may be paid; the row is set aside"
            }
        }
        return .unknown
    }
}

/// The rows that an invoice number stands for: one, or several instalments in the order of their due dates.
struct ItemRows {
    /// The one that falls due first; `nil` when there is none.
    let first: Int32?
    private let several: [Int32]

    init(_ row: Int32? = nil) { (first, several) = (row, []) }

    init(_ rows: [Int32]) { (first, several) = (rows.first, rows.count > 1 ? rows : []) }

    var all: [Int32] { several.isEmpty ? first.map { [$0] } ?? [] : several }
    var areSeveral: Bool { !several.isEmpty }
}

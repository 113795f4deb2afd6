import Diagnostics
import FinancialValues
import Receivables

/// The payment terms that a ledger states, and what the due dates of its invoices make of them.
///
/// Where there is a due date it counts, and terms tell whether it can be right. Where there is none they give it.
struct LedgerTerms {
    /// A customer's terms, and where they stand.
    struct OfCustomer {
        var terms: PaymentTerms
        var file: String
        var line: Int
        var column: Int
    }

    /// An invoice whose due date is not the one of its terms; of instalments nothing is said.
    struct Deviation {
        var invoice: Int32
        var expected: CalendarDate
        var terms: PaymentTerms
        var line: Int
        var column: Int
    }

    var ofCustomers: [UInt32: OfCustomer] = [:]
    var deviations: [Deviation] = []
    /// What each text says, so that it is read once.
    var known: [String: Result<PaymentTerms, PaymentTermsFault>] = [:]
    /// Terms that were compared with the French cap, and what was found.
    var caps: [PaymentTerms: FrenchTermCap.Finding?] = [:]
    /// Customers whose terms were reported as too long.
    var reported: Set<UInt32> = []
}

/// What a cell says of payment terms.
enum StatedTerms {
    /// It is empty, or there is none.
    case nothing
    case terms(PaymentTerms)
    /// Why it says none, and what to write.
    case fault(String)

    var terms: PaymentTerms? { if case .terms(let terms) = self { terms } else { nil } }
}

extension LedgerBuilder {
    /// The terms of a cell; nothing is reported.
    mutating func statedTerms<Column: LedgerColumn>(
        _ column: Column, _ reader: inout TableReader<Column>
    ) -> StatedTerms {
        guard reader.has(column) else { return .nothing }
        let cell = reader.freeText(column)
        guard !cell.isEmpty else { return .nothing }
        let text = cell.string
        let read =
            terms.known[text]
            ?? Result { () throws(PaymentTermsFault) -> PaymentTerms in try PaymentTerms(text) }
        terms.known[text] = read
        switch read {
        case .success(let terms): return .terms(terms)
        case .failure(let fault): return .fault(phrase(of: fault, in: cell))
        }
    }

    private func phrase(of fault: PaymentTermsFault, in cell: CellBytes) -> String {
        let meant = fault.readings.map { "\"\($0)\"" }
        if fault.isAmbiguous { return "\(fault.message): write \(orList(meant))" }
        return "\"\(shown(cell))\" says no payment terms: "
            + (meant.isEmpty ? fault.message : "write \(orList(meant))")
    }

    /// The due date of an invoice that has none, by its own terms or its customer's; `nil`, reported, where they give none.
    mutating func dueByTerms(
        _ own: StatedTerms, issued: CalendarDate, _ key: LedgerAssembly.AccountKey,
        _ reader: inout TableReader<InvoiceColumn>
    ) -> CalendarDate? {
        if case .fault(let fault) = own {
            reader.fail(.missingDue, .due) { "the invoice has no due date, and its terms give none: \(fault)" }
            return nil
        }
        guard let stated = own.terms ?? terms.ofCustomers[key.customer]?.terms else {
            reader.fail(.missingDue, .due) {
                "the invoice has no due date, and none is made up: it would be chased too early"
            }
            return nil
        }
        guard stated.base == .invoice else {
            reader.fail(.missingDue, .due) {
                "the invoice has no due date, and \"\(stated)\" counts from a day that the ledger does not have"
            }
            return nil
        }
        let due = stated.due(from: issued, in: calendar(of: key))
        reader.warn(.dueFromTerms, .due) {
            "the invoice of \(issued) has no due date: \(due), which \"\(stated)\" gives, is taken"
        }
        if let amountOfRow { log.add(amountOfRow, to: .dueFromTerms, isError: false, file: reader.file.path) }
        return due
    }

    private func calendar(of key: LedgerAssembly.AccountKey) -> BusinessCalendar? {
        vocabulary.terms[assembly.ledger.legalEntities[Int(key.legalEntity)]]?.calendar
    }

    /// Compares an invoice's due date with its own terms, else its customer's, else its legal entity's.
    mutating func checkTerms(
        _ own: PaymentTerms?, of invoice: Invoice, numbered number: Int32, _ key: LedgerAssembly.AccountKey,
        _ reader: inout TableReader<InvoiceColumn>
    ) {
        if own == nil, vocabulary.terms.isEmpty, terms.ofCustomers.isEmpty { return }
        let entity = vocabulary.terms[assembly.ledger.legalEntities[Int(key.legalEntity)]]
        let customer = terms.ofCustomers[key.customer]
        guard let stated = own ?? customer?.terms ?? entity?.terms, stated.base == .invoice else { return }
        if own != nil || customer != nil { checkCap(stated, isOwn: own != nil, key, entity, &reader) }
        let expected = stated.due(from: invoice.issued, in: entity?.calendar)
        guard expected != invoice.due else { return }
        terms.deviations.append(
            .init(
                invoice: number, expected: expected, terms: stated, line: reader.line,
                column: reader.number(of: .due)))
    }

    /// Tells the invoices that are due on another day than their terms say.
    mutating func reportTerms(_ file: String) {
        let texts = assembly.ledger.text
        for deviation in terms.deviations {
            let invoice = assembly.ledger.invoices[Int(deviation.invoice)]
            guard !invoice.flags.contains(.instalment) else { continue }
            let days = invoice.due - deviation.expected
            let customer = assembly.ledger.customers[Int(invoice.customer)]
            log.report(.dueAgainstTerms, isError: false, file: file, line: deviation.line, column: deviation.column) {
                "invoice \(quoted(texts[invoice.id])) of customer \(quoted(texts[customer.id])), of \(invoice.issued), "
                    + "is due on \(invoice.due), \(abs(days)) day\(abs(days) == 1 ? "" : "s") "
                    + "\(days < 0 ? "before" : "after") \(deviation.expected), which \"\(deviation.terms)\" gives; "
                    + "the due date counts"
            }
            log.add(
                Money(minorUnits: invoice.amount, invoice.currency), to: .dueAgainstTerms, isError: false, file: file)
        }
        terms.deviations = []
    }

    // MARK: - The French cap

    private mutating func checkCap(
        _ stated: PaymentTerms, isOwn: Bool, _ key: LedgerAssembly.AccountKey, _ entity: LedgerVocabulary.Terms?,
        _ reader: inout TableReader<InvoiceColumn>
    ) {
        let payer = assembly.ledger.customers[Int(key.customer)]
        guard entity?.country == "FR", !payer.isConsumer, !payer.isPublicBody else { return }
        let finding = terms.caps[stated] ?? FrenchTermCap.finding(of: stated)
        terms.caps[stated] = finding
        guard let finding, finding.overBoth > 0 else { return }
        let message = {
            "\"\(stated)\" gives up to \(finding.longest) days, expected at most 60 from the invoice, "
                + "or 45 days end of month (Code de commerce, article L441-10)"
        }
        let ofCustomer = isOwn ? nil : terms.ofCustomers[key.customer]
        defer {
            if let amountOfRow {
                log.add(amountOfRow, to: .overlongTerms, isError: false, file: ofCustomer?.file ?? reader.file.path)
            }
        }
        if isOwn {
            reader.warn(.overlongTerms, .terms, message)
        } else if let customer = ofCustomer, terms.reported.insert(key.customer).inserted {
            log.report(
                .overlongTerms, isError: false, file: customer.file, line: customer.line, column: customer.column,
                message)
        }
    }
}

private func quoted(_ text: String) -> String { "\"\(VisibleText.of(text))\"" }

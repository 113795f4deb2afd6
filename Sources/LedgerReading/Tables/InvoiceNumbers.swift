import Diagnostics
import FinancialValues
import Receivables

/// Invoice numbers over all accounts, for rows that name an invoice and not whose it is.
struct InvoiceNumbers {
    private var table: IdentifierTable
    /// By the first row with a number that several accounts have: these accounts.
    private var ambiguous: [Int32: [LedgerAssembly.AccountKey]]

    init(_ assembly: borrowing LedgerAssembly, pair: (LedgerAssembly.AccountKey) -> UInt64) {
        let (invoices, keys) = (assembly.ledger.invoices, assembly.invoiceKeys)
        var table = IdentifierTable(expecting: invoices.count)
        var ambiguous: [Int32: [LedgerAssembly.AccountKey]] = [:]
        assembly.ledger.text.bytes.withUnsafeBufferPointer { bytes in
            for (row, invoice) in invoices.enumerated() {
                let id = UnsafeBufferPointer(
                    rebasing: bytes[invoice.id.offset..<(invoice.id.offset + invoice.id.length)])
                let isPadded = invoice.id.offset + invoice.id.length + LedgerFile.padding <= bytes.count
                let first =
                    isPadded
                    ? table.add(id.baseAddress!, count: id.count, number: Int32(row))
                    : withPadding(id) { table.add($0, count: id.count, number: Int32(row)) }
                if first != Int32(row), pair(keys[Int(first)]) != pair(keys[row]) {
                    ambiguous[first, default: [keys[Int(first)]]].append(keys[row])
                }
            }
        }
        (self.table, self.ambiguous) = (table, ambiguous)
    }

    enum Answer {
        case row(Int32)
        case none
        case several([LedgerAssembly.AccountKey])
    }

    func row(of id: CellBytes) -> Answer {
        guard let row = table.number(of: id.baseAddress!, count: id.count) else { return .none }
        return ambiguous[row].map { .several($0) } ?? .row(row)
    }
}

extension LedgerBuilder {
    /// The account that a row is about. Where the row leaves out the customer or the legal entity, the invoice that it names
    /// tells them, or the only account that the customer has.
    mutating func accountKey<Column: LedgerColumn>(
        _ customer: Column, _ legalEntity: Column, invoice: Column, _ reader: inout TableReader<Column>
    ) -> LedgerAssembly.AccountKey? {
        let lacksCustomer = reader.cell(customer).isEmpty
        guard lacksCustomer || reader.cell(legalEntity).isEmpty else {
            return accountKey(customer, legalEntity, &reader)
        }
        let known = lacksCustomer ? nil : knownCustomer(customer, &reader)
        guard reader.isUsable else { return nil }
        if let id = reader.optional(invoice) { return accountKey(ofInvoice: id, known, invoice, legalEntity, &reader) }
        let entities = known.map { entitiesWithInvoices(of: $0) } ?? []
        guard let known, entities.count == 1 else {
            let missing = lacksCustomer ? customer : legalEntity
            reader.fail(.emptyCell, missing) {
                "\"\(missing.name)\" is needed where neither an invoice nor the customer's only account tells it"
            }
            return nil
        }
        accountOfRow = LedgerAssembly.AccountKey(customer: known, legalEntity: entities[0])
        return accountOfRow
    }

    private mutating func accountKey<Column: LedgerColumn>(
        ofInvoice id: CellBytes, _ customer: UInt32?, _ column: Column, _ legalEntity: Column,
        _ reader: inout TableReader<Column>
    ) -> LedgerAssembly.AccountKey? {
        let numbers = invoiceNumbers ?? InvoiceNumbers(assembly) { pair($0) }
        invoiceNumbers = numbers
        switch numbers.row(of: id) {
        case .row(let row):
            let key = assembly.invoiceKeys[Int(row)]
            if let customer, payer(of: customer) != payer(of: key.customer) {
                reader.fail(.unknownInvoice, column) { "the invoice \"\(shown(id))\" belongs to another customer" }
                leftOut.add(
                    payer: payer(of: key.customer), legalEntity: key.legalEntity, for: reader.unusableRow)
                return nil
            }
            accountOfRow = key
            return key
        case .none where !hasPaidInvoices:
            reader.warn(.unknownInvoice, column) {
                "the ledger has no invoice \"\(shown(id))\", which may be paid; the row is set aside"
            }
        case .none:
            reader.fail(.unknownInvoice, column) {
                "the ledger has no invoice \"\(shown(id))\", which would tell whose row it is"
            }
        case .several(let keys):
            reader.fail(.emptyCell, legalEntity) {
                "several accounts have an invoice \"\(shown(id))\", expected the customer and the legal entity in the row"
            }
            // Whichever it is about, its sum would be wrong.
            for key in keys {
                leftOut.add(
                    payer: payer(of: key.customer), legalEntity: key.legalEntity, for: reader.unusableRow)
            }
        }
        return nil
    }

    /// Legal entities that a customer's payer owes for an invoice.
    private mutating func entitiesWithInvoices(of customer: UInt32) -> [UInt16] {
        if entitiesOfPayers == nil {
            var entities: [UInt32: Set<UInt16>] = [:]
            for key in assembly.invoiceKeys { entities[payer(of: key.customer), default: []].insert(key.legalEntity) }
            entitiesOfPayers = entities
        }
        return Array(entitiesOfPayers![payer(of: customer)] ?? [])
    }
}

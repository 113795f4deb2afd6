import Diagnostics
import FinancialValues
import Receivables

/// Numbers of invoices and credit notes, by account and over all of them.
///
/// Most ledgers give a number once. So a number is looked for by itself, and then compared whose it is; only one that was given
/// to another account before is kept together with its account.
struct InvoiceNumbers {
    /// What is needed of a row to apply a payment to it, in eight bytes: rows are looked up in any order.
    struct Row {
        fileprivate let payer: UInt32
        /// The legal entity, of which there are few, and in the top bit whether it is a credit note.
        private let entityAndKind: UInt16
        /// Five bits of each letter of the currency, and in the top bit whether it is an instalment.
        private var currencyAndKind: UInt16

        private static let top: UInt16 = 1 << 15

        fileprivate init(pair: UInt64, isCreditNote: Bool, currency: CurrencyCode) {
            payer = UInt32(pair >> 16)
            entityAndKind = Row.entityAndKind(pair, isCreditNote: isCreditNote)
            currencyAndKind = Row.letters(currency)
        }

        private static func entityAndKind(_ pair: UInt64, isCreditNote: Bool) -> UInt16 {
            let entity = UInt16(truncatingIfNeeded: pair)
            precondition(entity < top, "a ledger has at most \(LedgerBuilder.mostLegalEntities) legal entities")
            return entity | (isCreditNote ? top : 0)
        }

        private static func letters(_ currency: CurrencyCode) -> UInt16 {
            let packed = currency.packed
            return UInt16(packed >> 16 & 31) << 10 | UInt16(packed >> 8 & 31) << 5 | UInt16(packed & 31)
        }

        var isCreditNote: Bool { entityAndKind & Row.top != 0 }
        fileprivate(set) var isInstalment: Bool {
            get { currencyAndKind & Row.top != 0 }
            set { currencyAndKind = currencyAndKind & ~Row.top | (newValue ? Row.top : 0) }
        }

        func isIn(_ currency: CurrencyCode) -> Bool { currencyAndKind & ~Row.top == Row.letters(currency) }

        /// Whether it is of an account.
        fileprivate func isOf(_ pair: UInt64) -> Bool {
            payer == UInt32(pair >> 16) && entityAndKind & ~Row.top == UInt16(truncatingIfNeeded: pair)
        }

        fileprivate func isOf(_ pair: UInt64, isCreditNote: Bool) -> Bool {
            payer == UInt32(pair >> 16) && entityAndKind == Row.entityAndKind(pair, isCreditNote: isCreditNote)
        }
    }

    /// The first row with a number, whosever it is.
    private var owners: IdentifierTable
    /// The first row with a number within an account, where another account's is the owner.
    private var repeated = IdentifierTable()
    /// All rows, as they were read.
    private(set) var rows: [Row] = []
    /// Rows of other accounts than the owner of their number.
    private var sharers: [(owner: Int32, row: Int32)] = []
    private var sharersByOwner: [Int32: [Int32]]?

    init(expecting count: Int = 0) {
        owners = IdentifierTable(expecting: count)
        rows.reserveCapacity(count)
    }

    /// Credit notes have numbers of their own.
    private static func context(pair: UInt64, isCreditNote: Bool) -> UInt64 { pair << 1 | (isCreditNote ? 1 : 0) }

    /// Where a row stands among those with its number.
    struct Place {
        /// The first row with the number in the account; the row itself when it is new.
        let first: Int32
        fileprivate let owner: Int32
    }

    /// Takes note of a number; the row itself is to be appended then.
    mutating func add(_ id: CellBytes, pair: UInt64, isCreditNote: Bool) -> Place {
        let next = Int32(rows.count)
        let owner = owners.add(id.baseAddress!, count: id.count, number: next)
        if owner == next || rows[Int(owner)].isOf(pair, isCreditNote: isCreditNote) {
            return Place(first: owner, owner: owner)
        }
        let context = InvoiceNumbers.context(pair: pair, isCreditNote: isCreditNote)
        let first = repeated.add(id.baseAddress!, count: id.count, context: context, number: next)
        return Place(first: first, owner: owner)
    }

    mutating func append(_ invoice: Invoice, pair: UInt64, at place: Place) {
        let row = Int32(rows.count)
        rows.append(Row(pair: pair, isCreditNote: invoice.isCreditNote, currency: invoice.currency))
        if !rows[Int(place.owner)].isOf(pair) { sharers.append((place.owner, row)) }
    }

    mutating func setInstalment(_ row: Int32) { rows[Int(row)].isInstalment = true }

    /// The first row with a number, whosever it is.
    func owner(of id: CellBytes) -> Int32? { owners.number(of: id.baseAddress!, count: id.count) }

    /// Reads rows that will be needed soon, so that the processor has them at hand.
    ///
    /// - Returns: Nothing of use; but reading whose outcome goes nowhere would be left out.
    func touch(_ numbers: [Int32]) -> UInt32 {
        var sum: UInt32 = 0
        for number in numbers where number >= 0 { sum &+= rows[Int(number)].payer }
        return sum
    }

    /// The first row with a number in an account.
    ///
    /// - Parameter owner: The first row with the number, whosever it is, where it is known already.
    func row(of id: CellBytes, pair: UInt64, isCreditNote: Bool, owner: Int32? = nil) -> Int32? {
        guard let owner = owner ?? self.owner(of: id) else { return nil }
        if rows[Int(owner)].isOf(pair, isCreditNote: isCreditNote) { return owner }
        if repeated.count == 0 { return nil }
        let context = InvoiceNumbers.context(pair: pair, isCreditNote: isCreditNote)
        return repeated.number(of: id.baseAddress!, count: id.count, context: context)
    }

    enum Answer {
        case row(Int32)
        case none
        /// Rows of several accounts.
        case several([Int32])
    }

    /// The row with a number, for rows that name an invoice and not whose it is.
    mutating func row(of id: CellBytes) -> Answer {
        guard let owner = owner(of: id) else { return .none }
        if sharers.isEmpty { return .row(owner) }
        let grouped = sharersByOwner ?? Dictionary(grouping: sharers, by: \.owner).mapValues { $0.map(\.row) }
        sharersByOwner = grouped
        return grouped[owner].map { .several([owner] + $0) } ?? .row(owner)
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
        switch invoices.row(of: id) {
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
        case .several(let rows):
            reader.fail(.emptyCell, legalEntity) {
                "several accounts have an invoice \"\(shown(id))\", expected the customer and the legal entity in the row"
            }
            // Whichever it is about, its sum would be wrong.
            for key in rows.map({ assembly.invoiceKeys[Int($0)] }) {
                leftOut.add(
                    payer: payer(of: key.customer), legalEntity: key.legalEntity, for: reader.unusableRow)
            }
        }
        return nil
    }

    /// Legal entities that a customer's payer owes for an invoice.
    private mutating func entitiesWithInvoices(of customer: UInt32) -> [UInt16] {
        let accounts = accountsWithInvoices ?? accounts(of: [assembly.invoiceKeys])
        accountsWithInvoices = accounts
        return accounts.legalEntities(of: payer(of: customer))
    }
}

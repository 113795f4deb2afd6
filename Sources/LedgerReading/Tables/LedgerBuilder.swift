import Diagnostics
import FinancialValues
import Receivables

/// The ledger while it is read: rows so far, the numbers of the ids seen, and the accounts to be left out.
struct LedgerBuilder {
    let vocabulary: LedgerVocabulary
    let log: QualityLog
    var assembly = LedgerAssembly()
    var customers = IdentifierTable()
    var invoices = InvoiceNumbers()
    /// By first row: all rows of an invoice number with several due dates, in the order read.
    var instalments: [Int32: [Int32]] = [:]
    var services = IdentifierTable()
    var disputes = IdentifierTable()
    var promises = IdentifierTable()
    var leftOut = LeftOutAccounts()
    /// Whether the ledger claims to hold the invoices paid lately, so that an unknown number is a fault.
    var hasPaidInvoices = true
    /// The last bank day of legal entities for which none is given by name.
    var lastBankDayOfAll: CalendarDate?
    /// Invoices that the export says were paid in full on a day, without a payment.
    var paidOn: [(invoice: Int32, day: CalendarDate, file: String, line: Int)] = []
    /// Payments on an invoice with instalments, to be spread over these rows when all are read.
    var paymentsToSpread: [(payment: Int32, rows: [Int32])] = []
    /// Payment terms stated so far.
    var terms = LedgerTerms()
    /// Credit notes that a payment paid back.
    var paidBack: Set<Int32> = []
    /// Known once invoices, payments and services are read.
    var accounts = AccountSet()
    /// By customer, the index of the one who pays: what is needed of customers for every row, close together.
    private(set) var payers: [UInt32] = []

    /// The account of the row that is read now, once it is known.
    var accountOfRow: LedgerAssembly.AccountKey?
    /// What the row that is read now is about, once its amount and currency are known.
    var amountOfRow: Money?
    /// Made when a row names neither an invoice nor a legal entity.
    var accountsWithInvoices: AccountSet?

    /// Kept where history comes from several files.
    var repeatedActions: RepeatedActions?

    /// See `InvoiceNumbers.touch`.
    private var touched: UInt32 = 0
    private var words = IdentifierTable()
    private var entities = IdentifierTable()

    /// More legal entities than any group has: then the wrong column is mapped.
    static let mostLegalEntities = 1_000

    init(vocabulary: LedgerVocabulary, log: QualityLog) {
        self.vocabulary = vocabulary
        self.log = log
    }

    /// All rows, kept here no more, and nothing by which they were found.
    mutating func finish() -> LedgerAssembly {
        let finished = assembly
        self = LedgerBuilder(vocabulary: vocabulary, log: log)
        return finished
    }

    /// What became of a row that has no error.
    enum RowOutcome { case used, setAside }

    /// Reads all rows of a table, leaves out the accounts of unusable ones, and counts.
    ///
    /// A table that is taken from the file of another has a row only where what it needs is not empty; the rows of the file
    /// are counted, and those without a right shape reported, for the other.
    ///
    /// - Parameter looksAhead: Looks up customers and invoices for several rows at once: where there are many rows, and all
    ///   customers and invoices that these may name are read.
    mutating func readRows<Column: LedgerColumn>(
        _ reader: inout TableReader<Column>, customer: Column?, legalEntity: Column?, invoice: Column? = nil,
        looksAhead: Bool = false, _ read: (inout LedgerBuilder, inout TableReader<Column>) -> RowOutcome
    ) {
        reserve(for: reader)
        var table = DataQualityReport.Table(file: reader.file.path, rows: 0, unusable: 0)
        var unusableLines: [Int] = []
        while reader.next() {
            if looksAhead, reader.isAtBlock { lookAhead(customer, invoice, &reader) }
            if reader.isDerived, !reader.hasShape || reader.isEmptyRow || reader.lacksRequiredValue { continue }
            if reader.isEmptyRow {
                reader.warn(.emptyRow, nil) { "every cell of the row is empty; it is set aside" }
                table.setAside += 1
                continue
            }
            reader.checkShape()
            accountOfRow = nil
            amountOfRow = nil
            if reader.isUsable {
                guard reader.isWanted else {
                    table.setAside += 1
                    continue
                }
                if read(&self, &reader) == .setAside, reader.isUsable { table.setAside += 1 }
                keepPlaces(of: reader)
            }
            if !reader.isUsable {
                table.unusable += 1
                if !reader.file.hasColumns { unusableLines.append(reader.line) }
                if let amountOfRow, let row = reader.unusableRow {
                    log.add(amountOfRow, to: row.code, isError: true, file: row.file)
                }
                if let key = accountOfRow {
                    let row = reader.unusableRow
                    leftOut.add(payer: payer(of: key.customer), legalEntity: key.legalEntity, for: row)
                } else if let customer {
                    leaveOut(customer: customer, legalEntity: legalEntity, &reader)
                }
            }
        }
        table.rows = reader.rowCount
        guard !reader.isDerived else { return }
        if reader.file.hasColumns { log.add(table) } else { log.add(unusable: unusableLines, to: table.file) }
    }

    private mutating func lookAhead<Column: LedgerColumn>(
        _ customer: Column?, _ invoice: Column?, _ reader: inout TableReader<Column>
    ) {
        if let customer {
            reader.customersAhead = reader.findAhead(customer) {
                customers.number(of: $0.baseAddress!, count: $0.count)
            }
        }
        if let invoice {
            reader.invoicesAhead = reader.findAhead(invoice) { invoices.owner(of: $0) }
            touched &+= invoices.touch(reader.invoicesAhead.numbers)
        }
    }

    /// Leaves out the account of a row that cannot be used, as far as the row names it.
    private mutating func leaveOut<Column: LedgerColumn>(
        customer: Column, legalEntity: Column?, _ reader: inout TableReader<Column>
    ) {
        let name = reader.cell(customer)
        guard !name.isEmpty else {
            leftOut.rowsOfUnknownCustomers += 1
            return
        }
        let number = customers.number(of: name.baseAddress!, count: name.count)
        let entityName = legalEntity.map { reader.cell($0) }
        let entity = entityName.flatMap { $0.isEmpty ? nil : entities.number(of: $0.baseAddress!, count: $0.count) }
        switch (number, entity) {
        case (let number?, let entity?):
            leftOut.add(payer: payer(of: UInt32(number)), legalEntity: UInt16(entity), for: reader.unusableRow)
        case (let number?, nil):
            leftOut.add(payer: payer(of: UInt32(number)), for: reader.unusableRow)
        case (nil, _):
            let entityText = entityName.map { $0.isEmpty ? "*" : shown($0) } ?? "*"
            leftOut.add(name: "\(shown(name))/\(entityText)", for: reader.unusableRow)
        }
    }

    func payer(of customer: UInt32) -> UInt32 { payers[Int(customer)] }

    mutating func addCustomer(_ customer: Customer) {
        assembly.ledger.customers.append(customer)
        payers.append(customer.payer)
    }

    mutating func setPayer(_ payer: UInt32, of customer: UInt32) {
        assembly.ledger.customers[Int(customer)].payer = payer
        payers[Int(customer)] = payer
    }

    // Words and ids.

    mutating func symbol(_ text: CellBytes) -> Symbol {
        guard !text.isEmpty else { return .none }
        if let number = words.number(of: text.baseAddress!, count: text.count) { return Symbol(index: UInt32(number)) }
        let symbol = assembly.ledger.symbols.intern(text.string)
        _ = words.add(text.baseAddress!, count: text.count, number: Int32(symbol.index))
        return symbol
    }

    /// A word of one of the policy's lists; another one is reported, and counts as `other`.
    mutating func symbol<Column: LedgerColumn>(
        _ column: Column, of known: Set<String>, _ code: DiagnosticCode, _ reader: inout TableReader<Column>
    ) -> Symbol {
        guard let text = reader.optional(column) else { return .none }
        let symbol = symbol(text)
        let word = assembly.ledger.symbols[symbol]
        if known.isEmpty || known.contains(word) || word == "other" { return symbol }
        let names = known.sorted()
        reader.warn(code, column) {
            "\"\(shown(text))\" counts as \"other\", expected \(orList(names))"
                + NameSuggestion.question(for: word, among: names)
        }
        return assembly.ledger.symbols.intern("other")
    }

    mutating func keep(_ text: CellBytes) -> TextReference { assembly.ledger.text.add(text) }

    /// The account that a row is about: its customer must be known, its legal entity the policy's.
    mutating func accountKey<Column: LedgerColumn>(
        _ customer: Column, _ legalEntity: Column, _ reader: inout TableReader<Column>
    ) -> LedgerAssembly.AccountKey? {
        let customer = knownCustomer(customer, &reader)
        let entity = self.legalEntity(legalEntity, &reader)
        guard let customer, let entity else { return nil }
        accountOfRow = LedgerAssembly.AccountKey(customer: customer, legalEntity: entity)
        return accountOfRow
    }

    mutating func knownCustomer<Column: LedgerColumn>(_ column: Column, _ reader: inout TableReader<Column>) -> UInt32?
    {
        guard let text = reader.required(column) else { return nil }
        let ahead = reader.numberAhead(column, in: reader.customersAhead)
        if let number = ahead ?? customers.number(of: text.baseAddress!, count: text.count) { return UInt32(number) }
        reader.fail(.unknownCustomer, column) {
            "there is no customer \"\(shown(text))\" in the customers table, which must name every customer"
        }
        return nil
    }

    mutating func legalEntity<Column: LedgerColumn>(_ column: Column, _ reader: inout TableReader<Column>) -> UInt16? {
        guard let text = reader.required(column) else { return nil }
        if let number = entities.number(of: text.baseAddress!, count: text.count) { return UInt16(number) }
        let name = text.string
        let known = vocabulary.legalEntities
        guard known.isEmpty || known.contains(name) else {
            reader.fail(.undeclaredLegalEntity, column) {
                let names = known.sorted()
                return "the policy has no legal entity \"\(shown(text))\", expected \(orList(names))"
                    + NameSuggestion.question(for: name, among: names)
            }
            return nil
        }
        guard entities.count < LedgerBuilder.mostLegalEntities else {
            reader.fail(.undeclaredLegalEntity, column) {
                "\"\(shown(text))\" is one legal entity more than \(LedgerBuilder.mostLegalEntities), is this the right column?"
            }
            return nil
        }
        let number = assembly.legalEntity(name)
        _ = entities.add(text.baseAddress!, count: text.count, number: Int32(number))
        return number
    }

    /// Adds an amount to its table's total, which must stay exact.
    func isWithinTotal<Column: LedgerColumn>(
        _ amount: Int64, _ column: Column, _ reader: inout TableReader<Column>
    ) -> Bool {
        let (sum, overflow) = reader.total.addingReportingOverflow(abs(amount))
        guard !overflow, sum <= LedgerBuilder.largestTotal else {
            reader.fail(.badAmount, column) { "the amounts of the table add up to more than any ledger holds" }
            return false
        }
        reader.total = sum
        return true
    }

    /// Minor units; leaves room for sums over several tables.
    static let largestTotal: Int64 = 1 << 60

    // Accounts.

    /// The payer and the legal entity in one number.
    func pair(_ key: LedgerAssembly.AccountKey) -> UInt64 {
        UInt64(payer(of: key.customer)) << 16 | UInt64(key.legalEntity)
    }

    func isLeftOut(_ key: LedgerAssembly.AccountKey) -> Bool {
        leftOut.contains(payer: payer(of: key.customer), legalEntity: key.legalEntity)
    }

    /// Whether the pair is an account; else the row is reported and set aside.
    func isAccount<Column: LedgerColumn>(
        _ key: LedgerAssembly.AccountKey, _ column: Column, _ reader: inout TableReader<Column>
    ) -> Bool {
        if accounts.contains(payer: payer(of: key.customer), legalEntity: key.legalEntity) { return true }
        let customer = reader.cell(column)
        let entity = assembly.ledger.legalEntities[Int(key.legalEntity)]
        reader.warn(.noAccount, column) {
            "\"\(shown(customer))\" has no invoice, payment or service at \"\(entity)\"; the row is set aside"
        }
        return false
    }

    /// Accounts exist where there is an invoice, a credit note, a payment or a service.
    mutating func findAccounts() {
        accounts = accounts(of: [assembly.invoiceKeys, assembly.paymentKeys, assembly.serviceKeys])
    }

    /// The accounts of the rows of some tables.
    func accounts(of tables: [[LedgerAssembly.AccountKey]]) -> AccountSet {
        var found = AccountSet(customers: payers.count, legalEntities: assembly.ledger.legalEntities.count)
        for keys in tables {
            for key in keys { found.insert(payer: payers[Int(key.customer)], legalEntity: key.legalEntity) }
        }
        return found
    }

    /// Makes room for the rows of a file, as many as its first rows let expect.
    mutating func reserve<Column: LedgerColumn>(for reader: borrowing TableReader<Column>) {
        // A sixteenth more costs nothing where it is not used, and moving all rows for want of it a great deal.
        let rows = reader.expectedRows * 17 / 16
        assembly.ledger.text.reserve(bytes: assembly.ledger.text.bytes.count + reader.file.content.count / 2)
        switch Column.table {
        case .invoices:
            assembly.ledger.invoices.reserveCapacity(rows)
            assembly.invoiceKeys.reserveCapacity(rows)
            invoices = InvoiceNumbers(expecting: rows)
        case .payments:
            assembly.ledger.payments.reserveCapacity(rows)
            assembly.paymentKeys.reserveCapacity(rows)
        case .customers where !reader.isDerived:
            assembly.ledger.customers.reserveCapacity(rows)
            customers = IdentifierTable(expecting: rows)
        case .contacts: assembly.ledger.contacts.reserveCapacity(rows)
        default: break
        }
    }
}

import Diagnostics
import FinancialValues
import Receivables

extension LedgerBuilder {
    /// Reads the customers, then finds who pays for whom.
    ///
    /// Where they are taken from the rows of another table, many rows may describe one customer.
    mutating func readCustomers(_ reader: inout TableReader<CustomerColumn>) {
        var payers: [PayerToFind] = []
        readRows(&reader, customer: .customer, legalEntity: nil) { builder, reader in
            builder.readCustomer(&reader, &payers)
            return .used
        }
        for payer in payers {
            findPayer(payer, file: reader.file.path)
            // The account with the customer's invoices is the one that his payer has.
            leftOut.add(payer: self.payer(of: payer.customer), as: payer.customer)
        }
        for payer in payers where self.payer(of: payer.customer) != payer.customer {
            let (paying, name) = (self.payer(of: payer.customer), payer.name)
            if self.payer(of: paying) != paying {
                log.report(
                    .payerHasPayer, isError: true, file: reader.file.path, line: payer.line, column: payer.column
                ) {
                    "\"\(name)\" pays for this customer and is itself paid for, expected the customer who pays in the end"
                }
                let row = UnusableRow(
                    file: reader.file.path, line: payer.line, column: payer.column, code: .payerHasPayer)
                leftOut.add(payer: paying, for: row)
            }
        }
    }

    private struct PayerToFind {
        let customer: UInt32
        let name: String
        let line: Int
        let column: Int
    }

    private mutating func readCustomer(
        _ reader: inout TableReader<CustomerColumn>, _ payers: inout [PayerToFind]
    ) {
        let next = UInt32(assembly.ledger.customers.count)
        guard let id = reader.required(.customer) else { return }
        let number = UInt32(customers.add(id.baseAddress!, count: id.count, number: Int32(next)))
        guard number == next else {
            if reader.isDerived {
                addTo(number, &reader)
            } else {
                reader.fail(.duplicateCustomer, .customer) {
                    "the customer \"\(shown(id))\" stands in an earlier row, expected one row per customer"
                }
            }
            return
        }
        // Registered also when a cell is bad, so that its invoices are known to belong to an account that is left out.
        addCustomer(Customer(id: keep(id), payer: number))
        var customer = assembly.ledger.customers[Int(number)]
        customer.name = keep(reader.freeText(.name))
        customer.segment = symbol(.segment, of: vocabulary.segments, .undeclaredSegment, &reader)
        customer.country = symbol(reader.optional(.country) ?? reader.none)
        customer.language = language(&reader)
        customer.riskScore = reader.number(.riskScore)
        let limitCurrency = vocabulary.reportingCurrency
        customer.creditLimit = reader.amount(
            .creditLimit, decimals: limitCurrency?.minorDigits ?? 2,
            unit: limitCurrency?.description ?? "a credit limit")
        customer.insolvency = reader.date(.insolvency) ?? .distantFuture
        customer.insolvencyPublished = reader.date(.insolvencyPublished) ?? .distantFuture
        customer.courtDeadline = reader.date(.courtDeadline) ?? .distantFuture
        customer.isVulnerable = reader.boolean(.vulnerable) ?? false
        customer.isInsured = reader.boolean(.insured) ?? false
        customer.isPublicBody = reader.boolean(.publicBody) ?? false
        customer.isConsumer = reader.boolean(.consumer) ?? false
        assembly.ledger.customers[Int(number)] = customer
        switch statedTerms(.terms, &reader) {
        case .nothing: break
        case .terms(let stated):
            terms.ofCustomers[number] = .init(
                terms: stated, file: reader.file.path, line: reader.line, column: reader.number(of: .terms))
        case .fault(let fault): reader.warn(.badTerms, .terms) { fault }
        }
        if let payer = reader.optional(.payer), !payer.elementsEqual(id) {
            payers.append(
                PayerToFind(customer: number, name: shown(payer), line: reader.line, column: reader.number(of: .payer)))
        }
        let ownValues = reader.ownValues(currency: limitCurrency, &self)
        if !ownValues.isEmpty { append(ownValues, reader.ownFieldNames, to: "customer") }
    }

    /// As the ledger says it, also where no message can be written in it. `FR` and `fr-BE` are `fr`, where the policy has that.
    private mutating func language(_ reader: inout TableReader<CustomerColumn>) -> Symbol {
        guard let text = reader.optional(.language) else { return .none }
        let language = symbol(text)
        let known = vocabulary.languages
        let word = assembly.ledger.symbols[language]
        if !known.isEmpty, !known.contains(word) {
            var plain = String(word.lowercased().prefix { $0 != "-" && $0 != "_" })
            if known.contains(plain) { return plain.withUTF8 { symbol($0) } }
            reader.warn(.undeclaredLanguage, .language) {
                "\"\(shown(text))\" is none of the policy's languages, expected \(orList(known.sorted()))"
                    + NameSuggestion.question(for: word, among: known.sorted())
            }
        }
        return language
    }

    /// A further row of a customer that is taken from another table: of several names, the first in the alphabet.
    private mutating func addTo(_ number: UInt32, _ reader: inout TableReader<CustomerColumn>) {
        let name = reader.freeText(.name)
        guard !name.isEmpty else { return }
        let current = assembly.ledger.text.slice(assembly.ledger.customers[Int(number)].name)
        if current.isEmpty || name.lexicographicallyPrecedes(current) {
            assembly.ledger.customers[Int(number)].name = keep(name)
        }
    }

    private mutating func findPayer(_ payer: PayerToFind, file: String) {
        var name = payer.name
        let number = name.withUTF8 { text in
            withPadding(text) { customers.number(of: $0, count: text.count) }
        }
        guard let number else {
            log.report(.unknownCustomer, isError: true, file: file, line: payer.line, column: payer.column) {
                "there is no customer \"\(payer.name)\" who could pay for this one"
            }
            let row = UnusableRow(file: file, line: payer.line, column: payer.column, code: .unknownCustomer)
            leftOut.add(payer: payer.customer, for: row)
            return
        }
        setPayer(UInt32(number), of: payer.customer)
    }

    mutating func readContacts(_ reader: inout TableReader<ContactColumn>) {
        readRows(&reader, customer: .customer, legalEntity: nil) { builder, reader in
            if reader.isDerived, reader.hasNoAddress { return .setAside }
            guard let customer = reader.required(.customer), let role = reader.required(.role) else { return .setAside }
            guard let number = builder.customers.number(of: customer.baseAddress!, count: customer.count) else {
                reader.warn(.unknownCustomer, .customer) {
                    "there is no customer \"\(shown(customer))\" in the customers table; the contact is set aside"
                }
                return .setAside
            }
            let symbol = builder.symbol(role)
            let word = builder.assembly.ledger.symbols[symbol]
            if !builder.vocabulary.roles.isEmpty, !builder.vocabulary.roles.contains(word) {
                let names = builder.vocabulary.roles.sorted()
                reader.warn(.undeclaredRole, .role) {
                    "the contact is set aside, because the policy has no role \"\(word)\""
                        + NameSuggestion.question(for: word, among: names)
                }
                return .setAside
            }
            var contact = Contact(customer: UInt32(number), role: symbol)
            contact.name = builder.keep(reader.freeText(.name))
            contact.email = builder.keep(reader.freeText(.email))
            contact.phone = builder.keep(reader.freeText(.phone))
            contact.address = builder.keep(reader.freeText(.address))
            guard reader.isUsable else { return .setAside }
            builder.assembly.ledger.contacts.append(contact)
            return .used
        }
    }

    /// Keeps the values of a row's own fields, by the reader's `ownFieldNames`.
    mutating func append(_ values: [OwnValue?], _ names: [String], to table: String) {
        for (name, value) in zip(names, values) {
            let index = ownFieldIndex(table, name)
            assembly.ledger.ownFields[index].values.append(value)
        }
    }

    private mutating func ownFieldIndex(_ table: String, _ name: String) -> Int {
        if let index = assembly.ledger.ownFields.firstIndex(where: { $0.table == table && $0.name == name }) {
            return index
        }
        assembly.ledger.ownFields.append(OwnFieldColumn(table: table, name: name))
        return assembly.ledger.ownFields.count - 1
    }
}

/// Calls with a copy of a text that has 16 readable bytes behind it, as `IdentifierTable` needs.
func withPadding<Result>(_ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafePointer<UInt8>) -> Result) -> Result {
    let copy = Array(text) + [UInt8](repeating: 0, count: LedgerFile.padding)
    return copy.withUnsafeBufferPointer { body($0.baseAddress!) }
}

extension TableReader<ContactColumn> {
    var hasNoAddress: Bool {
        mutating get { cell(.email).isEmpty && cell(.phone).isEmpty && cell(.address).isEmpty && cell(.name).isEmpty }
    }
}

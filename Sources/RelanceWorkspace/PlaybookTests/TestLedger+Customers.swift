import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax
import Receivables

extension TestLedger {
    mutating func addCustomers(_ rows: [SyntaxRecord]) {
        if rows.isEmpty { addCustomer("C1", nil) }
        for row in rows { addCustomer(row.text("id")?.value ?? "C1", row) }
        for row in rows {
            guard let payer = row.text("payer"), let customer = customers[row.text("id")?.value ?? "C1"] else {
                continue
            }
            guard let index = customers[payer.value] else {
                problem("there is no customer \"\(payer.value)\"", at: payer.range)
                continue
            }
            assembly.ledger.customers[Int(customer)].payer = index
        }
    }

    private mutating func addCustomer(_ id: String, _ row: SyntaxRecord?) {
        let index = UInt32(assembly.ledger.customers.count)
        if customers.updateValue(index, forKey: id) != nil, let row {
            problem("there is a second customer \"\(id)\"", at: row.place("id"))
        }
        let country = row?.text("country")?.value ?? defaultEntity?.country ?? ""
        let segment = row?.text("segment")?.value ?? coveredSegment
        let language = row?.text("language")?.value ?? TestLedger.languages[country] ?? "en"
        var customer = Customer(id: assembly.ledger.text.add(id), payer: index)
        customer.name = assembly.ledger.text.add(row?.text("name")?.value ?? id)
        customer.segment = segment.map { assembly.ledger.symbols.intern($0) } ?? .none
        customer.country = assembly.ledger.symbols.intern(country)
        customer.language = assembly.ledger.symbols.intern(language)
        if let row {
            customer.riskScore = row.number("risk_score")
            customer.creditLimit = row.money("credit_limit")?.value.minorUnits
            customer.insolvency = row.date("insolvency") ?? .distantFuture
            customer.insolvencyPublished = row.date("insolvency_published") ?? .distantFuture
            customer.courtDeadline = row.date("court_deadline") ?? .distantFuture
            customer.isVulnerable = row.boolean("vulnerable") ?? false
            customer.isInsured = row.boolean("insured") ?? false
            customer.isPublicBody = row.boolean("public_body") ?? false
            customer.isConsumer = row.boolean("consumer") ?? false
        }
        assembly.ledger.customers.append(customer)
        addOwnValues(row, table: "customer")
    }

    /// Contacts as given; a customer without any is reached at every role.
    mutating func addContacts(_ rows: [SyntaxRecord]) {
        var given = Set<UInt32>()
        for row in rows {
            let customer = customer(of: row)
            given.insert(customer)
            var contact = Contact(customer: customer, role: symbol(row, "role") ?? .none)
            contact.name = text(row, "name") ?? .empty
            contact.email = text(row, "email") ?? .empty
            contact.phone = text(row, "phone") ?? .empty
            contact.address = text(row, "address") ?? .empty
            assembly.ledger.contacts.append(contact)
        }
        for customer in 0..<UInt32(assembly.ledger.customers.count) where !given.contains(customer) {
            for role in policy.roles + policy.thirdPartyRoles { addContact(of: customer, role: role) }
        }
    }

    private mutating func addContact(of customer: UInt32, role: String) {
        var contact = Contact(customer: customer, role: assembly.ledger.symbols.intern(role))
        contact.name = assembly.ledger.text.add(role)
        contact.email = assembly.ledger.text.add("\(role)@customer.example")
        contact.phone = assembly.ledger.text.add("+33 1 00 00 00 00")
        contact.address = assembly.ledger.text.add("1 street / 1000 town")
        assembly.ledger.contacts.append(contact)
    }

    /// The first segment that the playbook's condition names, else the policy's first.
    private var coveredSegment: String? {
        if case .condition(let condition) = playbook.coverage, let word = condition.segments.first { return word }
        return policy.segments.first
    }

    /// In which language one writes to a country, where the case does not say.
    private static let languages = [
        "FR": "fr", "BE": "fr", "DE": "de", "CH": "de", "AT": "de", "GB": "en", "IE": "en", "ES": "es", "IT": "it",
        "NL": "nl",
    ]
}

extension CompiledCondition {
    /// The segments that a condition names, in the order written.
    fileprivate var segments: [String] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.segments)
        case .not: []
        case .clause(let clause): clause.test.segments
        }
    }
}

extension ClauseTest {
    fileprivate var segments: [String] {
        switch self {
        case .compare(.fact(.builtIn(.customerSegment)), .equal, .constant(.word(let word))): [word]
        case .isOneOf(.fact(.builtIn(.customerSegment)), let words):
            words.compactMap { if case .word(let word) = $0 { word } else { nil } }
        default: []
        }
    }
}

import FinancialValues
import PlaybookProgram
import Receivables

/// The books of an example on one of its days.
struct ExampleLedger {
    let example: ExampleCase
    let customer: ExampleCustomer
    let language: ReviewLanguage
    let policy: CompiledPolicy
    private var assembly = LedgerAssembly()

    init(
        _ example: ExampleCase, _ customer: ExampleCustomer, _ language: ReviewLanguage, _ policy: CompiledPolicy
    ) {
        (self.example, self.customer, self.language, self.policy) = (example, customer, language, policy)
    }

    static let invoice = "F-2026-0310"
    static let contract = "K-1"
    static func service(_ kind: String) -> String { "S-\(kind)" }

    /// - Parameter history: What was done before the day.
    mutating func snapshot(on day: CalendarDate, _ history: [ExampleDeed]) -> LedgerSnapshot {
        assembly = LedgerAssembly()
        assembly.ledger.columns = Set(FactTable.rows.compactMap(\.column))
        for field in policy.fields where field.builtIn == nil {
            assembly.ledger.ownFields.append(OwnFieldColumn(table: field.scope.rawValue, name: field.name))
        }
        addCustomer(day)
        addContacts()
        addInvoice()
        var services: [(kind: String, index: Int32)] = []
        for kind in policy.serviceKinds { services.append(addService(kind)) }
        for (offset, event) in example.events.sorted(by: { $0.key < $1.key }) {
            let happens = ExampleCase.due + offset
            if happens <= day { add(event, on: happens, day) }
        }
        for deed in history { add(deed, services, asOf: day) }
        assembly.ledger.asOf = day
        for index in assembly.ledger.lastBankDays.indices { assembly.ledger.lastBankDays[index] = day }
        return assembly.assemble()
    }

    private var key: LedgerAssembly.AccountKey {
        mutating get { .init(customer: 0, legalEntity: assembly.legalEntity(customer.entity.id)) }
    }

    private var currency: CurrencyCode { policy.exchangeRates.reporting }

    private mutating func symbol(_ word: String) -> Symbol { assembly.ledger.symbols.intern(word) }
    private mutating func text(_ text: String) -> TextReference { assembly.ledger.text.add(text) }

    // MARK: - The customer

    private mutating func addCustomer(_ day: CalendarDate) {
        var row = Customer(id: text(customer.id), payer: 0)
        row.name = text(name)
        row.isConsumer = customer.isConsumer
        row.isPublicBody = customer.isPublicBody
        row.isVulnerable = customer.flag(.customerVulnerable) ?? false
        row.segment = symbol(customer.segment)
        row.country = symbol(customer.country)
        row.language = symbol(language.rawValue)
        row.isInsured = customer.flag(.customerInsured) ?? example.isInsured
        if let offset = example.events.first(where: { $0.value == .insolvency })?.key, ExampleCase.due + offset <= day {
            row.insolvency = ExampleCase.due + offset
            row.insolvencyPublished = row.insolvency
        }
        assembly.ledger.customers.append(row)
        addOwnValues(of: .customer)
    }

    private var name: String {
        switch language {
        case .fr where customer.isConsumer: "Madame ou Monsieur Exemple"
        case .fr where customer.isPublicBody: "Commune d’Exemple"
        case .fr: "Client Exemple SARL"
        case .en where customer.isConsumer: "Example Person"
        case .en where customer.isPublicBody: "Example Town Council"
        case .en: "Example Customer Ltd"
        }
    }

    private mutating func addOwnValues(of scope: FactScope) {
        for index in assembly.ledger.ownFields.indices where assembly.ledger.ownFields[index].table == scope.rawValue {
            let name = assembly.ledger.ownFields[index].name
            let value = policy.fields.firstIndex { $0.scope == scope && $0.name == name }.flatMap { field in
                scope == .customer ? ownValue(field) : nil
            }
            assembly.ledger.ownFields[index].values.append(value)
        }
    }

    /// What the coverage asks for, else a mark where the example has them all.
    private mutating func ownValue(_ field: Int) -> OwnValue? {
        switch customer.value(ofField: field) {
        case .boolean(let value)?: .boolean(value)
        case .number(let number)?: .number(number)
        case .money(let money)?: .money(money)
        case .days(let days)?: .days(days)
        case .date(let date)?: .date(date)
        case .text(let value)?: .text(text(value))
        case .word(let word)?: .word(symbol(word))
        case .zeroMoney?, nil: example.isMarked && policy.fields[field].type == .boolean ? .boolean(true) : nil
        }
    }

    /// Everybody can be reached every way.
    private mutating func addContacts() {
        for role in policy.roles + policy.thirdPartyRoles {
            var contact = Contact(customer: 0, role: symbol(role))
            let isOwn = customer.isConsumer && policy.roles.contains(role)
            contact.name = text(isOwn ? name : language == .fr ? "Destinataire d’exemple" : "Example recipient")
            contact.email = text("\(role.replacing("_", with: "-"))@customer.example")
            contact.phone = text("+33 1 99 00 00 00")
            contact.address = text(
                language == .fr ? "1 rue de l’Exemple / 00000 Exemple" : "1 Example Street / Example")
            assembly.ledger.contacts.append(contact)
        }
    }

    // MARK: - What is owed, and what happens

    private mutating func addInvoice() {
        var invoice = Invoice(
            id: text(ExampleLedger.invoice), customer: 0, issued: ExampleCase.due - 30, due: ExampleCase.due,
            amount: example.amount, currency: currency)
        invoice.contract = text(ExampleLedger.contract)
        if example.events.values.contains(.rejectedDebit) { invoice.flags.insert(.directDebit) }
        if example.isFactored { invoice.factoredOn = ExampleCase.due - 20 }
        assembly.ledger.invoices.append(invoice)
        assembly.invoiceKeys.append(key)
        addOwnValues(of: .invoice)
    }

    private mutating func addService(_ kind: String) -> (kind: String, index: Int32) {
        var service = Service(id: text(ExampleLedger.service(kind)), customer: 0, kind: symbol(kind))
        service.contract = text(ExampleLedger.contract)
        let index = Int32(assembly.ledger.services.count)
        assembly.ledger.services.append(service)
        assembly.serviceKeys.append(key)
        addOwnValues(of: .service)
        return (kind, index)
    }

    private mutating func add(_ event: ExampleCase.Event, on happens: CalendarDate, _ day: CalendarDate) {
        switch event {
        case .payment, .rejectedDebit:
            var payment = Payment(id: text("P-1"), date: happens, amount: example.amount, currency: currency)
            payment.invoice = 0
            payment.method = symbol(event == .payment ? "transfer" : "direct_debit")
            if event == .rejectedDebit {
                payment.date = ExampleCase.due
                payment.rejectedOn = happens
                payment.rejectionReason = symbol("insufficient_funds")
            }
            assembly.ledger.payments.append(payment)
            assembly.paymentKeys.append(key)
        case .dispute(let closed):
            var dispute = Dispute(id: text("D-1"), opened: happens)
            dispute.invoice = 0
            dispute.reason = symbol(policy.disputeReasons.first?.reason ?? "other")
            if ExampleCase.due + closed <= day {
                (dispute.closed, dispute.outcome) = (ExampleCase.due + closed, .company)
            }
            assembly.ledger.disputes.append(dispute)
            assembly.disputeKeys.append(key)
        case .promise(let due):
            var promise = PromiseToPay(
                id: text("PR-1"), made: happens, date: ExampleCase.due + due, amount: example.amount,
                currency: currency)
            promise.invoices = [0]
            assembly.ledger.promises.append(promise)
            assembly.promiseKeys.append(key)
        case .insolvency: break
        }
    }

    // MARK: - What was done

    private mutating func add(_ deed: ExampleDeed, _ services: [(kind: String, index: Int32)], asOf day: CalendarDate) {
        let isReceived = deed.received.map { $0 <= day } ?? false
        var row = HistoryRow(
            day: deed.day, outcome: isReceived ? .received : deed.outcome, outcomeDay: isReceived ? deed.received : nil)
        row.message = text(deed.message)
        row.playbook = symbol(deed.playbook)
        row.step = symbol(deed.rule)
        row.itemStep = symbol(deed.itemStep ?? deed.rule)
        row.invoice = deed.hasInvoice ? 0 : nil
        row.service = deed.service.flatMap { id in services.first { ExampleLedger.service($0.kind) == id }?.index }
        row.promise = deed.hasPromise ? 0 : nil
        row.dispute = deed.hasDispute ? 0 : nil
        row.kind = symbol(deed.kind)
        row.channel = symbol(deed.channel?.rawValue ?? "")
        row.recipient = symbol(deed.recipient)
        assembly.ledger.history.append(row)
        assembly.historyKeys.append(key)
    }
}

/// One row of what was done in an example.
struct ExampleDeed: Sendable {
    var day: CalendarDate
    var message: String
    var playbook: String
    var rule: String
    var itemStep: String?
    var kind: String
    var outcome: HistoryRow.Outcome
    var channel: Channel?
    var recipient: String
    /// When what needs proof is received.
    var received: CalendarDate?
    /// Its number in the ledger.
    var service: String?
    var hasInvoice: Bool
    var hasPromise: Bool
    var hasDispute: Bool
}

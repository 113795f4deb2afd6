import FinancialValues
import Receivables
import RelanceTestSupport

/// A ledger of a few payers with everything that rules look at. The rows are made first, so that they can be shuffled.
struct RandomLedger {
    static let asOf = CalendarDate(year: 2026, month: 3, day: 16)!

    /// One row and how it is added.
    typealias Row = (inout LedgerAssembly, _ customers: [String: UInt32], _ invoices: inout [String: Int32]) -> Void

    private var random: RandomNumbers
    private let customers: Int
    var invoiceRows: [Row] = []
    var otherRows: [Row] = []
    /// Rows of history that stand behind the others, by column.
    var fedBack: [[String: String]] = []
    /// Names of steps that history may mention.
    var steps: [String] = []

    init(seed: UInt64, steps: [String]) {
        random = RandomNumbers(seed: seed)
        self.steps = steps
        customers = random.number(1...3)
        for customer in 0..<customers {
            for entity in ["FR01", "FR02"].prefix(random.number(1...2)) { makeAccount("C\(customer)", entity) }
        }
    }

    /// - Parameter shuffle: Another order of the rows when it is not 0.
    func make(shuffle: UInt64 = 0, only customer: Int? = nil) -> LedgerSnapshot {
        var assembly = LedgerAssembly()
        var order = RandomNumbers(seed: shuffle)
        var indices: [String: UInt32] = [:]
        var list = Array(0..<customers).filter { customer == nil || $0 == customer }
        if shuffle != 0 { list.shuffle(using: &order) }
        var ledger = LedgerSnapshot()
        for (position, number) in list.enumerated() {
            var row = Customer(id: ledger.text.add("C\(number)"), payer: UInt32(position))
            row.segment = ledger.symbols.intern(number == 0 ? "enterprise" : "sme")
            row.isVulnerable = number == 2
            if number == 1 { row.insolvency = CalendarDate(year: 2026, month: 2, day: 20)! }
            ledger.customers.append(row)
            indices["C\(number)"] = UInt32(position)
            for role in ["billing", "signatory"] {
                var contact = Contact(customer: UInt32(position), role: ledger.symbols.intern(role))
                if number != 1 || role == "signatory" { contact.email = ledger.text.add("a@example.com") }
                if number != 2 { contact.address = ledger.text.add("1 rue") }
                ledger.contacts.append(contact)
            }
        }
        ledger.columns = ["customers.segment", "customers.vulnerable", "invoices.direct_debit"]
        assembly.ledger = ledger
        var invoices: [String: Int32] = [:]
        var (first, second) = (invoiceRows, otherRows)
        if shuffle != 0 {
            first.shuffle(using: &order)
            second.shuffle(using: &order)
        }
        for row in first + second { row(&assembly, indices, &invoices) }
        for row in fedBack { add(row, to: &assembly, indices, invoices) }
        return assembly.assemble()
    }

    private func add(
        _ cells: [String: String], to assembly: inout LedgerAssembly, _ customers: [String: UInt32],
        _ invoices: [String: Int32]
    ) {
        var row = HistoryRow(
            day: CalendarDate(iso: cells["day"]!)!,
            outcome: HistoryRow.Outcome.allCases.first { $0.word == cells["outcome"]! }!)
        row.message = assembly.ledger.text.add(cells["message"]!)
        row.step = assembly.ledger.symbols.intern(cells["step"]!)
        row.itemStep = assembly.ledger.symbols.intern(cells["item_step"]!)
        row.invoice = invoices[cells["invoice"]!]
        let text = assembly.ledger.text
        row.promise = assembly.ledger.promises.firstIndex { text[$0.id] == cells["promise"]! }.map(Int32.init)
        row.dispute = assembly.ledger.disputes.firstIndex { text[$0.id] == cells["dispute"]! }.map(Int32.init)
        row.service = assembly.ledger.services.firstIndex { text[$0.id] == cells["service"]! }.map(Int32.init)
        row.playbook = assembly.ledger.symbols.intern(cells["playbook"]!)
        row.kind = assembly.ledger.symbols.intern(cells["kind"]!)
        row.channel = assembly.ledger.symbols.intern(cells["channel"]!)
        row.recipient = assembly.ledger.symbols.intern(cells["recipient"]!)
        let entity = assembly.legalEntity(cells["legal_entity"]!)
        assembly.historyKeys.append(.init(customer: customers[cells["customer"]!]!, legalEntity: entity))
        assembly.ledger.history.append(row)
    }

    private mutating func day(_ range: ClosedRange<Int>) -> CalendarDate { Self.asOf + random.number(range) }

    private mutating func makeAccount(_ customer: String, _ entity: String) {
        let count = random.number(1...5)
        for number in 0..<count { makeInvoice(customer, entity, "\(customer)-\(entity)-\(number)", number) }
        for number in 0..<random.number(0...2) { makeService(customer, entity, "S\(customer)\(entity)\(number)") }
        if random.chance(25) { makePayment(customer, entity, nil, random.number(10_000...90_000)) }
        if random.chance(15) { makeBlock(customer, entity, nil) }
    }

    private mutating func makeService(_ customer: String, _ entity: String, _ id: String) {
        let kind = random.pick(["hosting", "energy"])
        let contract = random.pick(["K1", "K2"])
        let status = random.chance(15) ? random.pick(Service.Status.allCases) : .active
        otherRows.append { assembly, customers, _ in
            guard let index = customers[customer] else { return }
            var row = Service(
                id: assembly.ledger.text.add(id), customer: index, kind: assembly.ledger.symbols.intern(kind))
            row.contract = assembly.ledger.text.add(contract)
            row.status = status
            assembly.serviceKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.services.append(row)
        }
    }

    private mutating func makeInvoice(_ customer: String, _ entity: String, _ id: String, _ number: Int) {
        let due = day(-80...40)
        let issued = due - random.number(10...40)
        let entered = random.chance(15) ? min(due + random.number(-5...20), Self.asOf) : issued
        let amount = Int64(random.pick([300, 20_000, 45_000, 120_000]))
        let currency = CurrencyCode(random.chance(80) ? "EUR" : "USD")!
        let (isDebit, isFactored) = (random.chance(15), random.chance(8))
        let factored = day(-30...10)
        let contract = random.pick(["K1", "K1", "K2", ""])
        guard entered <= Self.asOf else { return }
        invoiceRows.append { assembly, customers, invoices in
            guard let index = customers[customer] else { return }
            var row = Invoice(
                id: assembly.ledger.text.add(id), customer: index, issued: issued, due: due, entered: entered,
                amount: amount, currency: currency)
            row.contract = assembly.ledger.text.add(contract)
            if isDebit { row.flags.insert(.directDebit) }
            if isFactored { row.factoredOn = factored }
            let entity = assembly.legalEntity(entity)
            invoices[id] = Int32(assembly.ledger.invoices.count)
            assembly.ledger.invoices.append(row)
            assembly.invoiceKeys.append(.init(customer: index, legalEntity: entity))
        }
        if random.chance(40) { makePayment(customer, entity, id, random.pick([Int(amount), Int(amount) / 2])) }
        if random.chance(25) { makeDispute(customer, entity, id, amount) }
        if random.chance(30) { makePromise(customer, entity, id, amount, currency) }
        if random.chance(10) { makeBlock(customer, entity, id) }
        if !steps.isEmpty && random.chance(30) { makeHistory(customer, entity, id, after: due) }
    }

    private mutating func makePayment(_ customer: String, _ entity: String, _ invoice: String?, _ amount: Int) {
        let date = day(-60...5)
        let rejected = random.chance(15) ? date + random.number(1...20) : nil
        let isPending = random.chance(15)
        let id = "P\(otherRows.count)"
        otherRows.append { assembly, customers, invoices in
            guard let index = customers[customer] else { return }
            var row = Payment(
                id: assembly.ledger.text.add(id), date: date, amount: Int64(amount), currency: CurrencyCode("EUR")!)
            if let invoice {
                guard let target = invoices[invoice] else { return }
                row.invoice = target
                row = Payment(
                    id: row.id, date: date, amount: Int64(amount),
                    currency: assembly.ledger.invoices[Int(target)].currency)
                row.invoice = target
            }
            if let rejected { row.rejectedOn = rejected }
            if isPending { row.status = .pending }
            row.method = assembly.ledger.symbols.intern("direct_debit")
            assembly.paymentKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.payments.append(row)
        }
    }

    private mutating func makeDispute(_ customer: String, _ entity: String, _ invoice: String, _ amount: Int64) {
        let opened = day(-50...0)
        let closed = random.chance(50) ? opened + random.number(1...40) : nil
        let part = random.chance(50) ? amount / 4 : nil
        let id = "D\(otherRows.count)"
        otherRows.append { assembly, customers, invoices in
            guard let index = customers[customer], let target = invoices[invoice] else { return }
            var row = Dispute(id: assembly.ledger.text.add(id), opened: opened)
            row.invoice = target
            if let closed { row.closed = closed }
            row.amount = part
            row.reason = assembly.ledger.symbols.intern("other")
            assembly.disputeKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.disputes.append(row)
        }
    }

    private mutating func makePromise(
        _ customer: String, _ entity: String, _ invoice: String, _ amount: Int64, _ currency: CurrencyCode
    ) {
        let made = day(-30...0)
        let date = made + random.number(2...40)
        let part = random.chance(60) ? amount : amount / 2
        let plan = random.chance(20)
        let id = "W\(otherRows.count)"
        otherRows.append { assembly, customers, invoices in
            guard let index = customers[customer], let target = invoices[invoice] else { return }
            var row = PromiseToPay(
                id: assembly.ledger.text.add(id), made: made, date: date, amount: part, currency: currency)
            row.invoices = [target]
            if plan { row.plan = assembly.ledger.text.add("plan-\(customer)-\(entity)") }
            assembly.promiseKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.promises.append(row)
        }
    }

    private mutating func makeBlock(_ customer: String, _ entity: String, _ invoice: String?) {
        let from = day(-20...30)
        let until = from + random.number(0...25)
        otherRows.append { assembly, customers, invoices in
            guard let index = customers[customer] else { return }
            var row = DunningBlock(reason: assembly.ledger.symbols.intern("other"), from: from)
            row.until = until
            if let invoice {
                guard let target = invoices[invoice] else { return }
                row.invoice = target
            }
            assembly.blockKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.blocks.append(row)
        }
    }

    private mutating func makeHistory(_ customer: String, _ entity: String, _ invoice: String, after due: CalendarDate)
    {
        let outcome = random.pick([.sent, .sent, .received, .bounced, .cancelled, .skipped] as [HistoryRow.Outcome])
        let date = min(due + random.number(1...30), Self.asOf)
        let step = random.chance(15) ? "" : random.pick(steps.filter { !$0.hasPrefix("stage") && $0 != "lifted" })
        otherRows.append { assembly, customers, invoices in
            guard let index = customers[customer], let target = invoices[invoice] else { return }
            var row = HistoryRow(day: date, outcome: outcome)
            row.step = assembly.ledger.symbols.intern(step)
            row.invoice = target
            row.kind = assembly.ledger.symbols.intern("message")
            row.channel = assembly.ledger.symbols.intern("email")
            row.recipient = assembly.ledger.symbols.intern("billing")
            assembly.historyKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.history.append(row)
        }
    }
}

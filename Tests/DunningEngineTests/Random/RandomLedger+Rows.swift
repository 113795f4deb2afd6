import FinancialValues
import PlaybookProgram
import Receivables

/// Customers, invoices and services.
extension RandomLedger {
    mutating func day(_ range: ClosedRange<Int>) -> CalendarDate { Self.asOf + random.number(range) }

    /// `nil` for a day that the ledger must not know yet.
    func known(_ day: CalendarDate?) -> CalendarDate? { day.flatMap { knowsFuture || $0 <= Self.asOf ? $0 : nil } }

    mutating func makePeople() {
        let count = random.number(1...3)
        for number in 0..<count { people.append(makePerson("C\(number)", payer: number)) }
        // A child, for whom a parent pays.
        if random.chance(25) { people.append(makePerson("D0", payer: 0)) }
    }

    private mutating func makePerson(_ id: String, payer: Int) -> Person {
        var row = Customer(id: .empty, payer: 0)
        row.riskScore = random.chance(2) ? nil : ExactNumber(random.number(0...4))
        row.creditLimit = random.chance(2) ? nil : 100_000
        row.isVulnerable = random.chance(20)
        row.isInsured = random.chance(30)
        row.isPublicBody = random.chance(10)
        row.isConsumer = random.chance(20)
        if random.chance(20) {
            row.insolvency = Self.asOf - random.number(0...40)
            row.insolvencyPublished = min(row.insolvency + random.number(0...20), Self.asOf)
            if random.chance(40) { row.courtDeadline = day(0...70) }
        }
        return Person(
            id: id, payer: payer, row: row, hasEmail: random.chance(75), hasAddress: random.chance(80),
            hasPhone: random.chance(60))
    }

    mutating func makeAccount(_ customer: String, _ entity: String, _ program: CompiledProgram) {
        var invoices: [InvoiceKey] = []
        for number in 0..<random.number(1...5) {
            invoices += makeInvoice(customer, entity, "\(customer)-\(entity)-\(number)")
        }
        let services = (0..<random.pick([0, 1, 1, 2])).map {
            makeService(customer, entity, "S\(customer)\(entity)\($0)")
        }
        if random.chance(20) { makeCreditNote(customer, entity) }
        if random.chance(20) { makePayment(customer, entity, on: nil, random.number(10...1_500) * 100) }
        if random.chance(12) { makeBlock(customer, entity, nil) }
        if random.chance(10) { makeDispute(customer, entity, on: nil) }
        if random.chance(20) { makeUnbilled(customer, entity) }
        makePlans(customer, entity, invoices)
        makeHistory(customer, entity, invoices, services, program)
    }

    /// One row, or two instalments of one number.
    private mutating func makeInvoice(_ customer: String, _ entity: String, _ id: String) -> [InvoiceKey] {
        let due = day(-80...40)
        let currency = CurrencyCode(random.chance(1) ? "GBP" : random.chance(80) ? "EUR" : "USD")!
        var key = InvoiceKey(
            id: id, issued: due - random.number(10...40), due: due,
            amount: Int64(random.pick([300, 2_000, 20_000, 45_000, 120_000, 120_000])), currency: currency,
            contract: random.pick(["K1", "K1", "K1", "K2", ""]))
        guard random.chance(8) else { return add(key, customer, entity, isInstalment: false) ? [key] : [] }
        guard add(key, customer, entity, isInstalment: true) else { return [] }
        let first = key
        key.due = due + 30
        return add(key, customer, entity, isInstalment: true) ? [first, key] : [first]
    }

    private mutating func add(_ key: InvoiceKey, _ customer: String, _ entity: String, isInstalment: Bool) -> Bool {
        let entered = random.chance(15) ? min(key.due + random.number(-5...20), Self.asOf) : key.issued
        guard entered <= Self.asOf || (knowsFuture && random.chance(20)) else { return false }
        var flags: Invoice.Flags = isInstalment ? [.instalment] : []
        for (flag, percent) in [(.directDebit, 15), (.insured, 30), (.qualified, 30), (.disputed, 3)]
            as [(Invoice.Flags, Int)] where random.chance(percent)
        { flags.insert(flag) }
        var (factored, returned): (CalendarDate?, CalendarDate?)
        if random.chance(10) {
            factored = known(day(-40...10))
            returned = random.chance(30) ? known(factored.map { $0 + random.number(5...25) }) : nil
        }
        invoiceRows.append { [flags, factored, returned] assembly, indices in
            guard let index = indices.customers[customer] else { return }
            var row = Invoice(
                id: assembly.ledger.text.add(key.id), customer: index, issued: key.issued, due: key.due,
                entered: entered,
                amount: key.amount, currency: key.currency)
            row.contract = assembly.ledger.text.add(key.contract)
            row.flags = flags
            row.factoredOn = factored ?? .distantFuture
            row.returnedOn = returned ?? .distantFuture
            indices.invoices[key.name] = Int32(assembly.ledger.invoices.count)
            assembly.invoiceKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.invoices.append(row)
        }
        if random.chance(35) { makePayments(customer, entity, on: key) }
        if random.chance(22) { makeDispute(customer, entity, on: key) }
        if random.chance(25) { makePromise(customer, entity, on: [key], plan: nil) }
        if random.chance(8) { makeBlock(customer, entity, key) }
        return true
    }

    private mutating func makeCreditNote(_ customer: String, _ entity: String) {
        let issued = day(-60 ... -5)
        let amount = Int64(random.pick([4_000, 30_000, 200_000]))
        let id = "N\(otherRows.count)-\(customer)\(entity)"
        invoiceRows.append { assembly, indices in
            guard let index = indices.customers[customer] else { return }
            var row = Invoice(
                id: assembly.ledger.text.add(id), customer: index, issued: issued, due: issued, amount: amount,
                currency: CurrencyCode("EUR")!)
            row.flags = [.creditNote]
            assembly.invoiceKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.invoices.append(row)
        }
    }

    private mutating func makeService(_ customer: String, _ entity: String, _ id: String) -> (
        id: String, contract: String
    ) {
        let kind = random.pick(["hosting", "hosting", "energy"])
        let contract = random.pick(["K1", "K1", "K2"])
        let status = random.chance(8) ? random.pick(Service.Status.allCases) : .active
        otherRows.append { assembly, indices in
            guard let index = indices.customers[customer] else { return }
            var row = Service(
                id: assembly.ledger.text.add(id), customer: index, kind: assembly.ledger.symbols.intern(kind))
            row.contract = assembly.ledger.text.add(contract)
            row.status = status
            assembly.serviceKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.services.append(row)
        }
        return (id, contract)
    }

    private mutating func makeUnbilled(_ customer: String, _ entity: String) {
        let amount = Int64(random.number(10...900) * 100)
        otherRows.append { assembly, indices in
            guard let index = indices.customers[customer] else { return }
            assembly.unbilledKeys.append(.init(customer: index, legalEntity: assembly.legalEntity(entity)))
            assembly.ledger.unbilled.append(Unbilled(amount: amount, currency: CurrencyCode("EUR")!))
        }
    }
}

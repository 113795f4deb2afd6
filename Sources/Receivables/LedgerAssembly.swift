import FinancialValues

/// Rows as they are read, in any order, and how they become a snapshot.
///
/// Rows refer to customers, invoices, promises, disputes and services by the index under which they were added; `assemble`
/// sorts everything, renumbers the references and finds the ranges of each account.
public struct LedgerAssembly: Sendable {
    /// Texts, words, customers (sorted later), contacts and own fields are filled directly.
    public var ledger = LedgerSnapshot()
    /// For rows other than invoices: whose account. The payer of `customer` at `legalEntity`.
    public struct AccountKey: Hashable, Sendable {
        public var customer: UInt32
        public var legalEntity: UInt16

        public init(customer: UInt32, legalEntity: UInt16) { (self.customer, self.legalEntity) = (customer, legalEntity) }
    }

    public var invoiceKeys: [AccountKey] = []
    public var paymentKeys: [AccountKey] = []
    public var disputeKeys: [AccountKey] = []
    public var promiseKeys: [AccountKey] = []
    public var blockKeys: [AccountKey] = []
    public var serviceKeys: [AccountKey] = []
    public var historyKeys: [AccountKey] = []
    public var unbilledKeys: [AccountKey] = []

    public init() {}
}

extension LedgerAssembly {
    /// The index of a legal entity, added when it is new. Indices are renumbered by `assemble`.
    public mutating func legalEntity(_ id: String) -> UInt16 {
        if let index = ledger.legalEntities.firstIndex(of: id) { return UInt16(index) }
        ledger.legalEntities.append(id)
        ledger.lastBankDays.append(nil)
        return UInt16(ledger.legalEntities.count - 1)
    }

    /// Sorts, renumbers and groups. Accounts exist where there is an invoice, a credit note, a payment or a service.
    ///
    /// Rows of the other tables for a pair that is no account are left out; the reader has reported them.
    public consuming func assemble() -> LedgerSnapshot {
        renumberLegalEntities()
        renumberCustomers()
        groupByAccount()
        return ledger
    }

    private mutating func renumberLegalEntities() {
        let order = ledger.legalEntities.indices.sorted { ledger.legalEntities[$0] < ledger.legalEntities[$1] }
        let renumbered = LedgerAssembly.inverse(order).map(UInt16.init)
        ledger.legalEntities = order.map { ledger.legalEntities[$0] }
        ledger.lastBankDays = order.map { ledger.lastBankDays[$0] }
        forEachKey { $0.legalEntity = renumbered[Int($0.legalEntity)] }
    }

    private mutating func renumberCustomers() {
        let (customers, text) = (ledger.customers, ledger.text)
        let order = customers.indices.sorted { text.isOrdered(customers[$0].id, before: customers[$1].id) }
        let renumbered = LedgerAssembly.inverse(order).map(UInt32.init)
        ledger.customers = order.map { index in
            var customer = customers[index]
            customer.payer = renumbered[Int(customer.payer)]
            return customer
        }
        for index in ledger.ownFields.indices where ledger.ownFields[index].table == "customer" {
            ledger.ownFields[index].values = order.map { [values = ledger.ownFields[index].values] in values[$0] }
        }
        for index in ledger.contacts.indices {
            ledger.contacts[index].customer = renumbered[Int(ledger.contacts[index].customer)]
        }
        ledger.contacts.sort { left, right in
            (left.customer, ledger.symbols[left.role]) < (right.customer, ledger.symbols[right.role])
        }
        for index in ledger.invoices.indices {
            ledger.invoices[index].customer = renumbered[Int(ledger.invoices[index].customer)]
        }
        for index in ledger.services.indices {
            ledger.services[index].customer = renumbered[Int(ledger.services[index].customer)]
        }
        forEachKey { key in key.customer = renumbered[Int(key.customer)] }
    }

    private mutating func forEachKey(_ change: (inout AccountKey) -> Void) {
        for index in invoiceKeys.indices { change(&invoiceKeys[index]) }
        for index in paymentKeys.indices { change(&paymentKeys[index]) }
        for index in disputeKeys.indices { change(&disputeKeys[index]) }
        for index in promiseKeys.indices { change(&promiseKeys[index]) }
        for index in blockKeys.indices { change(&blockKeys[index]) }
        for index in serviceKeys.indices { change(&serviceKeys[index]) }
        for index in historyKeys.indices { change(&historyKeys[index]) }
        for index in unbilledKeys.indices { change(&unbilledKeys[index]) }
    }

    private mutating func groupByAccount() {
        // A pair's number is its payer times the number of entities plus the entity: sorted like the accounts.
        let entityCount = max(1, ledger.legalEntities.count)
        let customers = ledger.customers
        func pair(_ key: AccountKey) -> Int {
            Int(customers[Int(key.customer)].payer) * entityCount + Int(key.legalEntity)
        }
        var exists = [Bool](repeating: false, count: customers.count * entityCount)
        for keys in [invoiceKeys, paymentKeys, serviceKeys] { for key in keys { exists[pair(key)] = true } }
        var accountOfPair = [UInt32](repeating: .max, count: exists.count)
        for (index, exists) in exists.enumerated() where exists {
            accountOfPair[index] = UInt32(ledger.accounts.count)
            ledger.accounts.append(
                CustomerAccount(payer: UInt32(index / entityCount), legalEntity: UInt16(index % entityCount)))
        }
        func account(_ key: AccountKey) -> UInt32? {
            let account = accountOfPair[pair(key)]
            return account == .max ? nil : account
        }

        let text = ledger.text
        for index in ledger.invoices.indices { ledger.invoices[index].account = account(invoiceKeys[index])! }
        let invoiceOrder = LedgerAssembly.sort(&ledger.invoices) { left, right in
            if left.account != right.account { return left.account < right.account }
            if left.due != right.due { return left.due < right.due }
            return text.compare(left.id, right.id) < 0
        }
        let newInvoice = LedgerAssembly.inverse(invoiceOrder)
        for index in ledger.ownFields.indices where ledger.ownFields[index].table == "invoice" {
            ledger.ownFields[index].values = invoiceOrder.map { [values = ledger.ownFields[index].values] in values[$0] }
        }
        func renumbered(_ index: Int32?) -> Int32? { index.map { Int32(newInvoice[Int($0)]) } }

        for index in ledger.payments.indices {
            ledger.payments[index].account = account(paymentKeys[index])!
            ledger.payments[index].invoice = renumbered(ledger.payments[index].invoice)
            ledger.payments[index].creditNote = renumbered(ledger.payments[index].creditNote)
        }
        _ = LedgerAssembly.sort(&ledger.payments) { left, right in
            if left.account != right.account { return left.account < right.account }
            if left.date != right.date { return left.date < right.date }
            let order = text.compare(left.id, right.id)
            return order != 0 ? order < 0 : (left.invoice ?? -1, left.amount) < (right.invoice ?? -1, right.amount)
        }

        for index in ledger.services.indices { ledger.services[index].account = account(serviceKeys[index])! }
        let serviceOrder = LedgerAssembly.sort(&ledger.services) { left, right in
            left.account != right.account ? left.account < right.account : text.compare(left.id, right.id) < 0
        }
        for index in ledger.ownFields.indices where ledger.ownFields[index].table == "service" {
            ledger.ownFields[index].values = serviceOrder.map { [values = ledger.ownFields[index].values] in values[$0] }
        }

        for index in ledger.disputes.indices {
            ledger.disputes[index].account = account(disputeKeys[index]) ?? .max
            ledger.disputes[index].invoice = renumbered(ledger.disputes[index].invoice)
        }
        let disputeOrder = LedgerAssembly.sort(&ledger.disputes) { left, right in
            if left.account != right.account { return left.account < right.account }
            if left.opened != right.opened { return left.opened < right.opened }
            return text.compare(left.id, right.id) < 0
        }

        for index in ledger.promises.indices {
            ledger.promises[index].account = account(promiseKeys[index]) ?? .max
            ledger.promises[index].invoices = ledger.promises[index].invoices.map { Int32(newInvoice[Int($0)]) }.sorted()
        }
        let promiseOrder = LedgerAssembly.sort(&ledger.promises) { left, right in
            if left.account != right.account { return left.account < right.account }
            if left.made != right.made { return left.made < right.made }
            return text.compare(left.id, right.id) < 0
        }

        let symbols = ledger.symbols
        for index in ledger.blocks.indices {
            ledger.blocks[index].account = account(blockKeys[index]) ?? .max
            ledger.blocks[index].invoice = renumbered(ledger.blocks[index].invoice)
        }
        _ = LedgerAssembly.sort(&ledger.blocks) { left, right in
            if left.account != right.account { return left.account < right.account }
            return (left.from, left.until, left.invoice ?? -1, symbols[left.reason])
                < (right.from, right.until, right.invoice ?? -1, symbols[right.reason])
        }

        let (newService, newDispute) = (LedgerAssembly.inverse(serviceOrder), LedgerAssembly.inverse(disputeOrder))
        let newPromise = LedgerAssembly.inverse(promiseOrder)
        for index in ledger.history.indices {
            ledger.history[index].account = account(historyKeys[index]) ?? .max
            ledger.history[index].invoice = renumbered(ledger.history[index].invoice)
            ledger.history[index].service = ledger.history[index].service.map { Int32(newService[Int($0)]) }
            ledger.history[index].dispute = ledger.history[index].dispute.map { Int32(newDispute[Int($0)]) }
            ledger.history[index].promise = ledger.history[index].promise.map { Int32(newPromise[Int($0)]) }
        }
        _ = LedgerAssembly.sort(&ledger.history) { left, right in
            if left.account != right.account { return left.account < right.account }
            if left.day != right.day { return left.day < right.day }
            let order = text.compare(left.message, right.message)
            if order != 0 { return order < 0 }
            return (symbols[left.step], left.invoice ?? -1, left.service ?? -1, left.outcome.rawValue)
                < (symbols[right.step], right.invoice ?? -1, right.service ?? -1, right.outcome.rawValue)
        }

        for index in ledger.unbilled.indices { ledger.unbilled[index].account = account(unbilledKeys[index]) ?? .max }
        _ = LedgerAssembly.sort(&ledger.unbilled) { left, right in
            (left.account, left.currency, left.amount) < (right.account, right.currency, right.amount)
        }

        setRanges(of: ledger.invoices.map(\.account), \.invoices)
        setRanges(of: ledger.payments.map(\.account), \.payments)
        setRanges(of: ledger.disputes.map(\.account), \.disputes)
        setRanges(of: ledger.promises.map(\.account), \.promises)
        setRanges(of: ledger.blocks.map(\.account), \.blocks)
        setRanges(of: ledger.services.map(\.account), \.services)
        setRanges(of: ledger.history.map(\.account), \.history)
        setRanges(of: ledger.unbilled.map(\.account), \.unbilled)
    }

    /// Sorts rows and returns the order: the new row `i` was row `order[i]`.
    private static func sort<Row>(_ rows: inout [Row], by isBefore: (Row, Row) -> Bool) -> [Int] {
        let order = rows.indices.sorted { left, right in
            isBefore(rows[left], rows[right]) || (!isBefore(rows[right], rows[left]) && left < right)
        }
        rows = order.map { [rows] in rows[$0] }
        return order
    }

    private static func inverse(_ order: [Int]) -> [Int] {
        var inverse = [Int](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { inverse[old] = new }
        return inverse
    }

    /// - Parameter accounts: the account of each row, sorted; rows without one (`UInt32.max`) are last.
    private mutating func setRanges(of accounts: [UInt32], _ range: WritableKeyPath<CustomerAccount, Range<Int>>) {
        var start = 0
        while start < accounts.count, accounts[start] != .max {
            var end = start + 1
            while end < accounts.count, accounts[end] == accounts[start] { end += 1 }
            ledger.accounts[Int(accounts[start])][keyPath: range] = start..<end
            start = end
        }
    }
}

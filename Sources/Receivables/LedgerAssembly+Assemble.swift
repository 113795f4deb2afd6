import FinancialValues

extension LedgerAssembly {
    /// Sorts, renumbers and groups. Accounts exist where there is an invoice, a credit note, a payment or a service.
    ///
    /// Rows of the other tables for a pair that is no account are left out; the reader has reported them.
    ///
    /// - Parameter isLeftOut: Whether all rows of an account are left out; asked with the indices under which its payer and
    ///   its legal entity were added.
    public consuming func assemble(
        leavingOut isLeftOut: (_ payer: UInt32, _ legalEntity: UInt16) -> Bool = { _, _ in false }
    ) -> LedgerSnapshot {
        let accounts = AccountNumbers(self, isLeftOut)
        ledger.accounts = accounts.accounts
        sortCustomers(accounts)
        let invoice = sortInvoices(accounts)
        sortPayments(accounts, invoice)
        let service = sortServices(accounts)
        let dispute = sortDisputes(accounts, invoice)
        let promise = sortPromises(accounts, invoice)
        sortBlocks(accounts, invoice)
        sortHistory(accounts, invoice, service, dispute, promise)
        sortUnbilled(accounts)
        ledger.legalEntities = accounts.entityOrder.map { ledger.legalEntities[$0] }
        ledger.lastBankDays = accounts.entityOrder.map { ledger.lastBankDays[$0] }
        return ledger
    }

    private mutating func sortCustomers(_ numbers: AccountNumbers) {
        ledger.customers = numbers.customerOrder.map { index in
            var customer = ledger.customers[index]
            customer.payer = numbers.newCustomer[Int(customer.payer)]
            return customer
        }
        sortOwnFields(of: "customer", numbers.customerOrder)
        ledger.places?.sort(.customers, numbers.customerOrder)
        for index in ledger.contacts.indices {
            ledger.contacts[index].customer = numbers.newCustomer[Int(ledger.contacts[index].customer)]
        }
        let (contacts, text, symbols) = (ledger.contacts, ledger.text, ledger.symbols)
        let order = contacts.indices.sorted { left, right in
            let (a, b) = (contacts[left], contacts[right])
            if a.customer != b.customer { return a.customer < b.customer }
            if a.role != b.role { return symbols[a.role] < symbols[b.role] }
            for field in [\Contact.email, \.name, \.phone, \.address] {
                let byText = text.compare(a[keyPath: field], b[keyPath: field])
                if byText != 0 { return byText < 0 }
            }
            return left < right
        }
        ledger.contacts = order.map { contacts[$0] }
    }

    private mutating func sortInvoices(_ numbers: AccountNumbers) -> Renumbering {
        let (rows, text) = (ledger.invoices, ledger.text)
        let grouping = AccountGrouping(invoiceKeys, numbers, day: { rows[$0].due.dayNumber }) {
            left, right in
            let (a, b) = (rows[left], rows[right])
            let byID = text.compare(a.id, b.id)
            return byID != 0 ? byID < 0 : a.flags.rawValue < b.flags.rawValue
        }
        ledger.invoices = grouping.map { index in
            var row = rows[index]
            row.customer = numbers.newCustomer[Int(row.customer)]
            return row
        }
        setRanges(\.invoices, grouping)
        sortOwnFields(of: "invoice", grouping.order)
        ledger.places?.sort(.invoices, grouping.order)
        return grouping.renumbering(of: rows.count)
    }

    private mutating func sortPayments(_ numbers: AccountNumbers, _ invoice: Renumbering) {
        let (rows, text) = (ledger.payments, ledger.text)
        let grouping = AccountGrouping(paymentKeys, numbers, day: { rows[$0].date.dayNumber }) {
            left, right in
            let (a, b) = (rows[left], rows[right])
            let byID = text.compare(a.id, b.id)
            if byID != 0 { return byID < 0 }
            return (invoice[a.invoice] ?? -1, a.amount) < (invoice[b.invoice] ?? -1, b.amount)
        }
        ledger.payments = grouping.map { index in
            var row = rows[index]
            row.invoice = invoice[row.invoice]
            row.creditNote = invoice[row.creditNote]
            return row
        }
        setRanges(\.payments, grouping)
        ledger.places?.sort(.payments, grouping.order)
    }

    private mutating func sortServices(_ numbers: AccountNumbers) -> Renumbering {
        let (rows, text) = (ledger.services, ledger.text)
        let grouping = AccountGrouping(serviceKeys, numbers, day: { _ in 0 }) {
            left, right in
            text.isOrdered(rows[left].id, before: rows[right].id)
        }
        ledger.services = grouping.map { index in
            var row = rows[index]
            row.customer = numbers.newCustomer[Int(row.customer)]
            return row
        }
        setRanges(\.services, grouping)
        sortOwnFields(of: "service", grouping.order)
        return grouping.renumbering(of: rows.count)
    }

    private mutating func sortDisputes(_ numbers: AccountNumbers, _ invoice: Renumbering) -> Renumbering {
        let (rows, text) = (ledger.disputes, ledger.text)
        let grouping = AccountGrouping(disputeKeys, numbers, day: { rows[$0].opened.dayNumber }) {
            left, right in
            let (a, b) = (rows[left], rows[right])
            let byID = text.compare(a.id, b.id)
            return byID != 0 ? byID < 0 : (invoice[a.invoice] ?? -1) < (invoice[b.invoice] ?? -1)
        }
        ledger.disputes = grouping.map { index in
            var row = rows[index]
            row.invoice = invoice[row.invoice]
            return row
        }
        setRanges(\.disputes, grouping)
        ledger.places?.sort(.disputes, grouping.order)
        grouping.forEachAccount { account, range in
            for index in range { ledger.disputes[index].account = UInt32(account) }
        }
        return grouping.renumbering(of: rows.count)
    }

    private mutating func sortPromises(_ numbers: AccountNumbers, _ invoice: Renumbering) -> Renumbering {
        let (rows, text) = (ledger.promises, ledger.text)
        let grouping = AccountGrouping(promiseKeys, numbers, day: { rows[$0].made.dayNumber }) {
            left, right in
            text.isOrdered(rows[left].id, before: rows[right].id)
        }
        ledger.promises = grouping.map { index in
            var row = rows[index]
            row.invoices = row.invoices.compactMap { invoice[$0] }.sorted()
            return row
        }
        setRanges(\.promises, grouping)
        return grouping.renumbering(of: rows.count)
    }

    private mutating func sortBlocks(_ numbers: AccountNumbers, _ invoice: Renumbering) {
        let (rows, symbols) = (ledger.blocks, ledger.symbols)
        let grouping = AccountGrouping(blockKeys, numbers, day: { rows[$0].from.dayNumber }) {
            left, right in
            let (a, b) = (rows[left], rows[right])
            return (a.until, invoice[a.invoice] ?? -1, symbols[a.reason])
                < (b.until, invoice[b.invoice] ?? -1, symbols[b.reason])
        }
        ledger.blocks = grouping.map { index in
            var row = rows[index]
            row.invoice = invoice[row.invoice]
            return row
        }
        setRanges(\.blocks, grouping)
    }

    private mutating func sortHistory(
        _ numbers: AccountNumbers, _ invoice: Renumbering, _ service: Renumbering, _ dispute: Renumbering,
        _ promise: Renumbering
    ) {
        let (rows, text, symbols) = (ledger.history, ledger.text, ledger.symbols)
        let grouping = AccountGrouping(historyKeys, numbers, day: { rows[$0].day.dayNumber }) {
            left, right in
            let (a, b) = (rows[left], rows[right])
            let byMessage = text.compare(a.message, b.message)
            if byMessage != 0 { return byMessage < 0 }
            let (first, second) = (symbols[a.step], symbols[b.step])
            if first != second { return first < second }
            return (
                invoice[a.invoice] ?? -1, service[a.service] ?? -1, promise[a.promise] ?? -1, dispute[a.dispute] ?? -1,
                a.outcomeDay, a.outcome.rawValue
            ) < (
                invoice[b.invoice] ?? -1, service[b.service] ?? -1, promise[b.promise] ?? -1, dispute[b.dispute] ?? -1,
                b.outcomeDay, b.outcome.rawValue
            )
        }
        ledger.history = grouping.map { index in
            var row = rows[index]
            row.invoice = invoice[row.invoice]
            row.service = service[row.service]
            row.dispute = dispute[row.dispute]
            row.promise = promise[row.promise]
            return row
        }
        setRanges(\.history, grouping)
    }

    private mutating func sortUnbilled(_ numbers: AccountNumbers) {
        let rows = ledger.unbilled
        let grouping = AccountGrouping(unbilledKeys, numbers, day: { _ in 0 }) {
            left, right in
            (rows[left].currency, rows[left].amount) < (rows[right].currency, rows[right].amount)
        }
        ledger.unbilled = grouping.map { rows[$0] }
        setRanges(\.unbilled, grouping)
    }

    /// Says of each account which rows of a table are its own.
    private mutating func setRanges(_ rows: WritableKeyPath<CustomerAccount, Range<Int>>, _ grouping: AccountGrouping) {
        grouping.forEachAccount { account, range in ledger.accounts[account][keyPath: rows] = range }
    }

    private mutating func sortOwnFields(of table: String, _ order: @autoclosure () -> [Int]) {
        for index in ledger.ownFields.indices where ledger.ownFields[index].table == table {
            let values = ledger.ownFields[index].values
            ledger.ownFields[index].values = order().map { values[$0] }
        }
    }
}

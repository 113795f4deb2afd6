import FinancialValues

extension AgedBalance {
    /// The balance as a table for people, one block per currency.
    ///
    /// - Parameter customers: How many of the customers with the most overdue to name in each block.
    public func text(customers: Int = 0) -> String {
        let title =
            universe == .knownAtAsOf
            ? "Aged balance as of \(asOf), items known on that day"
            : "Aged balance as of \(asOf), all items of the ledger"
        guard !lines.isEmpty else { return title + "\n\nNothing is open.\n" }
        return title + "\n" + lines.map { "\n" + $0.text(customers: customers, asOf: asOf) }.joined()
    }
}

extension AgedBalance.Line {
    fileprivate func text(customers: Int, asOf: CalendarDate) -> String {
        var table = TextTable([("", .left), ("items", .right), (currency.description, .right)])
        func add(_ title: String, _ figure: AgedBalance.Figure) {
            table.add([title, String(figure.count), Money(minorUnits: figure.amount, currency).decimalText])
        }
        for bucket in AgingBucket.allCases { add(bucket.title, self[bucket]) }
        add("open", open)
        add("overdue", overdue)
        if disputed.count > 0 { add("disputed", disputed) }
        var text = table.text(indentation: 0)
        if unapplied != 0 { text += "not applied to an item: \(Money(minorUnits: unapplied, currency))\n" }
        text += "customers with something overdue: \(overdueCustomers.count)\n"
        for customer in overdueCustomers.prefix(customers) {
            let name = customer.name.isEmpty ? "" : " \(customer.name.printable)"
            text += "  \(customer.id.printable)\(name): \(Money(minorUnits: customer.overdue.amount, currency))"
            text +=
                " in \(customer.overdue.count), the oldest due \(customer.oldestDue) (\(asOf - customer.oldestDue) days)\n"
        }
        return text
    }
}

import FinancialValues

extension AgedBalance {
    /// The balance as a table for people, one block per currency.
    ///
    /// - Parameter customers: How many of the customers with the most overdue to name in each block.
    public func text(customers: Int = 0) -> String {
        let title =
            universe == .knownAtAsOf
            ? "Aged balance as of \(asOf), items known on that day" : "Aged balance as of \(asOf), all items of the ledger"
        guard !lines.isEmpty else { return title + "\n\nNothing is open.\n" }
        return title + "\n" + lines.map { "\n" + $0.text(customers: customers, asOf: asOf) }.joined()
    }
}

extension AgedBalance.Line {
    func text(customers: Int, asOf: CalendarDate) -> String {
        var rows = AgingBucket.allCases.map { ($0.title, self[$0]) }
        rows.append(("open", open))
        rows.append(("overdue", overdue))
        if disputed.count > 0 { rows.append(("disputed", disputed)) }
        let label = rows.map(\.0.count).max()!
        let amounts = rows.map { Money(minorUnits: $0.1.amount, currency).decimalText }
        let width = max(amounts.map(\.count).max()!, 3)
        let count = max(rows.map { String($0.1.count).count }.max()!, 5)
        var text = "\("".padded(label))  \("items".padded(count, left: true))  \(currency.description.padded(width, left: true))\n"
        for (row, amount) in zip(rows, amounts) {
            text += "\(row.0.padded(label))  \(String(row.1.count).padded(count, left: true))  \(amount.padded(width, left: true))\n"
        }
        if unapplied != 0 { text += "not applied to an item: \(Money(minorUnits: unapplied, currency))\n" }
        text += "customers with something overdue: \(overdueCustomers.count)\n"
        for customer in overdueCustomers.prefix(customers) {
            let name = customer.name.isEmpty ? "" : " \(customer.name)"
            text += "  \(customer.id)\(name): \(Money(minorUnits: customer.overdue.amount, currency)) in \(customer.overdue.count)"
            text += ", the oldest due \(customer.oldestDue) (\(asOf - customer.oldestDue) days)\n"
        }
        return text
    }
}

extension String {
    fileprivate func padded(_ width: Int, left: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - count))
        return left ? blanks + self : self + blanks
    }
}

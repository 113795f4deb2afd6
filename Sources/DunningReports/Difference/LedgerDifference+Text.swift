import FinancialValues

extension LedgerDifference {
    /// What changed, by kind: how many items and how much, then the items.
    ///
    /// - Parameter most: How many items to name of each kind; `nil` for all.
    public func text(most: Int? = nil) -> String {
        var text = "From \(old.name), \(old.day), to \(new.name), \(new.day)\n"
        for kind in Kind.allCases {
            let changes = changes.filter { $0.kind == kind }
            guard !changes.isEmpty else { continue }
            text += "\n\(kind.title): \(counted(changes.count, "item"))\(LedgerDifference.sums(changes))\n"
            var table = TextTable([("", .left), ("", .left), ("", .left), ("", .right), ("", .left)])
            let shown = most.map { Array(changes.prefix($0)) } ?? changes
            for change in shown {
                table.add([
                    change.account, change.customerName,
                    change.isCreditNote ? "\(change.invoice), a credit note" : "\(change.invoice), due \(change.due)",
                    Money(minorUnits: change.amount, change.currency).description, change.remark,
                ])
            }
            text += table.text()
            if shown.count < changes.count {
                text += "  and \(grouped(changes.count - shown.count)) more (see --all)\n"
            }
        }
        if changes.isEmpty { text += "\nNo item has changed.\n" }
        if !notCompared.isEmpty {
            text +=
                "\nNot compared, because a row of theirs cannot be used: \(notCompared.map(\.printable).joined(separator: ", "))\n"
        }
        if !warnings.isEmpty { text += "\n" + warnings.map { "warning: \($0.printable)\n" }.joined() }
        return text
    }

    /// `, 1200.00 EUR and 30.00 GBP`; invoices and credit notes are not summed.
    private static func sums(_ changes: [Change]) -> String {
        var sums: [CurrencyCode: Int64] = [:]
        for change in changes where !change.isCreditNote { sums[change.currency, default: 0] += change.amount }
        let texts = sums.sorted { $0.key < $1.key }.map { Money(minorUnits: $0.value, $0.key).description }
        return texts.isEmpty ? "" : ", " + texts.joined(separator: " and ")
    }
}

extension LedgerDifference.Kind {
    fileprivate var title: String {
        let words = rawValue.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension LedgerDifference.Change {
    /// What a line adds to the amount.
    fileprivate var remark: String {
        switch kind {
        case .partlyPaid: "\(Money(minorUnits: openNow ?? 0, currency)) open"
        case .changed:
            details.map {
                "\($0.what) \($0.before.isEmpty ? "none" : $0.before) -> \($0.now.isEmpty ? "none" : $0.now)"
            }
            .joined(separator: ", ")
        case .opened where openNow == 0: "and paid"
        case .paid where isCreditNote: "used up"
        default: ""
        }
    }
}

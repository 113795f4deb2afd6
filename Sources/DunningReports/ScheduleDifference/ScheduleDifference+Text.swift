import FinancialValues

extension ScheduleDifference {
    /// The gravest first, each with its counts, then account by account.
    ///
    /// - Parameter most: How many lines to give of each gravity; `nil` for all.
    public func text(most: Int? = nil) -> String {
        var text = ""
        for gravity in Gravity.allCases {
            let changes = changes.filter { $0.gravity == gravity }
            guard !changes.isEmpty else {
                text += "\(gravity.title): as before\n"
                continue
            }
            text += "\(gravity.title): \(ScheduleDifference.counts(changes))\n"
            var table = TextTable([("", .left), ("", .left), ("", .left), ("", .left), ("", .left)])
            let shown = most.map { Array(changes.prefix($0)) } ?? changes
            for change in shown {
                table.add([change.kind.word, change.account, change.customerName, change.what, change.when])
            }
            text += table.text()
            if shown.count < changes.count {
                text += "  and \(grouped(changes.count - shown.count)) more (see --all)\n"
            }
        }
        let touched = Set(changes.map(\.account)).count
        return text + "\(counted(touched, "account")) of \(grouped(accounts)) treated differently\n"
    }

    /// `2 newly, 1 earlier`, of invoices, services and whole accounts.
    private static func counts(_ changes: [Change]) -> String {
        Kind.allCases.compactMap { kind in
            let count = changes.filter { $0.kind == kind }.reduce(0) { $0 + max(1, $1.items.count) }
            return count == 0 ? nil : "\(grouped(count)) \(kind.word)"
        }.joined(separator: ", ")
    }
}

extension ScheduleDifference.Gravity {
    fileprivate var title: String {
        switch self {
        case .suspension: "Suspensions"
        case .formalNotice: "Formal notices"
        case .other: "Everything else"
        }
    }
}

extension ScheduleDifference.Kind {
    fileprivate var word: String { rawValue.replacing("_", with: " ") }
}

extension ScheduleDifference.Change {
    /// `formal_notice, F-17 and 2 more`
    fileprivate var what: String {
        guard let first = items.first else { return rule }
        return "\(rule), \(first)" + (items.count > 1 ? " and \(grouped(items.count - 1)) more" : "")
    }

    fileprivate var when: String {
        switch (oldDay, newDay) {
        case (let old?, let new?) where old != new:
            "\(old) -> \(new), \(DateOffset(abs(new - old), .days)) \(new < old ? "earlier" : "later")"
        case (let old?, nil): "was \(old)"
        case (_, let new?): ([new.description] + details).joined(separator: ", ")
        case (nil, nil): ""
        }
    }
}

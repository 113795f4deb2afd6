import DunningReports
import FinancialValues

extension LedgerCheckReport {
    /// The report on a screen: what is kept out, then each kind with how often, about how much and where first, the worst first.
    ///
    /// - Parameter accounts: How many of the accounts kept out to name; `nil`: all.
    public func overview(accounts most: Int? = 5) -> String {
        var text = heading + "\n" + keptOutText(most)
        for consequence in KindAdvice.Consequence.allCases {
            let kinds = kinds.filter { $0.consequence == consequence }
            guard !kinds.isEmpty else { continue }
            text += "\n\(consequence.title)\n"
            for kind in kinds {
                text += "  \(kind.headline)\n"
                if let first = kind.places.first { text += "    first \(first.description)\n" }
                text += "    \(kind.advice.remedy)\n"
            }
        }
        if kinds.isEmpty {
            text += "\nNothing to report.\n"
        } else {
            text += "\n--kind \(kinds[0].code) shows each of a kind and why it matters, --all every finding.\n"
        }
        return text
    }

    /// Each finding of some kinds, at its place.
    ///
    /// - Parameter kinds: Codes; `nil`: all.
    public func details(of codes: Set<String>?) -> String {
        let shown = kinds.filter { codes?.contains($0.code) ?? true }
        guard !shown.isEmpty else { return heading + "\nNothing of that kind.\n" }
        var text = heading + (codes == nil ? "\n" + keptOutText(nil) : "")
        for kind in shown {
            text += "\n\(kind.isError ? "error" : "warning") [\(kind.code)] \(kind.headline(named: false))\n"
            text += "  why: \(kind.advice.why)\n  do:  \(kind.advice.remedy)\n"
            for place in kind.places { text += "  \(place.description)\n" }
            if !kind.keepsOut.isEmpty {
                text += "  keeps out: \(kind.keepsOut.map(\.printable).joined(separator: ", "))\n"
            }
        }
        return text
    }

    private var heading: String {
        let rows = tables.reduce(0) { $0 + $1.rows }
        let (unusable, setAside) = (tables.reduce(0) { $0 + $1.unusable }, tables.reduce(0) { $0 + $1.setAside })
        var text =
            "Ledger \(ledger), as of \(asOf): \(counted(accounts, "account")) of \(counted(customers, "customer")), "
        text += "\(counted(invoices, "item"))\n"
        text +=
            "\(counted(rows, "row")) in \(counted(tables.count, "file")): \(grouped(rows - unusable - setAside)) used, "
        text += "\(grouped(unusable)) unusable, \(grouped(setAside)) set aside\n"
        if !hasPlaybooks { text += "Without playbooks: whom messages would not reach is not looked at\n" }
        return text
    }

    private func keptOutText(_ most: Int?) -> String {
        var text =
            keptOut.isEmpty
            ? "No account is kept out of the schedule.\n"
            : "Kept out of the schedule: \(counted(keptOut.count, "account"))\n"
        for account in keptOut.prefix(most ?? .max) {
            let open = account.open.isEmpty ? "nothing open" : account.open.listed + " open"
            text += "  \(account.id.printable), \(open): \(account.reason)\n"
        }
        if let most, keptOut.count > most { text += "  and \(grouped(keptOut.count - most)) more, see --all\n" }
        if rowsOfUnknownCustomers > 0 {
            text +=
                "Of \(counted(rowsOfUnknownCustomers, "unusable row")) nobody can say whose \(rowsOfUnknownCustomers == 1 ? "it is" : "they are").\n"
        }
        return text
    }
}

extension LedgerCheckReport.Kind {
    fileprivate var headline: String { headline(named: true) }

    /// `unmatched-cash, 2 times, 3500.00 EUR`
    fileprivate func headline(named: Bool) -> String {
        (named ? code + ", " : "") + counted(count, "time") + (amounts.isEmpty ? "" : ", " + amounts.listed)
    }
}

extension LedgerCheckReport.Place {
    /// `invoices.csv:14:7`
    var position: String { "\(file):\(line)" + (column > 0 ? ":\(column)" : "") }

    /// `invoices.csv:14:7: the message`, with the amounts that it does not speak of.
    fileprivate var description: String {
        let untold = amounts.filter { !message.contains($0.description) }
        return "\(position): \(message)" + (untold.isEmpty ? "" : "; " + untold.listed)
    }
}

extension [Money] {
    /// `12.00 CHF, 3500.00 EUR`
    fileprivate var listed: String { map(\.description).joined(separator: ", ") }
}

import FinancialValues

/// The page of the built-in reference rates, written from their tables.
public enum RateReference {
    public static let text: String =
        """
        # Reference rates

        The rates that come with the program, written from their data files in `Sources/PlaybookCompilation/ReferenceRates`. A policy
        names them under [`late_payment`](../language/policy.md#late-payment). A value in *italics* is provisional: no second source confirms it yet.

        Past its last day a table knows nothing, and what would have to be charged by it is an error of the run. A file of your own in
        `playbooks/rates` adds newer values, or has a rate that is not here. Were 2.40% confirmed, and still in force on 1 January 2027:

        ```yaml playbooks/rates/ecb_refi.yaml
        relance: 1
        reference_rate: ecb_refi
        source: "European Central Bank, key interest rates"
        known_until: 2027-06-30
        values:
          - {from: 2026-06-17, rate: 2.40%}
        ```

        \(tables)
        """

    private static var tables: String {
        let halfYears = Set(BuiltInRates.all.flatMap(\.halfYears)).sorted().reversed()
        let first = HalfYear(year: 2015, isSecond: false)
        var text =
            "## Where they come from\n\n| rate | what | published by | taken | known until |\n|---|---|---|---|---|\n"
        for table in BuiltInRates.tables {
            let taken = table.rate.taken == .firstDay ? "on the first day" : "on the day before"
            text +=
                "| `\(table.rate.name)` | \(table.rate.title) | \(table.source) | \(taken) | \(table.rate.lastDay) |\n"
        }
        text += "\nProvisional:\n\n"
        for table in BuiltInRates.tables {
            for value in table.rate.values where value.isProvisional {
                text += "- `\(table.rate.name)` from \(value.from), \(value.rate): \(table.reasons[value.from] ?? "")\n"
            }
        }
        text += "\n## By half-year\n\n| half-year |\(BuiltInRates.all.map { " `\($0.name)` |" }.joined())\n"
        text += "|---|\(BuiltInRates.all.map { _ in "---|" }.joined())\n"
        for halfYear in halfYears where halfYear >= first {
            let cells = BuiltInRates.all.map { rate -> String in
                guard let value = rate.value(of: halfYear) else { return " not known |" }
                return value.isProvisional ? " *\(value.rate)* |" : " \(value.rate) |"
            }
            text += "| \(halfYear) |\(cells.joined())\n"
        }
        return text
    }
}

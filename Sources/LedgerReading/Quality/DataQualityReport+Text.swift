extension DataQualityReport {
    /// The report for people: what became of each file's rows, each kind of fault with its first places, and the accounts that
    /// are left out by name.
    ///
    /// - Parameter examples: How many places to show of each kind.
    public func text(examples: Int = 3) -> String {
        var lines: [String] = []
        for table in tables {
            var line = "\(table.file): \(table.rows) row\(table.rows == 1 ? "" : "s")"
            if table.unusable > 0 { line += ", \(table.unusable) unusable" }
            if table.setAside > 0 { line += ", \(table.setAside) set aside" }
            lines.append(line)
        }
        for finding in findings {
            lines.append("")
            lines.append(
                "\(finding.isError ? "error" : "warning") [\(finding.code)] \(finding.count) time\(finding.count == 1 ? "" : "s")"
            )
            for place in finding.examples.prefix(examples) {
                let column = place.column > 0 ? ":\(place.column)" : ""
                lines.append("  \(place.file):\(place.line)\(column): \(place.message)")
            }
            let more = finding.count - min(finding.count, examples, finding.examples.count)
            if more > 0 { lines.append("  and \(more) more") }
        }
        if !accountsLeftOut.isEmpty {
            lines.append("")
            lines.append("left out of schedules and balances, because a row of theirs cannot be used:")
            lines += accountsLeftOut.map { "  \($0)" }
        }
        if rowsOfUnknownCustomers > 0 {
            lines.append("")
            let rows = rowsOfUnknownCustomers == 1 ? "row does not say whose it is" : "rows do not say whose they are"
            lines.append("\(rowsOfUnknownCustomers) unusable \(rows): customer unknown")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

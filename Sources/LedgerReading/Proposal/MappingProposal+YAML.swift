import Diagnostics

extension MappingProposal {
    /// The mapping, with what each line rests on behind it.
    package var yaml: String {
        var lines = Lines()
        let rows = "\(sample.rows.count)\(sample.hasMore ? ", and there are more" : "")"
        lines.add(
            "# Proposed from the \(isRelation ? "columns" : "header") of \(sourceName) and its first rows (\(rows)). Look at what is not sure."
        )
        lines.add("relance: 1")
        lines.add("mapping: \(name)")
        lines.add("")
        if sample.encoding != .utf8 { lines.add("encoding: \(sample.encoding.rawValue)", "likely: it is not UTF-8") }
        if !isRelation, sample.separator != UInt8(ascii: ",") {
            let mark = sample.separator == 0x09 ? "tab" : "\"\(Character(UnicodeScalar(sample.separator)))\""
            lines.add("separator: \(mark)")
        }
        if let numbers {
            let format = numbers.format
            if format.decimalComma { lines.add("decimal: comma", "sure: \(numbers.reason)") }
            if format.thousands != .none {
                lines.add("thousands: \(format.thousands.rawValue)", "sure: \(numbers.reason)")
            }
        }
        if let dates, dates.text != DatePattern.iso.text {
            lines.add("dates: \(dates.text)", "sure: \(dates.reason), and no other way")
        }
        if ignoresTime, dates != nil { lines.add("ignore_time: true") }
        if let booleans, booleans != (["true"], ["false"]) {
            lines.add("true_words: [\(booleans.trueWords.map(MappingProposal.quoted).joined(separator: ", "))]")
            lines.add("false_words: [\(booleans.falseWords.map(MappingProposal.quoted).joined(separator: ", "))]")
        }
        for question in open { lines.add("# to decide: \(question)") }
        lines.addBlank()
        lines.add("tables:")
        addTable(&lines)
        if table == .invoices, !matches.contains(where: { $0.ours == "paid_on" }) {
            lines.addBlank()
            lines.add(
                "# Where the \(isRelation ? "table" : "file") has open items only, say so, since a case is then as old as history shows:"
            )
            lines.add("# snapshot:")
            lines.add("#   paid_invoices: false")
        }
        return lines.text
    }

    private func addTable(_ lines: inout Lines) {
        lines.add("  \(table.rawValue):")
        lines.add("    \(isRelation ? "table" : "file"): \(MappingProposal.quoted(sourceName))")
        if sample.skippedLines > 0 { lines.add("    skip_lines: \(sample.skippedLines)") }
        if !matches.isEmpty { lines.add("    columns:") }
        for match in matches {
            lines.add(
                "      \(match.ours): \(MappingProposal.quoted(match.column.name))",
                "\(match.certainty.rawValue): \(match.reason)")
        }
        let needless = matches.filter { $0.column.haveNeedlessDecimals && CellContents(ofColumn: $0.ours) == .text }
        if !needless.isEmpty { lines.add("    strip_decimals: [\(needless.map(\.ours).joined(separator: ", "))]") }
        if matches.contains(where: { $0.ours == "customer" && $0.column.haveTwoSpellings }) {
            lines.add(
                "    strip_leading_zeros: [customer]", "likely: one number stands there with zeros in front and without"
            )
        }
        if hasNegativeAmounts {
            lines.add("    negative_invoices: credit_notes", "likely: some amounts are negative")
        }
        if derivesCustomers { addDerivedCustomers(&lines) }
        if !unused.isEmpty {
            lines.add("# Nothing is proposed for \(unused.map { "\"\($0)\"" }.joined(separator: ", ")).")
        }
    }

    /// The customers of a file of invoices, until there is a file of customers.
    private func addDerivedCustomers(_ lines: inout Lines) {
        let customer = matches.first { $0.ours == "customer" }!.column.name
        lines.add(
            "  customers:", "where there is a \(isRelation ? "table" : "file") of customers, name it here instead")
        lines.add("    from: invoices")
        if matches.contains(where: { $0.ours == "customer" && $0.column.haveTwoSpellings }) {
            lines.add("    strip_leading_zeros: [customer]")
        }
        lines.add("    columns:")
        lines.add("      customer: \(MappingProposal.quoted(customer))")
        if let name = nameOfCustomers {
            lines.add("      name: \(MappingProposal.quoted(sample.header[name]))", "sure: by its name")
        }
    }

    /// The file's name without its ending, as a name.
    private var name: String {
        let stem = isRelation ? sourceName : sourceName.split(separator: ".").first.map(String.init) ?? sourceName
        let plain = stem.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let name = String(plain).split(separator: "-").joined(separator: "-")
        return name.first?.isLetter == true ? name : "export-" + name
    }

    /// A text as YAML has it, quoted where it would be something else.
    private static func quoted(_ text: String) -> String {
        let words = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
        let isPlain = text.wholeMatch(of: #/[A-Za-z_][A-Za-z0-9_.]*/#) != nil && !words.contains(text.lowercased())
        if isPlain { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Lines of YAML with remarks in a column of their own.
    private struct Lines {
        private var lines: [(text: String, remark: String)] = []

        /// Unless there is one already.
        mutating func addBlank() { if lines.last?.text != "" { add("") } }

        mutating func add(_ text: String, _ remark: String = "") {
            lines.append((VisibleText.of(text), VisibleText.of(remark)))
        }

        var text: String {
            let width = lines.filter { !$0.remark.isEmpty }.map(\.text.count).max() ?? 0
            return lines.map { line in
                guard !line.remark.isEmpty else { return line.text + "\n" }
                return line.text + String(repeating: " ", count: width - line.text.count) + "  # " + line.remark + "\n"
            }.joined()
        }
    }
}

import Diagnostics
import StrictYAML

extension MappingDecoder {
    mutating func formats(
        in entries: [String: YAMLEntry], _ outer: CellFormats, columns: [String]
    ) -> CellFormats {
        var formats = outer
        formats.numbers.allowsAccountingSigns = true
        if let entry = entries["encoding"] {
            let words = TextEncoding.allCases.map(\.rawValue)
            if let text = entry.value.scalar?.text,
                text.lowercased().hasPrefix("utf-16") || text.lowercased() == "unicode"
            {
                fail(
                    .badMappingValue, entry.value.range, "\"\(text)\" is not read, expected \(orList(words))",
                    help: "export the file as UTF-8 or Windows-1252")
            } else if let word = word(entry.value, of: "encoding", words) {
                formats.encoding = TextEncoding(rawValue: word)!
            }
        }
        if let entry = entries["separator"], let text = text(entry.value, of: "separator") {
            let bytes = Array(text.utf8)
            if text == "tab" || text == "\t" {
                formats.separator = 0x09
            } else if bytes.count == 1, bytes[0] > 0x20, bytes[0] < 0x7F, bytes[0] != UInt8(ascii: "\"") {
                formats.separator = bytes[0]
            } else {
                fail(
                    .badMappingValue, entry.value.range,
                    "\"\(text)\" is no separator, expected one character or the word tab")
            }
        }
        if let entry = entries["decimal"], let word = word(entry.value, of: "decimal", ["point", "comma"]) {
            formats.numbers.decimalComma = word == "comma"
        }
        let thousands = NumberFormat.Thousands.allCases.map(\.rawValue)
        if let entry = entries["thousands"], let word = word(entry.value, of: "thousands", thousands) {
            formats.numbers.thousands = NumberFormat.Thousands(rawValue: word)!
        }
        if let entry = entries["thousands"] ?? entries["decimal"],
            formats.numbers.thousands == (formats.numbers.decimalComma ? .comma : .point)
        {
            fail(.badMappingValue, entry.value.range, "the same mark stands before decimals and between thousands")
        }
        if let entry = entries["dates"] {
            let items = entry.value.list ?? [entry.value]
            let patterns = items.compactMap { pattern($0) }
            if patterns.count == items.count, !patterns.isEmpty { formats.dates = patterns }
        }
        if let entry = entries["ignore_time"], let flag = boolean(entry.value, of: "ignore_time") {
            formats.ignoresTime = flag
        }
        if let entry = entries["true_words"], let words = textList(entry.value, of: "true_words") {
            formats.trueWords = words
        }
        if let entry = entries["false_words"], let words = textList(entry.value, of: "false_words") {
            formats.falseWords = words
        }
        if let entry = entries["false_words"] ?? entries["true_words"],
            let both = formats.trueWords.first(where: formats.falseWords.contains)
        {
            fail(.badMappingValue, entry.value.range, "\"\(both)\" stands both for true and for false")
        }
        if let entry = entries["strip_decimals"] { formats.stripsDecimals = columnSet(entry, columns) }
        if let entry = entries["strip_leading_zeros"] { formats.stripsLeadingZeros = columnSet(entry, columns) }
        if let entry = entries["negative_invoices"],
            let word = word(entry.value, of: "negative_invoices", ["credit_notes", "set_aside"])
        {
            formats.negativeInvoicesAreCreditNotes = word == "credit_notes"
        }
        return formats
    }

    private mutating func pattern(_ node: YAMLNode) -> DatePattern? {
        guard let text = text(node, of: "dates") else { return nil }
        if let pattern = DatePattern(text) { return pattern }
        fail(
            .badMappingValue, node.range, "\"\(text)\" is no way to write a date, expected one such as dd/mm/yyyy",
            help: "yyyy or yy is the year, mm or m the month, dd or d the day; everything else stands for itself")
        return nil
    }

    private mutating func columnSet(_ entry: YAMLEntry, _ columns: [String]) -> Set<String> {
        let items = entry.value.list ?? [entry.value]
        for item in items {
            guard let name = text(item, of: entry.key.text) else { continue }
            if !columns.contains(name) {
                fail(
                    .unknownTableColumn, item.range,
                    "there is no column \"\(name)\"\(NameSuggestion.question(for: name, among: columns))",
                    help: "write our name of the column, not that of the file")
            }
        }
        return Set(items.compactMap { $0.scalar?.text })
    }

    var allColumnNames: [String] {
        Set(LedgerTable.allCases.flatMap(\.columnNames) + ownFields.map(\.name)).sorted()
    }
}

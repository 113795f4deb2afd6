import Diagnostics
import FinancialValues
import StrictYAML

/// Turns a mapping file into a `LedgerMapping`, and collects everything that is wrong with it.
struct MappingDecoder {
    private(set) var diagnostics: [Diagnostic] = []
    private let ownFields: [LedgerVocabulary.Field]

    init(ownFields: [LedgerVocabulary.Field]) { self.ownFields = ownFields }

    mutating func decode(_ file: SourceFile) -> LedgerMapping {
        let tree = YAMLReader.read(file)
        diagnostics = tree.diagnostics
        var mapping = LedgerMapping(tables: [:])
        let start = SourceRange(file, 0..<0)
        guard let root = tree.root, let map = root.map else {
            if !tree.diagnostics.hasErrors {
                fail(.notAMapping, tree.root?.range ?? start, "a mapping is a map that begins with relance: 1 and mapping: NAME")
            }
            return mapping
        }
        let entries = known(map, .file)
        for name in ["relance", "mapping", "tables"] where entries[name] == nil && tree.isComplete {
            let range = map.entries.first?.key.range ?? start
            fail(.missingMappingKey, range, "the mapping has no key \"\(name)\"", help: "write \(name): at the beginning of a line")
        }
        if let edition = entries["relance"], edition.value.scalar?.text != "1" {
            fail(.notAMapping, edition.value.range, "\"\(shown(edition.value))\" is no edition, expected 1")
        }
        for name in ["mapping", "title"] { if let entry = entries[name] { _ = text(entry.value, of: name) } }
        let formats = formats(in: entries, CellFormats(), columns: allColumnNames)
        if let snapshot = entries["snapshot"] { mapping.snapshot = self.snapshot(snapshot.value) }
        if let tables = entries["tables"] { mapping.tables = self.tables(tables.value, formats) }
        diagnostics = diagnostics.sortedByPlace()
        return mapping
    }

    // Tables.

    private mutating func tables(_ node: YAMLNode, _ formats: CellFormats) -> [LedgerTable: TableMapping] {
        guard let map = map(node, "tables") else { return [:] }
        var tables: [LedgerTable: TableMapping] = [:]
        for entry in map.entries + map.repeated {
            guard let table = LedgerTable(rawValue: entry.key.text) else {
                let names = LedgerTable.allCases.map(\.rawValue)
                fail(
                    .unknownTable, entry.key.range,
                    "\"\(entry.key.text)\" is no table of a ledger\(NameSuggestion.question(for: entry.key.text, among: names))",
                    help: "expected \(orList(names))")
                continue
            }
            tables[table] = self.table(table, entry, formats)
        }
        for table in LedgerTable.allCases {
            guard let source = tables[table]?.source, let range = tables[table]?.range else { continue }
            guard let other = tables[source], other.source == nil else {
                fail(
                    .badMappingValue, range,
                    "\"\(table.rawValue)\" is taken from \"\(source.rawValue)\", which has no file of its own here")
                continue
            }
            tables[table]?.file = other.file
            tables[table]?.skippedLines = other.skippedLines
            tables[table]?.formats.encoding = other.formats.encoding
            tables[table]?.formats.separator = other.formats.separator
        }
        return tables
    }

    private mutating func table(_ table: LedgerTable, _ entry: YAMLEntry, _ formats: CellFormats) -> TableMapping {
        var mapping = TableMapping(file: table.rawValue + ".csv")
        mapping.range = entry.key.range
        mapping.formats = formats
        // A table with nothing to say is in the normal form.
        if let scalar = entry.value.scalar, scalar.text.isEmpty, scalar.style == .plain { return mapping }
        guard let map = map(entry.value, table.rawValue) else { return mapping }
        let entries = known(map, .table)
        let names = table.columnNames + ownFields.filter { $0.table == table.ownFieldScope }.map(\.name)
        if let file = entries["file"], let name = text(file.value, of: "file") {
            if name.isEmpty || name.hasPrefix("/") || name.split(separator: "/").contains("..") {
                fail(.badMappingValue, file.value.range, "\"\(name)\" lies outside the ledger's folder, expected a file in it")
            } else {
                mapping.file = name
            }
        }
        if let from = entries["from"], let name = word(from.value, of: "from", LedgerTable.allCases.map(\.rawValue)) {
            mapping.source = LedgerTable(rawValue: name)
            if let file = entries["file"] {
                fail(.mappedTwice, file.key.range, "\"file\" and \"from\" exclude each other, expected one of them")
            }
        }
        if let skip = entries["skip_lines"] {
            if let text = text(skip.value, of: "skip_lines"), let count = Int(text), (0...1000).contains(count) {
                mapping.skippedLines = count
            } else {
                fail(.badMappingValue, skip.value.range, "\"\(shown(skip.value))\" is no count of lines, expected 0 to 1000")
            }
        }
        mapping.formats = self.formats(in: entries, formats, columns: names)
        if let columns = entries["columns"] { mapping.columns = self.columns(columns.value, table, names) }
        if let constants = entries["constants"] {
            mapping.constants = byColumn(constants.value, "constants", table, names) { decoder, node, _ in
                decoder.text(node, of: "constants")
            }
            for (column, range) in keyRanges(constants.value) where mapping.columns?[column] != nil {
                fail(.mappedTwice, range, "\"\(column)\" has a column of the file and a constant, expected one of them")
            }
        }
        if let values = entries["values"] {
            mapping.values = byColumn(values.value, "values", table, names) { decoder, node, _ in decoder.texts(in: node, "values") }
        }
        if let only = entries["only_where"] { mapping.onlyWhere = filters(only.value) }
        return mapping
    }

    private mutating func columns(_ node: YAMLNode, _ table: LedgerTable, _ names: [String]) -> [String: ColumnMapping] {
        byColumn(node, "columns", table, names) { decoder, node, _ in
            let items = node.list ?? [node]
            let texts = items.map { decoder.text($0, of: "columns") }
            guard !items.isEmpty, !texts.contains(where: { $0 == nil }) else { return nil }
            return ColumnMapping(names: texts.map { $0! }, ranges: items.map(\.range))
        }
    }

    /// A map whose keys are our columns.
    private mutating func byColumn<Value>(
        _ node: YAMLNode, _ key: String, _ table: LedgerTable, _ names: [String],
        _ value: (inout MappingDecoder, YAMLNode, String) -> Value?
    ) -> [String: Value] {
        guard let map = map(node, key) else { return [:] }
        var values: [String: Value] = [:]
        for entry in map.entries + map.repeated {
            let name = entry.key.text
            guard names.contains(name) else {
                fail(
                    .unknownTableColumn, entry.key.range,
                    "\"\(table.rawValue)\" has no column \"\(name)\"\(NameSuggestion.question(for: name, among: names))",
                    help: "its columns are \(names.joined(separator: ", "))")
                continue
            }
            if let value = value(&self, entry.value, name) { values[name] = value }
        }
        return values
    }

    private func keyRanges(_ node: YAMLNode) -> [(String, SourceRange)] {
        (node.map?.entries ?? []).map { ($0.key.text, $0.key.range) }
    }

    private mutating func filters(_ node: YAMLNode) -> [RowFilter] {
        guard let map = map(node, "only_where") else { return [] }
        return map.entries.compactMap { entry in
            let items = entry.value.list ?? [entry.value]
            let texts = items.compactMap { text($0, of: "only_where") }
            guard texts.count == items.count else { return nil }
            return RowFilter(column: entry.key.text, values: texts, range: entry.key.range)
        }
    }

    // Formats.

    private mutating func formats(
        in entries: [String: YAMLEntry], _ outer: CellFormats, columns: [String]
    ) -> CellFormats {
        var formats = outer
        formats.numbers.allowsAccountingSigns = true
        if let entry = entries["encoding"] {
            let words = TextEncoding.allCases.map(\.rawValue)
            if let text = entry.value.scalar?.text, text.lowercased().hasPrefix("utf-16") || text.lowercased() == "unicode" {
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
                fail(.badMappingValue, entry.value.range, "\"\(text)\" is no separator, expected one character or the word tab")
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
        if let entry = entries["ignore_time"], let flag = boolean(entry.value, of: "ignore_time") { formats.ignoresTime = flag }
        if let entry = entries["true_words"], let words = textList(entry.value, of: "true_words") { formats.trueWords = words }
        if let entry = entries["false_words"], let words = textList(entry.value, of: "false_words") { formats.falseWords = words }
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

    private var allColumnNames: [String] {
        Set(LedgerTable.allCases.flatMap(\.columnNames) + ownFields.map(\.name)).sorted()
    }

    // The snapshot.

    private mutating func snapshot(_ node: YAMLNode) -> SnapshotConstants {
        var constants = SnapshotConstants()
        guard let map = map(node, "snapshot") else { return constants }
        let entries = known(map, .snapshot)
        if let entry = entries["as_of"] { constants.asOf = date(entry.value) }
        if let entry = entries["paid_invoices"] { constants.hasPaidInvoices = boolean(entry.value, of: "paid_invoices") }
        if let entry = entries["last_bank_day"] {
            if let byEntity = entry.value.map {
                for entry in byEntity.entries { constants.lastBankDays[entry.key.text] = date(entry.value) }
            } else {
                constants.lastBankDays["*"] = date(entry.value)
            }
        }
        return constants
    }

    // Values.

    /// The entries of a map by key; keys that are not known there are reported.
    private mutating func known(_ map: YAMLMap, _ place: MappingKey.Place) -> [String: YAMLEntry] {
        let names = MappingKey.keys(in: place).map(\.name)
        var entries: [String: YAMLEntry] = [:]
        for entry in map.entries {
            if names.contains(entry.key.text) {
                entries[entry.key.text] = entry
            } else {
                fail(
                    .unknownMappingKey, entry.key.range,
                    "unknown key \"\(entry.key.text)\"\(NameSuggestion.question(for: entry.key.text, among: names))",
                    help: "expected \(orList(names))")
            }
        }
        return entries
    }

    private mutating func map(_ node: YAMLNode, _ key: String) -> YAMLMap? {
        if let map = node.map { return map }
        fail(.badMappingValue, node.range, "\"\(key)\" is a map, expected KEY: VALUE lines below it")
        return nil
    }

    private mutating func text(_ node: YAMLNode, of key: String) -> String? {
        if let scalar = node.scalar, !scalar.text.isEmpty || scalar.style != .plain { return scalar.text }
        fail(.badMappingValue, node.range, "\"\(key)\" needs a text here")
        return nil
    }

    private mutating func textList(_ node: YAMLNode, of key: String) -> [String]? {
        let items = node.list ?? [node]
        let texts = items.compactMap { text($0, of: key) }
        return texts.count == items.count ? texts : nil
    }

    private mutating func texts(in node: YAMLNode, _ key: String) -> [String: String]? {
        guard let map = map(node, key) else { return nil }
        var texts: [String: String] = [:]
        for entry in map.entries {
            if let text = text(entry.value, of: key) { texts[entry.key.text] = text }
        }
        return texts
    }

    private mutating func word(_ node: YAMLNode, of key: String, _ words: [String]) -> String? {
        guard let text = text(node, of: key) else { return nil }
        if words.contains(text) { return text }
        fail(
            .badMappingValue, node.range,
            "\"\(text)\" is not what \"\(key)\" takes\(NameSuggestion.question(for: text, among: words))",
            help: "expected \(orList(words))")
        return nil
    }

    private mutating func boolean(_ node: YAMLNode, of key: String) -> Bool? {
        switch node.scalar?.text {
        case "true": return true
        case "false": return false
        default:
            fail(.badMappingValue, node.range, "\"\(shown(node))\" is not what \"\(key)\" takes, expected true or false")
            return nil
        }
    }

    private mutating func date(_ node: YAMLNode) -> CalendarDate? {
        if let text = node.scalar?.text, let date = CalendarDate(iso: text) { return date }
        fail(.badMappingValue, node.range, "\"\(shown(node))\" is no date, expected YYYY-MM-DD")
        return nil
    }

    private func shown(_ node: YAMLNode) -> String { node.scalar?.text ?? "..." }

    private mutating func fail(_ code: DiagnosticCode, _ range: SourceRange, _ message: String, help: String? = nil) {
        diagnostics.append(Diagnostic(code, at: range, message, help: help))
    }
}

extension LedgerMapping {
    /// The mapping that was named, or the `mapping.yaml` in the folder, or the normal form.
    static func find(
        in folder: String, named path: String?, vocabulary: LedgerVocabulary
    ) throws(LedgerReadingError) -> LedgerMapping {
        let usual = folder.hasSuffix("/") ? folder + "mapping.yaml" : folder + "/mapping.yaml"
        guard let path = path ?? (LedgerFile.exists(usual, folder: false) ? usual : nil) else { return .normalForm }
        let file = try LedgerFile(path: path)
        let bytes = Array(UnsafeBufferPointer(start: file.bytes + file.content.lowerBound, count: file.content.count))
        var decoder = MappingDecoder(ownFields: vocabulary.fields)
        let mapping = decoder.decode(SourceFile(path: path, bytes: bytes))
        if decoder.diagnostics.hasErrors { throw .mapping(decoder.diagnostics) }
        return mapping
    }
}

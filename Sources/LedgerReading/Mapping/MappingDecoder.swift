import Diagnostics
import FinancialValues
import StrictYAML

/// Turns a mapping file into a `LedgerMapping`, and collects everything that is wrong with it.
struct MappingDecoder {
    var diagnostics: [Diagnostic] = []
    let ownFields: [LedgerVocabulary.Field]

    init(ownFields: [LedgerVocabulary.Field]) { self.ownFields = ownFields }

    mutating func decode(_ file: SourceFile) -> LedgerMapping {
        let tree = YAMLReader.read(file)
        diagnostics = tree.diagnostics
        var mapping = LedgerMapping(tables: [:])
        let start = SourceRange(file, 0..<0)
        guard let root = tree.root, let map = root.map else {
            if !tree.diagnostics.hasErrors {
                fail(
                    .notAMapping, tree.root?.range ?? start,
                    "a mapping is a map that begins with relance: 1 and mapping: NAME")
            }
            return mapping
        }
        let entries = known(map, .file)
        let needed = ["relance", "mapping"] + (entries["fec"] == nil ? ["tables"] : [])
        for name in needed where entries[name] == nil && tree.isComplete {
            let range = map.entries.first?.key.range ?? start
            fail(
                .missingMappingKey, range, "the mapping has no key \"\(name)\"",
                help: "write \(name): at the beginning of a line")
        }
        if let edition = entries["relance"], edition.value.scalar?.text != "1" {
            fail(.notAMapping, edition.value.range, "\"\(shown(edition.value))\" is no edition, expected 1")
        }
        for name in ["mapping", "title"] { if let entry = entries[name] { _ = text(entry.value, of: name) } }
        let formats = formats(in: entries, CellFormats(), columns: allColumnNames)
        if let snapshot = entries["snapshot"] { mapping.snapshot = self.snapshot(snapshot.value) }
        if let tables = entries["tables"] { mapping.tables = self.tables(tables.value, formats) }
        if let fec = entries["fec"] { mapping.fec = self.fec(fec, mapping.tables) }
        diagnostics = diagnostics.sortedByPlace()
        return mapping
    }

    // Tables.

    private mutating func tables(_ node: YAMLNode, _ formats: CellFormats) -> [LedgerTable: TableMapping] {
        guard let map = map(node, "tables") else { return [:] }
        var tables: [LedgerTable: TableMapping] = [:]
        var derived: [(LedgerTable, YAMLEntry, source: LedgerTable)] = []
        for entry in map.entries + map.repeated {
            guard let table = LedgerTable(rawValue: entry.key.text) else {
                let names = LedgerTable.allCases.map(\.rawValue)
                fail(
                    .unknownTable, entry.key.range,
                    "\"\(entry.key.text)\" is no table of a ledger\(NameSuggestion.question(for: entry.key.text, among: names))",
                    help: "expected \(orList(names))")
                continue
            }
            if let from = entry.value.map?["from"]?.value.scalar, let source = LedgerTable(rawValue: from.text) {
                derived.append((table, entry, source))
            } else {
                tables[table] = self.table(table, entry, formats)
            }
        }
        // A table that is taken from another one's file is written as that one is.
        let ownFiles = tables
        for (table, entry, source) in derived {
            var mapping = self.table(table, entry, ownFiles[source]?.formats ?? formats)
            if let other = ownFiles[source] {
                (mapping.file, mapping.fileRange, mapping.relation) = (other.file, other.fileRange, other.relation)
                mapping.skippedLines = other.skippedLines
                mapping.formats.encoding = other.formats.encoding
                mapping.formats.separator = other.formats.separator
            } else {
                fail(
                    .badMappingValue, entry.value.map?["from"]?.value.range ?? entry.key.range,
                    "\"\(table.rawValue)\" is taken from \"\(source.rawValue)\", which has no file of its own here")
            }
            tables[table] = mapping
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
                fail(
                    .badMappingValue, file.value.range,
                    "\"\(name)\" lies outside the ledger's folder, expected a file in it")
            } else {
                mapping.file = name
                mapping.fileRange = file.value.range
            }
        }
        if let relation = entries["table"], let name = text(relation.value, of: "table") {
            mapping.relation = (name, relation.value.range)
            if let file = entries["file"] {
                fail(.mappedTwice, file.key.range, "\"file\" and \"table\" exclude each other, expected one of them")
            }
        }
        if let from = entries["from"], let name = word(from.value, of: "from", LedgerTable.allCases.map(\.rawValue)) {
            mapping.source = LedgerTable(rawValue: name)
            if let file = entries["file"] {
                fail(.mappedTwice, file.key.range, "\"file\" and \"from\" exclude each other, expected one of them")
            }
        }
        if let skip = entries["skip_lines"] {
            if let text = text(skip.value, of: "skip_lines"), let count = Int(text),
                (0...TableMapping.mostSkippedLines).contains(count)
            {
                mapping.skippedLines = count
            } else {
                fail(
                    .badMappingValue, skip.value.range,
                    "\"\(shown(skip.value))\" is no count of lines, expected 0 to \(TableMapping.mostSkippedLines)")
            }
        }
        mapping.formats = self.formats(in: entries, formats, columns: names)
        if let columns = entries["columns"] { mapping.columns = self.columns(columns.value, table, names) }
        if let constants = entries["constants"] {
            mapping.constants = byColumn(constants.value, "constants", table, names) { decoder, node in
                decoder.text(node, of: "constants")
            }
            for key in (constants.value.map?.entries ?? []).map(\.key) where mapping.columns?[key.text] != nil {
                fail(
                    .mappedTwice, key.range,
                    "\"\(key.text)\" has a column of the file and a constant, expected one of them")
            }
        }
        if let values = entries["values"] {
            mapping.values = byColumn(values.value, "values", table, names) { decoder, node in
                decoder.texts(in: node, "values")
            }
        }
        if let only = entries["only_where"] { mapping.onlyWhere = filters(only.value) }
        return mapping
    }

    private mutating func columns(_ node: YAMLNode, _ table: LedgerTable, _ names: [String]) -> [String: ColumnMapping]
    {
        byColumn(node, "columns", table, names) { decoder, node in
            guard let texts = decoder.textList(node, of: "columns"), !texts.isEmpty else { return nil }
            return ColumnMapping(names: texts, ranges: (node.list ?? [node]).map(\.range))
        }
    }

    /// A map whose keys are our columns.
    private mutating func byColumn<Value>(
        _ node: YAMLNode, _ key: String, _ table: LedgerTable, _ names: [String],
        _ value: (inout MappingDecoder, YAMLNode) -> Value?
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
            if let value = value(&self, entry.value) { values[name] = value }
        }
        return values
    }

    private mutating func filters(_ node: YAMLNode) -> [RowFilter] {
        guard let map = map(node, "only_where") else { return [] }
        return map.entries.compactMap { entry in
            guard let texts = textList(entry.value, of: "only_where") else { return nil }
            return RowFilter(column: entry.key.text, values: texts, range: entry.key.range)
        }
    }

    // The snapshot.

    private mutating func snapshot(_ node: YAMLNode) -> SnapshotConstants {
        var constants = SnapshotConstants()
        guard let map = map(node, "snapshot") else { return constants }
        let entries = known(map, .snapshot)
        if let entry = entries["as_of"] { constants.asOf = date(entry.value) }
        if let entry = entries["paid_invoices"] {
            constants.hasPaidInvoices = boolean(entry.value, of: "paid_invoices")
        }
        if let entry = entries["last_bank_day"] {
            if let byEntity = entry.value.map {
                for entry in byEntity.entries { constants.lastBankDays[entry.key.text] = date(entry.value) }
            } else {
                constants.lastBankDays["*"] = date(entry.value)
            }
        }
        return constants
    }
}

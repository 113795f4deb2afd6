import Diagnostics
import StrictYAML

/// Reads maps by their tables of keys, and says all that is wrong with them.
///
/// A key that is nearly right is understood and reported, so that what stands below it is read too.
struct RecordReader {
    var diagnostics: [Diagnostic] = []
    /// False when parts of the file could not be read: what is missing is not to be reported.
    let isComplete: Bool
    /// How many maps in braces stand around what is read.
    var bracesDepth = 0

    init(isComplete: Bool) { self.isComplete = isComplete }

    /// - Parameter ignored: Keys that are not missed here, because the caller looks after them.
    mutating func record(
        _ kind: RecordKind, _ map: YAMLMap, at range: SourceRange, ignoring ignored: Set<String> = []
    ) -> SyntaxRecord {
        let table = KeyTable.of(kind)
        if map.isFlow { bracesDepth += 1 }
        defer { if map.isFlow { bracesDepth -= 1 } }
        let taken = Set(map.entries.lazy.map(\.key.text))
        var fields: [SyntaxField] = []
        for entry in map.entries {
            if let row = table[entry.key.text] {
                fields.append(field(row, entry))
            } else if table.takesOwnFields, isName(entry.key.text) {
                fields.append(field(KeyRow(entry.key.text, .literal, .optional, "one of your own fields"), entry))
            } else if let understood = unknown(entry, in: table, beside: taken) {
                fields.append(understood)
            }
        }
        for entry in map.repeated {
            // The second of two equal keys was reported; what it says is checked all the same.
            if let row = table[entry.key.text] { _ = field(row, entry) }
        }
        let record = SyntaxRecord(kind, fields: fields, at: range, isComplete: isComplete)
        if isComplete { reportMissing(in: record, table, map, ignoring: ignored) }
        return record
    }

    private mutating func field(_ row: KeyRow, _ entry: YAMLEntry) -> SyntaxField {
        let key = Located(row.key, at: entry.key.range)
        let before = diagnostics.count
        let value = value(entry.value, as: row.value, at: key)
        return SyntaxField(
            key: row.key, keyRange: entry.key.range, value: value, range: entry.value.range,
            isWhole: !Array(diagnostics[before...]).hasErrors)
    }

    private mutating func reportMissing(
        in record: SyntaxRecord, _ table: KeyTable, _ map: YAMLMap, ignoring ignored: Set<String>
    ) {
        let name = table.identity.flatMap { record[$0] }
        let place = name?.keyRange ?? map.entries.first?.key.range ?? record.range
        for row in table.missingRows(in: record, merged: false) where !ignored.contains(row.key) {
            let isName = row.key == table.identity
            diagnostics.append(
                Diagnostic(
                    .missingKey, at: place,
                    isName ? "\(table.noun) needs its name" : "\(table.noun) needs \"\(row.key)\", \(row.help)",
                    help: "write \"\(row.key):\" and \(row.value.expected)"))
        }
        let choices = table.exactlyOne.compactMap { record[$0] }
        if let second = choices.dropFirst().first {
            diagnostics.append(
                Diagnostic(
                    .exclusiveKeys, at: second.keyRange,
                    "\"\(second.key)\" cannot stand beside \"\(choices[0].key)\" in \(table.noun)",
                    help: "write two of them", notes: [DiagnosticNote("the other stands here", at: choices[0].keyRange)]
                ))
        } else if choices.isEmpty, !table.exactlyOne.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .missingKey, at: place, "\(table.noun) needs \(orList(table.exactlyOne.map { "\"\($0)\"" }))",
                    help: "write \"\(table.exactlyOne[0]): NAME\""))
        }
    }
}

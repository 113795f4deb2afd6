import Diagnostics
import StrictYAML

/// Keys that the language does not have at a place.
extension RecordReader {
    /// Reports the key.
    ///
    /// - Parameter taken: All keys of the map.
    /// - Returns: The field that was meant, when its value can be read as that field's.
    mutating func unknown(_ entry: YAMLEntry, in table: KeyTable, beside taken: Set<String>) -> SyntaxField? {
        let written = entry.key.text
        let free = table.keys.filter { !taken.contains($0) }
        let (message, meant, isExact) = explanation(of: written, in: table, free: free)
        diagnostics.append(
            Diagnostic(
                .unknownKey, at: entry.key.range, message,
                help: TradeWords.note(for: written) ?? allowed(in: table),
                fix: isExact ? meant.map { FixIt("write \($0)", replace: entry.key.range, with: $0) } : nil))
        guard let meant, let row = table[meant] else { return nil }
        return understood(entry, as: row)
    }

    private func explanation(
        of written: String, in table: KeyTable, free: [String]
    ) -> (message: String, meant: String?, isExact: Bool) {
        let unknown = "unknown key \"\(written)\" in \(table.noun)"
        let spelled = written.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
        if spelled != written, free.contains(spelled) {
            return ("\(unknown): keys are small letters joined with \"_\"", spelled, true)
        }
        if let key = TradeWords.key(for: written, in: table), free.contains(key) {
            return ("\(unknown): here it is called \"\(key)\"", key, true)
        }
        if let near = NameSuggestion.nearest(to: written, among: free) {
            return ("\(unknown), did you mean \"\(near)\"?", near, false)
        }
        let owners = KeyTable.all.filter { $0[written] != nil && $0.kind != table.kind && !$0.kind.isGiven }
        if let owner = owners.first {
            return ("\(unknown): it stands in \(owner.noun)", nil, false)
        }
        return (unknown, nil, false)
    }

    private func allowed(in table: KeyTable) -> String { "the keys here are \(table.keys.joined(separator: ", "))" }

    /// The value, read as that of the key that was probably meant. What is wrong with a single text is not told: it may be
    /// wrong only because something else was meant.
    private mutating func understood(_ entry: YAMLEntry, as row: KeyRow) -> SyntaxField? {
        let before = diagnostics.count
        let key = Located(row.key, at: entry.key.range)
        let value = value(entry.value, as: row.value, at: key)
        if entry.value.scalar != nil, diagnostics.count > before {
            diagnostics.removeSubrange(before...)
            return nil
        }
        return SyntaxField(key: row.key, keyRange: entry.key.range, value: value, range: entry.value.range)
    }
}

extension RecordKind {
    /// A row of a test's ledger.
    var isGiven: Bool { rawValue.hasPrefix("given") }
}

/// The reference of keys in Markdown, written from the tables.
public enum KeyReference {
    public static var text: String {
        var text = """
            # Keys

            Every key of the language, by the map in which it stands. A key in **bold** must be written. Of one marked ¹ the same \
            holds, but a playbook that extends another may leave it to its parent. The column *without it* says what holds when a \
            key is not written; no key takes `null`, and a key without a value is an error.

            <!-- Written from the tables of keys. -->


            """
        for table in KeyTable.all { text += section(table) }
        return text
    }

    private static func section(_ table: KeyTable) -> String {
        var text = "## \(table.title)\n\n\(table.help)\n\n"
        text += "| key | value | without it | says |\n| --- | --- | --- | --- |\n"
        for row in table.rows {
            text += "| \(name(row)) | \(value(row.value)) | \(row.standard ?? "") | \(row.help) |\n"
        }
        if table.takesOwnFields {
            text += "| *your own* | a value | | a column of your ledger, declared under `fields` |\n"
        }
        return text + "\n"
    }

    private static func name(_ row: KeyRow) -> String {
        switch row.presence {
        case .optional: "`\(row.key)`"
        case .required: "**`\(row.key)`**"
        case .requiredWhenMerged: "**`\(row.key)`** ¹"
        }
    }

    /// The kind of value, with links to the tables of maps.
    private static func value(_ kind: ValueKind) -> String {
        switch kind {
        case .record(let inner): link(inner)
        case .records(let inner): "a list, each item \(link(inner))"
        case .oneOrMore(let inner): "\(link(inner)), or a list of them"
        case .named(.any, let inner): "names, each with \(value(inner))"
        case .named(.countries, let inner): "countries, such as `FR`, each with \(value(inner))"
        case .named(.oneOf(let words), let inner):
            "\(words.map { "`\($0)`" }.joined(separator: ", ")), each with \(value(inner))"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .choices(let words): "a list of \(words.map { "`\($0)`" }.joined(separator: ", "))"
        case .compensation: "an amount, such as `40 EUR`, or a list, each item \(link(.compensationTier))"
        default: code(kind.expected)
        }
    }

    /// `a date, such as 2026-01-31` with its example as code.
    private static func code(_ expected: String) -> String {
        let parts = expected.split(separator: ", such as ", maxSplits: 1)
        guard parts.count == 2 else { return expected }
        let alternatives = parts[1].split(separator: ", or ", maxSplits: 1).map(String.init)
        let example = "\(parts[0]), such as `\(alternatives[0].replacing(" or ", with: "` or `"))`"
        guard let other = alternatives.dropFirst().first else { return example }
        return "\(example), or \(other.contains(" ") ? other : "`\(other)`")"
    }

    private static func link(_ kind: RecordKind) -> String {
        let table = KeyTable.of(kind)
        let anchor = table.title.lowercased().filter { $0.isLetter || $0 == " " || $0 == "-" }.replacing(" ", with: "-")
        return "[\(table.noun)](#\(anchor))"
    }
}

import Diagnostics
import PlaybookSyntax

/// A merged playbook as text: what runs, each value with the file and line it came from.
///
///     sequences:
///       reminders:                           # playbooks/base.yaml:48
///         steps:
///           - step: courtesy                 # playbooks/base.yaml:55
///             at: 3 days before due          # playbooks/sme.yaml:12
public enum PlaybookListing {
    /// What follows `relance show NAME`; ends with a line break. Lines longer than `widest` push their comment out.
    public static func text(of playbook: MergedPlaybook, widest: Int = 72) -> String {
        var lines = ListingLines()
        lines.add(playbook.record, indent: 0)
        let longest = lines.lines.filter { $0.origin != nil }.map(\.text.count).filter { $0 <= widest }.max() ?? 0
        return lines.lines.map { line in
            guard let origin = line.origin else { return line.text + "\n" }
            let padding = String(repeating: " ", count: max(2, longest + 2 - line.text.count))
            return "\(line.text)\(padding)# \(origin.file.path):\(origin.start.line)\n"
        }.joined()
    }
}

/// The lines of a listing, before their comments are aligned.
private struct ListingLines {
    private(set) var lines: [(text: String, origin: SourceRange?)] = []

    private mutating func line(_ indent: Int, _ text: String, _ origin: SourceRange? = nil) {
        lines.append((String(repeating: " ", count: indent) + text, origin))
    }

    mutating func add(_ record: SyntaxRecord, indent: Int) {
        for field in record.fields { add(field.key, field.value, at: field.range, indent: indent) }
    }

    private mutating func add(_ key: String, _ value: SyntaxValue, at range: SourceRange, indent: Int) {
        switch value {
        case .record(let record):
            line(indent, "\(key):")
            add(record, indent: indent + 2)
        case .named(let entries) where !entries.allSatisfy({ isShort($0.value) }):
            line(indent, "\(key):")
            for entry in entries { add(entry.name, entry.value, indent: indent + 2) }
        case .records(let records):
            line(indent, "\(key):")
            for record in records { addItem(record, indent: indent + 2) }
        case .condition(let condition) where !isOnOneLine(range):
            line(indent, "\(key):")
            add(condition, indent: indent + 2, bullet: "")
        default:
            line(indent, "\(key): \(ListingValue.text(of: value, at: range))", range)
        }
    }

    private mutating func add(_ name: Located<String>, _ value: SyntaxValue, indent: Int) {
        switch value {
        case .record(let record):
            line(indent, "\(name.value):", name.range)
            add(record, indent: indent + 2)
        case .named(let entries):
            line(indent, "\(name.value):", name.range)
            for entry in entries { add(entry.name, entry.value, indent: indent + 2) }
        default:
            line(indent, "\(name.value): \(ListingValue.text(of: value, at: nil))", name.range)
        }
    }

    /// `- step: courtesy`, and its other keys under it.
    private mutating func addItem(_ record: SyntaxRecord, indent: Int) {
        let first = lines.count
        add(record, indent: indent + 2)
        guard lines.count > first else { return }
        let text = lines[first].text.dropFirst(indent + 2)
        lines[first].text = String(repeating: " ", count: indent) + "- " + text
    }

    private mutating func add(_ condition: ConditionSyntax, indent: Int, bullet: String) {
        switch condition {
        case .all(let parts, let range) where !isOnOneLine(range): addList("all", parts, indent, bullet)
        case .any(let parts, let range) where !isOnOneLine(range): addList("any", parts, indent, bullet)
        default: line(indent, bullet + condition.range.text, condition.range)
        }
    }

    private mutating func addList(_ key: String, _ parts: [ConditionSyntax], _ indent: Int, _ bullet: String) {
        line(indent, "\(bullet)\(key):")
        for part in parts { add(part, indent: indent + bullet.count + 2, bullet: "- ") }
    }

    private func isShort(_ value: SyntaxValue) -> Bool {
        switch value {
        case .record, .records, .named: false
        default: true
        }
    }

    private func isOnOneLine(_ range: SourceRange) -> Bool { range.start.line == range.end.line }
}

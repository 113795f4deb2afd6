import Diagnostics
import FinancialValues
import StrictYAML

extension MappingDecoder {
    /// The entries of a map by key; keys that are not known there are reported.
    mutating func known(_ map: YAMLMap, _ place: MappingKey.Place) -> [String: YAMLEntry] {
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

    mutating func map(_ node: YAMLNode, _ key: String) -> YAMLMap? {
        if let map = node.map { return map }
        fail(.badMappingValue, node.range, "\"\(key)\" is a map, expected KEY: VALUE lines below it")
        return nil
    }

    mutating func text(_ node: YAMLNode, of key: String) -> String? {
        if let scalar = node.scalar, !scalar.text.isEmpty || scalar.style != .plain { return scalar.text }
        fail(.badMappingValue, node.range, "\"\(key)\" needs a text here")
        return nil
    }

    mutating func textList(_ node: YAMLNode, of key: String) -> [String]? {
        let items = node.list ?? [node]
        let texts = items.compactMap { text($0, of: key) }
        return texts.count == items.count ? texts : nil
    }

    mutating func texts(in node: YAMLNode, _ key: String) -> [String: String]? {
        guard let map = map(node, key) else { return nil }
        var texts: [String: String] = [:]
        for entry in map.entries {
            if let text = text(entry.value, of: key) { texts[entry.key.text] = text }
        }
        return texts
    }

    mutating func word(_ node: YAMLNode, of key: String, _ words: [String]) -> String? {
        guard let text = text(node, of: key) else { return nil }
        if words.contains(text) { return text }
        fail(
            .badMappingValue, node.range,
            "\"\(text)\" is not what \"\(key)\" takes\(NameSuggestion.question(for: text, among: words))",
            help: "expected \(orList(words))")
        return nil
    }

    mutating func boolean(_ node: YAMLNode, of key: String) -> Bool? {
        switch node.scalar?.text {
        case "true": return true
        case "false": return false
        default:
            fail(
                .badMappingValue, node.range, "\"\(shown(node))\" is not what \"\(key)\" takes, expected true or false")
            return nil
        }
    }

    mutating func date(_ node: YAMLNode) -> CalendarDate? {
        if let text = node.scalar?.text, let date = CalendarDate(iso: text) { return date }
        fail(.badMappingValue, node.range, "\"\(shown(node))\" is no date, expected YYYY-MM-DD")
        return nil
    }

    func shown(_ node: YAMLNode) -> String { node.scalar?.text ?? "..." }

    mutating func fail(_ code: DiagnosticCode, _ range: SourceRange, _ message: String, help: String? = nil) {
        diagnostics.append(Diagnostic(code, at: range, message, help: help))
    }
}

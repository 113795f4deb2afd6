import Diagnostics
import StrictYAML

/// Conditions: one phrase, or a list below `all:` or `any:`.
extension RecordReader {
    mutating func condition(_ node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        if let scalar = node.scalar {
            let text = scalar.trimmedText
            if case .coverage = kind, let word = everyoneElse(scalar, text) { return word }
            if case .occasion = kind, isName(text) { return .word(text) }
        }
        return condition(node, kind, at: key, depth: 0).map(SyntaxValue.condition) ?? .invalid
    }

    private mutating func everyoneElse(_ scalar: YAMLScalar, _ text: String) -> SyntaxValue? {
        if text == "everyone else" { return .word(text) }
        let others: Set<String> = [
            "everyone", "everybody", "everybody else", "all", "else", "default", "others", "*", "any", "everyone_else",
            "all others", "the rest", "rest",
        ]
        guard others.contains(text.lowercased()) || text.lowercased() == "everyone else" else { return nil }
        report(
            .malformedCondition, at: scalar.range, "the playbook of those that no other covers says everyone else",
            help: "write \"everyone else\"",
            fix: FixIt("write everyone else", replace: scalar.range, with: "everyone else"))
        return .word("everyone else")
    }

    private mutating func condition(
        _ node: YAMLNode, _ kind: ValueKind, at key: Located<String>, depth: Int
    ) -> ConditionSyntax? {
        switch node.content {
        case .scalar(let scalar): return condition(scalar, at: key, depth: depth)
        case .map(let map): return list(map, node, kind, at: key, depth: depth)
        case .list(let items):
            reportShape(
                of: node, kind, at: key,
                help: "write \"all:\" or \"any:\" above the list, to say how its lines are joined")
            for item in items { _ = condition(item, kind, at: key, depth: depth + 1) }
            return nil
        }
    }

    private mutating func condition(_ scalar: YAMLScalar, at key: Located<String>, depth: Int) -> ConditionSyntax? {
        guard isOnOneLine(scalar, at: key) else { return nil }
        guard !scalar.trimmedText.isEmpty else {
            if isComplete { report(.missingValue, at: key.range, "an item of \"\(key.value)\" has no value") }
            return nil
        }
        if bracesDepth > 0, scalar.style == .plain {
            report(
                .conditionInBraces, at: scalar.range,
                "a condition does not stand inside braces: its own brackets would be YAML's",
                help: "write the map over several lines, or the condition in single quotes")
        }
        let (condition, faults) = ConditionParser.parse(scalar, depth: depth)
        diagnostics += faults
        return condition
    }

    /// `all: [...]` or `any: [...]`.
    private mutating func list(
        _ map: YAMLMap, _ node: YAMLNode, _ kind: ValueKind, at key: Located<String>, depth: Int
    ) -> ConditionSyntax? {
        if map.isFlow { bracesDepth += 1 }
        defer { if map.isFlow { bracesDepth -= 1 } }
        guard depth < ConditionParser.deepest else {
            report(
                .deepPhrase, at: node.range, "this condition is nested more than \(ConditionParser.deepest) deep",
                help: "join fewer lists")
            return nil
        }
        guard let entry = map.entries.first(where: { ["all", "any"].contains($0.key.text) }) else {
            reportUnknownList(map, key)
            return nil
        }
        var isWhole = true
        for other in map.entries where other.key.range != entry.key.range {
            isWhole = false
            report(
                .exclusiveKeys, at: other.key.range,
                "\"\(other.key.text)\" cannot stand beside \"\(entry.key.text)\" in a condition",
                help: "write one list inside the other",
                notes: [DiagnosticNote("the other stands here", at: entry.key.range)])
            if ["all", "any"].contains(other.key.text) { _ = parts(of: other, kind, depth: depth) }
        }
        guard let parts = parts(of: entry, kind, depth: depth), isWhole else { return nil }
        guard parts.count > 1 else { return parts.first }
        let range = entry.key.range.union(entry.value.range)
        return entry.key.text == "all" ? .all(parts, range) : .any(parts, range)
    }

    /// - Returns: `nil` when one of them cannot be read.
    private mutating func parts(of entry: YAMLEntry, _ kind: ValueKind, depth: Int) -> [ConditionSyntax]? {
        let key = Located(entry.key.text, at: entry.key.range)
        guard let items = entry.value.list, !items.isEmpty else {
            if entry.value.scalar?.text.isEmpty == true, !isComplete { return nil }
            report(
                .wrongShape, at: entry.key.range, "\"\(key.value)\" needs a list of conditions",
                help: "begin each line with \"- \"")
            return nil
        }
        var parts: [ConditionSyntax] = []
        for item in items {
            if let part = condition(item, .condition, at: key, depth: depth + 1) { parts.append(part) }
        }
        return parts.count == items.count ? parts : nil
    }

    private mutating func reportUnknownList(_ map: YAMLMap, _ key: Located<String>) {
        let first = map.entries.first
        let written = first?.key.text ?? ""
        let meant: String? =
            switch written.lowercased() {
            case "and", "all_of", "every": "all"
            case "or", "any_of", "some", "one_of": "any"
            default: nil
            }
        report(
            .unknownKey, at: first?.key.range ?? key.range,
            "unknown key \"\(written)\" in a condition, expected all or any",
            help: meant.map { "write \"\($0):\"" }
                ?? (written == "not"
                    ? "write \"not\" in the condition itself" : "write \"all:\" or \"any:\" and a list"))
        if meant != nil, let first { _ = parts(of: first, .condition, depth: 0) }
    }
}

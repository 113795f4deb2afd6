import Diagnostics
import FinancialValues
import StrictYAML

/// Values that are a list, or one where a list may stand.
extension RecordReader {
    mutating func words(_ node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        guard let scalars = scalars(of: node, kind, at: key) else { return .invalid }
        var words: [Located<String>] = []
        var firsts: [String: SourceRange] = [:]
        var isWhole = true
        for scalar in scalars {
            guard let word = word(scalar, kind, at: key) else {
                isWhole = false
                continue
            }
            if let first = firsts[word] {
                report(
                    .repeatedWord, at: scalar.range, "\"\(word)\" stands twice in \"\(key.value)\"",
                    help: "take one out",
                    notes: [DiagnosticNote("the first time", at: first)])
                continue
            }
            firsts[word] = scalar.range
            words.append(Located(word, at: scalar.range))
        }
        return isWhole || !words.isEmpty ? .words(words) : .invalid
    }

    private mutating func word(_ scalar: YAMLScalar, _ kind: ValueKind, at key: Located<String>) -> String? {
        guard isOnOneLine(scalar, at: key) else { return nil }
        switch kind {
        case .choices(let words): return choice(scalar, words)
        case .identifiers: return scalar.trimmedText
        default:
            guard !reportsUnlisted(scalar) else { return nil }
            return name(scalar)
        }
    }

    /// `copy: legal, collector`: a list without its brackets.
    private mutating func reportsUnlisted(_ scalar: YAMLScalar) -> Bool {
        let parts = scalar.text.split(whereSeparator: { $0 == "," || $0 == ";" }).map(\.trimmingSpaces)
        guard parts.count > 1, parts.allSatisfy(isName) else { return false }
        let list = "[\(parts.joined(separator: ", "))]"
        report(
            .wrongShape, at: scalar.range, "a list stands in square brackets", help: "write \"\(list)\"",
            fix: FixIt("write \(list)", replace: scalar.range, with: list))
        return true
    }

    /// The scalars of a list, or the one scalar; each of them has a value. What is none of it is reported and left out.
    mutating func scalars(of node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> [YAMLScalar]? {
        if let scalar = node.scalar { return [scalar] }
        guard let items = node.list else {
            reportShape(of: node, kind, at: key)
            return nil
        }
        return items.compactMap { item in
            guard let scalar = item.scalar else {
                report(
                    .wrongShape, at: item.range,
                    "an item of \"\(key.value)\" is \(item.list != nil ? "a list" : "a map"), "
                        + "expected \(kind.expected)")
                return nil
            }
            return isPresentItem(scalar, of: key) ? scalar : nil
        }
    }

    /// Reports an item with nothing in it, and `null`.
    private mutating func isPresentItem(_ scalar: YAMLScalar, of key: Located<String>) -> Bool {
        guard scalar.style == .plain else { return true }
        if RecordReader.nulls.contains(scalar.text) {
            report(
                .nullValue, at: scalar.range, "there is no \"\(scalar.text)\" in the language",
                help: "take the item out")
            return false
        }
        guard scalar.text.isEmpty else { return true }
        if isComplete { report(.missingValue, at: scalar.range, "an item of \"\(key.value)\" has no value") }
        return false
    }

    mutating func dates(_ node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        located(node, kind, at: key) { scalar throws(ScalarFault) in try DateText.read(scalar.trimmedText) }
            .map(SyntaxValue.dates) ?? .invalid
    }

    mutating func sendDays(_ node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        var isSendDays = false
        if case .sendDays = kind { isSendDays = true }
        if case .weekdaysOrAny = kind, node.scalar?.trimmedText == "any" { return .word("any") }
        let days = located(node, kind, at: key) { scalar throws(ScalarFault) in
            let text = scalar.trimmedText
            if text.contains(" after ") || text.contains(" before ") {
                throw ScalarFault(
                    .unknownWord, "\"\(text)\" is a clock, expected \(kind.expected)",
                    help: "the day on which something comes is said by \"at:\"")
            }
            return isSendDays
                ? try SendDayPhrase.read(text) : .weekday(try SendDayPhrase.weekday(text, expected: kind.expected))
        }
        return days.map(SyntaxValue.sendDays) ?? .invalid
    }

    /// Each scalar read, with its place; `nil` when none can be.
    private mutating func located<Value: Sendable>(
        _ node: YAMLNode, _ kind: ValueKind, at key: Located<String>,
        _ read: (YAMLScalar) throws(ScalarFault) -> Value
    ) -> [Located<Value>]? {
        guard let scalars = scalars(of: node, kind, at: key) else { return nil }
        var values: [Located<Value>] = []
        for scalar in scalars where isOnOneLine(scalar, at: key) {
            do throws(ScalarFault) {
                values.append(Located(try read(scalar), at: scalar.range))
            } catch {
                diagnostics.append(error.diagnostic(at: scalar.range))
            }
        }
        return values.isEmpty && !scalars.isEmpty ? nil : values
    }

    mutating func periods(_ node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        guard let scalars = scalars(of: node, kind, at: key) else { return .invalid }
        let periods = scalars.compactMap { scalar -> Located<DayRange>? in
            guard isOnOneLine(scalar, at: key) else { return nil }
            return read(phrase: scalar) { cursor throws(PhraseFault) in try cursor.wholePeriod() }
        }
        return periods.isEmpty && !scalars.isEmpty ? .invalid : .periods(periods)
    }

    mutating func approval(_ node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        if let scalar = node.scalar, scalar.trimmedText.lowercased().hasPrefix("any of") {
            guard isOnOneLine(scalar, at: key) else { return .invalid }
            let roles = read(phrase: scalar) { cursor throws(PhraseFault) in try cursor.anyOf() }
            return roles.map { .approval(ApprovalSyntax(roles: $0, any: true)) } ?? .invalid
        }
        if let scalar = node.scalar, scalar.trimmedText.split(separator: " ").count == 3 {
            let parts = scalar.trimmedText.split(separator: " ")
            if ["or", "and"].contains(parts[1]) {
                let list = "[\(parts[0]), \(parts[2])]"
                report(
                    .malformedPhrase, at: scalar.range, "who must agree is a list, found \"\(scalar.trimmedText)\"",
                    help: parts[1] == "or" ? "write \"any of \(list)\"" : "write \"\(list)\"")
                return .invalid
            }
        }
        guard case .words(let roles) = words(node, .names, at: key) else { return .invalid }
        return .approval(ApprovalSyntax(roles: roles, any: false))
    }

    // MARK: Maps

    mutating func record(
        _ inner: RecordKind, _ node: YAMLNode, _ kind: ValueKind, at key: Located<String>
    ) -> SyntaxValue {
        if let map = node.map { return .record(record(inner, map, at: node.range)) }
        reportShape(of: node, kind, at: key, help: "write the keys below \"\(key.value):\", one a line")
        for item in node.list ?? [] { if let map = item.map { _ = record(inner, map, at: item.range) } }
        return .invalid
    }

    mutating func records(
        _ inner: RecordKind, _ node: YAMLNode, _ kind: ValueKind, at key: Located<String>
    ) -> SyntaxValue {
        let table = KeyTable.of(inner)
        let beginning = table.identity.map { "- \($0): NAME" } ?? "- \(table.keys[0]): ..."
        if let map = node.map {
            reportShape(of: node, kind, at: key, help: "begin each item with \"\(beginning)\"")
            guard table.identity.flatMap({ map[$0] }) == nil else {
                return .records([record(inner, map, at: node.range)])
            }
            // `holds: {open_dispute: {when: disputed}}`: names where a list is needed.
            for entry in map.entries { readNamed(entry, inner, table) }
            return .invalid
        }
        guard let items = node.list else {
            reportShape(of: node, kind, at: key, help: "begin each item with \"\(beginning)\"")
            return .invalid
        }
        return .records(
            items.compactMap { item in
                if let map = item.map { return record(inner, map, at: item.range) }
                if let scalar = item.scalar, !isPresentItem(scalar, of: key) { return nil }
                report(
                    .wrongShape, at: item.range,
                    "an item of \"\(key.value)\" is \(item.list != nil ? "a list" : "a text"), "
                        + "expected \(table.noun)", help: "write \"\(beginning)\"")
                return nil
            })
    }

    /// What stands below a name in a map that should be a list; its own name is not missed.
    private mutating func readNamed(_ entry: YAMLEntry, _ inner: RecordKind, _ table: KeyTable) {
        guard let map = entry.value.map else { return }
        _ = record(inner, map, at: entry.value.range, ignoring: Set([table.identity].compactMap { $0 }))
    }

    mutating func oneOrMore(
        _ inner: RecordKind, _ node: YAMLNode, _ kind: ValueKind, at key: Located<String>
    ) -> SyntaxValue {
        if let map = node.map { return .records([record(inner, map, at: node.range)]) }
        return records(inner, node, kind, at: key)
    }

    mutating func compensation(_ node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        if node.list != nil { return records(.compensationTier, node, .records(.compensationTier), at: key) }
        guard let scalar = scalar(of: node, kind, at: key) else { return .invalid }
        return scalarValue(scalar, .money, at: key)
    }
}

import Diagnostics
import FinancialValues
import StrictYAML

/// One value, by the kind that its key's row says.
extension RecordReader {
    mutating func value(_ node: YAMLNode, as kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        if let scalar = node.scalar, !isPresent(scalar, kind, at: key) { return .invalid }
        let before = diagnostics.count
        let value = presentValue(node, as: kind, at: key)
        if let scalar = node.scalar, scalar.crossesComma, diagnostics.count == before { reportComma(in: scalar) }
        return value
    }

    /// `{title: 3,4}`: a text that YAML ends at the comma.
    private mutating func reportComma(in scalar: YAMLScalar) {
        report(
            .decimalComma, at: scalar.range, "in braces a comma ends the value: \"\(scalar.text)\"",
            help: "put it in quotes if it is text",
            fix: FixIt("put it in quotes", replace: scalar.range, with: "\"\(scalar.text)\""))
    }

    private mutating func presentValue(_ node: YAMLNode, as kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        switch kind {
        case .record(let inner): return record(inner, node, kind, at: key)
        case .records(let inner): return records(inner, node, kind, at: key)
        case .oneOrMore(let inner): return oneOrMore(inner, node, kind, at: key)
        case .named(let names, let inner): return named(names, inner, node, kind, at: key)
        case .amounts: return amounts(node, at: key)
        case .rates: return rates(node, at: key)
        case .names, .choices, .identifiers: return words(node, kind, at: key)
        case .dates: return dates(node, kind, at: key)
        case .periods: return periods(node, kind, at: key)
        case .sendDays, .weekdays, .weekdaysOrAny: return sendDays(node, kind, at: key)
        case .approval: return approval(node, kind, at: key)
        case .compensation: return compensation(node, kind, at: key)
        case .condition, .coverage, .occasion: return condition(node, kind, at: key)
        default:
            guard let scalar = scalar(of: node, kind, at: key) else { return .invalid }
            return scalarValue(scalar, kind, at: key)
        }
    }

    /// Reports `key:` with nothing, and `null`.
    private mutating func isPresent(_ scalar: YAMLScalar, _ kind: ValueKind, at key: Located<String>) -> Bool {
        guard scalar.style == .plain else {
            guard scalar.trimmedText.isEmpty else { return true }
            report(.missingValue, at: scalar.range, "\"\(key.value)\" is empty, expected \(kind.expected)")
            return false
        }
        if scalar.text.isEmpty {
            // Behind a part that could not be read the value may only seem to be missing.
            guard isComplete else { return false }
            report(.missingValue, at: key.range, "\"\(key.value)\" has no value, expected \(kind.expected)")
            return false
        }
        guard RecordReader.nulls.contains(scalar.text) else { return true }
        let fix = removal(of: key.range, scalar.range)
        report(
            .nullValue, at: scalar.range, "there is no \"\(scalar.text)\" in the language, expected \(kind.expected)",
            help: "remove the line: without the key, what it stands for without it holds", fix: fix)
        return false
    }

    /// What YAML 1.1 and 1.2 take for nothing.
    static let nulls: Set<String> = ["null", "Null", "NULL", "~"]

    /// An edit that takes the key's line out; none where something else stands on it.
    private func removal(of key: SourceRange, _ value: SourceRange) -> FixIt? {
        let file = key.file
        let line = file.lines.line(of: key.bytes.lowerBound)
        let bytes = file.lines.range(ofLine: line)
        guard file.lines.line(of: value.bytes.lowerBound) == line,
            file.bytes[bytes.lowerBound..<key.bytes.lowerBound].allSatisfy({ $0 == 0x20 }),
            file.bytes[value.bytes.upperBound..<bytes.upperBound].allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D })
        else { return nil }
        return FixIt("remove the line", replace: SourceRange(file, bytes), with: "")
    }

    /// The scalar that must stand here, on one line unless it is free text.
    mutating func scalar(of node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> YAMLScalar? {
        guard let scalar = node.scalar else {
            reportShape(of: node, kind, at: key)
            return nil
        }
        if case .text = kind { return scalar }
        return isOnOneLine(scalar, at: key) ? scalar : nil
    }

    /// A phrase must stand where its parts can be pointed at.
    func isPhrase(_ scalar: YAMLScalar) -> Bool {
        let hasEscapes = scalar.style == .doubleQuoted && scalar.range.text.contains("\\")
        return scalar.style != .folded && !hasEscapes
    }

    mutating func isOnOneLine(_ scalar: YAMLScalar, at key: Located<String>) -> Bool {
        if scalar.style == .plain || scalar.style == .singleQuoted || scalar.style == .doubleQuoted, scalar.isMultiline
        {
            report(
                .textOverSeveralLines, at: scalar.range, "the value of \"\(key.value)\" goes on over several lines",
                help: "write it on one line; a long condition is a list of all: or any:, or begins with \"|\"")
            return false
        }
        guard isPhrase(scalar) else {
            let style = scalar.style == .folded ? "folded with \">\"" : "in double quotes with a backslash"
            report(
                .phraseStyle, at: scalar.range,
                "the value of \"\(key.value)\" is \(style), where its parts have no place",
                help: scalar.style == .folded ? "write \"|\" instead" : "write it without quotes, or in single quotes")
            return false
        }
        return true
    }

    // MARK: Reports

    mutating func report(
        _ code: DiagnosticCode, _ severity: DiagnosticSeverity = .error, at range: SourceRange, _ message: String,
        help: String? = nil, fix: FixIt? = nil, notes: [DiagnosticNote] = []
    ) {
        diagnostics.append(Diagnostic(code, severity, at: range, message, help: help, fix: fix, notes: notes))
    }

    mutating func reportShape(of node: YAMLNode, _ kind: ValueKind, at key: Located<String>, help: String? = nil) {
        let found =
            switch node.content {
            case .scalar: "a text"
            case .list: "a list"
            case .map: "a map"
            }
        report(
            .wrongShape, at: node.map != nil || node.list != nil ? key.range : node.range,
            "\"\(key.value)\" is \(found), expected \(kind.expected)", help: help)
    }
}

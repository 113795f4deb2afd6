import Diagnostics

/// A tag as it is written, before it is known what it closes.
struct ScannedTag {
    enum Kind {
        case value, section, inverted, end, comment, partial
    }

    let kind: Kind
    /// Empty for a comment.
    let name: VariableName
    /// Bytes of the name.
    let nameRange: Range<Int>
    /// From brace to brace.
    let range: Range<Int>
    /// What the tag takes out of the text: itself, or its whole line when a tag that prints nothing stands alone on it.
    let extent: Range<Int>
    /// For a partial alone on its line: what stands before it.
    let indentation: String
}

/// Finds the tags in a text.
struct TagScanner {
    private let text: TemplateText
    private var index = 0
    private(set) var tags: [ScannedTag] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ text: TemplateText) {
        self.text = text
        while let start = find(UInt8(ascii: "{"), from: index) { scanTag(at: start) }
    }

    private var bytes: [UInt8] { text.bytes }

    /// The next place of a doubled byte.
    private func find(_ byte: UInt8, from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == byte, bytes[index + 1] == byte { return index }
            index += 1
        }
        return nil
    }

    /// Behind the tag's closing braces; `nil` when the line, or the next tag, comes first.
    private func end(ofTagAt start: Int) -> Int? {
        var index = start + 2
        while index + 1 < bytes.count, bytes[index] != 0x0A {
            if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") { return index + 2 }
            if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") { return nil }
            index += 1
        }
        return nil
    }

    private mutating func scanTag(at start: Int) {
        guard start + 2 < bytes.count, bytes[start + 2] != UInt8(ascii: "{") else { return scanTripleBrace(at: start) }
        guard let end = end(ofTagAt: start) else {
            report(
                .unclosedTag, start..<start + 2, "the tag is not closed", help: "end it with \"}}\" on the same line")
            index = start + 2
            return
        }
        index = end
        let inside = trimmed(start + 2..<end - 2)
        guard let first = inside.first.map({ bytes[$0] }) else {
            return report(.emptyTag, start..<end, "the tag names nothing")
        }
        switch first {
        case UInt8(ascii: "#"): add(.section, inside.dropFirst(), start..<end)
        case UInt8(ascii: "^"): add(.inverted, inside.dropFirst(), start..<end)
        case UInt8(ascii: "/"): add(.end, inside.dropFirst(), start..<end)
        case UInt8(ascii: ">"): add(.partial, inside.dropFirst(), start..<end)
        case UInt8(ascii: "!"):
            append(.comment, VariableName(""), inside, start..<end)
        case UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "%"),
            UInt8(ascii: "*"), UInt8(ascii: "@"):
            report(
                .unknownTag, start..<end, "\"\(text.string(start..<end))\" is no tag of templates",
                help: "expected {{name}}, {{#name}}, {{^name}}, {{/name}}, {{! comment}} or {{> partial}}")
        default: add(.value, inside, start..<end)
        }
    }

    /// `{{{name}}}`: what others print without escaping.
    private mutating func scanTripleBrace(at start: Int) {
        let end = end(ofTagAt: start + 1).map { $0 < bytes.count && bytes[$0] == UInt8(ascii: "}") ? $0 + 1 : $0 }
        index = end ?? start + 2
        guard let end else {
            return report(
                .unclosedTag, start..<min(start + 2, bytes.count), "the tag is not closed",
                help: "end it with \"}}\" on the same line")
        }
        report(
            .unknownTag, start..<end, "\"\(text.string(start..<end))\" is no tag of templates: every value is escaped",
            help: "write it with two braces")
    }

    private mutating func add(_ kind: ScannedTag.Kind, _ part: Range<Int>, _ range: Range<Int>) {
        let inside = trimmed(part)
        guard !inside.isEmpty else { return report(.emptyTag, range, "the tag names nothing") }
        let name = text.string(inside)
        guard isName(inside) else {
            return report(
                .malformedTag, inside, "\"\(name)\" is not a name",
                help: "a name has small letters, digits and \"_\", with a dot between its parts: \"customer.id\"")
        }
        append(kind, VariableName(name), inside, range)
    }

    private mutating func append(
        _ kind: ScannedTag.Kind, _ name: VariableName, _ nameRange: Range<Int>, _ range: Range<Int>
    ) {
        let line = kind == .value ? nil : lineOfItsOwn(range)
        let indentation = kind == .partial ? line.map { text.string($0.lowerBound..<range.lowerBound) } : nil
        tags.append(
            ScannedTag(
                kind: kind, name: name, nameRange: nameRange, range: range, extent: line ?? range,
                indentation: indentation ?? ""))
    }

    /// The whole line, its break included, when nothing but blanks stands beside the tag.
    private func lineOfItsOwn(_ range: Range<Int>) -> Range<Int>? {
        guard text.hasLines else { return nil }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
        guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
        while end < bytes.count, isBlank(bytes[end]) || bytes[end] == 0x0D { end += 1 }
        guard end == bytes.count || bytes[end] == 0x0A else { return nil }
        return start..<min(end + 1, bytes.count)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func isName(_ range: Range<Int>) -> Bool {
        bytes[range].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
            guard let first = part.first, (0x61...0x7A).contains(first) else { return false }
            return part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        }
    }

    private mutating func report(_ code: DiagnosticCode, _ part: Range<Int>, _ message: String, help: String? = nil) {
        diagnostics.append(Diagnostic(code, at: text.range(part), message, help: help))
    }
}

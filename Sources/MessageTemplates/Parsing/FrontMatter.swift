import Diagnostics
import StrictYAML

/// What stands between the two `---` at the beginning of a template: YAML with a few keys.
struct FrontMatter {
    private(set) var subject: YAMLScalar?
    private(set) var sms: YAMLScalar?
    /// Where the text begins; 0 without front matter.
    let end: Int
    private(set) var diagnostics: [Diagnostic] = []

    private static let keys = ["subject", "sms"]

    init(_ file: SourceFile) {
        guard let lines = FrontMatter.lines(of: file) else {
            end = 0
            let isOpened = FrontMatter.isFence(file, line: 0)
            diagnostics = [isOpened ? .unclosedFrontMatter(file) : .missingFrontMatter(file)]
            return
        }
        end = lines.end
        read(file, upTo: lines.closing)
    }

    /// The offset of the closing line, and that behind it.
    private static func lines(of file: SourceFile) -> (closing: Int, end: Int)? {
        guard isFence(file, line: 0),
            let closing = file.lines.starts.indices.dropFirst().first(where: { isFence(file, line: $0) })
        else { return nil }
        let range = file.lines.range(ofLine: closing)
        return (range.lowerBound, range.upperBound)
    }

    static func isFence(_ file: SourceFile, line: Int) -> Bool {
        let text = file.bytes[file.lines.range(ofLine: line)]
        return text.starts(with: [0x2D, 0x2D, 0x2D])
            && text.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    }

    private mutating func read(_ file: SourceFile, upTo closing: Int) {
        // Read as a file of its own in which the first line is a comment: so each byte keeps its place.
        let yaml = SourceFile(path: file.path, bytes: [0x23, 0x20, 0x20] + file.bytes[3..<closing])
        let tree = YAMLReader.read(yaml)
        diagnostics += tree.diagnostics.map { $0.moved(to: file) }
        guard let map = tree.root?.map else {
            if tree.diagnostics.isEmpty { diagnostics.append(.missingSubject(file, at: 0..<3)) }
            return
        }
        for entry in map.entries { take(entry, file) }
        if map["subject"] == nil, tree.isComplete { diagnostics.append(.missingSubject(file, at: 0..<3)) }
    }

    private mutating func take(_ entry: YAMLEntry, _ file: SourceFile) {
        let key = entry.key
        guard Self.keys.contains(key.text) else {
            diagnostics.append(.unknownFrontMatter(key, file, among: Self.keys))
            return
        }
        guard let scalar = entry.value.scalar else {
            diagnostics.append(.notAText(key, entry.value.range.moved(to: file)))
            return
        }
        guard scalar.text.utf8.contains(where: { $0 > 0x20 }) else {
            let place = scalar.range.bytes.isEmpty ? key.range : scalar.range
            diagnostics.append(.emptyLine(key.text, place.moved(to: file)))
            return
        }
        if key.text == "subject" { subject = scalar } else { sms = scalar }
    }
}

// MARK: - Places

extension SourceRange {
    /// The same bytes in another file.
    func moved(to file: SourceFile) -> SourceRange {
        let end = min(bytes.upperBound, file.bytes.count)
        return SourceRange(file, min(bytes.lowerBound, end)..<end)
    }
}

extension Diagnostic {
    func moved(to file: SourceFile) -> Diagnostic {
        Diagnostic(
            code, severity, at: range.moved(to: file), message, help: help,
            fix: fix.map { FixIt($0.title, replace: $0.range.moved(to: file), with: $0.replacement) },
            notes: notes.map { DiagnosticNote($0.message, at: $0.range?.moved(to: file)) })
    }
}

// MARK: - Messages

extension Diagnostic {
    fileprivate static func missingFrontMatter(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            .missingFrontMatter, at: SourceRange(file, 0..<0), "the template does not begin with its subject",
            help: "begin it with three lines: \"---\", \"subject: \\\"...\\\"\" and \"---\"")
    }

    fileprivate static func unclosedFrontMatter(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            .missingFrontMatter, at: SourceRange(file, 0..<3), "the front matter that begins here does not end",
            help: "write \"---\" on a line of its own behind it")
    }

    fileprivate static func missingSubject(_ file: SourceFile, at range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .missingSubject, at: SourceRange(file, range), "the template has no subject",
            help: "write \"subject: \\\"...\\\"\" below this line")
    }

    fileprivate static func emptyLine(_ key: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            key == "subject" ? .missingSubject : .emptyTemplate, at: range, "\"\(key)\" says nothing",
            help: key == "subject" ? "write what the customer reads first" : "write the message, or take the key out")
    }

    fileprivate static func unknownFrontMatter(_ key: YAMLScalar, _ file: SourceFile, among keys: [String])
        -> Diagnostic
    {
        Diagnostic(
            .unknownFrontMatter, at: key.range.moved(to: file),
            "the front matter has no key \"\(key.text)\"\(NameSuggestion.question(for: key.text, among: keys))",
            help: "its keys are \(andList(keys))")
    }

    fileprivate static func notAText(_ key: YAMLScalar, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            .unknownFrontMatter, at: range, "\"\(key.text)\" is not a text",
            help: "write one line in quotes: \"\(key.text): \\\"...\\\"\"")
    }
}

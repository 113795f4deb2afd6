/// One thing that is wrong at one place: the author's or the bookkeeper's to mend. A value, never thrown.
public struct Diagnostic: Hashable, Sendable {
    public let code: DiagnosticCode
    public let severity: DiagnosticSeverity
    public let range: SourceRange
    /// One lower-case sentence without a full stop, the author's text in quotes, and what was expected.
    public let message: String
    /// What to write, when there is something to say beyond the message: `write "not disputed"`.
    public let help: String?
    /// An edit that mends it, only where exactly one is right.
    public let fix: FixIt?
    /// Other places that belong to it, such as the first of two equal keys.
    public let notes: [DiagnosticNote]

    public init(
        _ code: DiagnosticCode, _ severity: DiagnosticSeverity = .error, at range: SourceRange, _ message: String,
        help: String? = nil, fix: FixIt? = nil, notes: [DiagnosticNote] = []
    ) {
        self.code = code
        self.severity = severity
        self.range = range
        self.message = message
        self.help = help
        self.fix = fix
        self.notes = notes
    }
}

/// A second place that explains the first.
public struct DiagnosticNote: Hashable, Sendable {
    public let message: String
    public let range: SourceRange?

    public init(_ message: String, at range: SourceRange? = nil) { (self.message, self.range) = (message, range) }
}

/// Replaces a range of bytes by a text.
public struct FixIt: Hashable, Sendable {
    /// What it does, as an order: `quote the value`.
    public let title: String
    public let range: SourceRange
    public let replacement: String

    public init(_ title: String, replace range: SourceRange, with replacement: String) {
        (self.title, self.range, self.replacement) = (title, range, replacement)
    }
}

extension Array where Element == Diagnostic {
    /// By file, place, code and message, each fault once: the order in which they are shown.
    public func sortedByPlace() -> [Diagnostic] {
        let sorted = self.sorted { left, right in
            (left.range.file.path, left.range.bytes.lowerBound, left.range.bytes.upperBound, left.code.id, left.message)
                < (
                    right.range.file.path, right.range.bytes.lowerBound, right.range.bytes.upperBound, right.code.id,
                    right.message
                )
        }
        var seen = Set<Diagnostic>()
        return sorted.filter { seen.insert($0).inserted }
    }

    public var hasErrors: Bool { contains { $0.severity == .error } }
}

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

    /// Of one kind in one file at most so many; the last of them says how many more there are.
    ///
    /// - Precondition: `limit` is at least 1.
    public func shown(atMost limit: Int) -> [Diagnostic] {
        guard count > limit else { return self }
        let counts = Dictionary(grouping: self, by: DiagnosticKind.init).mapValues(\.count)
        var seen: [DiagnosticKind: Int] = [:]
        return compactMap { diagnostic in
            let kind = DiagnosticKind(diagnostic)
            seen[kind, default: 0] += 1
            guard let all = counts[kind], let number = seen[kind], all > limit, number >= limit else {
                return diagnostic
            }
            return number == limit
                ? diagnostic.adding(DiagnosticNote("\(all - limit) more of this kind in the file")) : nil
        }
    }

    public var hasErrors: Bool { contains { $0.severity == .error } }
}

/// What is counted together when there are too many to show.
private struct DiagnosticKind: Hashable {
    let path: String
    let code: DiagnosticCode
    let severity: DiagnosticSeverity

    init(_ diagnostic: Diagnostic) {
        path = diagnostic.range.file.path
        (code, severity) = (diagnostic.code, diagnostic.severity)
    }
}

extension Diagnostic {
    package func adding(_ note: DiagnosticNote) -> Diagnostic {
        Diagnostic(code, severity, at: range, message, help: help, fix: fix, notes: notes + [note])
    }
}

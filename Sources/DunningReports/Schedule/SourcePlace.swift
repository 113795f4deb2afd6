import Diagnostics

/// A file and a line of it, as reports name them: `playbooks/sme.yaml:14`.
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    /// From 1.
    public let line: Int

    public init(_ range: SourceRange) { (file, line) = (range.file.path, range.start.line) }

    public var description: String { "\(file):\(line)" }
}

extension SourceRange {
    /// What the author wrote there, on one line.
    var phrase: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

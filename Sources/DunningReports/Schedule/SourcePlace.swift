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
    var phrase: String {
        let text = text
        return text.hasSingleBlanks ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension String {
    /// Whether it is words of printable ASCII with one blank between each: as most clauses are written.
    fileprivate var hasSingleBlanks: Bool {
        var wasBlank = true
        for byte in utf8 {
            let isBlank = byte == 0x20
            if byte < 0x20 || byte >= 0x7F || isBlank && wasBlank { return false }
            wasBlank = isBlank
        }
        return !wasBlank
    }
}

import Diagnostics

/// One value of a YAML file: a scalar, a list or a map, with its place in the file.
public struct YAMLNode: Sendable {
    public enum Content: Sendable {
        case scalar(YAMLScalar)
        case list([YAMLNode])
        /// In the order written. Keys are unique: of two equal keys, the second was reported and is kept in `repeated`.
        case map(YAMLMap)
    }

    public let content: Content
    /// From the first byte to the last, quotes and brackets included; of a block collection, from its first dash or key
    /// to the end of its last child.
    public let range: SourceRange

    public init(_ content: Content, at range: SourceRange) { (self.content, self.range) = (content, range) }
}

/// Keys and values in the order written.
public struct YAMLMap: Sendable {
    public var entries: [YAMLEntry]
    /// Entries whose key stands above already: reported, and kept so that their values are checked too.
    public var repeated: [YAMLEntry]
    /// `{...}` on one line.
    public var isFlow: Bool

    public init(entries: [YAMLEntry], repeated: [YAMLEntry] = [], isFlow: Bool = false) {
        self.entries = entries
        self.repeated = repeated
        self.isFlow = isFlow
    }
}

public struct YAMLEntry: Sendable {
    public let key: YAMLScalar
    public let value: YAMLNode

    public init(key: YAMLScalar, value: YAMLNode) { (self.key, self.value) = (key, value) }
}

/// A text as YAML gives it, without a type: the place where it stands says what it means.
public struct YAMLScalar: Sendable {
    public enum Style: Sendable {
        case plain, singleQuoted, doubleQuoted
        /// `|`: line breaks are kept.
        case literal
        /// `>`: line breaks become spaces.
        case folded
    }

    /// The decoded value; empty for `key:` with nothing behind it.
    public let text: String
    public let style: Style
    /// Quotes or the `|` included; empty, behind the colon, when nothing was written.
    public let range: SourceRange
    /// Plain or quoted text that goes on over several lines.
    public let isMultiline: Bool
    /// A number in braces whose comma, for YAML, ends the value: whoever reads it has to report it.
    public let crossesComma: Bool
    /// For each run of bytes of `text` that stands unchanged in the file: its offset there and in the file; sorted.
    let runs: [(decoded: Int, source: Int)]

    public init(
        text: String, style: Style, range: SourceRange, isMultiline: Bool = false,
        crossesComma: Bool = false, runs: [(decoded: Int, source: Int)]? = nil
    ) {
        self.text = text
        self.style = style
        self.range = range
        self.isMultiline = isMultiline
        self.crossesComma = crossesComma
        self.runs = runs ?? [(0, range.bytes.lowerBound)]
    }

    /// Where a part of the text, in UTF-8 offsets of `text`, stands in the file; an escape whole.
    public func range(of part: Range<Int>) -> SourceRange {
        let start = source(of: part.lowerBound)
        guard !part.isEmpty else { return SourceRange(range.file, start..<start) }
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        // What is written in quotes can be longer than what it stands for.
        let end = isQuoted ? source(of: part.upperBound) : source(of: part.upperBound - 1) + 1
        return SourceRange(range.file, start..<max(start, min(end, range.file.bytes.count)))
    }

    private func source(of offset: Int) -> Int {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].decoded <= offset { low = middle + 1 } else { high = middle }
        }
        let run = low > 0 ? runs[low - 1] : (decoded: 0, source: range.bytes.lowerBound)
        return min(run.source + offset - run.decoded, range.file.bytes.count)
    }
}

extension YAMLScalar {
    /// The comment behind the value on its line, from `#` on, when there is one.
    public var trailingComment: SourceRange? {
        let bytes = range.file.bytes
        guard style != .literal, style != .folded else { return nil }
        var start = range.bytes.upperBound
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        guard start > range.bytes.upperBound, start < bytes.count, bytes[start] == UInt8(ascii: "#") else { return nil }
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return SourceRange(range.file, start..<end)
    }
}

extension YAMLNode {
    public var scalar: YAMLScalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
    public var list: [YAMLNode]? { if case .list(let items) = content { items } else { nil } }
    public var map: YAMLMap? { if case .map(let map) = content { map } else { nil } }
}

extension YAMLNode {
    /// A list in brackets or a map in braces.
    public var isFlow: Bool {
        switch content {
        case .scalar: false
        case .list: range.file.bytes[range.bytes].first == UInt8(ascii: "[")
        case .map(let map): map.isFlow
        }
    }
}

extension YAMLMap {
    public subscript(key: String) -> YAMLEntry? { entries.first { $0.key.text == key } }
}

/// What could be read of one file, and everything that is wrong with it as YAML.
public struct YAMLTree: Sendable {
    /// `nil` when the file is empty, holds only comments, or nothing could be read.
    public let root: YAMLNode?
    /// Sorted by place.
    public let diagnostics: [Diagnostic]
    /// False when parts were blanked out to go on after a syntax error: what is missing in them is not to be reported.
    public let isComplete: Bool

    public init(root: YAMLNode?, diagnostics: [Diagnostic], isComplete: Bool) {
        self.root = root
        self.diagnostics = diagnostics
        self.isComplete = isComplete
    }
}

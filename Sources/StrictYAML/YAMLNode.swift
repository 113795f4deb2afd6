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
    /// From the first byte to the last, quotes included; of a collection, from its first child to the end of its last.
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
    /// Plain text that goes on over several lines.
    public let isMultiline: Bool
    /// For each run of bytes of `text` that stands unchanged in the file: its offset there and in the file; sorted.
    private let runs: [(decoded: Int, source: Int)]

    public init(
        text: String, style: Style, range: SourceRange, isMultiline: Bool = false,
        runs: [(decoded: Int, source: Int)]? = nil
    ) {
        self.text = text
        self.style = style
        self.range = range
        self.isMultiline = isMultiline
        self.runs = runs ?? [(0, range.bytes.lowerBound)]
    }

    /// Where a part of the text, in UTF-8 offsets of `text`, stands in the file.
    public func range(of part: Range<Int>) -> SourceRange {
        let start = source(of: part.lowerBound)
        let end = part.isEmpty ? start : source(of: part.upperBound - 1) + 1
        return SourceRange(range.file, start..<max(start, end))
    }

    private func source(of offset: Int) -> Int {
        let run = runs.last { $0.decoded <= offset } ?? (0, range.bytes.lowerBound)
        return min(run.source + offset - run.decoded, range.file.bytes.count)
    }
}

extension YAMLNode {
    public var scalar: YAMLScalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
    public var list: [YAMLNode]? { if case .list(let items) = content { items } else { nil } }
    public var map: YAMLMap? { if case .map(let map) = content { map } else { nil } }
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

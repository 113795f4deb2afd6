/// A half-open range of bytes in one file. Empty ranges mark a place between two bytes.
public struct SourceRange: Sendable {
    public let file: SourceFile
    public let bytes: Range<Int>

    public init(_ file: SourceFile, _ bytes: Range<Int>) { (self.file, self.bytes) = (file, bytes) }

    /// The smallest range that holds both; `other` must lie in the same file.
    public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(
            file,
            min(bytes.lowerBound, other.bytes.lowerBound)..<max(bytes.upperBound, other.bytes.upperBound))
    }

    public var start: SourcePosition { SourcePosition(offset: bytes.lowerBound, in: file) }
    public var end: SourcePosition { SourcePosition(offset: bytes.upperBound, in: file) }
    public var text: String { file.text(bytes) }
}

extension SourceRange: Hashable {
    public static func == (left: SourceRange, right: SourceRange) -> Bool {
        left.file === right.file && left.bytes == right.bytes
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(file))
        hasher.combine(bytes)
    }
}

/// A place as people count: line and column from 1; a column is a Unicode scalar, as terminals and libyaml count.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

    init(offset: Int, in file: SourceFile) {
        let line = file.lines.line(of: offset)
        let before = file.lines.starts[line]..<min(offset, file.bytes.count)
        let column = file.bytes.withUnsafeBufferPointer { bytes in
            // Continuation bytes (10xxxxxx) belong to the scalar before them.
            before.reduce(into: 1) { column, index in if bytes[index] & 0xC0 != 0x80 { column += 1 } }
        }
        self.init(line: line + 1, column: column)
    }

    public var description: String { "\(line):\(column)" }
}

/// One file of the author's: its path as the author knows it, its bytes, and where its lines begin.
public final class SourceFile: Sendable {
    /// Relative to the workspace, with forward slashes.
    public let path: String
    /// The file's bytes, without a byte order mark.
    public let bytes: [UInt8]
    public let lines: LineIndex

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        lines = LineIndex(bytes)
    }

    /// As read from a disk: a UTF-8 byte order mark at the start is no part of the text.
    public convenience init(path: String, readingBytes bytes: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.init(path: path, bytes: bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes)
    }

    public convenience init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// The text of a range of bytes; what is not UTF-8 shows as replacement characters.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// Where the lines of a file begin. A line ends with LF, CR LF or a lone CR.
public struct LineIndex: Sendable {
    /// The offset of each line's first byte; never empty.
    public let starts: [Int]
    private let byteCount: Int

    public init(_ bytes: [UInt8]) {
        starts = bytes.withUnsafeBufferPointer { bytes in
            var starts = [0]
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == 0x0A || byte == 0x0D && (index == bytes.count || bytes[index] != 0x0A) {
                    starts.append(index)
                }
            }
            return starts
        }
        byteCount = bytes.count
    }

    /// The number of the line (from 0) that holds a byte offset.
    public func line(of offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of a line (from 0), its line break included.
    public func range(ofLine line: Int) -> Range<Int> {
        starts[line]..<(line + 1 < starts.count ? starts[line + 1] : byteCount)
    }
}

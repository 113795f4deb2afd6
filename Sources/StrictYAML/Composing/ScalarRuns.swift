/// Where the bytes of a decoded text stand in the file.
///
/// A run says that from one decoded byte on, the text stands in the file as it is, up to the next run.
struct ScalarRuns {
    private let bytes: [UInt8]
    private var decoded = 0
    private(set) var runs: [(decoded: Int, source: Int)] = []

    /// - Parameters:
    ///   - range: Of the scalar, quotes or `|` included.
    ///   - lineStarts: The offset of each line's first byte.
    static func runs(
        of text: String, style: YAMLScalar.Style, at range: Range<Int>, in bytes: [UInt8]
    ) -> [(decoded: Int, source: Int)] {
        var builder = ScalarRuns(bytes: bytes)
        switch style {
        case .plain: builder.readFlowing(range, quote: nil)
        case .singleQuoted, .doubleQuoted:
            builder.readFlowing(range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1), quote: style)
        case .literal, .folded: builder.readBlock(range, text: Array(text.utf8))
        }
        return builder.runs
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Says that the next decoded bytes stand at `source`.
    private mutating func mark(_ source: Int) {
        if let last = runs.last, last.source - last.decoded == source - decoded { return }
        if let last = runs.last, last.decoded == decoded { runs.removeLast() }
        runs.append((decoded, source))
    }

    // MARK: Plain and quoted

    /// Text whose line breaks fold: one becomes a space, more become one less, blanks around them go.
    private mutating func readFlowing(_ range: Range<Int>, quote: YAMLScalar.Style?) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if isWhite(byte), let end = endOfFold(from: index, upTo: range.upperBound) {
                readFold(index..<end, isEscaped: false)
                index = end
            } else if quote == .singleQuoted, byte == UInt8(ascii: "'") {
                mark(index)
                decoded += 1
                index += 2
            } else if quote == .doubleQuoted, byte == UInt8(ascii: "\\") {
                index = readEscape(at: index, upTo: range.upperBound)
            } else {
                mark(index)
                decoded += 1
                index += 1
            }
        }
        // The end, so that a part that ends with an escape ends behind it.
        mark(range.upperBound)
    }

    /// Behind blanks that hold a line break; `nil` when they hold none.
    private func endOfFold(from start: Int, upTo end: Int) -> Int? {
        var index = start
        var hasBreak = false
        while index < end, isWhite(bytes[index]) {
            hasBreak = hasBreak || isLineBreak(bytes[index])
            index += 1
        }
        return hasBreak ? index : nil
    }

    private mutating func readFold(_ range: Range<Int>, isEscaped: Bool) {
        let breaks = range.filter { bytes[$0] == 0x0A }
        if breaks.count == 1, !isEscaped {
            mark(breaks[0])
            decoded += 1
        }
        for lineBreak in breaks.dropFirst() {
            mark(lineBreak)
            decoded += 1
        }
    }

    /// - Returns: Behind the escape.
    private mutating func readEscape(at start: Int, upTo end: Int) -> Int {
        guard start + 1 < end else { return end }
        if isLineBreak(bytes[start + 1]), let fold = endOfFold(from: start + 1, upTo: end) {
            readFold(start + 1..<fold, isEscaped: true)
            return fold
        }
        let digits = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][bytes[start + 1]] ?? 0
        let behind = min(start + 2 + digits, end)
        for _ in 0..<utf8Length(ofEscape: bytes[start + 1], digits: bytes[start + 2..<behind]) {
            mark(start)
            decoded += 1
        }
        return behind
    }

    private func utf8Length(ofEscape letter: UInt8, digits: ArraySlice<UInt8>) -> Int {
        switch letter {
        case UInt8(ascii: "N"), UInt8(ascii: "_"): 2
        case UInt8(ascii: "L"), UInt8(ascii: "P"): 3
        default:
            digits.isEmpty
                ? 1
                : UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
                    .map { UTF8.width($0) } ?? 1
        }
    }

    // MARK: Blocks

    /// The lines below `|` or `>`: each stands in the decoded text as it is, less its indentation.
    private mutating func readBlock(_ range: Range<Int>, text: [UInt8]) {
        var lines = bytes[range].split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst()
            .map { $0.last == 0x0D ? $0.dropLast() : $0 }[...]
        guard let first = lines.first(where: { !$0.allSatisfy(isBlank) }) else { return }
        // Spaces at the start of the text, where an indicator such as `|2` keeps them, are no indentation.
        let kept = text.drop { $0 == 0x0A }.prefix { $0 == 0x20 }.count
        let indentation = max(0, first.prefix { $0 == 0x20 }.count - kept)
        while let line = lines.popFirst() {
            let content = line.dropFirst(min(indentation, line.prefix { $0 == 0x20 }.count))
            // Folding puts a space or nothing for a line break.
            while decoded < text.count, !content.isEmpty, !text[decoded...].starts(with: content) {
                decoded += 1
            }
            guard decoded < text.count else { return }
            mark(content.startIndex)
            decoded += content.count
            // The line break behind it, where it was kept or became a space.
            if decoded < text.count, isWhite(text[decoded]) {
                mark(content.endIndex)
                decoded += 1
            }
        }
    }
}

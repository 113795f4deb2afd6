import Diagnostics

/// The bytes that libyaml reads: as many as the file has, with what was reported blanked out by spaces.
///
/// Lines are the file's; line numbers count from 0.
struct WorkingText {
    let file: SourceFile
    private(set) var bytes: [UInt8]
    /// Whether anything was blanked out.
    private(set) var hasBlanks = false

    init(_ file: SourceFile) { (self.file, bytes) = (file, file.bytes) }

    var lineCount: Int { file.lines.starts.count }

    func line(of offset: Int) -> Int { file.lines.line(of: min(offset, bytes.count)) }

    /// The line without its line break.
    func text(ofLine line: Int) -> Range<Int> {
        let range = file.lines.range(ofLine: line)
        var end = range.upperBound
        while end > range.lowerBound, isLineBreak(bytes[end - 1]) { end -= 1 }
        return range.lowerBound..<end
    }

    /// The line without its line break and the spaces and tabs at both ends.
    func content(ofLine line: Int) -> Range<Int> {
        var (start, end) = (text(ofLine: line).lowerBound, text(ofLine: line).upperBound)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// Bytes before the content.
    func indentation(ofLine line: Int) -> Int { content(ofLine: line).lowerBound - file.lines.starts[line] }

    /// Nothing, or a comment only.
    func isBlankOrComment(line: Int) -> Bool {
        let content = content(ofLine: line)
        return content.isEmpty || bytes[content.lowerBound] == UInt8(ascii: "#")
    }

    /// Where the content begins behind the dashes of list items, in `- - key: value` at `key`.
    func entryStart(ofLine line: Int) -> Int {
        let content = content(ofLine: line)
        var start = content.lowerBound
        while start < content.upperBound, isListDash(at: start) {
            start += 1
            while start < content.upperBound, isBlank(bytes[start]) { start += 1 }
        }
        return start
    }

    func startsWithDash(line: Int) -> Bool {
        let content = content(ofLine: line)
        return !content.isEmpty && isListDash(at: content.lowerBound)
    }

    /// The key and the value of `key: value`, as they stand on the line; a comment counts to the value. `nil` without
    /// a colon that ends a key.
    func keyAndValue(ofLine line: Int) -> (key: Range<Int>, value: Range<Int>)? {
        let content = entryStart(ofLine: line)..<content(ofLine: line).upperBound
        guard let first = content.first.map({ bytes[$0] }) else { return nil }
        var index = content.lowerBound
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            guard let end = closingQuote(from: index, upTo: content.upperBound) else { return nil }
            index = end
        }
        while index < content.upperBound {
            if bytes[index] == UInt8(ascii: ":"), index + 1 == content.upperBound || isBlank(bytes[index + 1]) {
                var start = index + 1
                while start < content.upperBound, isBlank(bytes[start]) { start += 1 }
                return (content.lowerBound..<index, start..<content.upperBound)
            }
            index += 1
        }
        return nil
    }

    /// Behind the quote that closes the one at `start`, or `nil` when none does.
    func closingQuote(from start: Int, upTo end: Int) -> Int? {
        let quote = bytes[start]
        var index = start + 1
        while index < end {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
            } else if bytes[index] == quote {
                if quote == UInt8(ascii: "'"), index + 1 < end, bytes[index + 1] == quote {
                    index += 2
                } else {
                    return index + 1
                }
            } else {
                index += 1
            }
        }
        return nil
    }

    private func isListDash(at index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "-") && (index + 1 == bytes.count || isWhite(bytes[index + 1]))
    }

    // MARK: Blanking

    /// Puts spaces for all but the line breaks.
    /// - Returns: Whether there was anything to blank out.
    @discardableResult
    mutating func blank(_ range: Range<Int>) -> Bool {
        var changed = false
        for index in range where bytes[index] != UInt8(ascii: " ") && !isLineBreak(bytes[index]) {
            bytes[index] = UInt8(ascii: " ")
            changed = true
        }
        hasBlanks = hasBlanks || changed
        return changed
    }

    /// Reads a lone carriage return as the end of a line, as editors do.
    mutating func replaceCarriageReturn(at offset: Int) { bytes[offset] = UInt8(ascii: "\n") }

    /// Whether any of a range was blanked out; of an empty one, what stands behind it.
    func isBlanked(_ range: Range<Int>) -> Bool {
        guard hasBlanks else { return false }
        let end = min(bytes.count, max(range.upperBound, range.lowerBound + 1))
        return range.lowerBound < end
            && (range.lowerBound..<end).contains { bytes[$0] == UInt8(ascii: " ") && file.bytes[$0] != bytes[$0] }
    }
}

func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
func isWhite(_ byte: UInt8) -> Bool { isBlank(byte) || isLineBreak(byte) }

/// Splits the bytes of a file into rows and cells, as RFC 4180 says, and goes on after a fault.
///
/// Lines end with LF, CR LF or CR. A quote counts only at the beginning of a cell; elsewhere it is text. Empty lines are no
/// rows. Doubled quotes are made single in place, so that a part that was read cannot be read again.
struct CSVScanner {
    private let bytes: UnsafeMutablePointer<UInt8>
    private let end: Int
    private let separator: UInt8
    private let separators: UInt64
    private(set) var position: Int
    /// The number, from 1, of the line at `position`.
    private(set) var line: Int

    /// A quoted cell longer than this, or over more lines, has lost its closing quote; in a text of our own none has.
    private let longestQuotedCell: Int
    private let mostQuotedLines: Int

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// - Parameters:
    ///   - position: Where to begin; the file's first byte when `nil`.
    ///   - line: The number of the line there.
    init(_ file: LedgerFile, separator: UInt8, at position: Int? = nil, line: Int = 1) {
        bytes = file.bytes
        self.position = position ?? file.content.lowerBound
        self.line = line
        end = file.content.upperBound
        self.separator = separator
        separators = UInt64(separator) &* 0x0101_0101_0101_0101
        (longestQuotedCell, mostQuotedLines) = file.isWrittenElsewhere ? (65_536, 1_000) : (.max >> 1, .max)
    }

    /// Passes over whole lines, whatever they hold.
    mutating func skip(lines count: Int) {
        for _ in 0..<count where position < end {
            while position < end, !isLineBreak(bytes[position]) { position += 1 }
            endLine()
        }
    }

    /// - Returns: False when there is no further row.
    mutating func read(into row: inout CSVRow) -> Bool {
        while position < end, isLineBreak(bytes[position]) { endLine() }
        guard position < end else { return false }
        row.start(line: line)
        while true {
            if position < end, bytes[position] == CSVScanner.quote {
                guard readQuoted(into: &row) else { return true }
            } else {
                let start = position
                position = unquotedEnd(from: start)
                row.add(Cell(start: start, count: position - start))
            }
            guard position < end, bytes[position] == separator else {
                endLine()
                return true
            }
            position += 1
        }
    }

    /// How many rows may be left, judged by the lines of the next bytes.
    var expectedRows: Int {
        let sample = position..<min(end, position + 65_536)
        var lines = 1
        for index in sample where bytes[index] == CSVScanner.lineFeed { lines += 1 }
        return sample.isEmpty ? 0 : (end - position) / (sample.count / lines + 1) + lines
    }

    private func isLineBreak(_ byte: UInt8) -> Bool { byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn }

    /// Passes over the line break at `position`, if there is one.
    private mutating func endLine() {
        guard position < end else { return }
        let isPair =
            bytes[position] == CSVScanner.carriageReturn && position + 1 < end
            && bytes[position + 1] == CSVScanner.lineFeed
        position += isPair ? 2 : 1
        line += 1
    }

    /// The place of the next separator or line break; eight bytes at a time.
    private func unquotedEnd(from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var index = start
        while index < end {
            let word = UInt64(littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
            // A byte that is looked for becomes zero; the lowest bit found is exact.
            let (a, b, c) = (word ^ separators, word ^ (ones &* 0x0A), word ^ (ones &* 0x0D))
            let found = ((a &- ones) & ~a | (b &- ones) & ~b | (c &- ones) & ~c) & tops
            if found != 0 { return min(end, index + found.trailingZeroBitCount >> 3) }
            index += 8
        }
        return end
    }

    /// - Returns: False when the row ends here because of a fault.
    private mutating func readQuoted(into row: inout CSVRow) -> Bool {
        let opening = position
        let limit = min(end, opening + longestQuotedCell)
        var index = opening + 1
        var doubled = false
        var lines = 0
        while true {
            guard index < limit, lines <= mostQuotedLines else {
                endRow(&row, withOpenQuoteAt: opening)
                return false
            }
            let byte = bytes[index]
            if byte == CSVScanner.quote {
                guard index + 1 < end, bytes[index + 1] == CSVScanner.quote else { break }
                doubled = true
                index += 1
            } else if isLineBreak(byte),
                byte == CSVScanner.lineFeed || index + 1 >= end
                    || bytes[index + 1] != CSVScanner.lineFeed
            {
                lines += 1
            }
            index += 1
        }
        let closing = index
        position = closing + 1
        while position < end, bytes[position] == 0x20 { position += 1 }
        guard position >= end || bytes[position] == separator || isLineBreak(bytes[position]) else {
            // Over several lines it is rather the opening quote of a later cell: what lies between is not to be lost.
            guard lines == 0 else {
                endRow(&row, withOpenQuoteAt: opening)
                return false
            }
            if row.fault == nil {
                row.fault = .strayQuote
                row.faultyCell = row.count
            }
            position = unquotedEnd(from: position)
            row.add(Cell(start: opening, count: position - opening))
            return true
        }
        line += lines
        let start = opening + 1
        row.add(Cell(start: start, count: doubled ? removeDoubledQuotes(start..<closing) : closing - start))
        return true
    }

    /// Ends a row with its first line, of which the cell that a quote opens is the last.
    private mutating func endRow(_ row: inout CSVRow, withOpenQuoteAt opening: Int) {
        row.fault = .unterminatedQuote
        row.faultyCell = row.count
        position = opening
        while position < end, !isLineBreak(bytes[position]) { position += 1 }
        row.add(Cell(start: opening, count: position - opening))
        endLine()
    }

    /// - Returns: The length that is left.
    private func removeDoubledQuotes(_ range: Range<Int>) -> Int {
        var target = range.lowerBound
        var source = range.lowerBound
        while source < range.upperBound {
            bytes[target] = bytes[source]
            source += bytes[source] == CSVScanner.quote ? 2 : 1
            target += 1
        }
        return target - range.lowerBound
    }
}

/// How many records a file has, counted line by line and by nothing of the readers' own.
///
/// A CSV file is taken as RFC 4180 and `docs/diagnostics` say: a line is a record unless a quoted cell goes on below it. A quoted cell
/// is closed by a quote before a separator or a line break, within 65,536 bytes and 1,000 line breaks; one that is not closed so is a
/// part of its own line only.
enum RecordCount {
    /// The records below the header, which a byte order mark may stand before; `nil` where there is not even a header.
    static func ofCSV(
        _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), skippedLines: Int = 0, hasMark: Bool = true
    ) -> Int? {
        let lines = Lines(hasMark ? withoutMark(bytes) : bytes[...])
        var line = skippedLines
        var count = 0
        while line < lines.count {
            if lines.text(line).isEmpty {
                line += 1
            } else {
                count += 1
                line = lineBehindRecord(from: line, lines, separator)
            }
        }
        return count == 0 ? nil : count - 1
    }

    /// The lines of a FEC below its header that have text; a FEC has no quotes.
    static func ofFEC(_ bytes: [UInt8]) -> Int {
        let lines = Lines(withoutMark(bytes))
        return (1..<max(1, lines.count)).count { !lines.text($0).isEmpty }
    }

    private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    }

    private static let quote = UInt8(ascii: "\"")

    private static func lineBehindRecord(from first: Int, _ lines: Lines, _ separator: UInt8) -> Int {
        var line = first
        var cell = lines.start(line)
        while true {
            guard cell < lines.end(line), lines.bytes[cell] == quote else {
                guard let next = lines.text(line)[cell...].firstIndex(of: separator) else { return line + 1 }
                cell = next + 1
                continue
            }
            guard let closing = closingQuote(of: cell, in: lines) else { return line + 1 }
            let last = lines.number(of: closing)
            let behind = lines.text(last)[(closing + 1)...].drop { $0 == 0x20 }
            if behind.isEmpty { return last + 1 }
            if behind.first == separator {
                (line, cell) = (last, behind.startIndex + 1)
            } else if last > line {
                return line + 1
            } else {
                // Text behind the quote: up to the next separator it is one cell.
                guard let next = behind.firstIndex(of: separator) else { return line + 1 }
                cell = next + 1
            }
        }
    }

    /// The first quote that is not one of two.
    private static func closingQuote(of opening: Int, in lines: Lines) -> Int? {
        var index = opening + 1
        let limit = min(lines.bytes.endIndex, opening + 65_536)
        while index < limit {
            if lines.bytes[index] == quote {
                guard index + 1 < lines.bytes.endIndex, lines.bytes[index + 1] == quote else {
                    return lines.number(of: index) - lines.number(of: opening) <= 1_000 ? index : nil
                }
                index += 1
            }
            index += 1
        }
        return nil
    }
}

/// The lines of a text, which end with LF, CR LF or CR.
private struct Lines {
    let bytes: ArraySlice<UInt8>
    private var ranges: [Range<Int>] = []

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        var start = bytes.startIndex
        var index = start
        while index < bytes.endIndex {
            if bytes[index] == 0x0A || bytes[index] == 0x0D {
                ranges.append(start..<index)
                if bytes[index] == 0x0D, index + 1 < bytes.endIndex, bytes[index + 1] == 0x0A { index += 1 }
                start = index + 1
            }
            index += 1
        }
        if start < bytes.endIndex { ranges.append(start..<bytes.endIndex) }
    }

    var count: Int { ranges.count }
    func start(_ line: Int) -> Int { ranges[line].lowerBound }
    func end(_ line: Int) -> Int { ranges[line].upperBound }
    func text(_ line: Int) -> ArraySlice<UInt8> { bytes[ranges[line]] }

    /// The line in which a byte stands that is no line break.
    func number(of index: Int) -> Int {
        var (low, high) = (0, ranges.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if ranges[middle].lowerBound <= index { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

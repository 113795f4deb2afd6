/// One line of source as a terminal shows it, with the cells below which a range is underlined.
struct SourceSnippet {
    /// Without tabs and control characters; cropped around the range when it is long.
    let source: String
    /// As wide as what stands before the range.
    let indentation: String
    /// `^~~~`, as wide as what the range holds on its first line, at least `^`.
    let underline: String

    init(_ range: SourceRange, width: Int) {
        let file = range.file
        let lineNumber = file.lines.line(of: range.bytes.lowerBound)
        var line = file.lines.range(ofLine: lineNumber)
        while let last = line.last, file.bytes[last] == 0x0A || file.bytes[last] == 0x0D {
            line = line.lowerBound..<last
        }
        let near = SourceSnippet.part(of: line, around: range.bytes.lowerBound, reach: 8 * width, file.bytes)
        var (cells, start, end): ([Cell], Int?, Int?) = ([], nil, nil)
        var column = 0
        for (offset, scalar) in VisibleText.scalars(in: near, of: file.bytes) {
            if offset >= range.bytes.lowerBound, start == nil { start = column }
            if offset >= range.bytes.upperBound, end == nil { end = column }
            let cell = Cell(scalar, column: column, isMarked: range.bytes.contains(offset))
            cells.append(cell)
            column += cell.width
        }
        let first = start ?? column
        let marked = first..<max(first + 1, range.bytes.isEmpty ? first + 1 : end ?? column)
        self.init(
            cells, marked, width: width, isCut: (line.lowerBound < near.lowerBound, near.upperBound < line.upperBound))
    }

    /// So much of a line as can be shown, whole characters: a line may be as long as a file.
    private static func part(of line: Range<Int>, around place: Int, reach: Int, _ bytes: [UInt8]) -> Range<Int> {
        func isInside(_ offset: Int) -> Bool { bytes[offset] & 0xC0 == 0x80 }
        var first = max(line.lowerBound, place - reach)
        while first < place, isInside(first) { first += 1 }
        var end = max(first, min(line.upperBound, place + reach))
        while end < line.upperBound, isInside(end) { end += 1 }
        return first..<end
    }

    /// - Parameters:
    ///   - marked: The cells of the range, not empty.
    ///   - isCut: Whether the line has more than the cells, before and behind them.
    private init(_ cells: [Cell], _ marked: Range<Int>, width: Int, isCut: (before: Bool, behind: Bool)) {
        let total = cells.reduce(0) { $0 + $1.width }
        guard total > width || isCut.before || isCut.behind else {
            source = String(cells.map(\.text).joined().reversed().drop { $0 == " " }.reversed())
            indentation = String(repeating: " ", count: marked.lowerBound)
            underline = "^" + String(repeating: "~", count: marked.count - 1)
            return
        }
        // A third of the room stands before the range, more when the line ends soon.
        let from = max(0, min(marked.lowerBound - width / 3, max(total, marked.upperBound) - width))
        let before = from > 0 || isCut.before ? "…" : ""
        let behind = from + width < total || isCut.behind ? "…" : ""
        var (shown, column, lead): (String, Int, Int?) = ("", 0, nil)
        for cell in cells {
            if column >= from, column + cell.width <= from + width {
                lead = lead ?? column
                shown += cell.text
            }
            column += cell.width
        }
        let window = (lead ?? from)..<from + width
        source = before + shown + behind
        indentation = String(repeating: " ", count: before.count + max(0, marked.lowerBound - window.lowerBound))
        underline =
            "^"
            + String(repeating: "~", count: max(0, min(marked.upperBound, window.upperBound) - marked.lowerBound - 1))
    }

    /// What one scalar looks like, and how many cells it takes.
    private struct Cell {
        let text: String
        let width: Int

        init(_ scalar: Unicode.Scalar?, column: Int, isMarked: Bool) {
            if scalar == "\t" {
                width = 4 - column % 4
                text = String(repeating: " ", count: width)
                return
            }
            text = VisibleText.of(scalar, showsInvisible: isMarked)
            width = text.unicodeScalars.reduce(0) { $0 + $1.cells }
        }
    }
}

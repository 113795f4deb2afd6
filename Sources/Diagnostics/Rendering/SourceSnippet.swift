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
        var (cells, start, end): ([Cell], Int?, Int?) = ([], nil, nil)
        var column = 0
        for (offset, scalar) in VisibleText.scalars(in: line, of: file.bytes) {
            if offset >= range.bytes.lowerBound, start == nil { start = column }
            if offset >= range.bytes.upperBound, end == nil { end = column }
            let cell = Cell(scalar, column: column, isMarked: range.bytes.contains(offset))
            cells.append(cell)
            column += cell.width
        }
        let first = start ?? column
        let marked = first..<max(first + 1, range.bytes.isEmpty ? first + 1 : end ?? column)
        self.init(cells, marked, width: width)
    }

    /// - Parameter marked: The cells of the range, not empty.
    private init(_ cells: [Cell], _ marked: Range<Int>, width: Int) {
        let total = cells.reduce(0) { $0 + $1.width }
        guard total > width else {
            source = String(cells.map(\.text).joined().reversed().drop { $0 == " " }.reversed())
            indentation = String(repeating: " ", count: marked.lowerBound)
            underline = "^" + String(repeating: "~", count: marked.count - 1)
            return
        }
        // A third of the room stands before the range, more when the line ends soon.
        let from = max(0, min(marked.lowerBound - width / 3, max(total, marked.upperBound) - width))
        let (before, behind) = (from > 0 ? "…" : "", from + width < total ? "…" : "")
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

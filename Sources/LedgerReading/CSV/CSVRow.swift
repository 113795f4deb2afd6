/// A run of bytes of a `LedgerFile`: one cell, without its quotes.
struct Cell {
    var start: Int32
    var count: Int32

    init(start: Int, count: Int) { (self.start, self.count) = (Int32(start), Int32(count)) }

    static let empty = Cell(start: 0, count: 0)
}

extension UnsafeMutablePointer<UInt8> {
    static func + (pointer: UnsafeMutablePointer<UInt8>, offset: Int32) -> UnsafeMutablePointer<UInt8> {
        pointer + Int(offset)
    }
}

/// What is wrong with the shape of a row.
enum CSVFault {
    /// A quote is opened and not closed within a sensible length; the row ends with its first line.
    case unterminatedQuote
    /// Text stands behind a closing quote.
    case strayQuote
}

/// One row of a file as cells. Used again for each row.
struct CSVRow: ~Copyable {
    /// Cells beyond the width are counted and not kept.
    let width: Int
    let cells: UnsafeMutablePointer<Cell>
    /// How many cells the row has, which may be more than `width`.
    var count = 0
    /// Whether a cell beyond the width has text.
    var hasTextBeyond = false
    /// The number, from 1, of the row's first line in the file.
    var line = 1
    var fault: CSVFault?
    /// The cell, from 0, with the fault.
    var faultyCell = 0

    init(width: Int) {
        self.width = width
        cells = .allocate(capacity: max(1, width))
        cells.initialize(repeating: .empty, count: max(1, width))
    }

    deinit { cells.deallocate() }

    /// The cell at an index; empty when the row is shorter.
    subscript(index: Int) -> Cell { index < count && index < width ? cells[index] : .empty }

    mutating func start(line: Int) {
        self.line = line
        count = 0
        hasTextBeyond = false
        fault = nil
    }

    mutating func add(_ cell: Cell) {
        if count < width { cells[count] = cell } else if cell.count > 0 { hasTextBeyond = true }
        count += 1
    }
}

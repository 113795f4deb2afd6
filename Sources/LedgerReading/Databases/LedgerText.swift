/// Rows and cells as the bytes of a CSV file, for tables that come from elsewhere.
///
/// Cells stand between bytes that no text has, so that almost none needs quotes.
package final class LedgerText {
    static let separator: UInt8 = 0x1F

    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int
    private var isFirstCell = true
    private var rowStart = 0
    /// The line of each row in the file that it was made of; empty where rows have no lines.
    private(set) var lines: [Int32] = []

    private let table: String
    private let watch: ReadingWatch?
    private var rows = 0
    private let mostRows: Int

    /// - Parameters:
    ///   - table: Which the rows are of.
    ///   - mostRows: How many are wanted, the header included.
    ///   - watch: Told now and then how many rows there are.
    package init(of table: String = "", mostRows: Int = .max, watch: ReadingWatch? = nil) {
        (self.table, self.mostRows, self.watch) = (table, mostRows, watch)
        capacity = 1 << 16
        bytes = .allocate(capacity: capacity)
    }

    deinit { bytes.deallocate() }

    /// The size so far, in bytes, is that of no file that could be read.
    package var isTooLarge: Bool { count >= LedgerFile.largestSize }

    /// There are as many rows as are wanted.
    package var isFull: Bool { rows >= mostRows }

    package func add(_ cell: String) {
        var cell = cell
        cell.withUTF8 { add($0) }
    }

    package func add(_ cell: UnsafeBufferPointer<UInt8>) {
        if !isFirstCell { put(LedgerText.separator) }
        isFirstCell = false
        guard let start = cell.baseAddress, !cell.isEmpty else { return }
        reserve(2 * cell.count + 2)
        guard needsQuotes(cell) else {
            (bytes + count).update(from: start, count: cell.count)
            count += cell.count
            return
        }
        // A longer one is told as too long, and nobody reads it.
        if cell.count > longestText {
            for byte in cell { put(LedgerText.isPlain(byte) && byte != LedgerText.quote ? byte : 0x20) }
            return
        }
        put(LedgerText.quote)
        for byte in cell {
            if byte == LedgerText.quote { put(byte) }
            put(byte)
        }
        put(LedgerText.quote)
    }

    /// - Parameter line: Where the row stands in its file.
    package func endRow(line: Int32? = nil) {
        // An empty line would be no row.
        if count == rowStart {
            put(LedgerText.quote)
            put(LedgerText.quote)
        }
        put(0x0A)
        rowStart = count
        isFirstCell = true
        if let line { lines.append(line) }
        rows += 1
        if ReadingProgress.isDue(rows) { watch?(.init(table: table, rows: rows)) }
    }

    private static let quote = UInt8(ascii: "\"")

    private static func isPlain(_ byte: UInt8) -> Bool { byte != separator && byte != 0x0A && byte != 0x0D }

    private func needsQuotes(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        if cell[0] == LedgerText.quote { return true }
        for byte in cell where byte < 0x20 && !LedgerText.isPlain(byte) { return true }
        return false
    }

    private func put(_ byte: UInt8) {
        reserve(1)
        bytes[count] = byte
        count += 1
    }

    private func reserve(_ more: Int) {
        guard count + more + LedgerFile.padding > capacity else { return }
        let larger = max(2 * capacity, count + more + LedgerFile.padding)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: bytes, count: count)
        bytes.deallocate()
        (bytes, capacity) = (moved, larger)
    }

    /// The bytes with the room behind them that a `LedgerFile` needs; the text is empty afterwards.
    func take() -> (bytes: UnsafeMutablePointer<UInt8>, count: Int, capacity: Int, lines: [Int32]) {
        reserve(0)
        (bytes + count).initialize(repeating: 0, count: capacity - count)
        let taken = (bytes, count, capacity, lines)
        capacity = LedgerFile.padding
        bytes = .allocate(capacity: capacity)
        (count, rowStart, lines) = (0, 0, [])
        return taken
    }
}

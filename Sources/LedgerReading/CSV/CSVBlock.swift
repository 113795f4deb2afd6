/// Some rows of a file that follow each other, split into cells together.
struct CSVBlock: ~Copyable {
    /// Of these the first `count` are rows of the file.
    let rows: UnsafeMutablePointer<CSVRow>
    private(set) var count = 0
    /// The index of the current row.
    private(set) var current = -1

    /// Enough to look up ids for several at once, few enough for their cells to stay in the processor's cache.
    static let size = 32

    init(width: Int) {
        rows = .allocate(capacity: CSVBlock.size)
        for index in 0..<CSVBlock.size { (rows + index).initialize(to: CSVRow(width: width)) }
    }

    deinit {
        rows.deinitialize(count: CSVBlock.size)
        rows.deallocate()
    }

    /// Goes to the next row; false at the end.
    mutating func next(_ scanner: inout CSVScanner) -> Bool {
        current += 1
        if current < count { return true }
        (current, count) = (0, 0)
        while count < CSVBlock.size, scanner.read(into: &rows[count]) { count += 1 }
        return count > 0
    }
}

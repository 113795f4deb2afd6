/// The numbers of the ids in one column, for some rows that follow each other.
struct NumbersAhead {
    /// Our column; -1 where none was looked up.
    var column = -1
    /// By row of the block; -1 where the cell is empty or the id unknown.
    var numbers: [Int32] = []
}

extension TableReader {
    /// Whether the current row is the first of those that were split into cells together.
    var isAtBlock: Bool { block.current == 0 }

    /// Looks up the ids of a column in all rows of the block, one right after the other.
    ///
    /// Each is a read or two of memory, and the processor waits for several at once. Between the rows, with all that is read of
    /// one, it would wait for each. Cells with which the mapping does something are left for later.
    func findAhead(_ column: Column, _ find: (CellBytes) -> Int32?) -> NumbersAhead {
        let field = plainFields[column.rawValue]
        guard field >= 0 else { return NumbersAhead() }
        var found = NumbersAhead(column: column.rawValue)
        found.numbers.reserveCapacity(block.count)
        for index in 0..<block.count {
            let text = bytes(of: block.rows[index][field]).trimmed
            found.numbers.append(text.isEmpty ? -1 : find(text) ?? -1)
        }
        return found
    }

    /// What was found for the current row; `nil` where nothing was, or nobody looked: then it has to be looked up.
    func numberAhead(_ column: Column, in ahead: NumbersAhead) -> Int32? {
        guard ahead.column == column.rawValue, ahead.numbers[block.current] >= 0 else { return nil }
        return ahead.numbers[block.current]
    }
}

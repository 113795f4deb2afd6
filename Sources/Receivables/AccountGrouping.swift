/// The rows of one table in the order of their accounts, and which rows each account has.
struct AccountGrouping {
    /// The new row `i` is the old row `order[i]`. Rows without an account are not among them.
    private(set) var order: [Int]
    private let starts: [Int]

    /// Counts the rows of each account, puts them in place, and sorts those of one account.
    ///
    /// - Parameters:
    ///   - accounts: The account of each row; `nil` for a row to be left out.
    ///   - isBefore: The order within an account; rows that it does not tell apart keep the order in which they were read.
    init(_ accounts: [UInt32?], count: Int, by isBefore: (Int, Int) -> Bool) {
        var starts = [Int](repeating: 0, count: count + 1)
        for case let account? in accounts { starts[Int(account) + 1] += 1 }
        for account in 0..<count { starts[account + 1] += starts[account] }
        var next = starts
        var order = [Int](repeating: 0, count: starts[count])
        for (row, account) in accounts.enumerated() {
            guard let account = account.map(Int.init) else { continue }
            order[next[account]] = row
            next[account] += 1
        }
        for account in 0..<count where starts[account + 1] - starts[account] > 1 {
            order[starts[account]..<starts[account + 1]].sort { left, right in
                isBefore(left, right) || (left < right && !isBefore(right, left))
            }
        }
        self.order = order
        self.starts = starts
    }

    func forEachAccount(_ body: (_ account: Int, _ rows: Range<Int>) -> Void) {
        for account in 0..<(starts.count - 1) where starts[account] < starts[account + 1] {
            body(account, starts[account]..<starts[account + 1])
        }
    }
}

/// The new numbers of the rows of a table that was sorted.
struct Renumbering {
    private var numbers: [Int32]

    /// - Parameter order: The new row `i` is the old row `order[i]`.
    init(_ order: [Int], count: Int) {
        numbers = Array(repeating: -1, count: count)
        for (new, old) in order.enumerated() { numbers[old] = Int32(new) }
    }

    /// `nil` for no row, and for one that was left out.
    subscript(old: Int32?) -> Int32? {
        guard let old, numbers[Int(old)] >= 0 else { return nil }
        return numbers[Int(old)]
    }
}

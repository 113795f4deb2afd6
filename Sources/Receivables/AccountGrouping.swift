/// The rows of one table in the order of their accounts, and which rows each account has.
struct AccountGrouping {
    /// By new row: its day, and below that the old row. Rows without an account are not among them.
    private let entries: [UInt64]
    private let starts: [UInt32]

    private static let none = UInt32.max

    /// Counts the rows of each account, puts them in place, and sorts those of one account.
    ///
    /// - Parameters:
    ///   - keys: The account of each row; rows whose account is none or left out are left out.
    ///   - day: By which the rows of an account are sorted first, asked once for each row.
    ///   - isBefore: The order of those of one day; rows that it does not tell apart keep the order in which they were read.
    init(
        _ keys: [LedgerAssembly.AccountKey], _ numbers: AccountNumbers, day: (Int) -> Int32,
        by isBefore: (Int, Int) -> Bool
    ) {
        let count = numbers.accounts.count
        var starts = [UInt32](repeating: 0, count: count + 1)
        var accounts = [UInt32](repeating: AccountGrouping.none, count: keys.count)
        for (row, key) in keys.enumerated() {
            guard let account = numbers.account(of: key) else { continue }
            accounts[row] = account
            starts[Int(account) + 1] += 1
        }
        for account in 0..<count { starts[account + 1] += starts[account] }
        var next = starts
        var entries = [UInt64](repeating: 0, count: Int(starts[count]))
        for (row, account) in accounts.enumerated() where account != AccountGrouping.none {
            entries[Int(next[Int(account)])] = AccountGrouping.entry(day(row), row)
            next[Int(account)] += 1
        }
        entries.withUnsafeMutableBufferPointer { entries in
            for account in 0..<count where starts[account + 1] - starts[account] > 1 {
                let range = Int(starts[account])..<Int(starts[account + 1])
                AccountGrouping.sort(UnsafeMutableBufferPointer(rebasing: entries[range]), by: isBefore)
            }
        }
        (self.entries, self.starts) = (entries, starts)
    }

    /// Days sort as numbers when the sign is turned round.
    private static func entry(_ day: Int32, _ row: Int) -> UInt64 {
        UInt64(UInt32(bitPattern: day) ^ 1 << 31) << 32 | UInt64(row)
    }

    private static func row(_ entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) }

    /// Sorts the entries of one account: mostly they are, by day, and few days have several.
    private static func sort(_ entries: UnsafeMutableBufferPointer<UInt64>, by isBefore: (Int, Int) -> Bool) {
        var (entries, isSorted) = (entries, true)
        for index in 1..<entries.count where entries[index - 1] > entries[index] { isSorted = false }
        if !isSorted { entries.sort() }
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
            if end - start > 1 {
                var ofOneDay = UnsafeMutableBufferPointer(rebasing: entries[start..<end])
                ofOneDay.sort { left, right in
                    let (a, b) = (row(left), row(right))
                    return isBefore(a, b) || (a < b && !isBefore(b, a))
                }
            }
            start = end
        }
    }

    /// The old row of each new one.
    var order: [Int] { entries.map(AccountGrouping.row) }

    /// The rows in their new order.
    func map<Row>(_ row: (_ old: Int) -> Row) -> [Row] {
        var rows: [Row] = []
        rows.reserveCapacity(entries.count)
        for entry in entries { rows.append(row(AccountGrouping.row(entry))) }
        return rows
    }

    func forEachAccount(_ body: (_ account: Int, _ rows: Range<Int>) -> Void) {
        for account in 0..<(starts.count - 1) where starts[account] < starts[account + 1] {
            body(account, Int(starts[account])..<Int(starts[account + 1]))
        }
    }

    /// The new numbers of the rows of the table.
    ///
    /// - Parameter count: How many rows it had.
    func renumbering(of count: Int) -> Renumbering {
        var numbers = [Int32](repeating: -1, count: count)
        for (new, entry) in entries.enumerated() { numbers[AccountGrouping.row(entry)] = Int32(new) }
        return Renumbering(numbers: numbers)
    }
}

/// The new numbers of the rows of a table that was sorted.
struct Renumbering {
    fileprivate let numbers: [Int32]

    /// `nil` for no row, and for one that was left out.
    subscript(old: Int32?) -> Int32? {
        guard let old, numbers[Int(old)] >= 0 else { return nil }
        return numbers[Int(old)]
    }
}

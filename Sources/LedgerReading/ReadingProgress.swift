/// How far the reading of a ledger has come.
public struct ReadingProgress: Equatable, Sendable {
    /// The table, or `entries` of a FEC.
    public let table: String
    /// Rows read of it so far.
    public let rows: Int
    /// How much of it that is, from 0 to 100; `nil` where nobody knows how many rows there will be.
    public let percent: Int?

    init(table: String, rows: Int, percent: Int? = nil) {
        (self.table, self.rows, self.percent) = (table, rows, percent)
    }

    /// `reading invoices: 65536 rows, 43%`
    public var text: String { "reading \(table): \(rows) rows" + (percent.map { ", \($0)%" } ?? "") }
}

/// Told now and then how far the reading is.
public typealias ReadingWatch = (ReadingProgress) -> Void

extension ReadingProgress {
    /// It is told once in so many rows: a power of two.
    static let interval = 1 << 15

    static func isDue(_ rows: Int) -> Bool { rows & (interval - 1) == 0 }
}

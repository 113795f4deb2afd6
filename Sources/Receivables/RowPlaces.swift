/// Where the rows of a ledger stand in its files: for whoever has something to say about one of them.
///
/// Kept only where it is asked for, since it is four bytes a row. Rows are numbered as those of the snapshot.
public struct RowPlaces: Sendable {
    /// The tables whose rows are told by their place.
    public enum Table: Int, CaseIterable, Sendable { case customers, invoices, payments, disputes }

    /// The file, or the table of a database, that a table was read from.
    public struct File: Sendable {
        public var path: String
        /// By the ledger's own name of a column its number in the file, from 1; only those that the file has.
        public var columns: [String: Int]

        public init(path: String, columns: [String: Int]) { (self.path, self.columns) = (path, columns) }
    }

    /// By table; `nil` where the ledger has none.
    public private(set) var files = [File?](repeating: nil, count: Table.allCases.count)
    /// By table: the line of each row, from 1.
    private var lines = [[Int32]](repeating: [], count: Table.allCases.count)

    public init() {}

    public mutating func open(_ table: Table, _ file: File) { files[table.rawValue] = file }

    /// Says of all rows of a table that were added since where they stand.
    public mutating func fill(_ table: Table, to count: Int, line: Int) {
        while lines[table.rawValue].count < count { lines[table.rawValue].append(Int32(clamping: line)) }
    }

    /// Adds a row that was made of another, and stands where that does.
    public mutating func add(_ table: Table, as row: Int) { lines[table.rawValue].append(lines[table.rawValue][row]) }

    /// - Parameter order: The old row of each new one.
    mutating func sort(_ table: Table, _ order: some Sequence<Int>) {
        let old = lines[table.rawValue]
        lines[table.rawValue] = order.map { old[$0] }
    }

    /// The line of a row, from 1.
    public func line(of row: Int, in table: Table) -> Int { Int(lines[table.rawValue][row]) }
}

import Diagnostics

/// Columns lined up with spaces, two between them, for people who read.
public struct TextTable {
    public enum Alignment: Sendable { case left, right }

    private let titles: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    public init(_ columns: [(title: String, alignment: Alignment)]) {
        titles = columns.map(\.title)
        alignments = columns.map(\.alignment)
    }

    /// - Parameter cells: One per column.
    public mutating func add(_ cells: [String]) {
        precondition(cells.count == titles.count, "a row has a cell for each column")
        rows.append(cells.map(\.printable))
    }

    /// Each line indented, without blanks at its end; the titles first, where there are any.
    public func text(indentation: Int = 2) -> String {
        let all = titles.allSatisfy(\.isEmpty) ? rows : [titles] + rows
        let widths = titles.indices.map { column in all.map { $0[column].width }.max() ?? 0 }
        return all.map { cells in
            var line = String(repeating: " ", count: indentation)
            for (column, cell) in cells.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.width)
                line += (column > 0 ? "  " : "") + (alignments[column] == .right ? padding + cell : cell + padding)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}

extension String {
    /// With control characters named instead of shown: a name of the ledger must not steer a terminal or break a line.
    package var printable: String { VisibleText.of(self) }

    /// How many cells of a terminal it takes.
    var width: Int { unicodeScalars.reduce(0) { $0 + $1.cells } }
}

/// `1 invoice`, `2 invoices`, `1,234 invoices`.
package func counted(_ count: Int, _ word: String) -> String { "\(grouped(count)) \(word)\(count == 1 ? "" : "s")" }

/// Thousands apart: `1,234,567`.
package func grouped(_ count: Int) -> String {
    var text = ""
    for (index, digit) in String(count.magnitude).reversed().enumerated() {
        if index > 0, index % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return (count < 0 ? "-" : "") + String(text.reversed())
}

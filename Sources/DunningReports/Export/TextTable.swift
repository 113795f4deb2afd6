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

    public var isEmpty: Bool { rows.isEmpty }

    /// - Parameter cells: One per column.
    public mutating func add(_ cells: [String]) {
        precondition(cells.count == titles.count, "a row has a cell for each column")
        rows.append(cells.map(\.printable))
    }

    /// Each line indented, without blanks at its end; the titles first, where there are any.
    public func text(indentation: Int = 2) -> String {
        let all = titles.allSatisfy(\.isEmpty) ? rows : [titles] + rows
        let widths = titles.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { cells in
            var line = String(repeating: " ", count: indentation)
            for (column, cell) in cells.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                line += (column > 0 ? "  " : "") + (alignments[column] == .right ? padding + cell : cell + padding)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}

extension String {
    /// Without control characters: a name of the ledger must not steer a terminal or break a line.
    public var printable: String {
        guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
        var text = ""
        for scalar in unicodeScalars { text.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar) }
        return text
    }
}

extension Unicode.Scalar {
    /// C0, C1, and what changes the direction or the line of text.
    fileprivate var isControl: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// `1 invoice`, `2 invoices`, `1,234 invoices`.
func counted(_ count: Int, _ word: String) -> String { "\(grouped(count)) \(word)\(count == 1 ? "" : "s")" }

/// Thousands apart: `1,234,567`.
func grouped(_ count: Int) -> String {
    var text = ""
    for (index, digit) in String(count.magnitude).reversed().enumerated() {
        if index > 0, index % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return (count < 0 ? "-" : "") + String(text.reversed())
}

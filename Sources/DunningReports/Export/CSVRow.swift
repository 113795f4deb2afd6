/// One line of a CSV file: comma, double quotes where they are needed, CR LF, as RFC 4180 says.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would be a formula in a spreadsheet, and an
/// invoice number comes from outside: such a text gets an apostrophe in front of it.
public struct CSVRow: Sendable {
    public private(set) var text = ""
    private var isFirst = true

    public init() {}

    public mutating func add(_ cell: String) {
        var cell = cell
        if let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { cell = "'" + cell }
        addVerbatim(cell)
    }

    /// A name that another program is to find again: kept to the byte. Only for files that no spreadsheet opens first.
    public mutating func addIdentifier(_ name: String) { addVerbatim(name) }

    /// A number of ours, which may begin with a minus.
    public mutating func addNumber(_ number: String) { addVerbatim(number) }

    private mutating func addVerbatim(_ cell: String) {
        if !isFirst { text += "," }
        isFirst = false
        let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else {
            text += cell
            return
        }
        text += "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        text += "\""
    }

    /// The row with its line break.
    public var line: String { text + "\r\n" }
}

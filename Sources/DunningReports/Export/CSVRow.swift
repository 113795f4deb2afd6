/// Lines of a CSV file: comma, double quotes where they are needed, CR LF, as RFC 4180 says.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would be a formula in a spreadsheet, and an
/// invoice number comes from outside: such a text gets an apostrophe in front of it.
public struct CSVRow: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var isFirst = true

    public init() {}

    public mutating func add(_ cell: String) {
        addVerbatim { bytes in
            if let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) { bytes.append(UInt8(ascii: "'")) }
            bytes.append(contentsOf: cell.utf8)
        }
    }

    /// A text of ours, which begins with a letter or a digit.
    mutating func add(_ write: (inout [UInt8]) -> Void) { addVerbatim(write) }

    /// A name that another program is to find again: kept to the byte. Only for files that no spreadsheet opens first.
    public mutating func addIdentifier(_ name: String) { addVerbatim { $0.append(contentsOf: name.utf8) } }

    /// A number of ours, which may begin with a minus.
    public mutating func addNumber(_ number: String) { addVerbatim { $0.append(contentsOf: number.utf8) } }

    private mutating func addVerbatim(_ write: (inout [UInt8]) -> Void) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        let start = bytes.count
        write(&bytes)
        if bytes[start...].contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) {
            quote(from: start)
        }
    }

    private mutating func quote(from start: Int) {
        let cell = Array(bytes[start...])
        bytes.removeLast(cell.count)
        bytes.append(0x22)
        for byte in cell {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// Ends the line; what is added next stands on another.
    mutating func endLine() {
        bytes.append(0x0D)
        bytes.append(0x0A)
        isFirst = true
    }

    /// Forgets what was written, to begin anew.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// The row with its line break.
    public var line: String { String(decoding: bytes, as: UTF8.self) + "\r\n" }
}

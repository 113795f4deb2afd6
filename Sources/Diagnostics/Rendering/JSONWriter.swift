/// JSON written piece by piece into bytes, the same way on every run: what is written often needs no tree of values first.
///
/// The caller opens and closes in order and writes a key before each member; commas and indentation come by themselves.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// One value a line, indented by two spaces; else on one line, without spaces between the parts.
    private let isIndented: Bool
    private var depth = 0
    private var isFirst = true
    private var followsKey = false

    public init(isIndented: Bool = false) { self.isIndented = isIndented }

    /// Forgets what was written, to begin anew.
    public mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Ends a line of a file that has a value on each.
    public mutating func endLine() {
        bytes.append(0x0A)
        isFirst = true
    }

    // MARK: - Parts

    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    public mutating func array<Items: Sequence>(
        _ items: Items, _ write: (inout JSONWriter, Items.Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for item in items { write(&self, item) }
        close(UInt8(ascii: "]"))
    }

    /// - Parameter name: Printable ASCII without quotes and backslashes.
    public mutating func key(_ name: StaticString) {
        begin()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        endKey()
    }

    public mutating func key(_ name: String) {
        begin()
        writeQuoted(name)
        endKey()
    }

    public mutating func string(_ text: String) {
        begin()
        writeQuoted(text)
        isFirst = false
    }

    /// The text, or `null` for none.
    public mutating func optional(_ text: String?) { if let text { string(text) } else { null() } }

    /// A text that is printable ASCII without quotes and backslashes.
    public mutating func plainString(_ write: (inout [UInt8]) -> Void) {
        begin()
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
        isFirst = false
    }

    public mutating func integer(_ number: Int) { verbatim { $0.append(contentsOf: String(number).utf8) } }
    /// The digits of an exact decimal, such as `-12.50`, written as they are.
    public mutating func decimal(_ digits: String) { verbatim { $0.append(contentsOf: digits.utf8) } }
    public mutating func boolean(_ value: Bool) { value ? word("true") : word("false") }
    public mutating func null() { word("null") }

    // MARK: - Bytes

    private mutating func word(_ word: StaticString) {
        verbatim { bytes in word.withUTF8Buffer { bytes.append(contentsOf: $0) } }
    }

    private mutating func verbatim(_ write: (inout [UInt8]) -> Void) {
        begin()
        write(&bytes)
        isFirst = false
    }

    /// What stands before a value or a key.
    private mutating func begin() {
        if followsKey {
            followsKey = false
        } else if depth > 0 {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            if isIndented { breakLine() }
        }
    }

    private mutating func endKey() {
        bytes.append(UInt8(ascii: ":"))
        if isIndented { bytes.append(0x20) }
        followsKey = true
    }

    private mutating func open(_ bracket: UInt8) {
        begin()
        bytes.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if isIndented && !isFirst { breakLine() }
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func breakLine() {
        bytes.append(0x0A)
        for _ in 0..<depth {
            bytes.append(0x20)
            bytes.append(0x20)
        }
    }

    /// Escaped as RFC 8259 asks, and what editors and terminals take for a line break or an order as well.
    private mutating func writeQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if !writePlain(text) { writeEscaped(text) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Most texts are written as they are, and are then copied as a whole.
    private mutating func writePlain(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { source in
            for byte in source
            where byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return false
            }
            bytes.append(contentsOf: source)
            return true
        } ?? false
    }

    private mutating func writeEscaped(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes.append(contentsOf: "\\\"".utf8)
            case "\\": bytes.append(contentsOf: "\\\\".utf8)
            case "\n": bytes.append(contentsOf: "\\n".utf8)
            case "\r": bytes.append(contentsOf: "\\r".utf8)
            case "\t": bytes.append(contentsOf: "\\t".utf8)
            default:
                if scalar.value < 0x20 || scalar.value == 0x85 || 0x2028...0x2029 ~= scalar.value
                    || scalar.value < 0x10000 && (scalar.isForbiddenControl || scalar.isBidirectionalControl)
                {
                    let digits = String(scalar.value, radix: 16)
                    let padded = String(repeating: "0", count: 4 - digits.count) + digits
                    bytes.append(contentsOf: ("\\u" + padded).utf8)
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar)!)
                }
            }
        }
    }
}

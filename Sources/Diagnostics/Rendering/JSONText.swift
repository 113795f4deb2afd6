/// A JSON value that is written the same way on every run: keys in the order given, integers as they are.
public indirect enum JSONText: Sendable {
    case object([(key: String, value: JSONText)])
    case array([JSONText])
    case string(String)
    case integer(Int)
    /// The digits of an exact decimal, such as `-12.50`, written as they are.
    case decimal(String)
    case boolean(Bool)
    case null

    /// The text, or `null` for none.
    public static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }

    /// On one line, without spaces between the parts.
    public var compact: String {
        var text = ""
        write(to: &text, indentation: nil)
        return text
    }

    /// One value a line, indented by two spaces.
    public var indented: String {
        var text = ""
        write(to: &text, indentation: 0)
        return text
    }

    private func write(to text: inout String, indentation: Int?) {
        switch self {
        case .object(let members):
            Self.write(members, "{", "}", to: &text, indentation) { member, text, inner in
                JSONText.write(member.key, to: &text)
                text += inner == nil ? ":" : ": "
                member.value.write(to: &text, indentation: inner)
            }
        case .array(let items):
            Self.write(items, "[", "]", to: &text, indentation) { item, text, inner in
                item.write(to: &text, indentation: inner)
            }
        case .string(let string): Self.write(string, to: &text)
        case .integer(let integer): text += String(integer)
        case .decimal(let digits): text += digits
        case .boolean(let boolean): text += boolean ? "true" : "false"
        case .null: text += "null"
        }
    }

    private static func write<Part>(
        _ parts: [Part], _ open: String, _ close: String, to text: inout String, _ indentation: Int?,
        part: (Part, inout String, Int?) -> Void
    ) {
        text += open
        for (index, one) in parts.enumerated() {
            if index > 0 { text += "," }
            if let indentation { text += "\n" + String(repeating: "  ", count: indentation + 1) }
            part(one, &text, indentation.map { $0 + 1 })
        }
        if let indentation, !parts.isEmpty { text += "\n" + String(repeating: "  ", count: indentation) }
        text += close
    }

    /// Escaped as RFC 8259 asks, and what editors and terminals take for a line break or an order as well.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        guard !isPlain(string) else {
            text += string
            text += "\""
            return
        }
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                if scalar.value < 0x20 || scalar.value == 0x85 || 0x2028...0x2029 ~= scalar.value
                    || scalar.value < 0x10000 && (scalar.isForbiddenControl || scalar.isBidirectionalControl)
                {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }

    /// Whether a string is written as it is: most are, and are then copied as a whole.
    private static func isPlain(_ string: String) -> Bool {
        string.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        } ?? false
    }
}

extension JSONText: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// The keys keep the order in which they are written.
    public init(dictionaryLiteral elements: (String, JSONText)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }

    public init(arrayLiteral elements: JSONText...) { self = .array(elements) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(nilLiteral: ()) { self = .null }
}

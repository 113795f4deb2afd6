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
    /// One value, by whoever knows how to write it.
    case written(@Sendable (inout JSONWriter) -> Void)

    /// The text, or `null` for none.
    public static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }

    /// On one line, without spaces between the parts.
    public var compact: String { text(isIndented: false) }

    /// One value a line, indented by two spaces.
    public var indented: String { text(isIndented: true) }

    private func text(isIndented: Bool) -> String {
        var json = JSONWriter(isIndented: isIndented)
        write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    public func write(to json: inout JSONWriter) {
        switch self {
        case .object(let members):
            json.object { json in
                for member in members {
                    json.key(member.key)
                    member.value.write(to: &json)
                }
            }
        case .array(let items): json.array(items) { json, item in item.write(to: &json) }
        case .string(let string): json.string(string)
        case .integer(let integer): json.integer(integer)
        case .decimal(let digits): json.decimal(digits)
        case .boolean(let boolean): json.boolean(boolean)
        case .null: json.null()
        case .written(let write): write(&json)
        }
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

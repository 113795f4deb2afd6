/// Bytes as small hexadecimal digits, two a byte: one text for one value.
enum HexadecimalText {
    static func text(of bytes: [UInt8]) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// `nil` unless there are exactly so many bytes, in small digits.
    static func bytes(of text: String, count: Int) -> [UInt8]? {
        let digits = text.utf8.map(value)
        guard digits.count == 2 * count, !digits.contains(nil) else { return nil }
        return (0..<count).map { digits[2 * $0]! << 4 | digits[2 * $0 + 1]! }
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

/// What stands for bytes that are too long to read: `sha256:` and 64 hexadecimal digits.
public enum ContentDigest {
    public static func text(of bytes: [UInt8]) -> String {
        prefix + HexadecimalText.text(of: SigningLibrary.sha256(bytes))
    }

    public static func text(of text: String) -> String { self.text(of: Array(text.utf8)) }

    static let prefix = "sha256:"

    static func isWellFormed(_ text: String) -> Bool {
        text.hasPrefix(prefix) && HexadecimalText.bytes(of: String(text.dropFirst(prefix.count)), count: 32) != nil
    }
}

/// Text that is not plain ASCII, as the words of a header: `=?UTF-8?Q?Relev=C3=A9?=`.
///
/// Each word holds whole characters, so that each can be decoded by itself, and has at most 64 of the 75 characters allowed,
/// so that one fits behind a field's name. Text that is mostly ASCII stays legible, other text is written in base 64.
/// Nothing of the text can end the header or begin another.
///
/// Source: RFC 2047, sections 2, 4 and 5.
enum EncodedWord {
    private static let prefixes = (quoted: "=?UTF-8?Q?", base64: "=?UTF-8?B?")
    private static let suffix = "?="
    /// What is left of 64 characters for the text itself.
    private static let room = 64 - 12

    /// Words to be written with a space or a fold between them.
    static func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let quotedLength = bytes.reduce(0) { $0 + quotedWidth($1) }
        return quotedLength <= bytes.count * 2 ? quoted(text) : base64(text)
    }

    private static func quoted(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            var encoded = ""
            for byte in UTF8.encode(scalar)! {
                if byte == 0x20 {
                    encoded += "_"
                } else if isSafe(byte) {
                    encoded.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    encoded += "=" + hexadecimal(byte)
                }
            }
            if word.utf8.count + encoded.utf8.count > room {
                words.append(prefixes.quoted + word + suffix)
                word = ""
            }
            word += encoded
        }
        return words + [prefixes.quoted + word + suffix]
    }

    private static func base64(_ text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let encoded = UTF8.encode(scalar)!
            if bytes.count + encoded.count > room / 4 * 3 {
                words.append(prefixes.base64 + base64(bytes) + suffix)
                bytes = []
            }
            bytes += encoded
        }
        return words + [prefixes.base64 + base64(bytes) + suffix]
    }

    /// Safe in every place where an encoded word may stand.
    private static func isSafe(_ byte: UInt8) -> Bool {
        HeaderSyntax.isLetterOrDigit(byte) || "!*+-/".utf8.contains(byte)
    }

    private static func quotedWidth(_ byte: UInt8) -> Int { isSafe(byte) || byte == 0x20 ? 1 : 3 }

    static func hexadecimal(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }

    private static let base64Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    private static func base64(_ bytes: [UInt8]) -> String {
        var text = ""
        var index = 0
        while index < bytes.count {
            let group = (0..<3).map { index + $0 < bytes.count ? bytes[index + $0] : 0 }
            let bits = Int(group[0]) << 16 | Int(group[1]) << 8 | Int(group[2])
            let count = min(3, bytes.count - index)
            for digit in 0..<4 {
                text.append(digit <= count ? base64Digits[bits >> (18 - 6 * digit) & 63] : "=")
            }
            index += 3
        }
        return text
    }
}

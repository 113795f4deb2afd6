/// How the bytes of an export stand for characters.
enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
    case latin1 = "iso-8859-1"
    case latin9 = "iso-8859-15"

    /// The bytes as UTF-8. Every byte of the one-byte encodings is a character; the five that Windows-1252 leaves open become
    /// the replacement character.
    func utf8(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        if self == .utf8 { return Array(bytes) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else {
                let scalar = scalar(of: byte)
                if scalar < 0x800 {
                    text.append(UInt8(0xC0 | scalar >> 6))
                } else {
                    text.append(UInt8(0xE0 | scalar >> 12))
                    text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
                }
                text.append(UInt8(0x80 | scalar & 0x3F))
            }
        }
        return text
    }

    private func scalar(of byte: UInt8) -> UInt32 {
        switch self {
        case .windows1252 where byte < 0xA0: return TextEncoding.windows1252Scalars[Int(byte) - 0x80]
        case .latin9: return TextEncoding.latin9Scalars[byte] ?? UInt32(byte)
        default: return UInt32(byte)
        }
    }

    /// 0x80 to 0x9F. Source: Unicode, mapping table `CP1252.TXT`.
    private static let windows1252Scalars: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// Where it differs from ISO 8859-1. Source: Unicode, mapping table `8859-15.TXT`.
    private static let latin9Scalars: [UInt8: UInt32] = [
        0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D, 0xB8: 0x017E, 0xBC: 0x0152, 0xBD: 0x0153, 0xBE: 0x0178,
    ]

    /// Whether bytes are well-formed UTF-8: shortest forms only, no surrogates, nothing beyond U+10FFFF.
    static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        let end = bytes.count
        while index < end {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                while index + 8 <= end,
                    UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
                        & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                }
                continue
            }
            let length: Int
            var lowest: UInt8 = 0x80
            var highest: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF:
                length = 3
                if lead == 0xE0 { lowest = 0xA0 }
                if lead == 0xED { highest = 0x9F }
            case 0xF0...0xF4:
                length = 4
                if lead == 0xF0 { lowest = 0x90 }
                if lead == 0xF4 { highest = 0x8F }
            default: return false
            }
            guard index + length <= end else { return false }
            guard lowest <= bytes[index + 1], bytes[index + 1] <= highest else { return false }
            for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return false }
            index += length
        }
        return true
    }
}

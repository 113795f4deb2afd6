// What to call a character that cannot be shown, or should not be where it is.

extension Unicode.Scalar {
    /// `U+00A0`
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// `"ü" (U+00FC)`, or a name and the code point of what cannot be seen.
    package var named: String {
        switch self {
        case " ": "a space"
        case "\n": "a line break"
        case "\t": "a tab"
        default:
            if let name = invisibleName {
                "\(name) (\(codePoint))"
            } else if properties.generalCategory == .nonspacingMark {
                "a mark on a letter (\(codePoint))"
            } else if self == "\"" {
                "a quote"
            } else {
                value < 0x80 ? "\"\(self)\"" : "\"\(self)\" (\(codePoint))"
            }
        }
    }

    /// The name of a character that looks like a space or like nothing.
    package var invisibleName: String? {
        switch value {
        case 0xA0: "a no-break space"
        case 0xAD: "a soft hyphen"
        case 0x180E, 0x200B: "a zero-width space"
        case 0x200C: "a zero-width non-joiner"
        case 0x200D: "a zero-width joiner"
        case 0x2060: "a word joiner"
        case 0x2007, 0x202F: "a narrow no-break space"
        case 0x2000...0x200A, 0x205F: "a typographic space"
        case 0x3000: "an ideographic space"
        case 0x2800: "a blank braille pattern"
        case 0x3164, 0xFFA0: "a Hangul filler"
        default: nil
        }
    }

    /// Takes no room on the line.
    package var isZeroWidth: Bool {
        switch value {
        case 0xAD, 0x180E, 0x200B...0x200D, 0x2060: true
        default: false
        }
    }

    package var looksLikeColon: Bool {
        switch value {
        case 0xFF1A, 0xA789, 0x2236, 0xFE55, 0x02D0, 0x0589: true
        default: false
        }
    }

    /// Changes the direction in which the text around it is shown.
    package var isBidirectionalControl: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Neither text nor a tab nor a line break.
    package var isForbiddenControl: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x85: false
        case ..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}

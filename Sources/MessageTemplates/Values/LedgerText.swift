import Diagnostics

/// Text that somebody else wrote, made safe to stand in a line: what would break the line, turn its direction or hide in it is
/// taken out. How it is escaped for HTML is another matter.
package enum LedgerText {
    /// One line: each run of spaces, line breaks, tabs and other control characters becomes one space, ends trimmed.
    package static func line(_ text: String) -> String {
        if isPlain(text) { return text }
        var scalars = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                isSpacePending = true
            } else if !isHidden(scalar) {
                if isSpacePending, !scalars.isEmpty { scalars.append(" ") }
                isSpacePending = false
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Printable ASCII with single spaces inside, which most texts are.
    private static func isPlain(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        for byte in text.utf8 {
            guard (0x20..<0x7F).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return previous != 0x20 || text.isEmpty
    }

    /// A space, a line break of any kind, or a control character.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ...0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Changes the direction of text, or is seen by nobody. Joiners stay: scripts and emoji need them.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isBidirectionalControl { return true }
        switch scalar.value {
        case 0xAD, 0x180E, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF,
            0xE0000...0xE007F:
            return true
        default: return false
        }
    }
}

/// Text that a terminal shows as it is: control characters and those that turn the direction of text stand as `<U+202E>`.
package enum VisibleText {
    /// - Parameter indentation: Where line breaks stay: what goes before each line but the first.
    package static func of(_ text: String, indentation: String? = nil) -> String {
        guard hidesAny(of: text) else { return text }
        return text.unicodeScalars.map { scalar in
            if scalar == "\n", let indentation { return "\n" + indentation }
            return of(scalar, showsInvisible: false)
        }.joined()
    }

    /// Whether a text has characters that a terminal would not show.
    package static func hidesAny(of text: String) -> Bool { text.unicodeScalars.contains(where: isHidden) }

    /// - Parameters:
    ///   - scalar: `nil` for a byte that is no UTF-8.
    ///   - showsInvisible: Also what looks like a space or like nothing.
    package static func of(_ scalar: Unicode.Scalar?, showsInvisible: Bool) -> String {
        guard let scalar else { return "\u{FFFD}" }
        return isHidden(scalar) || showsInvisible && scalar.invisibleName != nil
            ? "<\(scalar.codePoint)>" : String(Character(scalar))
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x20, 0x85, 0x2028, 0x2029, 0xFEFF: true
        default: scalar.isForbiddenControl || scalar.isBidirectionalControl
        }
    }

    /// The scalars of a range of bytes with their offsets; `nil` for each byte that is no UTF-8.
    static func scalars(in range: Range<Int>, of bytes: [UInt8]) -> [(offset: Int, scalar: Unicode.Scalar?)] {
        bytes.withUnsafeBufferPointer { bytes in
            var scalars: [(offset: Int, scalar: Unicode.Scalar?)] = []
            var index = range.lowerBound
            while index < range.upperBound {
                let scalar =
                    bytes[index] < 0x80 ? Unicode.Scalar(bytes[index]) : UTF8Decoding.scalar(at: index, in: bytes)
                scalars.append((index, scalar))
                index += scalar.map { UTF8.width($0) } ?? 1
            }
            return scalars
        }
    }
}

extension Unicode.Scalar {
    /// How many cells of a terminal it takes: 0 for marks that join the letter before, 2 for East Asian letters and
    /// pictures.
    package var cells: Int {
        switch value {
        case ..<0x300: 1
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
            0x20000...0x3FFFD:
            2
        default:
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: 0
            default: 1
            }
        }
    }
}

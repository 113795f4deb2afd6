/// Breaks text at ordinary spaces. No-break spaces hold amounts and their currencies together.
enum LineWrapping {
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let wide = DisplayWidth.of(word)
            if line.isEmpty {
                (line, columns) = (String(word), wide)
            } else if columns + 1 + wide <= width {
                line += " " + word
                columns += 1 + wide
            } else {
                lines.append(line)
                (line, columns) = (String(word), wide)
            }
        }
        lines.append(line)
        return lines
    }
}

/// How many columns text takes in a fixed-width font.
enum DisplayWidth {
    static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + columns($1) }
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x300: return 1
        // Hangul, CJK, full-width forms, emoji. Source: Unicode, East Asian Width W and F.
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: return 1
            }
        }
    }
}

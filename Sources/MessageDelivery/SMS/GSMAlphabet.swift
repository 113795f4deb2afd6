/// The alphabet of a short message in seven bits.
///
/// Source: 3GPP TS 23.038, section 6.2.1 and 6.2.1.1.
enum GSMAlphabet {
    /// How many of the 160 places of a short message a character takes: one, two behind the escape, or none at all.
    static func width(of scalar: Unicode.Scalar) -> Int? {
        if basic.contains(scalar) { return 1 }
        return extended.contains(scalar) ? 2 : nil
    }

    private static let basic = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)

    private static let extended = Set("\u{0C}^{}\\[~]|€".unicodeScalars)

    /// What stands for a typographic character where the sense stays the same: one of them would make a message of 160
    /// places one of 70.
    static func plain(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xA0, 0x2007, 0x2009, 0x202F: " "
        case 0x2018, 0x2019, 0x201A, 0x02BC: "'"
        case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: "\""
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2026: "..."
        default: nil
        }
    }
}

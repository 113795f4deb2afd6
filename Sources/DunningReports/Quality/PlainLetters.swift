import Foundation

extension String {
    /// In small letters without accents: `Œillets Crémerie` is `oeillets cremerie`.
    package var inPlainLetters: String {
        let lower = lowercased()
        guard !lower.utf8.allSatisfy({ $0 < 0x80 }) else { return lower }
        // Letters that no decomposition takes apart.
        let spelled = [("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("ł", "l"), ("đ", "d")]
        let apart = spelled.reduce(lower) { $0.replacing($1.0, with: $1.1) }
        let letters = apart.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
        return String(String.UnicodeScalarView(letters))
    }
}

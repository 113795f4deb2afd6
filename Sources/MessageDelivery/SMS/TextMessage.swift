/// A short message as the network carries it: its text, how it is encoded and in how many parts.
public struct TextMessage: Hashable, Sendable {
    public enum Encoding: String, Sendable {
        /// Seven bits a character, GSM 03.38: 160 of them, or 153 in each of several parts.
        case gsm7 = "gsm_7bit"
        /// Two bytes a character: 70 of them, or 67 in each of several parts.
        case ucs2 = "ucs_2"

        /// Units of the only part, and of each of several, whose head takes the rest.
        var room: (alone: Int, each: Int) { self == .gsm7 ? (160, 153) : (70, 67) }
    }

    /// Curly quotes, dashes and narrow spaces are written plainly: with one of them, 160 characters would be 70.
    public let text: String
    public let encoding: Encoding
    /// Units in all: septets, of which an extended character takes two, or UTF-16 code units.
    public let length: Int
    /// What each part holds, in order; no part ends within a character.
    public let parts: [String]

    /// - Parameter text: Line breaks stay; blanks at the ends do not count.
    public init(_ text: String) {
        var plain = ""
        for scalar in text.unicodeScalars {
            if let replacement = GSMAlphabet.plain(scalar) {
                plain += replacement
            } else {
                plain.unicodeScalars.append(scalar)
            }
        }
        self.text = plain.replacing("\r\n", with: "\n").trimmingBlanks
        let isGSM = self.text.unicodeScalars.allSatisfy { GSMAlphabet.width(of: $0) != nil }
        encoding = isGSM ? .gsm7 : .ucs2
        length = self.text.unicodeScalars.reduce(0) { [encoding] in $0 + encoding.width(of: $1) }
        parts = encoding.parts(of: self.text, length: length)
    }
}

extension TextMessage.Encoding {
    fileprivate func width(of scalar: Unicode.Scalar) -> Int {
        switch self {
        case .gsm7: GSMAlphabet.width(of: scalar) ?? 0
        case .ucs2: UTF16.width(scalar)
        }
    }

    /// An escape and what it escapes stay together, and so do the two halves of a surrogate pair.
    fileprivate func parts(of text: String, length: Int) -> [String] {
        guard length > room.alone else { return [text] }
        var parts = [""]
        var used = 0
        for scalar in text.unicodeScalars {
            let width = width(of: scalar)
            if used + width > room.each {
                parts.append("")
                used = 0
            }
            parts[parts.count - 1].unicodeScalars.append(scalar)
            used += width
        }
        return parts
    }
}

extension String {
    /// Without spaces and line breaks at either end.
    fileprivate var trimmingBlanks: String {
        let blanks: Set<Character> = [" ", "\t", "\n", "\r"]
        return String(drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
    }
}

import FinancialValues

/// How amounts, days, numbers and lists are written in one language for readers in one country.
///
/// The same bytes on every machine: nothing is asked of the system. Fixed by hand after the Unicode CLDR, with the
/// differences that docs/dependencies.md names.
public struct MessageLocale: Hashable, Sendable {
    /// ISO 639, two small letters.
    public let language: String
    /// ISO 3166, two capital letters: the reader's.
    public let country: String
    let numbers: NumberStyle
    let dates: DateStyle
    let words: LanguageWords

    /// - Parameter country: The customer's; one for which the language has no habits of its own is written to as in the
    ///   language's main country, but with its own currency.
    /// - Returns: `nil` for a language whose habits are not known.
    public init?(language: String, country: String) {
        guard let row = LocaleTable.rows.first(where: { $0.language == language }) else { return nil }
        (self.language, self.country) = (language, country)
        numbers = row.numbers(country)
        dates = row.dates(country)
        words = row.words
    }

    /// Every language that messages can be written in, sorted.
    public static let languages = LocaleTable.rows.map(\.language).sorted()
}

extension MessageLocale {
    /// A list as people write it: `a, b et c`.
    public func list(_ parts: [String]) -> String {
        guard parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(words.and) " + parts.last!
    }

    /// Whether a count takes the singular: one; in French all below two.
    func isSingular(millionths: Int64) -> Bool {
        let magnitude = millionths.magnitude
        switch words.singular {
        case .one: return magnitude == 1_000_000
        case .belowTwo: return magnitude < 2_000_000
        }
    }

    /// The template's own words with the language's spaces: in French none breaks before `:`, `;`, `?`, `!`, `»` or behind `«`.
    func typeset(_ text: some StringProtocol) -> String {
        guard words.spacesPunctuation, MessageLocale.mayHoldSpace(text) else { return String(text) }
        var set = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if isSpacePending {
                let isHeld = ":;?!»".unicodeScalars.contains(scalar) || set.last == "«"
                set.append(isHeld ? "\u{00A0}" : " ")
            }
            isSpacePending = scalar == " "
            if !isSpacePending { set.append(scalar) }
        }
        if isSpacePending { set.append(" ") }
        return String(set)
    }

    /// There is a space before a sign or beside a guillemet, as far as bytes tell.
    private static func mayHoldSpace(_ text: some StringProtocol) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if previous == 0x20, ":;?!".utf8.contains(byte) || byte == 0xC2 { return true }
            // The last byte of an opening guillemet.
            if byte == 0x20, previous == 0xAB { return true }
            previous = byte
        }
        return false
    }

    public func flag(_ flag: Bool) -> String { flag ? words.yes : words.no }
}

/// What a language brings along wherever it is read.
struct LanguageWords: Hashable, Sendable {
    /// When a count takes the singular. Source: CLDR, plural rules.
    enum Singular: Sendable { case one, belowTwo }

    /// Joins the last two of a list.
    let and: String
    /// Between what came one after the other, its spaces included.
    let then: String
    let yes: String
    let no: String
    let singular: Singular
    /// Signs of two parts stand behind a space that does not break.
    var spacesPunctuation = false
}

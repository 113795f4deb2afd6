/// A word, a number or a sign of a phrase, and where it stands in the scalar's text.
struct PhraseToken {
    enum Kind {
        /// Letters, digits, `_` and `-`, beginning with a letter.
        case word
        /// Begins with a digit; whatever is joined to it belongs to it, also what no number has: `5d`, `1.234,56`.
        case number
        /// Text between double quotes; the token's text is without them.
        case text
        /// An operator or a bracket, or any other character.
        case sign
    }

    let kind: Kind
    let text: String
    /// UTF-8 offsets in the scalar's text.
    let bytes: Range<Int>

    func isWord(_ word: String) -> Bool { kind == .word && text == word }
    func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
}

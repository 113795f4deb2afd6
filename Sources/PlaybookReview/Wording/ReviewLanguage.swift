/// A language that a review can be written in.
public enum ReviewLanguage: String, CaseIterable, Sendable {
    case fr, en

    /// What the language itself is made of.
    package var wording: ReviewWording {
        switch self {
        case .fr: .french
        case .en: .english
        }
    }

    /// A text of the author's, as it is printed: in French with the apostrophe of print between two letters, and with a space
    /// that breaks no line before a semicolon, a question mark and an exclamation mark.
    package func typeset(_ text: String) -> String {
        guard self == .fr else { return text }
        let characters = Array(text)
        var printed = ""
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            if character == "'", next.isLetter, printed.last?.isLetter ?? false {
                printed.append("’")
            } else if ";?!".contains(character), next.isWhitespace, let last = printed.last {
                if last.isWhitespace { printed.removeLast() }
                printed += "\u{A0}\(character)"
            } else {
                printed.append(character)
            }
        }
        return printed
    }
}

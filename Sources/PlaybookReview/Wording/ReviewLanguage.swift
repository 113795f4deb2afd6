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
}

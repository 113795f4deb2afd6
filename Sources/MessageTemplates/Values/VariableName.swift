/// A variable as a tag writes it: its name, and after a last dot perhaps what is wanted of it.
///
/// `due.short` is the day `due` in figures; `items.one` is true when there is one item.
public struct VariableName: Hashable, Sendable {
    /// What is asked of a value beside the value itself.
    public enum Aspect: String, CaseIterable, Sendable {
        /// A day in figures: `31/03/2026`.
        case short
        /// How many there are in a list.
        case count
        /// Whether a number, or the length of a list, takes the singular in the message's language; and whether it does not.
        case one, many
    }

    public let text: String

    public init(_ text: String) { self.text = text }

    /// The name without a last part that is an aspect; `nil` when it has none.
    public var split: (name: String, aspect: Aspect)? {
        guard let dot = text.lastIndex(of: "."), let aspect = Aspect(rawValue: String(text[text.index(after: dot)...]))
        else { return nil }
        return (String(text[..<dot]), aspect)
    }
}

extension MessageValue {
    /// What an aspect of the value is; `nil` for one that it does not have.
    func aspect(_ aspect: VariableName.Aspect, in locale: MessageLocale) -> FilledValue? {
        switch aspect {
        case .short:
            guard case .day(let day) = self else { return nil }
            return .written([locale.shortDate(day)])
        case .count:
            guard case .list(let contexts) = self else { return nil }
            return .value(.days(contexts.count))
        case .one, .many:
            guard let millionths else { return nil }
            return .value(.flag(locale.isSingular(millionths: millionths) == (aspect == .one)))
        }
    }
}

/// A value that was found for a tag.
enum FilledValue {
    case value(MessageValue)
    /// In its final words already, one text per line.
    case written([String])

    var isShown: Bool {
        switch self {
        case .value(let value): value.isShown
        case .written(let lines): lines.contains { !$0.isEmpty }
        }
    }
}

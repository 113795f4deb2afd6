/// One row per variable and place: its kind, where it may stand, what must be so that a step can fill it, and what it is.
///
/// The one place that knows the variables: the checker, "did you mean", the reference documentation, and whoever fills a
/// context draw on it.
public struct TemplateVariable: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case text, lines, money, day, number, rates, days, flag
        /// A section repeats it, and gives its own variables.
        case list(Place)
    }

    /// Whose variables are to be had: those of the message everywhere, those of a list within its section.
    public enum Place: String, CaseIterable, Sendable {
        case message, items
        case disputedItems = "disputed_items"
        case promisedItems = "promised_items"
        case totals, promises, disputes, services, measures, accounts
    }

    public let name: String
    public let kind: Kind
    public let place: Place
    public let need: VariableNeed
    /// One line for the reference.
    public let help: String
}

extension TemplateVariable.Kind {
    /// What may be asked of a value beside itself.
    public var aspects: [VariableName.Aspect] {
        switch self {
        case .day: [.short]
        case .list: [.count, .one, .many]
        case .number, .days, .rates: [.one, .many]
        case .text, .lines, .money, .flag: []
        }
    }

    /// In words, for messages and the reference.
    public var word: String {
        switch self {
        case .text: "a text"
        case .lines: "lines of text"
        case .money: "an amount"
        case .day: "a day"
        case .number: "a number"
        case .rates: "one or more percentages"
        case .days: "a count of days"
        case .flag: "yes or no"
        case .list: "a list"
        }
    }
}

import ArgumentParser
import Diagnostics
import RelanceWorkspace

/// Refuses an option that takes one value and is given twice: the parser would keep the last and say nothing.
enum RepeatedOptions {
    /// - Parameters:
    ///   - arguments: As they were typed, without the program's name.
    ///   - command: What the parser made of them.
    static func refuse(_ arguments: [String], of command: some ParsableArguments) throws(CommandFailure) {
        let takesMany = Dictionary(options(of: command), uniquingKeysWith: { first, _ in first })
        var values: [String: [String]] = [:]
        var order: [String] = []
        var words = arguments.prefix { $0 != "--" }
        while let word = words.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let isList = takesMany[parts[0]] else { continue }
            let value = parts.count > 1 ? parts[1] : words.popFirst() ?? ""
            guard !isList else { continue }
            if values[parts[0]] == nil { order.append(parts[0]) }
            values[parts[0], default: []].append(value)
        }
        guard let repeated = order.first(where: { values[$0]!.count > 1 }) else { return }
        let given = values[repeated]!
        throw .wrongUsage(
            "\(repeated) is given \(given.count == 2 ? "twice" : "\(given.count) times"), as "
                + andList(given.map { "\"\(LedgerLocation.shown($0))\"" }),
            help: "give it once")
    }

    /// The options of a command, those of its groups included, and whether each takes several values.
    private static func options(of command: some ParsableArguments) -> [(name: String, takesMany: Bool)] {
        Mirror(reflecting: command).children.flatMap { child -> [(name: String, takesMany: Bool)] in
            if let group = child.value as? any GroupOfArguments { return options(of: group.arguments) }
            guard let option = child.value as? any ValuedOption, let label = child.label else { return [] }
            return [(optionName(of: label), option.takesMany)]
        }
    }

    /// `--as-of`, of the property `_asOf`.
    private static func optionName(of property: String) -> String {
        property.drop { $0 == "_" }.reduce(into: "--") { name, character in
            name += character.isUppercase ? "-" + character.lowercased() : String(character)
        }
    }
}

private protocol ValuedOption { var takesMany: Bool { get } }
extension Option: ValuedOption {
    fileprivate var takesMany: Bool { Value.self is any MutableCollection.Type }
}

private protocol GroupOfArguments {
    associatedtype Arguments: ParsableArguments
    var arguments: Arguments { get }
}
extension OptionGroup: GroupOfArguments {
    fileprivate var arguments: Value { wrappedValue }
}

import Diagnostics
import PlaybookProgram

/// What is said of the name of a fact, `customer.policy_number`, that nobody knows.
enum FactNames {
    /// The nearest known name. Of one with the same beginning the rest has to be near, too: `customer.` alone makes none alike.
    static func nearest(to name: String, among names: [String]) -> String? {
        guard let (scope, rest) = parts(of: name) else { return NameSuggestion.nearest(to: name, among: names) }
        let alike = names.filter { candidate in
            guard let known = parts(of: candidate), known.scope == scope else { return true }
            return NameSuggestion.nearest(to: rest, among: [known.rest]) != nil
        }
        return NameSuggestion.nearest(to: name, among: alike)
    }

    /// How the policy would declare it; `nil` for what cannot have fields of its own.
    static func declaration(of name: String) -> String? {
        guard let (scope, rest) = parts(of: name), rest.firstIndex(of: ".") == nil,
            ["customer", "account", "invoice", "service"].contains(scope)
        else { return nil }
        let field = "\"\(rest): {type: text}\" or with another type"
        return "declare it in the policy under \"fields:\", \"\(scope):\", as \(field)"
    }

    private static func parts(of name: String) -> (scope: String, rest: String)? {
        guard let dot = name.firstIndex(of: ".") else { return nil }
        return (String(name[..<dot]), String(name[name.index(after: dot)...]))
    }
}

import Diagnostics
import PlaybookSyntax

/// The names of one kind that may be mentioned: the policy's segments, a playbook's sequences.
struct KnownNames {
    /// Sorted or in the author's order; for messages.
    var names: [String]
    /// Where they are declared could not be read whole: a name that is not among them may be there all the same.
    var isOpen: Bool

    init(_ names: [String], isOpen: Bool = false) { (self.names, self.isOpen) = (names, isOpen) }

    func contains(_ name: String) -> Bool { names.contains(name) }

    /// What is wrong with a name that is none of these; `nil` when it is one or cannot be judged.
    ///
    /// - Parameters:
    ///   - what: What a name of this kind is called: `segment`.
    ///   - owner: Where they are declared: `the policy`.
    func fault(
        of name: Located<String>, _ code: DiagnosticCode, what: String, owner: String, plural: String? = nil
    ) -> Diagnostic? {
        guard !isOpen, !contains(name.value) else { return nil }
        let plural = plural ?? what + "s"
        let question = TradeWords.question(for: name.value, among: names)
        let help =
            names.isEmpty
            ? "\(owner) declares no \(plural)"
            : names.count <= 12 ? "\(owner) has the \(names.count == 1 ? what : plural) \(andList(names))" : nil
        return Diagnostic(code, at: name.range, "no \(what) \"\(name.value)\" in \(owner)\(question)", help: help)
    }
}

import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Warns of words of reviews for names that nothing has, and reports words that stand for two names: a sentence with them would
/// have two meanings.
enum CalledNamesCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let policy = workspace.policy else { return [] }
        let languages = policy.calledNames
        guard !languages.isEmpty else { return [] }
        let known = names(of: workspace)
        let isKnownWhole = workspace.isWhole && !workspace.playbooks.contains { $0.names.isOpen }
        return languages.flatMap { language -> [Diagnostic] in
            var heard: [String: Located<String>] = [:]
            let renamed = Set(language.names.map(\.name.value))
            return language.names.compactMap { entry in
                if isKnownWhole, !known.contains(entry.name.value) { return unknown(entry.name, among: known) }
                let own = entry.words.replacing(" ", with: "_")
                if own != entry.name.value, known.contains(own), !renamed.contains(own) {
                    return ambiguous(entry.name, entry.words, "the name \"\(own)\" is spoken so", at: nil)
                }
                guard let other = heard.updateValue(entry.name, forKey: entry.words) else { return nil }
                return ambiguous(entry.name, entry.words, "\"\(other.value)\" is called so", at: other.range)
            }
        }
    }

    /// Every name of the policy and of the playbooks.
    private static func names(of workspace: WorkspaceUnderCheck) -> Set<String> {
        var names = Set(workspace.vocabulary.tasks.keys)
        if let policy = workspace.policy { names.formUnion(policy.everyName) }
        for playbook in workspace.playbooks {
            names.formUnion(playbook.merged.record.everyName)
            names.formUnion(playbook.guarantees.compactMap(\.record.name))
        }
        return names
    }

    // MARK: - Messages

    private static func unknown(_ name: Located<String>, among names: Set<String>) -> Diagnostic {
        Diagnostic(
            .unknownName, .warning, at: name.range,
            "nothing of the policy or a playbook is named \"\(name.value)\""
                + TradeWords.question(for: name.value, among: names.sorted()),
            help: "write the name as it stands there, with what a reader should see behind it")
    }

    private static func ambiguous(
        _ name: Located<String>, _ words: String, _ reason: String, at other: SourceRange?
    ) -> Diagnostic {
        Diagnostic(
            .ambiguousWords, at: name.range,
            "\"\(name.value)\" cannot be called \"\(words)\": \(reason), and a reader could not tell them apart",
            help: "call one of them otherwise",
            notes: other.map { [DiagnosticNote("it is called so here", at: $0)] } ?? [])
    }
}

extension SyntaxRecord {
    /// What `called` says, in the order written.
    var calledNames: [(language: Located<String>, names: [(name: Located<String>, words: String)])] {
        guard case .named(let languages)? = self["called"]?.value else { return [] }
        return languages.map { language in
            guard case .named(let entries) = language.value else { return (language.name, []) }
            return (
                language.name,
                entries.compactMap { entry in
                    if case .text(let words) = entry.value { (entry.name, words) } else { nil }
                }
            )
        }
    }

    /// The record's own name, and all within it: of records, of maps, and of lists of words.
    fileprivate var everyName: [String] {
        (name.map { [$0] } ?? []) + fields.filter { $0.key != "called" }.flatMap { $0.value.everyName }
    }
}

extension SyntaxValue {
    fileprivate var everyName: [String] {
        switch self {
        case .words(let words): words.map(\.value)
        case .record(let record): record.everyName
        case .records(let records): records.flatMap(\.everyName)
        case .named(let entries): entries.flatMap { [$0.name.value] + $0.value.everyName }
        default: []
        }
    }
}

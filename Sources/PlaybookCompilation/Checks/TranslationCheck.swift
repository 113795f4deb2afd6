import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Warns of formal notices without a template in a language that other messages have, since a notice never goes out in
/// another language than the customer's; and of other messages to the customer that lack the policy's fallback language.
enum TranslationCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let templates = workspace.templates else { return [] }
        let languages = Dictionary(grouping: templates, by: \.name).mapValues { Set($0.map(\.language)) }
        let uses = workspace.playbooks.flatMap(\.templateUses).filter { $0.isToCustomer(workspace.vocabulary) }
        let used = uses.reduce(into: Set<String>()) { $0.formUnion(languages[$1.template.value] ?? []) }
        let fallback = workspace.policy?.text("fallback_language").flatMap { language in
            ISOCodes.languages.contains(language.value) ? language : nil
        }
        return uses.compactMap { use in
            guard let own = languages[use.template.value] else { return nil }
            if use.isFormalNotice {
                let missing = used.subtracting(own).sorted()
                return missing.isEmpty ? nil : untranslatedNotice(use, missing)
            }
            return fallback.flatMap { own.contains($0.value) ? nil : withoutFallback(use, $0) }
        }
    }
}

// MARK: - Messages

extension TranslationCheck {
    private static func untranslatedNotice(_ use: TemplateUse, _ missing: [String]) -> Diagnostic {
        let files = missing.map { "\"templates/\(use.template.value).\($0).md\"" }
        return Diagnostic(
            .missingTranslation, .warning, at: use.template.range,
            "the formal notice \"\(use.record.name ?? "")\" has no template in \(andList(missing)), which other messages have",
            help: "write \(andList(files)): without it, customers of that language get no notice")
    }

    private static func withoutFallback(_ use: TemplateUse, _ fallback: Located<String>) -> Diagnostic {
        Diagnostic(
            .missingTranslation, .warning, at: use.template.range,
            "template \"\(use.template.value)\" is not there in the fallback language \(fallback.value)",
            help: "write \"templates/\(use.template.value).\(fallback.value).md\"",
            notes: [DiagnosticNote("the fallback language", at: fallback.range)])
    }
}

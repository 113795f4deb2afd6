import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports messages without a template in a language that their readers can have.
///
/// Customers have the languages that the policy declares, or else those of its legal entities' countries. A formal notice goes
/// out in the reader's language or not at all; any other message may go out in the fallback language. What goes to ourselves
/// has one language, whoever the customer is.
///
/// A message that falls back for readers whom other messages reach in their own language is told as a warning: a file may have been
/// forgotten. Where no other message is in that language, to fall back is what the fallback is for.
enum TranslationCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let templates = workspace.templates else { return [] }
        let languages = Dictionary(grouping: templates.sources.filter { !$0.isPartial }, by: \.name).mapValues {
            Set($0.map(\.language))
        }
        let uses = workspace.playbooks.flatMap(\.templateUses)
        let readers = ReaderLanguages(workspace.vocabulary)
        let toCustomers = uses.filter { $0.side(workspace.vocabulary) == .customer }
        func written(_ uses: [TemplateUse]) -> Set<String> {
            uses.reduce(into: Set<String>()) { $0.formUnion(languages[$1.template.value] ?? []) }
                .intersection(MessageLocale.languages)
        }
        let (all, mayFallBack) = (written(toCustomers), written(toCustomers.filter { !$0.isFormalNotice }))
        return uses.compactMap { use in
            guard let own = languages[use.template.value], let side = use.side(workspace.vocabulary) else { return nil }
            switch side {
            case .ours:
                let language = readers.own(role: use.record.text("to")?.value ?? "")
                return language.flatMap { own.contains($0) ? nil : notInOurLanguage(use, $0) }
            case .customer, .thirdParty:
                return fault(of: use, in: own, readers, written: use.isFormalNotice ? all : mayFallBack)
            }
        }
    }

    /// - Parameter written: The languages of any message to customers; of a message that may fall back, of any other such.
    private static func fault(
        of use: TemplateUse, in own: Set<String>, _ readers: ReaderLanguages, written: Set<String>
    ) -> Diagnostic? {
        let missing = readers.customers.languages.subtracting(own).sorted()
        if use.isFormalNotice {
            // Where nothing declares the languages, a language that other messages have is one that somebody reads.
            let others = readers.areDeclared ? [] : written.subtracting(own).subtracting(missing).sorted()
            return missing.isEmpty && others.isEmpty ? nil : untranslatedNotice(use, missing, others, readers)
        }
        guard let fallback = readers.fallback else {
            return missing.isEmpty ? nil : untranslated(use, missing, readers)
        }
        let isNeeded = !missing.isEmpty || !readers.areDeclared
        guard own.contains(fallback.value) else { return isNeeded ? withoutFallback(use, fallback, missing) : nil }
        let forgotten = missing.filter(written.contains)
        return forgotten.isEmpty ? nil : fallingBack(use, fallback, forgotten, readers)
    }
}

// MARK: - Messages

extension TranslationCheck {
    private static func files(_ use: TemplateUse, _ languages: [String]) -> String {
        andList(languages.map { "\"templates/\(use.template.value).\($0).md\"" })
    }

    private static func untranslatedNotice(
        _ use: TemplateUse, _ missing: [String], _ others: [String], _ readers: ReaderLanguages
    ) -> Diagnostic {
        let why = missing.isEmpty ? "which other messages have" : "which customers can have"
        let languages = missing + others
        return Diagnostic(
            .missingTranslation, at: use.template.range,
            "the formal notice \"\(use.record.name ?? "")\" has no template in \(LanguageName.list(languages)), \(why)",
            help: "write \(files(use, languages)): a notice in another language would be none",
            notes: missing.isEmpty ? [] : readers.notes(for: missing))
    }

    private static func untranslated(_ use: TemplateUse, _ missing: [String], _ readers: ReaderLanguages) -> Diagnostic
    {
        Diagnostic(
            .missingTranslation, at: use.template.range,
            "\(use.what) has no template in \(LanguageName.list(missing)), which customers can have, and the policy no fallback language",
            help: "write \(files(use, missing)), or \"fallback_language:\" in the policy",
            notes: readers.notes(for: missing))
    }

    private static func withoutFallback(
        _ use: TemplateUse, _ fallback: Located<String>, _ missing: [String]
    ) -> Diagnostic {
        Diagnostic(
            .missingTranslation, missing.isEmpty ? .warning : .error, at: use.template.range,
            "template \"\(use.template.value)\" is not there in \(LanguageName.of(fallback.value)), the fallback language",
            help: "write \(files(use, [fallback.value]))",
            notes: [DiagnosticNote("the fallback language", at: fallback.range)])
    }

    private static func fallingBack(
        _ use: TemplateUse, _ fallback: Located<String>, _ missing: [String], _ readers: ReaderLanguages
    ) -> Diagnostic {
        Diagnostic(
            .untranslatedMessage, .warning, at: use.template.range,
            "\(use.what) has no template in \(LanguageName.list(missing)), which other messages have: "
                + "who reads that gets \(LanguageName.of(fallback.value))",
            help: "write \(files(use, missing))",
            notes: readers.notes(for: missing) + [DiagnosticNote("the fallback language", at: fallback.range)])
    }

    private static func notInOurLanguage(_ use: TemplateUse, _ language: String) -> Diagnostic {
        Diagnostic(
            .missingTranslation, at: use.template.range,
            "\(use.what) goes to ourselves and has no template in \(LanguageName.of(language)), in which the role is written to",
            help: "write \(files(use, [language]))")
    }
}

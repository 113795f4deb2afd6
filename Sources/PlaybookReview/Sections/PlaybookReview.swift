import DunningEngine
import DunningReports
import FinancialValues
import MessageTemplates
import PlaybookProgram
import PlaybookProofs

/// What a lawyer reads and signs of playbooks: every rule as a sentence, what follows from them in an example, what is proved.
///
///     compiled playbook ─ SentenceWriter ─▶ sentences ┐
///     compiled playbook ─ ExampleRun ─▶ days, letters ├─ PlaybookReview ─▶ ReviewDocument ─▶ HTML, Markdown
///     guarantees ─ GuaranteeProver ─▶ verdicts        ┘
public struct PlaybookReview: Sendable {
    public let language: ReviewLanguage
    public let program: CompiledProgram
    public let templates: TemplateLibrary
    /// Of all playbooks that are reviewed.
    public let verdicts: [GuaranteeVerdict]
    /// By playbook.
    public let sources: [String: [RuleKey: RuleSources]]
    /// By playbook, of those that were signed; `nil`: nobody has signed anything yet.
    public var changes: [String: [RuleChange]]?
    /// `nil`: no ledger was given.
    public var affected: AffectedAccounts?

    public init(
        _ language: ReviewLanguage, _ program: CompiledProgram, templates: TemplateLibrary,
        verdicts: [GuaranteeVerdict], sources: [String: [RuleKey: RuleSources]]
    ) {
        self.language = language
        self.program = program
        self.templates = templates
        self.verdicts = verdicts
        self.sources = sources
    }

    /// - Parameter only: Names of playbooks; empty: all that cover somebody.
    public func document(of only: [String] = []) -> ReviewDocument {
        let indices = program.playbooks.indices.filter { only.isEmpty || only.contains(program.playbooks[$0].name) }
        let policy =
            called(program.policy.name)
            ?? (program.policy.title.isEmpty ? program.policy.name : language.typeset(program.policy.title))
        let title =
            language == .fr ? "Relecture des règles de relance : \(policy)" : "Review of the dunning rules: \(policy)"
        var document = ReviewDocument(language, title: title)
        document.heading(1, title, anchor: "top")
        if indices.count > 1 {
            document.blocks.append(
                .list(
                    indices.map { index in
                        let playbook = program.playbooks[index]
                        return [.link(self.title(of: playbook), to: playbook.name), .plain(" (\(playbook.name))")]
                    }))
        }
        for index in indices {
            if index != indices.first { document.blocks.append(.newPage) }
            PlaybookSection(self, index).write(to: &document)
        }
        return document
    }
}

extension PlaybookReview {
    /// What the policy calls a playbook in the language of the review, else its title.
    func title(of playbook: CompiledPlaybook) -> String { called(playbook.name) ?? language.typeset(playbook.title) }

    private func called(_ name: String) -> String? {
        program.policy.called[language.rawValue]?[name].map {
            language.typeset($0.prefix(1).uppercased() + $0.dropFirst())
        }
    }
}

/// The part of a review that is about one playbook.
struct PlaybookSection {
    let review: PlaybookReview
    let index: Int
    let writer: SentenceWriter

    init(_ review: PlaybookReview, _ index: Int) {
        self.review = review
        self.index = index
        writer = SentenceWriter(review.language, review.program.policy, review.program.playbooks[index])
    }

    var playbook: CompiledPlaybook { review.program.playbooks[index] }

    func say(_ english: String, _ french: String) -> String { writer.say(english, french) }

    /// Unique in the document.
    func anchor(_ name: String) -> String { "\(playbook.name)-\(name)" }

    func write(to document: inout ReviewDocument) {
        document.heading(2, review.title(of: playbook), anchor: playbook.name)
        document.blocks.append(
            .note([
                .plain(say("Playbook ", "Playbook ")), .code(playbook.name), .plain(say(", version ", ", version ")),
                .code(playbook.digest), .plain(" · "), .code(SourcePlace(playbook.origin).file),
            ]))
        document.paragraph(writer.coverage)
        document.blocks.append(
            .note([
                .plain(
                    say(
                        "Written by the program from the rules that run. Words between quotes, titles, legal bases, the meaning of marks, texts of guarantees and letters are their authors', as the playbooks have them.",
                        "Rédigé par le programme à partir des règles qui s’exécutent. Les mots entre guillemets, les intitulés, les fondements juridiques, le sens des mentions, le texte des garanties et les lettres sont de leurs auteurs, tels que les playbooks les portent."
                    ))
            ]))
        if let reason = playbook.leftAlone {
            document.blocks.append(
                .alert([
                    .plain(
                        say("Nobody is reminded under this playbook: ", "Sous ce playbook, personne n’est relancé : ")),
                    .plain(writer.typeset(reason)),
                ]))
            writeSignature(to: &document)
            return
        }
        let examples = PlaybookExamples(review, playbook)
        writeAnswers(examples, to: &document)
        writeAffected(to: &document)
        writeChanges(to: &document)
        writeTimelines(examples, to: &document)
        writeRules(to: &document)
        writeGuarantees(to: &document)
        writeLetters(examples, to: &document)
        writeTerms(to: &document)
        writeSignature(to: &document)
    }

    func writeSignature(to document: inout ReviewDocument) {
        document.heading(3, say("Signature", "Signature"), anchor: anchor("signature"))
        document.blocks += [
            .paragraph([
                .plain(
                    say(
                        "Read and approved: playbook ", "Lu et approuvé : playbook ")),
                .code(playbook.name), .plain(say(", version ", ", version ")), .code(playbook.digest),
                .plain("."),
            ]),
            .note([
                .plain(
                    say(
                        "A signature on this paper is kept by whoever asked for it; the program knows nothing of it. What it checks is the electronic signature of the same version, given with “relance sign”.",
                        "La signature de ce papier est conservée par qui l’a demandée ; le programme n’en sait rien. Ce qu’il vérifie est la signature électronique de cette même version, donnée par « relance sign »."
                    ))
            ]),
            .blanks([say("Name and function", "Nom et qualité"), say("Date", "Date"), say("Signature", "Signature")]),
        ]
    }

    private func writeChanges(to document: inout ReviewDocument) {
        guard let changes = review.changes else { return }
        document.heading(
            3, say("What changed since the last signature", "Ce qui a changé depuis la dernière signature"),
            anchor: anchor("changes"))
        guard let own = changes[playbook.name] else {
            return document.paragraph(say("This playbook was never signed.", "Ce playbook n’a jamais été signé."))
        }
        guard !own.isEmpty else { return document.paragraph(say("Nothing.", "Rien.")) }
        func cell(_ lines: [String]) -> ReviewDocument.Text {
            guard !lines.isEmpty else { return [.plain(say("(none)", "(rien)"))] }
            return [.foreign(lines.joined(separator: "; "), language: "en")]
        }
        document.blocks.append(
            .table(
                head: [say("Rule", "Règle"), say("Before", "Avant"), say("Now", "Maintenant")],
                rows: own.map { [[.code($0.rule)], cell($0.before), cell($0.after)] }))
    }
}

import DunningReports
import FinancialValues
import Foundation
import MessageTemplates
import PlaybookProgram
import PlaybookProofs
import PlaybookReview
import RelanceCommands
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// The document that a lawyer reads and signs.
@Suite("Reviews") struct ReviewTests {
    static let goldens = [
        "sme.fr.md", "sme.fr.html", "consumer.en.md", "consumer.fr.md", "key_account.en.md", "public_sector.fr.md",
        "intercompany.fr.html",
    ]

    @Test("the sample's playbooks as they are reviewed", arguments: goldens)
    func golden(_ name: String) throws {
        let parts = name.split(separator: ".").map(String.init)
        let document = try Self.document(parts[0], ReviewLanguage(rawValue: parts[1])!)
        let text = parts[2] == "html" ? document.html : document.markdown
        expectGolden(text, at: fixtures("review").appending(path: name))
    }

    static func document(_ playbook: String, _ language: ReviewLanguage) throws -> ReviewDocument {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        return try #require(ReviewRun.document(CheckedWorkspace(workspace), language, only: [playbook]))
    }

    @Test(
        "a page needs nothing from elsewhere, and every link in it leads somewhere", arguments: ReviewLanguage.allCases)
    func page(_ language: ReviewLanguage) throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let html = try #require(ReviewRun.document(CheckedWorkspace(workspace), language)).html
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        for foreign in ["<script", "<link", "<img", "@import", "url(", "src="] { #expect(!html.contains(foreign)) }
        let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let links = html.matches(of: #/href="#([^"]*)"/#).map { String($0.1) }
        #expect(links.count > 10)
        for link in links { #expect(ids.contains(link), "\(link)") }
    }

    @Test("names of the author's cannot become marks of the page", arguments: HostileName.all)
    func hostile(_ name: String) throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let checked = CheckedWorkspace(workspace)
        var program = try #require(checked.program)
        let index = try #require(program.playbooks.firstIndex { $0.name == "sme" })
        program.policy.title = name
        program.playbooks[index].title = name
        program.playbooks[index].leftAlone = name
        func tags(_ title: String) -> [String] {
            var program = program
            program.policy.title = title
            program.playbooks[index].title = title
            program.playbooks[index].leftAlone = title
            let review = PlaybookReview(
                .fr, program, templates: checked.compilation.templates, verdicts: [], sources: [:])
            return review.document(of: ["sme"]).html.matches(of: #/<[^>]*>/#).map { String($0.0) }
        }
        #expect(tags(name) == tags("a plain name"))
        let review = PlaybookReview(.fr, program, templates: checked.compilation.templates, verdicts: [], sources: [:])
        let markdown = review.document(of: ["sme"]).markdown
        #expect(!markdown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        #expect(!markdown.contains("<script") && !markdown.contains("</style"))
        let lines = markdown.split(separator: "\n").count
        #expect(lines == 15, "a name breaks a line: \(markdown)")
    }

    @Test("a letter that goes by two ways is shown as it comes by the first, with what the other says besides")
    func ways() throws {
        let french = try Self.document("sme", .fr).markdown
        let notice = try #require(french.split(separator: "<a id=\"sme-letter-formal_notice\"></a>").last)
        let parts = notice.split(separator: "```", maxSplits: 2)
        #expect(parts[0].contains("Par lettre recommandée et par courriel"))
        #expect(parts[1].contains("mettons en demeure") && !parts[1].contains("courriel de notre lettre"))
        let after = try #require(parts[2].split(separator: "<a id").first)
        #expect(after.contains("Envoyée par courriel, elle dit en outre\u{A0}: «\u{A0}Copie par courriel"))
    }

    /// The business rate is two points higher: the letter would contradict the rule printed beside it.
    @Test(
        "the customer of an example is one whom the playbook covers", arguments: ["public_sector", "sme", "consumer"])
    func covered(_ playbook: String) throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let checked = CheckedWorkspace(workspace)
        let program = try #require(checked.program)
        func text(_ change: (inout CompiledPlaybook) -> Void) throws -> String {
            var program = program
            let index = try #require(program.playbooks.firstIndex { $0.name == playbook })
            change(&program.playbooks[index])
            return PlaybookReview(
                .fr, program, templates: checked.compilation.templates, verdicts: [], sources: [:]
            ).document(of: [playbook]).markdown
        }
        func notice(_ markdown: String) throws -> Substring {
            try #require(
                markdown.split(separator: "-letter-formal_notice\"></a>").last?.split(separator: "<a id").first)
        }
        let plain = try notice(try text { _ in })
        #expect(plain.contains("10,15\u{A0}%") == (playbook == "public_sector"))
        #expect(plain.contains("12,15\u{A0}%") == (playbook == "sme"))
        #expect(plain.contains("Commune") == (playbook == "public_sector"))
        // Its name says nothing, its coverage does.
        func covering(_ facts: [(BuiltInFact, Bool)]) throws -> Substring {
            try notice(
                try text { playbook in
                    let origin = playbook.origin
                    let clauses = facts.map { fact, isTrue in
                        let clause = CompiledCondition.clause(CompiledClause(.holds(.builtIn(fact)), at: origin))
                        return isTrue ? clause : .not(clause)
                    }
                    playbook.coverage = .condition(.any([.all(clauses)]))
                })
        }
        #expect(try covering([(.customerPublicBody, true)]).contains("Commune"))
        #expect(try covering([(.customerConsumer, true)]).contains("Madame ou Monsieur Exemple"))
        #expect(try covering([(.customerPublicBody, false), (.customerConsumer, false)]).contains("SARL"))
    }

    /// What a lift tells is about a service and no invoice.
    @Test("a guarantee about invoices does not speak of what restores a service")
    func lifts() throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let checked = CheckedWorkspace(workspace)
        let program = try #require(checked.program)
        var verdict = try #require(ProofRun.verdicts(program, only: ["sme"]).first)
        verdict.outcome = .proved
        func told(_ require: CompiledCondition, _ rules: [String]) throws -> Substring {
            verdict.guarantee.claim = .whenever(.kind(.contact), require: require)
            verdict.rules = rules
            let text = PlaybookReview(
                .en, program, templates: checked.compilation.templates, verdicts: [verdict], sources: [:]
            ).document(of: ["sme"]).markdown
            return try #require(text.split(separator: "**Proved").dropFirst().first?.split(separator: "\n").first)
        }
        func holds(_ fact: BuiltInFact) -> CompiledCondition {
            .clause(CompiledClause(.holds(.builtIn(fact)), at: program.playbooks[0].origin))
        }
        let (invoice, customer) = (holds(.invoiceBeforeInsolvency), holds(.customerConsumer))
        let rules = ["formal_notice", "reactivated"]
        #expect(
            try told(.not(invoice), rules)
                == ".** It concerns “formal notice”. The notice that restores a service claims nothing and is about no invoice: the guarantee does not speak of it."
        )
        #expect(try told(.not(customer), rules) == ".** It concerns “formal notice” and “reactivated”.")
        #expect(
            try told(.any([invoice, customer]), rules)
                == ".** It concerns “formal notice” and “reactivated”. The notice that restores a service is about no invoice: what the guarantee asks of an invoice does not concern it."
        )
        #expect(try told(.not(invoice), ["formal_notice"]) == ".** It concerns “formal notice”.")
        #expect(try told(.not(invoice), []) == ", without an object:** these rules never do what it speaks of.")
    }

    @Test("a review says of disputes and billing what the playbook's own rules make of them")
    func ownRules() throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let checked = CheckedWorkspace(workspace)
        func text(_ change: (inout CompiledPlaybook) -> Void = { _ in }) throws -> String {
            var program = try #require(checked.program)
            let index = try #require(program.playbooks.firstIndex { $0.name == "sme" })
            change(&program.playbooks[index])
            return PlaybookReview(
                .fr, program, templates: checked.compilation.templates, verdicts: [], sources: [:]
            ).document(of: ["sme"]).markdown
        }
        let held = "Une facture contestée en entier, ou qu’un autre arrêt tient toute, n’en est pas"
        let plain = try text()
        #expect(plain.contains(held) && plain.contains("Si la facturation avait cessé, elle reprend alors."))
        let unheld = try text { $0.holds.removeAll { $0.name == "open_dispute" } }
        #expect(!unheld.contains(held) && unheld.contains("Une facture qu’un arrêt tient en entier n’en est pas"))
        let other = try text { playbook in
            for suspension in playbook.suspensions.indices {
                for stage in playbook.suspensions[suspension].stages.indices {
                    playbook.suspensions[suspension].stages[stage].when = nil
                    playbook.suspensions[suspension].stages[stage].billingContinues = false
                }
            }
        }
        #expect(!other.contains("le montant contesté parmi ce qui justifie la mesure"))
        #expect(other.contains("La facturation reprend alors.") && !other.contains("Si la facturation avait cessé"))
    }

    @Test("French is set as it is printed, whoever wrote it")
    func french() throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let markdown = try #require(ReviewRun.document(CheckedWorkspace(workspace), .fr)).markdown
        var isLetter = false
        var count = 0
        for line in markdown.split(separator: "\n") {
            if line.hasPrefix("```") { isLetter.toggle() }
            guard !isLetter else { continue }
            count += 1
            #expect(line.firstMatch(of: #/\p{L}'\p{L}/#) == nil, "\(line)")
            #expect(line.firstMatch(of: #/\bque (?:une?|il|elle|aucune?)\b/#) == nil, "\(line)")
            #expect(line.firstMatch(of: #/[\p{L}0-9][;?](?: |$)/#) == nil, "\(line)")
        }
        #expect(count > 2_000)
        for said in [
            "copie à notre chargé de clientèle et à notre directeur commercial", "arrondi au demi-point supérieur",
            "dès qu’une promesse a été rompue",
        ] { #expect(markdown.contains(said), "\(said)") }
        #expect(ReviewLanguage.fr.typeset("l'art. 5; d'un 'mot' ?") == "l’art. 5\u{A0}; d’un 'mot'\u{A0}?")
        #expect(ReviewLanguage.en.typeset("the customer's; so") == "the customer's; so")
    }

    @Test("what changed since the last signature is told where somebody has signed")
    func changes() throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let checked = CheckedWorkspace(workspace)
        func html(_ changes: [String: [RuleChange]]?) throws -> String {
            var review = PlaybookReview(
                .en, try #require(checked.program), templates: checked.compilation.templates, verdicts: [], sources: [:]
            )
            review.changes = changes
            return review.document(of: ["sme"]).html
        }
        let title = "What changed since the last signature</h3>\n"
        #expect(!(try html(nil).contains(title)))
        #expect(try html([:]).contains(title + "<p>This playbook was never signed.</p>"))
        #expect(try html(["sme": []]).contains(title + "<p>Nothing.</p>"))
        let change = RuleChange("stage <b>", before: ["at 8 full days", "when <i>"], after: [])
        #expect(
            try html(["sme": [change]]).contains(
                "<td><code>stage &lt;b&gt;</code></td>"
                    + "<td><span lang=\"en\">at 8 full days; when &lt;i&gt;</span></td><td>(none)</td>"))
    }

    @Test("a guarantee that is broken comes with the case that breaks it, one that is open with the reason")
    func verdicts() throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let checked = CheckedWorkspace(workspace)
        var program = try #require(checked.program)
        let index = try #require(program.playbooks.firstIndex { $0.name == "sme" })
        let origin = program.playbooks[index].origin
        let isConsumer = CompiledCondition.clause(
            CompiledClause(.holds(.builtIn(.customerConsumer)), at: origin))
        program.playbooks[index].guarantees = [
            CompiledGuarantee(
                name: "for_consumers_only", text: "Text <i>", texts: ["fr": "Texte"], legalBasis: "Art. 1 & 2",
                claim: .whenever(.kind(.notice), require: isConsumer), origin: origin)
        ]
        var verdicts = ProofRun.verdicts(program, only: ["sme"])
        func html(_ language: ReviewLanguage) -> String {
            PlaybookReview(
                language, program, templates: checked.compilation.templates, verdicts: verdicts, sources: [:]
            ).document(of: ["sme"]).html
        }
        let french = html(.fr)
        #expect(french.contains("Réfutée. Ce cas la contredit"))
        #expect(french.contains("la facture F1 de 2500,00 EUR est émise") && !french.contains("is issued"))
        #expect(french.contains("mise en demeure de payer\u{A0}» a lieu malgré tout"))
        #expect(french.contains("Texte") && !french.contains("Text &lt;i&gt;"))
        #expect(french.contains("Fondement juridique\u{A0}: <strong>Art. 1 &amp; 2</strong>"))
        #expect(html(.en).contains("Text &lt;i&gt;"))
        #expect(html(.en).contains("invoice F1 of 2500.00 EUR is issued"))
        let reason = ProofSentence("the solver <gave> up", "le solveur a renoncé")
        verdicts[0].outcome = .undecided([.init(rule: "formal_notice", reason: reason)])
        let english = html(.en)
        #expect(english.contains("Undecided: neither proved nor refuted."))
        #expect(english.contains("“formal notice”</strong>: the solver &lt;gave&gt; up"))
        #expect(html(.fr).contains("le solveur a renoncé"))
    }

    // MARK: - The command

    private func answer(_ arguments: String..., folder: String) -> (
        status: RelanceCommands.ExitStatus, result: String, remark: String
    ) {
        final class Text { var (result, remark) = ("", "") }
        let text = Text()
        let output = CommandOutput(result: { text.result += $0 }, remark: { text.remark += $0 })
        let root = repositoryRoot.path(percentEncoded: false)
        let status = RelanceProgram.run(
            ["review"] + arguments + ["--workspace", root],
            CommandContext(output: output, folder: folder, today: CalendarDate(iso: "2026-06-15")!))
        return (status, text.result, text.remark)
    }

    @Test("a file is written as its ending says, the same whenever it is written")
    func file() throws {
        let folder = try TemporaryFolder()
        for name in ["review.html", "again.html", "review.md"] {
            let (status, result, remark) = answer("sme", "--lang", "en", "-o", name, folder: folder.path)
            #expect(status == .fine && result == "" && remark == "written: \(name)\n")
        }
        #expect(try folder.text("review.html") == folder.text("again.html"))
        #expect(try folder.text("review.html").hasPrefix("<!DOCTYPE html>"))
        #expect(try folder.text("review.md") == answer("sme", "--lang", "en", folder: folder.path).result)
    }

    @Test("what cannot be meant is said")
    func wrong() throws {
        let folder = try TemporaryFolder()
        let ending = answer("sme", "-o", "review.pdf", folder: folder.path)
        #expect(ending.status == .wrongUsage && ending.remark.contains("ends neither in .html nor in .md"))
        let name = answer("sm", folder: folder.path)
        #expect(name.status == .wrongUsage && name.remark.contains("did you mean \"sme\""))
        let place = answer("sme", "-o", "nowhere/review.md", folder: folder.path)
        #expect(place.status == .notDone && place.remark.contains("its folder is not there"))
    }

    @Test("with a ledger it is told whose services are limited, the gravest first, each once")
    func affected() throws {
        let ledger = repositoryRoot.appending(path: "examples/ledger").path(percentEncoded: false)
        let (status, result, _) = answer(
            "enterprise", "--lang", "en", "--ledger", ledger, "--as-of", "2026-06-15", folder: "")
        #expect(status == .fine)
        let section = try #require(
            result.split(separator: "### Who is affected").last?.split(separator: "\n### ").first)
        let headings = section.matches(of: #/#### (.*)/#).map { String($0.1) }
        #expect(headings.first?.hasPrefix("The service is suspended") == true)
        #expect(headings.last?.hasPrefix("New orders are refused") == true)
        for heading in headings {
            let count = try #require(Int(heading.split(separator: " ").last ?? ""))
            let body = try #require(section.split(separator: "#### " + heading).last?.split(separator: "####").first)
            let rows = body.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("2026") }
            #expect(rows.count == count, "\(heading)")
            #expect(Set(rows.map { $0.split(separator: "|").dropFirst().joined() }).count == count)
        }
    }
}

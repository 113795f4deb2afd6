import PlaybookProgram
import RelanceTestSupport
import Testing

/// What a change of the sample's files does to what its roles approve.
@Suite("What a role approves")
struct ApprovedMeaningTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let path, old, new: String

        init(_ path: String, _ old: String, _ new: String) { (self.path, self.old, self.new) = (path, old, new) }

        var testDescription: String { "\(path): \(old) -> \(new)" }
    }

    private static let (base, sme, policy) = ("playbooks/base.yaml", "playbooks/sme.yaml", "playbooks/policy.yaml")
    private static let enterprise = "playbooks/enterprise.yaml"

    // MARK: What changes it

    /// Words; of numbers see below.
    static let meaningful: [Change] = [
        Change(base, "effect: restrict", "effect: suspend"), Change(base, "ground: same_contract", "ground: account"),
        Change(base, "billing: stops", "billing: continues"),
        Change(base, "services: kind in [hosting, saas]", "services: kind in [hosting]"),
        Change(base, "days: [mon, tue, wed, thu]", "days: any"),
        Change(base, "8 full days after formal_notice", "8 days after formal_notice"),
        Change(base, "        when: ground.amount >= 500 EUR and ground.disputed = 0\n", ""),
        Change(base, "when: ground.open = 0 or customer.insolvent", "when: ground.open = 0"),
        Change(base, "legal_basis: \"CASF, art. L115-3\"", "legal_basis: \"CASF\""),
        Change(base, "when: service.critical", "when: service.critical and service.main_residence"),
        Change(base, "    only: disputed_amount\n", ""),
        Change(base, "stops: [charges, hand_over, suspension]", "stops: [charges, suspension]"),
        Change(base, "    clock: runs\n", ""),
        Change(base, "notice: formal\n", "notice: formal\n        fallback: letter\n"),
        Change(
            base, "        send: [registered_letter, email]\n        to: signatory",
            "        send: [email, registered_letter]\n        to: signatory"),
        Change(base, "        skip_if_late: true\n", ""), Change(base, "        - not customer.insolvent\n", ""),
        Change(base, "until: 180 days after due", "until: 6 months after due"),
        Change(base, "account.collectable >= 150 EUR", "account.collectable > 150 EUR"),
        Change(base, "task: hand_over", "task: review"),
        Change(
            base, "      - step: second_reminder\n",
            "      - step: second_reminder\n        for: not customer.insured\n"),
        // Another contact fills the contact limit, and a reminder waits for it.
        Change(base, "at: 5 days before due", "at: 4 days before due"),
        Change(policy, "  letter: 3 days", "  letter: 4 days"),
        Change(policy, "unapplied_cash: oldest_first", "unapplied_cash: ignore"),
        Change(policy, "USD: 0.92", "USD: 0.93"), Change(policy, "tolerance: {EUR: 5", "tolerance: {EUR: 6"),
        Change(policy, "bank_data: at most 2", "bank_data: at most 3"),
        Change(policy, "  - 24 dec .. 1 jan", "  - 24 dec .. 2 jan"),
        Change(policy, "contact_limit: at most 1 contact in 4", "contact_limit: at most 1 contact in 5"),
        Change(policy, "send_days: [mon, tue, wed, thu, fri]", "send_days: [mon, tue, wed, thu]"),
        Change(policy, "transfer: 3 business days", "transfer: 4 business days"),
        Change(
            policy, "    vulnerable:\n      type: boolean\n      default: false",
            "    vulnerable:\n      type: boolean\n      default: true"),
        Change(
            policy, "    critical:\n      type: boolean\n      default: false", "    critical:\n      type: boolean"),
        Change(policy, "closed: [2026-12-24]}", "closed: [2026-12-23]}"),
        Change(policy, "suspend: [credit_manager, legal]", "suspend: any of [credit_manager, legal]"),
        Change(policy, "insurer, factor, agency", "insurer, factor, broker, agency"),
        Change(policy, "internal_roles: [collector,", "internal_roles: [clerk, collector,"),
        Change(
            policy, "- not today in 1 nov .. 31 mar", "- not today in 1 nov .. 30 mar"),
        Change(policy, "\"From 1 November to 31 March no service", "\"In winter no service"),
        Change("playbooks/key-accounts/valbrune.yaml", "C-1001", "C-1002"),
        Change("templates/formal_notice.fr.md", "{{deadline}}", "{{deadline.short}}"),
        Change("templates/suspended.en.md", "suspended", "closed"),
    ]

    @Test("a change of anything that can alter a suspension changes it", arguments: meaningful)
    func changes(_ change: Change) throws {
        let before = Self.isOfTemplates([change]) ? Self.now : Self.nowWithoutTemplates
        #expect(try #require(try meanings(after: [change])) != before)
    }

    @Test("so does each number of the suspensions, of the notice's sequence, of holds and promises")
    func numbers() throws {
        var workspace = try SampleWorkspace()
        workspace.change(Self.base, "playbook: base\n", "playbook: base\ncovers: everyone else\n")
        workspace.keepOnly([Self.base, Self.policy])
        let original = try #require(workspace.compiled(withTemplates: false)).meanings
        let text = workspace.text(Self.base)
        let parts = [("promises:", "sequences:"), ("  reminders:", "  dispute_care:"), ("suspensions:", nil)].map {
            first, end in
            text.range(of: first)!.lowerBound..<(end.map { text.range(of: $0)!.lowerBound } ?? text.endIndex)
        }
        var (tried, unchanged): (Int, [String]) = (0, [])
        for range in wholeNumbers(in: text) where parts.contains(where: { $0.contains(range.lowerBound) }) {
            let before = text[..<range.lowerBound]
            let line = before[(before.lastIndex(of: "\n") ?? text.startIndex)...]
            guard !line.contains("#"), !line.contains("legal_basis") else { continue }
            var changed = text
            changed.replaceSubrange(range, with: String(Int(text[range])! + 1))
            workspace.set(Self.base, to: changed)
            guard let meanings = workspace.compiled(withTemplates: false)?.meanings else { continue }
            tried += 1
            if meanings == original { unchanged.append("\(line)\(text[range])") }
        }
        #expect(tried >= 40)
        #expect(unchanged == [])
    }

    // MARK: What does not

    static let meaningless: [Change] = [
        Change(policy, "title: \"Acme group credit policy\"", "title: \"Our policy\""),
        Change(sme, "title: \"Small and medium customers\"", "title: SME"),
        Change(policy, "name: \"Acme France SAS\"", "name: \"Acme France\""),
        Change(policy, "credit@acme-france.example.com", "dunning@acme-france.example.com"),
        Change(policy, "price: sales_director", "price: account_manager"),
        Change(policy, "      plus: 10 points", "      plus: 11 points"),
        Change(policy, "block_reasons: [legal_case,", "block_reasons: [court_case, legal_case,"),
        Change(policy, "languages: [fr, en]", "languages: [en, fr]"),
        Change(
            policy, "    strategic:\n      type: boolean\n      default: false",
            "    strategic:\n      type: boolean\n      default: true"),
        Change(
            policy, "  - guarantee: winter_truce_kept\n",
            "  - guarantee: not_harassed\n    at_most: 3 contacts in any 30 days\n  - guarantee: winter_truce_kept\n"),
        // Messages and tasks among ourselves.
        Change(base, "at: 20 days before due", "at: 21 days before due"),
        Change(base, "at: 20 days after dispute_opened", "at: 25 days after dispute_opened"),
        Change(
            base, "at: 3 business days after insolvency_published", "at: 4 business days after insolvency_published"),
        Change(
            base, "account.days_overdue >= 20 days and customer.strategic",
            "account.days_overdue >= 21 days and customer.strategic"),
        Change(base, "by: 60 days after due", "by: 61 days after due"),
        Change(base, "for: account.broken_promises >= 2", "for: account.broken_promises >= 3"),
        // The words of what nobody's service depends on, and comments of a template that somebody does approve.
        Change("templates/courtesy.en.md", "\n---\n", "\n---\nA word more. "),
        Change("templates/reactivated.en.md", "\n---\n", "\n---\nA word more. "),
        // What reviews call a name, and what a field means to its author.
        Change(policy, "    suspended: \"accès suspendu\"", "    suspended: \"accès coupé\""),
        Change(policy, "a customer whom management has named as such", "a customer whom the board has named"),
    ]

    @Test("a change of what alters no suspension does not", arguments: meaningless)
    func stays(_ change: Change) throws {
        try expectSame(meanings(after: [change]), change.testDescription, Self.isOfTemplates([change]))
    }

    @Test("layout, comments and the order of unrelated rules do not")
    func layout() throws {
        var workspace = try SampleWorkspace()
        for file in workspace.files where file.path.hasPrefix("playbooks/") && !file.path.contains("/tests/") {
            let lines = workspace.text(file.path).split(separator: "\n", omittingEmptySubsequences: false)
            workspace.set(
                file.path,
                to: lines.map { $0.isEmpty ? "# A remark." : "\($0)  # \($0.count)" }.joined(separator: "\n") + "\n")
        }
        try expectSame(workspace.compiled()?.meanings, "comments")

        workspace = try SampleWorkspace()
        let text = workspace.text(Self.base)
        // The sequences in another order, and the escalations.
        let sequences =
            text.range(of: "  dispute_care:")!
            .lowerBound..<text.range(of: "  # A dispute that nobody answers")!.lowerBound
        let moved = String(text[sequences])
        var changed = text
        changed.removeSubrange(sequences)
        changed = changed.replacing("sequences:\n", with: "sequences:\n" + moved, maxReplacements: 1)
        changed = changed.replacing("  - escalation: notify_insurer", with: "  - escalation: told_last")
        #expect(changed != text)
        workspace.set(
            Self.base, to: changed.replacing("  - escalation: told_last", with: "  - escalation: notify_insurer"))
        try expectSame(workspace.compiled()?.meanings, "order")
    }

    @Test("the layout of a template does not")
    func templateLayout() throws {
        let path = "templates/formal_notice.en.md"
        let text = try SampleWorkspace().text(path)
        for (what, other) in [
            ("CR LF", text.replacing("\n", with: "\r\n")), ("empty lines at the end", text + "\n\n"),
            ("a line broken elsewhere", text.replacing("We hereby give", with: "We hereby\ngive")),
        ] {
            #expect(other != text)
            var workspace = try SampleWorkspace()
            workspace.set(path, to: other)
            try expectSame(workspace.compiled()?.meanings, what)
        }
    }

    // MARK: Other playbooks

    /// What another playbook says about history that this one reads.
    static let read: [Change] = [
        Change(
            enterprise, "      - step: formal_notice\n", "      - step: formal_notice\n        formerly: [old_letter]\n"
        ),
        Change(enterprise, "      - step: formal_notice\n", "      - step: formal_notice\n        send: letter\n"),
        Change(
            enterprise, "      - step: qualify_invoice\n",
            "      - step: qualify_invoice\n        formerly: [old_letter]\n"),
        Change(enterprise, "title: \"Large companies\"", "title: \"Large companies\"\ndelivery: {email: 1 day}"),
    ]

    @Test("what another playbook's rules make of history changes it", arguments: read)
    func othersNames(_ change: Change) throws {
        let meanings = try #require(try meanings(after: [change]))
        let (before, after) = try (
            #require(ApprovedMeaning(text: Self.nowWithoutTemplates.text("sme", "legal")!)),
            #require(ApprovedMeaning(text: meanings.text("sme", "legal")!))
        )
        let titles = before.changes(to: after).map(\.title)
        #expect(titles.contains("history of enterprise"))
        // Key accounts extend it.
        #expect(titles.allSatisfy { $0.hasPrefix("history of ") })
    }

    @Test("a rule of another playbook that history here knows nothing of does not")
    func othersRules() throws {
        let change = Change(
            Self.enterprise, "\nsequences:\n",
            "\nescalations:\n  - escalation: tell_us\n    when: account.days_overdue >= 9 days\n    task: review\n"
                + "    to: collector\nsequences:\n")
        let meanings = try #require(try meanings(after: [change]))
        #expect(meanings.text("sme", "legal") == Self.nowWithoutTemplates.text("sme", "legal"))
    }

    @Test("who approves stages signs what holds and notifies under the playbooks they go on under, too")
    func goesOnUnder() throws {
        let before = Self.nowWithoutTemplates
        #expect(before.text("public_sector", "credit_manager") != nil)
        #expect(before.text("intercompany", "credit_manager") == nil)
        let hold = Change(
            "playbooks/public_sector.yaml", "\nsequences:\n",
            "\nholds:\n  - hold: fragile\n    when: customer.vulnerable\n    stops: [suspension]\nsequences:\n")
        let meanings = try #require(try meanings(after: [hold]))
        #expect(meanings.text("public_sector", "credit_manager") != before.text("public_sector", "credit_manager"))
        #expect(meanings.text("sme", "credit_manager") == before.text("sme", "credit_manager"))
    }

    // MARK: Its text

    @Test("the canonical text gives back its rules, and says what changed by name")
    func text() throws {
        let before = try #require(ApprovedMeaning(text: Self.nowWithoutTemplates.text("sme", "legal")!))
        #expect(before.text == Self.nowWithoutTemplates.text("sme", "legal"))
        let changed = try #require(try meanings(after: [Change(Self.sme, "30 days after due", "29 days after due")]))
        let after = try #require(ApprovedMeaning(text: changed.text("sme", "legal")!))
        let expected = ApprovedChange(
            title: "sequence reminders, step formal_notice",
            before: ["at 30 days after due and 14 days after second_reminder"],
            after: ["at 29 days after due and 14 days after second_reminder"], kind: .changed)
        #expect(before.changes(to: after) == [expected])
        #expect(before.changes(to: before) == [])
        let shorter = ApprovedMeaning(before.rules.filter { $0.title != "policy" })
        #expect(before.changes(to: shorter).map(\.kind) == [.removed])
        #expect(shorter.changes(to: before).map(\.kind) == [.added])
    }

    @Test("a text that is no canonical one is none")
    func otherTexts() {
        for text in ["  line\n", "b\na\n", "a\n  b", "a\n\n", "a\na\n"] {
            #expect(ApprovedMeaning(text: text) == nil, "\(text)")
        }
        #expect(ApprovedMeaning(text: "")?.rules == [])
    }

    @Test("what is said cannot end its line, and two sayings stay two")
    func hostileWords() {
        let meaning = ApprovedMeaning([ApprovedRule("a\nb", ["c\u{2028}d", "e\u{85}f\r", "\u{202E}g"])])
        #expect(meaning.text == "a\\u{A}b\n  c\\u{2028}d\n  e\\u{85}f\\u{D}\n  \\u{202E}g\n")
        #expect(ApprovedMeaning(text: meaning.text) == meaning)
    }

    @Test("a role that approves steps alone signs their sequence, and nothing of services")
    func otherRoles() throws {
        let (program, _) = try #require(try SampleWorkspace().compiled())
        let playbook = try #require(program.playbooks.first { $0.name == "public_sector" })
        let meanings = ProgramMeanings(program, messages: [], digest: { _ in "" })
        let legal = try #require(meanings.meaning(approvedBy: "legal", of: playbook))
        #expect(legal.rules.contains { $0.title.hasPrefix("sequence ") })
        #expect(!legal.rules.contains { $0.title.hasPrefix("suspension ") })
        #expect(meanings.meaning(approvedBy: "nobody", of: playbook) == nil)
        let author = try #require(meanings.meaning(approvedBy: ProgramMeanings.author, of: playbook))
        #expect(Set(author.rules.map(\.title)).isSuperset(of: legal.rules.map(\.title)))
        let names =
            playbook.sequences.map { "sequence \($0.name)" } + playbook.escalations.map { "escalation \($0.name)" }
        #expect(Set(author.rules.map(\.title)).isSuperset(of: names))
    }

    // MARK: -

    private static let now = try! SampleWorkspace().compiled()!.meanings
    private static let nowWithoutTemplates = try! SampleWorkspace().compiled(withTemplates: false)!.meanings

    /// Templates take most of the time to read.
    private static func isOfTemplates(_ changes: [Change]) -> Bool {
        changes.contains { $0.path.hasPrefix("templates/") }
    }

    private func meanings(after changes: [Change]) throws -> SampleMeanings? {
        var workspace = try SampleWorkspace()
        for change in changes { workspace.change(change.path, change.old, change.new) }
        return workspace.compiled(withTemplates: Self.isOfTemplates(changes))?.meanings
    }

    private func expectSame(_ meanings: SampleMeanings?, _ what: String, _ withTemplates: Bool = true) throws {
        let meanings = try #require(meanings, "\(what) does not run")
        let before = withTemplates ? Self.now : Self.nowWithoutTemplates
        for (name, text) in before.texts.sorted(by: { $0.key.playbook < $1.key.playbook })
        where meanings.texts[name] != text {
            let other = meanings.texts[name].flatMap(ApprovedMeaning.init(text:)) ?? ApprovedMeaning([])
            Issue.record("\(what): \(name.playbook): \(ApprovedMeaning(text: text)!.changes(to: other).map(\.title))")
            return
        }
    }
}

import Diagnostics
import Foundation
import PlaybookCompilation
import PlaybookProgram
import RelanceTestSupport
import Testing

/// Packs of guarantees: what is included, with which parameters, and what is wrong with one.
@Suite("Packs of guarantees") struct GuaranteePackTests {
    private static let policy = """
        relance: 1
        policy: small
        currency: EUR
        legal_entities:
          FR01: {name: "Small SAS", country: FR}
        service_kinds: [hosting]
        """

    private static let playbook = """
        relance: 1
        playbook: small
        covers: everyone else
        sequences:
          reminders:
            per: invoice
            steps:
              - step: last_warning
                at: 20 days after due
                until: 90 days after due
                send: registered_letter
                notice: formal
        suspensions:
          - suspension: hosting
            services: kind = hosting
            ground: same_contract
            stages:
              - stage: suspended
                at: 15 full days after last_warning received
                effect: suspend
                billing: stops
            lifts:
              - lift: reactivated
                when: ground.open = 0
                to: all
        """

    private func compile(_ guarantees: String, _ packs: [String: String] = [:]) -> Compilation {
        var files = [
            SourceFile(path: "policy.yaml", bytes: Array(Self.policy.utf8)),
            SourceFile(path: "small.yaml", bytes: Array((Self.playbook + "\nguarantees:\n" + guarantees).utf8)),
        ]
        for (name, text) in packs.sorted(by: { $0.key < $1.key }) {
            files.append(SourceFile(path: "packs/\(name).yaml", bytes: Array(text.utf8)))
        }
        return PlaybookCompiler.compile(files, templates: nil)
    }

    @Test func `a pack gives its guarantees with the parameters of the place`() throws {
        let compilation = compile("  - pack: fr-b2b\n    formal_notice: last_warning\n    notice: 15 full days\n")
        #expect(compilation.diagnostics.filter { $0.severity == .error }.isEmpty)
        let guarantees = try #require(compilation.program).playbooks[0].guarantees
        let first = try #require(guarantees.first { $0.name == "g01_notice_before_suspension" })
        #expect(
            first.text
                == "No service is suspended before 15 full days have passed since the formal notice was received.")
        #expect(
            first.texts["fr"]
                == "Aucun service n'est suspendu avant que 15 jours francs se soient écoulés depuis la réception de la mise en demeure."
        )
        guard case .whenever(.kind(.suspend), .clause(let clause)) = first.claim, case .event(let event) = clause.test
        else {
            Issue.record("another claim: \(first.claim)")
            return
        }
        #expect(event.when == .atLeastFull(days: 15))
        #expect(clause.origin.text == "last_warning received at least 15 full days ago")
    }

    @Test func `a minimum is taken in the reporting currency`() throws {
        let compilation = compile(
            "  - pack: fr-b2b\n    formal_notice: last_warning\n    minimum: {GBP: 90, EUR: 120}\n")
        let guarantees = try #require(compilation.program).playbooks[0].guarantees
        #expect(
            guarantees.first { $0.name == "g06_balance_still_due" }?.text
                == "No service is suspended for less than 120 EUR, disputed and promised parts and money not yet allocated taken off."
        )
    }

    @Test func `a workspace has packs of its own`() throws {
        let pack = """
            relance: 1
            pack: house
            notice: 10 full days
            guarantees:
              - guarantee: house_notice
                text: "Ten days."
                whenever: suspend
                require: "last_warning received at least {notice} ago"
            """
        let compilation = compile("  - pack: house\n", ["house": pack])
        #expect(compilation.diagnostics.isEmpty)
        #expect(try #require(compilation.program).playbooks[0].guarantees.map(\.name) == ["house_notice"])
    }

    @Test func `a comment behind a name or a parameter is none of it`() throws {
        let pack = """
            relance: 1  # The edition.
            pack: house  # Ours.
            notice: 10 full days  # As our contracts say.
            minimum: {EUR: 100}  # In euros.
            guarantees:
              - guarantee: house_notice
                text: "{notice}, {notice.fr}, {minimum}"
                whenever: suspend
                require: "last_warning received at least {notice} ago and ground.amount >= {minimum}"
            """
        let compilation = compile("  - pack: house\n", ["house": pack])
        #expect(compilation.diagnostics.isEmpty)
        let guarantee = try #require(compilation.program).playbooks[0].guarantees[0]
        #expect(guarantee.text == "10 full days, 10 jours francs, 100 EUR")
    }

    @Test func `a fault in a pack is told in its file, also where nobody includes it`() {
        let pack = """
            relance: 1
            pack: house
            notice: 10 full days
            guarantees:
              - guarantee: house_notice
                whenever: suspend
                require: "last_warning received at least {notice} befor"
            """
        let found = compile("  - guarantee: g\n    whenever: suspend\n    require: ground.open > 0\n", ["house": pack])
            .diagnostics
        #expect(found.map(\.range.file.path) == ["packs/house.yaml"])
    }

    @Test func `a parameter that the pack does not have is told`() {
        let pack = """
            relance: 1
            pack: house
            guarantees:
              - guarantee: g
                whenever: suspend
                require: ground.open > 0
            """
        let found = compile("  - pack: house\n    fresh: 10 days\n", ["house": pack]).diagnostics
        #expect(found.map(\.code.description) == ["unused-key"])
    }

    @Test func `an unknown pack is told with those that there are`() {
        let found = compile("  - pack: fr-b2c\n").diagnostics
        #expect(found.map(\.message) == ["no pack of guarantees \"fr-b2c\" is there, did you mean \"fr-b2b\"?"])
    }

    @Test func `the page of the built-in packs is written from them`() {
        expectGolden(PackReference.text, at: repositoryRoot.appending(path: "docs/reference/packs.md"))
    }
}

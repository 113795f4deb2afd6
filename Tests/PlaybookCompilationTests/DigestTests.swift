import Diagnostics
import PlaybookCompilation
import RelanceTestSupport
import Testing

@Suite("The digest of a playbook")
struct DigestTests {
    private func digest(_ changes: String = "") throws -> String {
        var workspace = try WorkspaceFixture(fixtures("workspace"))
        workspace.change(changes)
        let compilation = workspace.compilation
        try #require(faultList(compilation.diagnostics.filter { $0.severity == .error }) == "")
        return compilation.program?.playbooks.first { $0.name == "sme" }?.digest ?? "none"
    }

    private static let same = """
        relance: 1
        playbook: sme
        covers: customer.segment = sme
        sequences:
          reminders:
            # The same steps, written otherwise.
            steps:
                - step: reminder
                  send: [email]
                  at:    5 days after due
                - {step: formal_notice, at: 30 days after due, send: registered_letter, notice: formal}
                - step: hand_over
                  at: 30 days after formal_notice
                  task: 'hand_over'
                  final: true
                  to: legal
        """

    @Test("layout, comments and the order of keys do not change it")
    func layout() throws {
        #expect(try digest(Self.same) == digest())
    }

    @Test(
        "a change of meaning changes it",
        arguments: [
            ("5 days after due", "6 days after due"), ("registered_letter", "letter"), ("to: legal", "to: sales"),
            ("send: [email]", "fallback: letter\n          send: [email]"),
        ])
    func meaning(_ change: (old: String, new: String)) throws {
        #expect(try digest(Self.same.replacing(change.old, with: change.new)) != digest())
    }

    @Test("a change of the policy or of a calendar changes it")
    func policy() throws {
        let file = try #require(
            WorkspaceFixture(fixtures("workspace")).files.first { $0.path.hasSuffix("policy.yaml") })
        let text = "# file: playbooks/policy.yaml\n" + file.text(0..<file.bytes.count)
        #expect(try digest(text) == digest())
        #expect(try digest(text.replacing("GBP: 1.17", with: "GBP: 1.18")) != digest())
        let closed = text + "calendars:\n  FR: {country: FR}\n  DE: {country: DE}\n"
        #expect(try digest(closed) == digest())
        #expect(
            try digest(closed.replacing("{country: FR}\n", with: "{country: FR, closed: [2026-12-24]}\n")) != digest())
    }
}

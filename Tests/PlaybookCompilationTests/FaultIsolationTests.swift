import Diagnostics
import PlaybookCompilation
import RelanceTestSupport
import Testing

@Suite("Faults of several files")
struct FaultIsolationTests {
    /// The faults of the small workspace with some files changed.
    private func faults(_ changes: String) throws -> String {
        var workspace = try WorkspaceFixture(fixtures("workspace"))
        workspace.change(changes)
        return faultList(workspace.compilation.diagnostics)
    }

    @Test("a file that cannot be read hides none of the faults of others, and causes none")
    func brokenFile() throws {
        let faults = try faults(
            """
            # file: playbooks/base.yaml
            relance: 1
            playbook: [
            # file: playbooks/sme.yaml
            relance: 1
            playbook: sme
            extends: base
            covers: customer.segment = sme and customer.risk_score >= 3 days
            holds:
              - hold: quarrel
                when: disputed
                except: [dispute_care]
            sequences:
              reminders:
                steps:
                  - step: reminder
                    at: 9 days after first_reminder
                  - step: final_call
                    insert: after reminder
                    at: 5 days after due
                    task: cal
            """)
        #expect(faults.contains("playbooks/base.yaml:2:11"))
        #expect(faults.contains("playbooks/sme.yaml:4:59: error"))
        #expect(faults.contains("no task \"cal\" in the policy, did you mean \"call\"?"))
        #expect(!faults.contains("dispute_care"))
        #expect(!faults.contains("first_reminder"))
        #expect(!faults.contains("no playbook"))
        #expect(!faults.contains("neither \"send\" nor \"task\""))
        #expect(!faults.contains("nobody is in charge"))
    }

    @Test("a policy with a broken part makes no name unknown that may stand there")
    func brokenPolicy() throws {
        let faults = try faults(
            """
            # file: playbooks/policy.yaml
            relance: 1
            policy: small
            currency: EUR
            segments: {sme: 1}
            internal_roles: [collector, legal]
            legal_entities:
              FR01: {name: "Small SAS", country: FR}
            # file: playbooks/sme.yaml
            relance: 1
            playbook: sme
            covers: customer.segment = gold
            sequences:
              reminders:
                steps:
                  - step: reminder
                    at: 5 days after due
                    until: 10 days after due
                    send: email
                    to: lawyer
            """)
        #expect(faults.contains("playbooks/policy.yaml:4:"))
        #expect(!faults.contains("gold"))
        #expect(faults.contains("no role \"lawyer\""))
    }

    @Test("what a child inherits is reported once, where it stands")
    func inherited() throws {
        let faults = try faults(
            """
            # file: playbooks/base.yaml
            relance: 1
            playbook: base
            holds:
              - hold: big
                when: open_amount >= 500
            # file: playbooks/sme.yaml
            relance: 1
            playbook: sme
            extends: base
            covers: customer.segment = sme
            # file: playbooks/consumer.yaml
            relance: 1
            playbook: consumer
            extends: base
            covers: customer.segment = consumer
            # file: templates.txt
            """)
        #expect(
            faults == """
                playbooks/base.yaml:5:26: error: "open_amount" is an amount of money and cannot be compared with "500", which is a number [unit-mismatch]
                  help: write "500 EUR"

                """)
    }

    @Test("the order of the files changes nothing")
    func order() throws {
        var workspace = try WorkspaceFixture(repositoryRoot)
        let forwards = workspace.compilation
        workspace.files.reverse()
        workspace.templates.reverse()
        let backwards = workspace.compilation
        #expect(faultList(forwards.diagnostics) == faultList(backwards.diagnostics))
        #expect(forwards.program?.playbooks.map(\.digest) == backwards.program?.playbooks.map(\.digest))
    }

    @Test("whatever line is missing, there is an answer", arguments: ["policy", "sme"])
    func missingLines(_ name: String) throws {
        let workspace = try WorkspaceFixture(AcceptedTests.folder.appending(path: "contract"))
        let path = "playbooks/\(name).yaml"
        let file = try #require(workspace.files.first { $0.path == path })
        let lines = file.text(0..<file.bytes.count).split(separator: "\n", omittingEmptySubsequences: false)
        for missing in lines.indices {
            var changed = workspace
            let text = lines.enumerated().filter { $0.offset != missing }.map(\.element).joined(separator: "\n")
            changed.files.removeAll { $0.path == path }
            changed.files.append(SourceFile(path: path, text: text))
            let compilation = changed.compilation
            // A program, or an error that says why there is none.
            #expect((compilation.program != nil) != compilation.diagnostics.hasErrors, "without line \(missing + 1)")
        }
    }
}

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

    @Test("a step that cannot be read moves none of those that a layer changes")
    func brokenStep() throws {
        let faults = try faults(
            """
            # file: playbooks/base.yaml
            relance: 1
            playbook: base
            sequences:
              reminders:
                steps:
                  - step reminder
                    at: 5 days after due
                    send: email
                  - step: formal_notice
                    at: 30 days after due and 10 days after reminder
                    send: registered_letter
                    notice: formal
                  - step: hand_over
                    at: 30 days after formal_notice
                    task: hand_over
                    to: legal
                    final: true
            # file: playbooks/sme.yaml
            relance: 1
            playbook: sme
            extends: base
            covers: customer.segment = sme
            sequences:
              reminders:
                steps:
                  - step: reminder
                    at: 9 days after due
                    skip_if_late: true
                    repeat: every 5 days until paid
                  - step: formal_notice
                    at: 40 days after due and 20 days after reminder
            """)
        #expect(
            faults == """
                playbooks/base.yaml:6:9: error: expected "key: value", found "step reminder" [missing-colon]
                  help: write "step: reminder"

                """)
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

    @Test(
        "a clock that cannot be read hides nothing else of its step or stage",
        arguments: [
            "J+5", "@5 days", "5 days after", "[5 days]", "{a: b}", "5 days: after due", "\"5 days", "null", "",
            "5 days after dew", "5 days after due and",
        ])
    func unreadableClock(_ clock: String) throws {
        func others(_ clock: String) throws -> [String] {
            var workspace = try WorkspaceFixture(fixtures("workspace"))
            workspace.change(Self.faultyStep.replacing("CLOCK", with: clock))
            return workspace.compilation.diagnostics
                .filter { $0.range.file.path == "playbooks/sme.yaml" && ![8, 28].contains($0.range.start.line) }
                .map { "\($0.range.start.line): \($0.code)" }
        }
        let readable = try others("5 days after formal_notice received")
        #expect(
            readable == [
                "7: missing-template", "9: unknown-role", "10: unknown-role", "11: missing-threshold",
                "12: clock-of-itself", "13: unknown-fact", "15: sequence-without-end", "18: useless-fallback",
                "19: send-or-task",
                "19: unknown-task", "21: unused-key", "24: never-true", "30: missing-legal-basis", "31: unknown-fact",
            ])
        // What seems to be missing in a file that YAML itself cannot read may be in the part that was lost.
        let isLost = ["@", "\"", "5 days:"].contains(where: clock.hasPrefix)
        let ofMissing = ["11: missing-threshold", "15: sequence-without-end", "30: missing-legal-basis"]
        #expect(try others(clock) == readable.filter { !isLost || !ofMissing.contains($0) })
    }

    @Test(
        "an amount or a rate that cannot be read is not missing as well",
        arguments: [
            ("minimum: {EUR: 30, GBP: 30}", "minimum: {EUR: 30, GBP: thirty}"),
            ("minimum: {EUR: 30, GBP: 30}", "minimum: {EUR: 30, GPB: 30}"),
            ("minimum: {EUR: 30, GBP: 30}", "minimum: {EUR: 30, GBP: -30}"),
            ("minimum: {EUR: 30, GBP: 30}", "minimum: {EUR: 30, GBP: }"),
            ("minimum: {EUR: 30, GBP: 30}", "minimum: {EUR: 30, GBP 30}"),
            ("{GBP: 1.17}", "{GBP: 1,17}"), ("{GBP: 1.17}", "{GBP: 0}"), ("{GBP: 1.17}", "{GBP: half, USD: 0.92}"),
        ])
    func unreadableAmount(_ change: (old: String, new: String)) throws {
        var workspace = try WorkspaceFixture(fixtures("workspace"))
        let sme = try #require(workspace.files.first { $0.path == "playbooks/sme.yaml" }).wholeText
        let policy = try #require(workspace.files.first { $0.path == "playbooks/policy.yaml" }).wholeText
        let tables = sme.replacing("    steps:\n", with: "    minimum: {EUR: 30, GBP: 30}\n    steps:\n")
        let text = "# file: playbooks/policy.yaml\n" + policy + "# file: playbooks/sme.yaml\n" + tables
        workspace.change(text)
        #expect(faultList(workspace.compilation.diagnostics) == "")
        workspace.change(text.replacing(change.old, with: change.new))
        #expect(workspace.compilation.diagnostics.count == 1, "\(faultList(workspace.compilation.diagnostics))")
    }

    private static let faultyStep = """
        relance: 1
        playbook: sme
        covers: customer.segment = sme
        sequences:
          reminders:
            steps:
              - step: opening
                at: CLOCK
                to: biling
                copy: [nobody]
                fee: {EUR: 5}
                until: 5 days after opening
                when: opn_amount > 3
                send: email
              - step: formal_notice
                at: 9 days after due
                send: registered_letter
                fallback: registered_letter
                task: cal
                combine: account
                on: mon
        suspensions:
          - suspension: hosting
            services: kind = hosting and kind != hosting
            ground: same_contract
            stages:
              - stage: suspended
                at: CLOCK
                effect: suspend
                without_notice: true
                when: ground.amuont > 3 EUR
                billing: stops
            lifts:
              - lift: freed
                when: ground.open = 0
        """

    /// Two playbooks that extend `base`, and a third that extends one of them.
    private static let family = """

        # file: playbooks/sme.yaml
        relance: 1
        playbook: sme
        extends: base
        covers: customer.segment = sme and not customer.strategic
        # file: playbooks/consumer.yaml
        relance: 1
        playbook: consumer
        extends: base
        covers: customer.segment = consumer
        # file: playbooks/key.yaml
        relance: 1
        playbook: key
        extends: sme
        covers: customer.segment = sme and customer.strategic
        # file: templates.txt
        """

    @Test("what every child makes of its parent is told once, with their names")
    func siblings() throws {
        let faults = try faults(
            """
            # file: playbooks/base.yaml
            relance: 1
            playbook: base
            sequences:
              reminders:
                steps:
                  - step: reminder
                    at: 5 days after due
                    task: call
            """ + Self.family)
        #expect(
            faults == """
                playbooks/base.yaml:6:15: error: sequence "reminders" ends with "reminder", and then nobody is in charge [sequence-without-end]
                  help: add a last step with a task and "final: true", or "until" to every step
                  note: playbooks/base.yaml:6:15: this step has no "until"
                  note: playbooks/consumer.yaml:2:11: in playbooks "consumer" and "sme", which inherit it

                """)
    }

    @Test("of several faults at one place none is lost")
    func together() throws {
        let faults = try faults(
            """
            # file: playbooks/base.yaml
            relance: 1
            playbook: base
            suspensions:
              - suspension: hosting
                services: kind = hosting
            """ + Self.family)
        for key in ["ground", "stages", "lifts"] {
            #expect(faults.split(separator: "has no \"\(key)\"").count == 2, "\(key): \(faults)")
        }
    }

    @Test("a faulty guarantee of the policy is told once, however many playbooks it holds for")
    func guarantees() throws {
        var workspace = try WorkspaceFixture(fixtures("workspace"))
        let policy = try #require(workspace.files.first { $0.path == "playbooks/policy.yaml" })
        workspace.change(
            "# file: playbooks/policy.yaml\n" + policy.wholeText + """
                guarantees:
                  - guarantee: small_sums_rest
                    whenever: send
                    require: open_amount >= 30
                  - guarantee: noticed
                    whenever: hand_over
                    require: formal_notice received at least 8 days ago and second_notice sent
                # file: playbooks/base.yaml
                relance: 1
                playbook: base
                sequences:
                  reminders:
                    steps:
                      - step: formal_notice
                        at: 30 days after due
                        send: registered_letter
                        notice: formal
                      - step: hand_over
                        at: 30 days after formal_notice
                        task: hand_over
                        final: true
                """ + Self.family)
        expectGolden(
            faultList(workspace.compilation.diagnostics), at: fixtures("faults").appending(path: "guarantees.out"))
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
        let lines = file.wholeText.split(separator: "\n", omittingEmptySubsequences: false)
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

extension SourceFile {
    fileprivate var wholeText: String { text(0..<bytes.count) }
}

import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports tests of a playbook that is not there, and cases that expect or forbid what the playbook cannot do.
enum TestFileCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        workspace.tests.flatMap { document -> [Diagnostic] in
            guard let name = document.record.text("playbook") else { return [] }
            guard let playbook = workspace.playbooks.first(where: { $0.name == name.value }) else {
                return workspace.isWhole ? [unknownPlaybook(name, among: workspace.playbooks.map(\.name))] : []
            }
            return document.record.records("cases").flatMap { diagnostics(ofCase: $0, playbook) }
        }
    }

    private static func diagnostics(ofCase test: SyntaxRecord, _ playbook: LoweredPlaybook) -> [Diagnostic] {
        let expected = test.records("expect") + test.records("tasks")
        let never = (test.words("never") ?? []).compactMap {
            unknown($0, "step, stage, task or effect", playbook, forbidden(playbook))
        }
        return never + expected.flatMap { diagnostics(ofExpectation: $0, playbook) }
    }

    private static func diagnostics(ofExpectation record: SyntaxRecord, _ playbook: LoweredPlaybook) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        for key in ["step", "stage", "lift", "escalation", "obligation"] {
            guard let name = record.text(key) else { continue }
            let known = playbook.names.actions.filter { $0.value.what == key }.keys.sorted()
            faults += [unknown(name, key, playbook, KnownNames(known, isOpen: playbook.names.isOpen))].compactMap { $0 }
        }
        if let task = record.text("task"),
            let fault = playbook.vocabulary.taskNames.fault(of: task, .unknownTask, what: "task", owner: "the policy")
        {
            faults.append(fault)
        }
        if let role = record.text("to"), role.value != PolicyVocabulary.disputeOwner,
            let fault = playbook.vocabulary.roles.fault(of: role, .unknownRole, what: "role", owner: "the policy")
        {
            faults.append(fault)
        }
        if let because = record.condition("because") {
            let collector = DiagnosticCollector()
            _ = ConditionTyping(
                scope: .anything, vocabulary: playbook.vocabulary, names: playbook.names, faults: collector
            ).condition(because)
            faults += collector.diagnostics
        }
        return faults
    }

    private static func forbidden(_ playbook: LoweredPlaybook) -> KnownNames {
        let effects = SuspensionEffect.allCases.map(\.rawValue)
        let names = playbook.names.all.names + effects + playbook.vocabulary.taskNames.names
        return KnownNames(names, isOpen: playbook.names.isOpen || playbook.vocabulary.tasksAreOpen)
    }
}

// MARK: - Messages

extension TestFileCheck {
    private static func unknown(
        _ name: Located<String>, _ what: String, _ playbook: LoweredPlaybook, _ known: KnownNames
    ) -> Diagnostic? {
        known.fault(of: name, .unknownStep, what: what, owner: "playbook \"\(playbook.name)\"")
    }

    private static func unknownPlaybook(_ name: Located<String>, among names: [String]) -> Diagnostic {
        Diagnostic(
            .unknownPlaybook, at: name.range,
            "no playbook \"\(name.value)\" to test\(NameSuggestion.question(for: name.value, among: names))",
            help: names.isEmpty ? nil : "the playbooks are \(andList(names))")
    }
}

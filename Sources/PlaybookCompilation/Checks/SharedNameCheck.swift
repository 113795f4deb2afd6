import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports a name that is a step in one playbook and something else in another, such as a stage.
///
/// History is one table for all playbooks, and an account may change from one to the other: what was done is known there by its
/// name alone. Things of one kind may share their names, as playbooks that extend one parent do.
enum SharedNameCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        var first: [String: (kind: RecordKind, playbook: String, range: SourceRange)] = [:]
        var seen: Set<SourceRange> = []
        var diagnostics: [Diagnostic] = []
        for playbook in workspace.running {
            for record in rules(of: playbook) {
                guard let name = record.nameField?.text else { continue }
                for name in [name] + (record.words("formerly") ?? []) where seen.insert(name.range).inserted {
                    guard let known = first[name.value] else {
                        first[name.value] = (record.kind, playbook.name, name.range)
                        continue
                    }
                    // Two of one playbook are told by `DuplicateNameCheck`.
                    guard known.kind != record.kind, known.playbook != playbook.name else { continue }
                    diagnostics.append(shared(name, record, known))
                }
            }
        }
        return diagnostics
    }

    private static func rules(of playbook: LoweredPlaybook) -> [SyntaxRecord] {
        playbook.sequences.flatMap { $0.record.records("steps") }
            + playbook.suspensions.flatMap { $0.record.records("stages") + $0.record.records("lifts") }
            + playbook.escalations.map(\.record) + playbook.obligations.map(\.record)
    }

    private static func shared(
        _ name: Located<String>, _ record: SyntaxRecord,
        _ known: (kind: RecordKind, playbook: String, range: SourceRange)
    ) -> Diagnostic {
        Diagnostic(
            .duplicateName, at: name.range,
            "\(record.kind.word) \"\(name.value)\" has the name of a \(known.kind.word) of playbook \"\(known.playbook)\"",
            help: "history knows both by their name alone: give it one of its own",
            notes: [DiagnosticNote("the \(known.kind.word)", at: known.range)])
    }
}

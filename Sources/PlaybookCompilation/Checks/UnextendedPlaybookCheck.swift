import Diagnostics
import PlaybookModel
import PlaybookSyntax

/// Warns of playbooks that cover nobody and that no other extends: nothing of them ever runs.
enum UnextendedPlaybookCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard workspace.isWhole else { return [] }
        let extended = Set(workspace.playbooks.compactMap { $0.merged.document.record.text("extends")?.value })
        return workspace.playbooks.filter {
            $0.merged.isOnlyForExtending && $0.merged.document.record.isComplete && !extended.contains($0.name)
        }
        .map { playbook in
            Diagnostic(
                .unextendedPlaybook, .warning, at: playbook.record.place("playbook"),
                "playbook \"\(playbook.name)\" covers nobody, and no other extends it",
                help: "write \"covers:\" or \"accounts:\", or take the file out")
        }
    }
}

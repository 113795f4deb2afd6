import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports approvals and guarantees of the policy about something that no playbook does.
enum PolicyNamesCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let policy = workspace.policy, workspace.isWhole,
            !workspace.playbooks.contains(where: { $0.names.isOpen }), !workspace.vocabulary.tasksAreOpen
        else { return [] }
        let actions = Set(workspace.playbooks.flatMap(\.names.actions.keys))
        let tasks = workspace.vocabulary.tasks.keys
        let deeds = actions.union(tasks).union(SuspensionEffect.allCases.map(\.rawValue)).union(["suspension"])
        let approvals = policy.named("approvals").filter { !deeds.contains($0.name.value) }
            .map { unknownApproval($0.name, among: deeds.sorted()) }
        let events = actions.union(tasks).union(CompiledGuarantee.EventKind.allCases.map(\.rawValue))
        let guarantees = policy.records("guarantees").compactMap(GuaranteeLowering.eventName)
            .filter { !events.contains($0.value) }
            .map { GuaranteeLowering.unknownEvent($0, among: events.sorted(), owner: "any playbook") }
        return approvals + guarantees
    }

    private static func unknownApproval(_ name: Located<String>, among deeds: [String]) -> Diagnostic {
        let question = TradeWords.question(for: name.value, among: deeds)
        return Diagnostic(
            .unknownApproval, at: name.range, "nobody does anything called \"\(name.value)\"\(question)",
            help: "approvals are of \"suspension\", an effect, a task, or a step or rule by its name")
    }
}

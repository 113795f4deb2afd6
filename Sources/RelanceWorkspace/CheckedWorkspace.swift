import Diagnostics
import LedgerReading
import PlaybookCompilation
import PlaybookProgram

/// A workspace and what the compiler says of it.
public struct CheckedWorkspace: Sendable {
    public let workspace: Workspace
    public let compilation: Compilation
    /// What was signed of its playbooks, and whose signatures count.
    let approvals: WorkspaceApprovals
    /// Of the folder and of all files, by place.
    public let diagnostics: [Diagnostic]

    public init(_ workspace: Workspace) {
        self.workspace = workspace
        compilation = PlaybookCompiler.compile(workspace.files, templates: workspace.templates)
        approvals = WorkspaceApprovals(workspace.approvals)
        diagnostics = (workspace.diagnostics + compilation.diagnostics + approvals.faults).sortedByPlace()
    }

    /// What is wrong with the files of signatures and keys.
    public var faultsOfApprovals: [Diagnostic] { approvals.faults }

    public var hasErrors: Bool { diagnostics.hasErrors }

    /// What can be run; `nil` when an error keeps it from running.
    public var program: CompiledProgram? { hasErrors ? nil : compilation.program }
}

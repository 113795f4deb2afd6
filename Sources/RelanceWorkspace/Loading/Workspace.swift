import Diagnostics
import MessageTemplates

/// The files of a workspace: the policy, the playbooks, their tests and the message templates.
public struct Workspace: Sendable {
    /// The folder, as it was named.
    public let root: String
    /// The YAML files, by path. Paths are relative to the root, with forward slashes.
    public let files: [SourceFile]
    /// By path, partials included.
    public let templates: [TemplateSource]
    /// What was signed, and the keys that count; by path.
    let approvals: [ApprovalFile]
    /// Files that are not read, and why; by place.
    public let diagnostics: [Diagnostic]

    public init(root: String, files: [SourceFile], templates: [TemplateSource], diagnostics: [Diagnostic] = []) {
        self.init(root: root, files: files, templates: templates, approvals: [], diagnostics: diagnostics)
    }

    init(
        root: String, files: [SourceFile], templates: [TemplateSource], approvals: [ApprovalFile],
        diagnostics: [Diagnostic]
    ) {
        self.approvals = approvals
        self.root = root
        self.files = files
        self.templates = templates
        self.diagnostics = diagnostics
    }
}

/// A file of `playbooks/approvals`.
struct ApprovalFile: Sendable {
    enum Kind: Sendable {
        case approval(playbook: String, role: String)
        case trustedKeys
    }

    let kind: Kind
    /// `nil` for one that cannot be read, which was reported.
    let file: SourceFile?
}

/// Why a folder could not be read as a workspace.
public enum WorkspaceError: Error, Equatable {
    /// There is no folder at the path.
    case noSuchFolder(path: String)
    /// The folder has no folder `playbooks`.
    case noPlaybooks(path: String)
    /// A folder of the workspace could not be listed.
    case unreadableFolder(path: String, reason: String)
}

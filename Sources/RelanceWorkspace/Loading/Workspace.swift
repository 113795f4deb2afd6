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
    /// Files that are not read, and why; by place.
    public let diagnostics: [Diagnostic]

    public init(root: String, files: [SourceFile], templates: [TemplateSource], diagnostics: [Diagnostic] = []) {
        self.root = root
        self.files = files
        self.templates = templates
        self.diagnostics = diagnostics
    }
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

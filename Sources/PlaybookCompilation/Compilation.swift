import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// A message template of the workspace, by its file's name: `templates/NAME.LANG.md`.
public struct TemplateFile: Hashable, Sendable {
    public let path: String
    public let name: String
    public let language: String

    public init(path: String, name: String, language: String) {
        (self.path, self.name, self.language) = (path, name, language)
    }
}

/// What became of the files of a workspace.
public struct Compilation: Sendable {
    /// `nil` when an error keeps it from running.
    public let program: CompiledProgram?
    /// Of all files, sorted by place.
    public let diagnostics: [Diagnostic]
    /// Every playbook with its parents merged in, sorted by name; those that are only for extending too.
    public let playbooks: [MergedPlaybook]
    /// The files of the playbooks' own tests, sorted by path; those that could not be read are left out.
    public let tests: [SyntaxDocument]

    public init(
        program: CompiledProgram?, diagnostics: [Diagnostic], playbooks: [MergedPlaybook] = [],
        tests: [SyntaxDocument] = []
    ) {
        self.program = program
        self.diagnostics = diagnostics
        self.playbooks = playbooks
        self.tests = tests
    }
}

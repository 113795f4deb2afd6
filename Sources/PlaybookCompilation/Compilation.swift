import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

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
    /// The message templates without faults of their own.
    public let templates: TemplateLibrary

    public init(
        program: CompiledProgram?, diagnostics: [Diagnostic], playbooks: [MergedPlaybook] = [],
        tests: [SyntaxDocument] = [], templates: TemplateLibrary = TemplateLibrary()
    ) {
        self.program = program
        self.diagnostics = diagnostics
        self.playbooks = playbooks
        self.tests = tests
        self.templates = templates
    }
}

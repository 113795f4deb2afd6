import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// From the files of a workspace to the program that runs, with everything that is wrong on the way.
public enum PlaybookCompiler {
    /// - Parameter templates: The files under `templates/`.
    public static func compile(_ files: [SourceFile], templates: [TemplateFile]) -> Compilation {
        Compilation(program: nil, diagnostics: [])
    }
}

/// A message template of the workspace, by its file's name: `templates/NAME.LANG.md`.
public struct TemplateFile: Hashable, Sendable {
    public let path: String
    public let name: String
    public let language: String

    public init(path: String, name: String, language: String) {
        (self.path, self.name, self.language) = (path, name, language)
    }
}

public struct Compilation: Sendable {
    /// `nil` when an error keeps it from running.
    public let program: CompiledProgram?
    /// Of all files, sorted by place.
    public let diagnostics: [Diagnostic]

    public init(program: CompiledProgram?, diagnostics: [Diagnostic]) {
        self.program = program
        self.diagnostics = diagnostics
    }
}

import Diagnostics
import PlaybookSigning

extension DiagnosticCode {
    /// A file of the workspace cannot be read.
    static let unreadableFile = DiagnosticCode("unreadable-file")
    /// A YAML file whose name does not end in `.yaml`.
    static let otherExtension = DiagnosticCode("other-extension")
    /// A YAML file in a folder that is not read.
    static let misplacedFile = DiagnosticCode("misplaced-file")
    /// A template whose name does not say its name and language.
    static let misnamedTemplate = DiagnosticCode("misnamed-template")

    /// All codes of the workspace: each has a page in the documentation.
    public static let workspaceCodes: [DiagnosticCode] = [
        unreadableFile, otherExtension, misplacedFile, misnamedTemplate, faultyApproval,
    ]
}

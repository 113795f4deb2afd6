import Diagnostics

/// What is wrong with a text that should be an amount, a date or a number; the place is the caller's to say.
struct ScalarFault: Error {
    let code: DiagnosticCode
    let message: String
    let help: String?
    /// The text that mends it, only where exactly one is right.
    let replacement: String?

    init(_ code: DiagnosticCode, _ message: String, help: String? = nil, replacement: String? = nil) {
        self.code = code
        self.message = message
        self.help = help ?? replacement.map { "write \"\($0)\"" }
        self.replacement = replacement
    }

    func diagnostic(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            code, at: range, message, help: help,
            fix: replacement.map { FixIt("write \($0)", replace: range, with: $0) })
    }
}

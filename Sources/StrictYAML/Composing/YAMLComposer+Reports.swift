import Diagnostics

// The messages that several checks share.

extension YAMLComposer {
    mutating func report(
        _ code: DiagnosticCode, _ severity: DiagnosticSeverity = .error, at range: SourceRange, _ message: String,
        help: String? = nil, fix: FixIt? = nil, notes: [DiagnosticNote] = []
    ) {
        report(Diagnostic(code, severity, at: range, message, help: help, fix: fix, notes: notes))
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

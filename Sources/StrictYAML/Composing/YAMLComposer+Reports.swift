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

    mutating func reportPlaceholder(at start: Int) { report(.placeholder(text, at: start)) }
    mutating func reportMissingSpace(behindColonAt colon: Int) { report(.missingSpace(text, behindColonAt: colon)) }
    mutating func reportUnclosedQuote(at start: Int) { report(.unclosedQuote(text, at: start)) }

    mutating func reportInvisible(_ name: String, _ character: Unicode.Scalar, at place: SourceRange) {
        report(.invisible(name, character, at: place))
    }

    mutating func reportLookAlikeColon(_ character: Unicode.Scalar, at place: SourceRange) {
        report(.lookAlikeColon(character, at: place))
    }
}

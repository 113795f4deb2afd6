import Diagnostics

/// Where the faults of one compilation are gathered, in any order.
final class DiagnosticCollector {
    private(set) var diagnostics: [Diagnostic] = []

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
    func report(_ more: [Diagnostic]) { diagnostics += more }
}

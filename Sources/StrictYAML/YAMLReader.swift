import Diagnostics

/// Reads the accepted subset of YAML; never throws, never crashes, and goes on after a fault.
///
/// bytes ─ ByteScan ─▶ working text ─ Recovery over YAMLEventReader ─▶ events ─ YAMLComposer ─▶ tree
public enum YAMLReader {
    public static func read(_ file: SourceFile) -> YAMLTree {
        let scan = ByteScan(file)
        guard scan.isReadable else {
            return YAMLTree(root: nil, diagnostics: scan.diagnostics, isComplete: false)
        }
        let recovery = Recovery(scan.text)
        var composer = YAMLComposer(recovery.text, recovery.events, reachedEnd: recovery.reachedEnd)
        let root = composer.compose()
        let diagnostics = (scan.diagnostics + recovery.diagnostics + composer.diagnostics).sortedByPlace()
        return YAMLTree(
            root: root,
            diagnostics: diagnostics.shown(atMost: YAMLLimits.findings, "faults of this file"),
            isComplete: recovery.isComplete && composer.isComplete && !scan.text.hasBlanks)
    }
}

extension Array where Element == Diagnostic {
    /// The first of them, with a word on how many more there are.
    func shown(atMost limit: Int, _ what: String) -> [Diagnostic] {
        guard count > limit else { return self }
        let note = DiagnosticNote("\(count - limit) more \(what) are not shown")
        return prefix(limit - 1) + [self[limit - 1].adding(note)]
    }
}

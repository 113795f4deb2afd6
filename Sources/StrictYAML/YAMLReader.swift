import Diagnostics

/// Reads the accepted subset of YAML; never throws, never crashes, and goes on after a fault.
///
/// bytes ─ ByteScan ─▶ working text ─ Recovery over YAMLEventReader ─▶ events ─ YAMLComposer ─▶ tree
public enum YAMLReader {
    public static func read(_ file: SourceFile) -> YAMLTree { read(file, recoveries: YAMLLimits.recoveries)! }

    /// - Parameter limit: How often a part is blanked out to go on after a fault of syntax.
    /// - Returns: `nil` when there are more faults of syntax than this, and than a file is read on after.
    static func read(_ file: SourceFile, recoveries limit: Int) -> YAMLTree? {
        let scan = ByteScan(file)
        guard scan.isReadable else {
            return YAMLTree(root: nil, diagnostics: scan.diagnostics, isComplete: false)
        }
        let recovery = Recovery(scan.text, limit: limit)
        guard recovery.reachedEnd || limit >= YAMLLimits.recoveries else { return nil }
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

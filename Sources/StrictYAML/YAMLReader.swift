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
        var composer = YAMLComposer(recovery.text, recovery.events)
        let root = composer.compose()
        return YAMLTree(
            root: root,
            diagnostics: (scan.diagnostics + recovery.diagnostics + composer.diagnostics).sortedByPlace(),
            isComplete: recovery.isComplete && composer.isComplete && scan.text.blanked.isEmpty)
    }
}

import Diagnostics
import Testing

@Suite("Many diagnostics")
struct ManyDiagnosticsTests {
    private func fault(_ code: String, _ offset: Int, _ severity: DiagnosticSeverity = .error) -> Diagnostic {
        Diagnostic(DiagnosticCode(code), severity, at: SourceRange(Self.file, offset..<offset), "fault \(offset)")
    }

    private static let file = SourceFile(path: "a.yaml", text: "some text of twenty-five")

    @Test("of one kind in one file some are shown, and how many more there are")
    func bound() {
        let faults = (0..<5).map { fault("one", $0) } + [fault("two", 9), fault("one", 10, .warning)]
        let shown = faults.shown(atMost: 3)
        #expect(shown.map(\.message) == ["fault 0", "fault 1", "fault 2", "fault 9", "fault 10"])
        #expect(shown[2].notes.map(\.message) == ["2 more of this kind in the file"])
        #expect(shown[3].notes.isEmpty)
    }

    @Test("no more than are to be shown stay as they are")
    func few() {
        let faults = (0..<3).map { fault("one", $0) }
        #expect(faults.shown(atMost: 3) == faults)
    }
}

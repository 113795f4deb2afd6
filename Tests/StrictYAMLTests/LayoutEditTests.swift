import Diagnostics
import Foundation
import RelanceTestSupport
import StrictYAML
import Testing

@Suite("Lines read as if they stood elsewhere")
struct LayoutEditTests {
    @Test("everything has the place that it has in the file as it is")
    func places() throws {
        let url = repositoryRoot.appending(path: "playbooks/base.yaml")
        let file = SourceFile(path: "base.yaml", bytes: Array(try Data(contentsOf: url)))
        for line in stride(from: 7, to: file.lines.starts.count, by: 31) {
            for edit in LayoutEdit.candidates(in: file, line: line, blocks: false) {
                let edited = edit.applied(to: file)
                let texts = scalars(YAMLReader.read(edited).root)
                let placed = scalars(YAMLReader.read(edited, asIn: file, syntaxFaults: 20)?.root)
                #expect(texts.map(\.range.text) == placed.map(\.range.text))
                #expect(texts.map(decoded) == placed.map(decoded))
                #expect(placed.allSatisfy { $0.range.file === file })
            }
        }
    }

    /// The text as its runs find it in the file.
    private func decoded(_ scalar: YAMLScalar) -> String { scalar.range(of: 0..<scalar.text.utf8.count).text }

    private func scalars(_ node: YAMLNode?) -> [YAMLScalar] {
        switch node?.content {
        case .scalar(let scalar): [scalar]
        case .list(let items): items.flatMap { scalars($0) }
        case .map(let map): map.entries.flatMap { [$0.key] + scalars($0.value) }
        case nil: []
        }
    }

    @Test("only the beginnings of the lines that move differ")
    func edited() throws {
        let file = SourceFile(path: "a.yaml", text: "a:\n  - b: 1\n  c: 2\n\n    d: 3\n")
        let edits =
            LayoutEdit.candidates(in: file, line: 2, blocks: false)
            + LayoutEdit.candidates(in: file, line: 2, blocks: true)
        let texts = Set(edits.map { edit in edit.applied(to: file).text })
        #expect(texts.contains("a:\n  - b: 1\n    c: 2\n\n    d: 3\n"))
        #expect(texts.contains("a:\n  - b: 1\n  - c: 2\n\n    d: 3\n"))
        #expect(texts.contains("a:\n  - b: 1\n    c: 2\n\n      d: 3\n"))
    }
}

extension SourceFile {
    fileprivate var text: String { text(0..<bytes.count) }
}

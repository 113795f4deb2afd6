import Diagnostics
import Foundation
import PlaybookCompilation
import PlaybookModel
import PlaybookSyntax
import RelanceTestSupport
import StrictYAML
import Testing

/// The README and every page under `docs` but those of diagnostics, which have tests of their own.
@Suite("The texts of the documentation")
struct DocumentedTextTests {
    static let pages =
        ["README.md", "examples/ledger/README.md", "examples/mappings/README.md"]
        + BrokenFolder.files(below: repositoryRoot.appending(path: "docs"))
        .filter { $0.hasSuffix(".md") }.map { String($0.dropFirst(repositoryRoot.path.count + 1)) }.sorted()

    @Test("a link within the repository leads to a file that is there, and to a heading of it", arguments: pages)
    func links(_ path: String) throws {
        let folder = repositoryRoot.appending(path: path).deletingLastPathComponent()
        for link in try MarkdownPage(path).links where !link.contains("://") && !link.hasPrefix("mailto:") {
            let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
            let target = parts[0].isEmpty ? repositoryRoot.appending(path: path) : folder.appending(path: parts[0])
            #expect(FileManager.default.fileExists(atPath: target.path), "\(link)")
            guard parts.count > 1, let text = try? String(contentsOf: target, encoding: .utf8) else { continue }
            #expect(MarkdownPage(path: path, text: text).anchors.contains(parts[1]), "\(link)")
        }
    }

    /// Blocks of YAML with what they are: whole files, or `fragment`s of one.
    static let blocks: [DocumentedBlock] = pages.filter { !$0.hasPrefix(DiagnosticPageTests.folder) }.flatMap { path in
        ((try? MarkdownPage(path))?.blocks ?? []).filter { $0.language == "yaml" }
            .map { DocumentedBlock(path: path, block: $0) }
    }

    @Test("a fragment of YAML has only what the language has", arguments: blocks.filter(\.isFragment))
    func fragments(_ documented: DocumentedBlock) {
        let file = SourceFile(path: "\(documented.path):\(documented.block.line)", text: documented.block.text)
        let tree = YAMLReader.read(file)
        #expect(tree.diagnostics == [], "\(TextRenderer().render(tree.diagnostics))")
        guard let root = tree.root else { return }
        let whole = SourceFile(path: file.path, text: documented.wholeFile(root))
        let faults = DocumentReader.read(whole).diagnostics.filter { $0.code != .missingKey }
        #expect(faults == [], "\(TextRenderer().render(faults))")
    }

    @Test("a whole file of YAML has no fault in the sample workspace", arguments: blocks.filter { !$0.isFragment })
    func wholeFiles(_ documented: DocumentedBlock) throws {
        let file = SourceFile(path: "\(documented.path):\(documented.block.line)", text: documented.block.text)
        let tree = YAMLReader.read(file)
        #expect(tree.diagnostics == [])
        // A mapping is the ledger's, which reads it in its own tests.
        guard let keys = tree.root?.map?.entries.map(\.key.text), !keys.contains("mapping") else { return }
        let document = try #require(DocumentReader.read(file).document)
        let others = try PrefixTests.paths.map { path in
            let url = repositoryRoot.appending(path: path)
            return SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: url)))
        }.filter { other in
            let read = DocumentReader.read(other).document
            return read?.kind != document.kind || read?.record.name != document.record.name
        }
        let faults = PlaybookCompiler.compile(others + [file], templates: nil).diagnostics
        #expect(faults == [], "\(TextRenderer().render(faults))")
    }
}

/// A block of YAML on a page.
struct DocumentedBlock: CustomTestStringConvertible, Sendable {
    let path: String
    let block: MarkdownBlock

    var testDescription: String { "\(path):\(block.line)" }
    var isFragment: Bool { block.label == "fragment" }

    /// The fragment in a file in which it could stand.
    func wholeFile(_ root: YAMLNode) -> String {
        let keys = root.map?.entries.map(\.key.text) ?? root.list?.first?.map?.entries.map(\.key.text) ?? []
        if keys.contains("relance") { return block.text }
        if root.list != nil { return (DocumentedBlock.above[keys.first ?? ""] ?? "") + indented("      ") }
        if keys.allSatisfy({ KeyTable.of(.hold)[$0] != nil }) {
            return DocumentedBlock.above["hold"]! + "      - hold: fragment\n" + indented("        ")
        }
        let kind = keys.contains { KeyTable.of(.playbook)[$0] == nil } ? "policy" : "playbook"
        return "relance: 1\n" + (keys.contains(kind) ? "" : "\(kind): fragment\n") + block.text
    }

    /// What stands above a list, by the first key of its items.
    private static let above = [
        "hold": "relance: 1\nplaybook: fragment\nholds:\n",
        "step": "relance: 1\nplaybook: fragment\nsequences:\n  fragment:\n    steps:\n",
        "stage": "relance: 1\nplaybook: fragment\nsuspensions:\n  - suspension: fragment\n    stages:\n",
        "case": "relance: 1\ntests: fragment\nplaybook: fragment\ncases:\n",
    ]

    private func indented(_ blanks: String) -> String {
        block.text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : blanks + $0 }
            .joined(separator: "\n")
    }
}

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
        guard let map = tree.root?.map else { return }
        // The keys of a file may stand alone; the file begins as all do.
        let keys = Set(map.entries.map(\.key.text))
        let kind = keys.isDisjoint(with: documented.policyKeys) ? "playbook" : "policy"
        let beginning =
            keys.contains("relance") ? "" : "relance: 1\n\(keys.contains(kind) ? "" : "\(kind): fragment\n")"
        let whole = SourceFile(path: file.path, text: beginning + documented.block.text)
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

    /// Keys that only a policy has.
    let policyKeys = Set(KeyTable.of(.policy).keys).subtracting(KeyTable.of(.playbook).keys).subtracting(["policy"])
}

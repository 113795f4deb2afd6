import Diagnostics
import Foundation
import RelanceTestSupport
import Testing

@testable import PlaybookSyntax

@Suite("Phrases are read as their golden trees say")
struct PhraseTests {
    @Test("conditions", arguments: files("phrases/conditions"))
    func conditions(_ file: URL) throws {
        try expectTree(of: file) { text in
            let (condition, diagnostics) = ConditionParser.parse(plainScalar(text))
            return (condition.map { PhraseTree.lines($0) }, diagnostics)
        }
    }

    @Test("clocks", arguments: files("phrases/clocks"))
    func clocks(_ file: URL) throws {
        try expectTree(of: file) { text in
            let (clock, diagnostics) = ClockParser.parse(plainScalar(text))
            return (clock.map { PhraseTree.lines($0) }, diagnostics)
        }
    }

    /// A file of phrases, one a line, and beside it what is made of each. Empty lines and lines with `#` are kept.
    private func expectTree(
        of file: URL, read: (String) -> (tree: String?, diagnostics: [Diagnostic])
    ) throws {
        var listing = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let (tree, diagnostics) = read(String(line))
            #expect(tree != nil || !diagnostics.isEmpty, "neither read nor refused: \(line)")
            listing += "> \(line)\n" + (tree ?? "") + DiagnosticListing.lines(diagnostics, showsPlace: false)
        }
        expectGolden(listing, at: file.deletingPathExtension().appendingPathExtension("tree"))
    }

    private static func files(_ folder: String) -> [URL] {
        contents(of: fixtures(folder)).filter { $0.pathExtension == "txt" }
    }
}

import Diagnostics
import Foundation
import RelanceTestSupport
import StrictYAML
import Testing

@Suite("Rejected files")
struct RejectedFilesTests {
    @Test("say what to write instead", arguments: FixtureFile.all(in: "rejected"))
    func diagnostics(_ fixture: FixtureFile) {
        let tree = YAMLReader.read(fixture.source)
        expectGolden(TextRenderer().render(tree.diagnostics), at: fixture.beside("out"))
    }

    @Test("have a tree of what is healthy in them", arguments: FixtureFile.all(in: "rejected"))
    func tree(_ fixture: FixtureFile) {
        let tree = YAMLReader.read(fixture.source)
        #expect(!tree.diagnostics.isEmpty)
        // A place is reported once.
        let places = tree.diagnostics.map(\.range)
        #expect(Set(places).count == places.count)
        expectGolden(dump(tree), at: fixture.beside("tree"))
    }

    @Test("show every code, but for the bounds of a whole file")
    func codes() {
        let shown = Set(
            FixtureFile.all(in: "rejected").flatMap { YAMLReader.read($0.source).diagnostics.map(\.code) })
        let bounds: Set<DiagnosticCode> = [.fileTooLarge, .tooManyLines, .tooManyValues, .textTooLong]
        let remaining = Set(DiagnosticCode.allYAML).subtracting(shown).subtracting(bounds)
        #expect(remaining.isEmpty, "\(remaining.sorted())")
        #expect(shown.isSubset(of: DiagnosticCode.allYAML))
    }

    @Test("have codes that are kebab-case and unique")
    func codeNames() {
        let ids = DiagnosticCode.allYAML.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(id)") }
    }
}

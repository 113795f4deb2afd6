import Diagnostics
import RelanceTestSupport
import StrictYAML
import Testing

@Suite("Accepted files")
struct AcceptedFilesTests {
    @Test("keep the range of every value", arguments: FixtureFile.all(in: "accepted"))
    func tree(_ fixture: FixtureFile) {
        let tree = YAMLReader.read(fixture.source)
        #expect(tree.diagnostics.isEmpty)
        #expect(tree.isComplete)
        expectGolden(dump(tree), at: fixture.beside("tree"))
    }

    @Test("are there")
    func fixtures() { #expect(FixtureFile.all(in: "accepted").count >= 10) }
}

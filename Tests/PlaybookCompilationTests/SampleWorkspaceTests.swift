import Diagnostics
import PlaybookCompilation
import RelanceTestSupport
import Testing

@Suite("The sample workspace")
struct SampleWorkspaceTests {
    @Test("compiles without a fault")
    func compiles() throws {
        let compilation = try WorkspaceFixture(repositoryRoot).compilation
        #expect(faultList(compilation.diagnostics) == "")
        #expect(compilation.program != nil)
    }
}

import Diagnostics
import PlaybookCompilation
import PlaybookProgram
import RelanceTestSupport
import Testing

@Suite("What a playbook becomes")
struct LoweringTests {
    @Test("the sample's playbooks are lowered with every default written out")
    func sample() throws {
        let compilation = try WorkspaceFixture(repositoryRoot).compilation
        let program = try #require(compilation.program)
        expectGolden(program.policy.dump(), at: fixtures("lowered").appending(path: "policy.txt"))
        for playbook in program.playbooks {
            expectGolden(
                playbook.dump(fields: program.policy.fields),
                at: fixtures("lowered").appending(path: "\(playbook.name).txt"))
        }
    }
}

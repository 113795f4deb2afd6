import Diagnostics
import Foundation
import PlaybookCompilation
import PlaybookModel
import PlaybookProgram
import RelanceTestSupport
import Testing

/// Each folder of `Fixtures/accepted` is a workspace with what becomes of it beside it.
@Suite("What is accepted")
struct AcceptedTests {
    static let folder = fixtures("accepted")
    static let cases = contents(of: folder).map(\.lastPathComponent)

    @Test("nothing but what is expected is said of it", arguments: cases)
    func diagnostics(_ name: String) throws {
        let compilation = try WorkspaceFixture(Self.folder.appending(path: name)).compilation
        #expect(!compilation.diagnostics.hasErrors)
        expectGolden(
            faultList(compilation.diagnostics), at: Self.folder.appending(path: "\(name)/diagnostics.out"))
    }

    @Test("what runs has every default written out", arguments: cases)
    func lowered(_ name: String) throws {
        let compilation = try WorkspaceFixture(Self.folder.appending(path: name)).compilation
        let program = try #require(compilation.program)
        let playbooks = program.playbooks.map { $0.dump(fields: program.policy.fields) }
        expectGolden(
            ([program.policy.dump()] + playbooks).joined(separator: "\n"),
            at: Self.folder.appending(path: "\(name)/program.out"))
    }

    @Test("the listing shows where each value came from", arguments: cases)
    func listed(_ name: String) throws {
        let compilation = try WorkspaceFixture(Self.folder.appending(path: name)).compilation
        let playbook = try #require(compilation.playbooks.first { $0.name == "sme" })
        expectGolden(PlaybookListing.text(of: playbook), at: Self.folder.appending(path: "\(name)/sme.out"))
    }
}

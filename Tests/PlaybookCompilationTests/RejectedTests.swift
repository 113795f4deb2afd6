import Diagnostics
import Foundation
import PlaybookCompilation
import PlaybookModel
import RelanceTestSupport
import Testing

/// Each file of `Fixtures/rejected` is named after the code that it earns, and changes the small workspace beside it.
@Suite("What is rejected")
struct RejectedTests {
    static let folder = fixtures("rejected")
    static let cases = contents(of: folder).filter { $0.pathExtension == "yaml" }.map {
        $0.deletingPathExtension().lastPathComponent
    }

    @Test("the message names the fault, its place and what to write", arguments: cases)
    func message(_ name: String) throws {
        let workspace = try WorkspaceFixture(
            changing: fixtures("workspace"), by: Self.folder.appending(path: "\(name).yaml"))
        let diagnostics = workspace.compilation.diagnostics
        let code = name.split(separator: ".").first.map(String.init) ?? name
        #expect(diagnostics.contains { $0.code.id == code })
        expectGolden(faultList(diagnostics), at: Self.folder.appending(path: "\(name).out"))
    }

    @Test("every code of the compiler is earned by a fixture")
    func coverage() {
        let earned = Set(Self.cases.map { $0.split(separator: ".").first.map(String.init) ?? $0 })
        let codes = DiagnosticCode.modelCodes + DiagnosticCode.compilationCodes
        #expect(codes.map(\.id).filter { !earned.contains($0) }.sorted() == [])
        #expect(Set(codes).count == codes.count)
    }

    @Test("the workspace that the fixtures change has no fault")
    func workspace() throws {
        #expect(faultList(try WorkspaceFixture(fixtures("workspace")).compilation.diagnostics) == "")
    }
}

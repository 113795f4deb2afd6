import Diagnostics
import Foundation
import PlaybookCompilation
import PlaybookSyntax
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// `relance check` ends on any input, soon and with an answer.
///
/// A second is what is required; the bound here leaves room for a build without optimisation.
@Suite("Hostile files", .timeLimit(.minutes(5)))
struct HostileCheckTests {
    private static let bound = Duration.seconds(8)

    @Test("a hostile playbook is answered soon, beside the others", arguments: HostileFile.all)
    func hostile(_ file: HostileFile) throws {
        let workspace = try ExampleWorkspace()
        try workspace.lay(file.bytes, at: "playbooks/key-accounts/hostile.yaml")
        var answer = ""
        let time = try processorTime { answer = try workspace.answer("relance check") }
        #expect(time < Self.bound)
        #expect(answer.contains("playbooks/key-accounts/hostile.yaml:") != file.isHarmless)
        #expect(answer.utf8.count < 1_000_000)
    }
}

/// Every beginning of the sample's files is read, and either runs or is told what is wrong.
@Suite("Beginnings of files", .timeLimit(.minutes(5)))
struct PrefixTests {
    static let paths = BrokenFolder.files(below: repositoryRoot.appending(path: "playbooks"))
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropFirst(repositoryRoot.path.count + 1)) }.sorted()

    private func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: repositoryRoot.appending(path: path)))
    }

    @Test("a file that ends too early gives a document or says why not", arguments: paths)
    func documents(_ path: String) throws {
        let bytes = try bytes(path)
        // Each byte of a small file; of a large one every seventh or so, which is no line's length.
        for count in stride(from: 0, through: bytes.count, by: 1 + bytes.count / 600 * 7) {
            let file = SourceFile(path: path, bytes: Array(bytes[..<count]))
            let (document, diagnostics) = DocumentReader.read(file)
            #expect(document != nil || diagnostics.hasErrors, "after \(count) bytes")
            #expect(diagnostics.allSatisfy { $0.range.bytes.upperBound <= count }, "after \(count) bytes")
        }
    }

    @Test("a workspace with a file that ends too early runs or says why not", arguments: paths)
    func workspaces(_ path: String) throws {
        let bytes = try bytes(path)
        let others = try Self.paths.filter { $0 != path && !$0.contains("/tests/") }
            .map { SourceFile(path: $0, bytes: try self.bytes($0)) }
        for part in 1...2 {
            let beginning = SourceFile(path: path, bytes: Array(bytes[..<(bytes.count * part / 3)]))
            let compilation = PlaybookCompiler.compile(others + [beginning], templates: nil)
            #expect((compilation.program != nil) != compilation.diagnostics.hasErrors, "after \(part) thirds")
        }
    }
}

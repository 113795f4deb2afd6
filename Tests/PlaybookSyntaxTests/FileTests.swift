import Diagnostics
import Foundation
import RelanceTestSupport
import Testing

@testable import PlaybookSyntax

@Suite("Files are read by the tables of keys")
struct FileTests {
    @Test("what is wrong is told once, at its place, with what to write", arguments: files("rejected"))
    func rejected(_ file: URL) throws {
        let source = SourceFile(path: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
        let (_, diagnostics) = DocumentReader.read(source)
        expectGolden(
            DiagnosticListing.lines(diagnostics), at: file.deletingPathExtension().appendingPathExtension("out"))
    }

    @Test("what is right is read without a word", arguments: files("accepted"))
    func accepted(_ file: URL) throws {
        let source = SourceFile(path: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
        let (document, diagnostics) = DocumentReader.read(source)
        #expect(diagnostics.isEmpty, "\(DiagnosticListing.lines(diagnostics))")
        let listing = document.map { RecordTree.lines($0.record) } ?? "nothing\n"
        expectGolden(listing, at: file.deletingPathExtension().appendingPathExtension("tree"))
    }

    @Test("every file of the sample workspace is read without a word", arguments: sampleFiles)
    func sample(_ file: URL) throws {
        let source = SourceFile(path: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
        let (document, diagnostics) = DocumentReader.read(source)
        #expect(document != nil)
        #expect(diagnostics.isEmpty, "\(DiagnosticListing.lines(diagnostics))")
    }

    private static func files(_ folder: String) -> [URL] {
        contents(of: fixtures(folder)).filter { $0.pathExtension == "yaml" }
    }

    private static var sampleFiles: [URL] {
        let playbooks = repositoryRoot.appending(path: "playbooks")
        return [playbooks, playbooks.appending(path: "key-accounts"), playbooks.appending(path: "tests")]
            .flatMap { contents(of: $0) }.filter { $0.pathExtension == "yaml" }
    }
}

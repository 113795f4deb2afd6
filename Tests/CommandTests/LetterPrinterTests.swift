import DunningReports
import Foundation
import RelanceTestSupport
import RelanceWorkspace
import Testing

@Suite("Letters as PDF") struct LetterPrinterTests {
    @Test("without WeasyPrint on the search path there is no printer")
    func notInstalled() throws {
        let folder = try TemporaryFolder()
        #expect(LetterPrinter.installed(path: folder.path) == nil)
        try folder.write("not a script", to: "weasyprint")
        #expect(chmod(folder.path + "/weasyprint", 0o755) == 0)
        #expect(LetterPrinter.installed(path: folder.path) == nil)
    }

    @Test("what the printer says when it fails is told, and the list of letters goes again")
    func fails() throws {
        let folder = try TemporaryFolder()
        // Its interpreter is no Python.
        try folder.write("#!/bin/false\n", to: "weasyprint")
        #expect(chmod(folder.path + "/weasyprint", 0o755) == 0)
        let printer = try #require(LetterPrinter.installed(path: "/nowhere:" + folder.path))
        #expect(throws: ReportWritingError.notPrinted(reason: "it said nothing")) {
            try printer.print(["a.letter.html"], in: folder.path)
        }
        #expect(folder.names == ["weasyprint"])
        try printer.print([], in: folder.path)
    }
}

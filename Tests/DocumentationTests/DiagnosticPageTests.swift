import Foundation
import RelanceTestSupport
import Testing

/// The pages under `docs/diagnostics`, one for each code. `RECORD_GOLDEN=1` rewrites what their examples are answered.
@Suite("The pages of diagnostics")
struct DiagnosticPageTests {
    static let folder = "docs/diagnostics"
    static let pages = contents(of: repositoryRoot.appending(path: folder))
        .filter { $0.pathExtension == "md" && $0.lastPathComponent != "README.md" }
        .map { "\(folder)/\($0.lastPathComponent)" }

    @Test("each code has a page, and each page a code")
    func codes() {
        let pages = Set(Self.pages.map { String($0.dropFirst(Self.folder.count + 1).dropLast(".md".count)) })
        #expect(DiagnosticArea.everyCode.subtracting(pages).sorted() == [])
        #expect(pages.subtracting(DiagnosticArea.everyCode).sorted() == [])
    }

    @Test("an example earns its code, is answered as shown, and is mended by what the page says", arguments: pages)
    func examples(_ path: String) throws {
        let page = DiagnosticPage(try MarkdownPage(path))
        let (replayed, answers) = try page.replayed()
        #expect(!answers.isEmpty)
        for answer in answers {
            #expect(answer.said.contains("[\(page.code)]"))
            if answer.command.hasPrefix("relance check") {
                #expect(answer.afterMending.hasSuffix("nothing to report\n"), "\(answer.afterMending)")
            } else {
                #expect(!answer.afterMending.contains("[\(page.code)]"), "\(answer.afterMending)")
                #expect(!answer.afterMending.contains("error"), "\(answer.afterMending)")
            }
        }
        expectGolden(replayed.text, at: repositoryRoot.appending(path: path))
    }

    @Test("a page says what is reported, shows it, and says what to write", arguments: pages)
    func order(_ path: String) throws {
        let page = try MarkdownPage(path)
        #expect(page.headings.first == DiagnosticPage(page).code)
        #expect(page.firstParagraph.hasSuffix("."))
        #expect(page.headings.dropFirst() == ["Example", "What Relance says", "What to write"])
    }

    @Test("the index has each code in its area, with what its page says first")
    func index() throws {
        let index = "\(Self.folder)/README.md"
        let introduction = String(try MarkdownPage(index).text.split(separator: "\n## ")[0])
        let tables = try DiagnosticArea.all.map { area in
            let rows = try area.codes.map { code in
                let page = try MarkdownPage("\(Self.folder)/\(code).md")
                return "| [\(code)](\(code).md) | \(page.firstParagraph.replacing("|", with: "\\|")) |\n"
            }
            return "\n## \(area.title)\n\n| code | what is reported |\n|---|---|\n\(rows.joined())"
        }
        let text = introduction + (introduction.hasSuffix("\n") ? "" : "\n") + tables.joined()
        expectGolden(text, at: repositoryRoot.appending(path: index))
    }
}

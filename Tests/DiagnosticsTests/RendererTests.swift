import Diagnostics
import Foundation
import RelanceTestSupport
import Testing

@Suite("Renderers")
struct RendererTests {
    private static let missing = DiagnosticCode("missing-template")
    private static let duplicate = DiagnosticCode("duplicate-key")
    private static let odd = DiagnosticCode("odd-character")

    /// Two files with what is hard to show: a tab, wide letters, a control character, a long line, an empty range.
    private static let diagnostics: [Diagnostic] = {
        let sme = SourceFile(
            path: "playbooks/sme.yaml",
            text: """
                relance: 1
                playbook: sme
                title:\t"完了 ok" # é
                steps:
                  - step: formal_notice
                    template: formal_notise
                  - step: formal_notice
                note: \(String(repeating: "left ", count: 30))here\(String(repeating: " right", count: 30))
                """)
        let other = SourceFile(
            path: "playbooks/key accounts/é,a:b.yaml", text: "a: x\u{202E}y\u{1B}z\nlist: |\n  one\n  two\n")
        func place(_ file: SourceFile, _ text: String) -> SourceRange {
            let whole = String(decoding: file.bytes, as: UTF8.self)
            let found = whole.firstRange(of: text)!
            let start = whole.utf8.distance(from: whole.startIndex, to: found.lowerBound)
            return SourceRange(file, start..<start + text.utf8.count)
        }
        func empty(_ file: SourceFile, _ offset: Int) -> SourceRange { SourceRange(file, offset..<offset) }
        let first = place(sme, "formal_notice")
        let template = place(sme, "formal_notise")
        return [
            Diagnostic(
                missing, at: template,
                "no template \"formal_notise\" for step \"formal_notice\", did you mean \"formal_notice\"?",
                help: "100 % of templates are in templates/:\none for each name and language",
                fix: FixIt("write the name", replace: template, with: "formal_notice"),
                notes: [DiagnosticNote("the step is here", at: first), DiagnosticNote("a note without a place")]),
            Diagnostic(odd, .warning, at: place(sme, "ok\""), "behind wide letters and a tab"),
            Diagnostic(duplicate, at: place(sme, "here"), "in the middle of a long line"),
            Diagnostic(
                odd, .warning, at: empty(sme, sme.bytes.count), "at the end of a long line",
                fix: FixIt("insert\ta line", replace: empty(sme, sme.bytes.count), with: "\nnext: \"1\"\n")),
            Diagnostic(odd, at: place(other, "\u{202E}"), "turns \u{202E}the text"),
            Diagnostic(odd, at: place(other, "one\n  two"), "goes on over two lines,\nas this does"),
        ]
    }()

    private func golden(_ name: String) -> URL { fixtures("renderers").appending(path: name) }

    @Test("text for people")
    func text() { expectGolden(TextRenderer().render(Self.diagnostics), at: golden("text.out")) }

    @Test("text in colour, cropped to a narrow terminal")
    func colouredText() {
        let shown = TextRenderer(isColored: true, width: 40).render(Self.diagnostics)
        expectGolden(shown.replacing("\u{1B}", with: "ESC"), at: golden("coloured.out"))
    }

    @Test("one JSON document")
    func json() throws {
        let text = JSONRenderer().render(Self.diagnostics)
        expectGolden(text, at: golden("diagnostics.json"))
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
        #expect(read?.count == Self.diagnostics.count)
        #expect(read?.first?["line"] as? Int == 6)
    }

    @Test("SARIF")
    func sarif() throws {
        let text = SARIFRenderer(pages: "https://relance.example/errors/").render(Self.diagnostics)
        expectGolden(text, at: golden("diagnostics.sarif"))
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let run = try #require((document["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
        let rules = try #require(driver?["rules"] as? [[String: Any]])
        for result in results {
            let rule = rules[try #require(result["ruleIndex"] as? Int)]
            #expect(rule["id"] as? String == result["ruleId"] as? String)
        }
    }

    @Test("commands for GitHub")
    func gitHub() {
        let text = GitHubRenderer().render(Self.diagnostics)
        expectGolden(text, at: golden("github.out"))
        #expect(text.split(separator: "\n").count == Self.diagnostics.count)
    }

    @Test("what is shown when nothing is wrong", arguments: DiagnosticFormat.allCases)
    func nothing(_ format: DiagnosticFormat) {
        let shown = format.renderer().render([])
        switch format {
        case .text, .github: #expect(shown.isEmpty)
        case .json: #expect(shown == "[]\n")
        case .sarif: #expect(shown.contains("\"results\": []"))
        }
    }

    @Test("how many faults there are")
    func summary() {
        let (error, warning) = (Self.diagnostics[0], Self.diagnostics[1])
        #expect(TextRenderer.summary(of: [error]) == "1 error in 1 file")
        #expect(TextRenderer.summary(of: [warning]) == "1 warning in 1 file")
        #expect(TextRenderer.summary(of: Self.diagnostics) == "4 errors, 2 warnings in 2 files")
    }
}

@Suite("Snippets")
struct SnippetTests {
    /// The two lines below the heading.
    private func snippet(_ marked: String, width: Int = 100) throws -> [String] {
        let marked = MarkedText(marked)
        let file = SourceFile(path: "a", text: marked.text)
        let start = try #require(marked.offsets[1])
        let range = SourceRange(file, start..<(marked.offsets[2] ?? start))
        let shown = TextRenderer(width: width).render([Diagnostic(DiagnosticCode("c"), at: range, "m")])
        return shown.split(separator: "\n").dropFirst().prefix(2).map(String.init)
    }

    @Test("underline a range")
    func range() throws { #expect(try snippet("a: 1️⃣bcd2️⃣ e") == ["1 | a: bcd e", "  |    ^~~"]) }

    @Test("mark a place between two letters")
    func place() throws { #expect(try snippet("a: 1️⃣bcd") == ["1 | a: bcd", "  |    ^"]) }

    @Test("mark the end of a line and of a file")
    func ends() throws {
        #expect(try snippet("a:1️⃣\nb: 1") == ["1 | a:", "  |   ^"])
        #expect(try snippet("a: 1\n1️⃣") == ["2 |", "  | ^"])
    }

    @Test("stop at the end of the first line")
    func severalLines() throws {
        #expect(try snippet("a: 1️⃣b\r\n  c2️⃣\r\n") == ["1 | a: b", "  |    ^"])
    }

    @Test("stay aligned behind tabs, wide letters, marks and pictures")
    func alignment() throws {
        #expect(try snippet("a\tb1️⃣c2️⃣") == ["1 | a   bc", "  |      ^"])
        #expect(try snippet("完了1️⃣x2️⃣") == ["1 | 完了x", "  |     ^"])
        #expect(try snippet("1️⃣完2️⃣了") == ["1 | 完了", "  | ^~"])
        #expect(try snippet("e\u{301}1️⃣x2️⃣") == ["1 | e\u{301}x", "  |  ^"])
        #expect(try snippet("👍1️⃣x2️⃣") == ["1 | 👍x", "  |   ^"])
    }

    @Test("show what cannot be seen")
    func invisible() throws {
        #expect(try snippet("a1️⃣\u{202E}2️⃣b") == ["1 | a<U+202E>b", "  |  ^~~~~~~~"])
        #expect(try snippet("\u{7}1️⃣b2️⃣") == ["1 | <U+0007>b", "  |         ^"])
        #expect(try snippet("a1️⃣\u{A0}2️⃣b") == ["1 | a<U+00A0>b", "  |  ^~~~~~~~"])
        #expect(try snippet("a\u{A0}1️⃣b2️⃣") == ["1 | a\u{A0}b", "  |   ^"])
    }

    @Test("crop long lines around the range")
    func cropping() throws {
        let digits = "0123456789"
        let long = String(repeating: digits, count: 10)
        #expect(try snippet("1️⃣ab2️⃣\(long)", width: 20) == ["1 | ab012345678901234567…", "  | ^~"])
        #expect(try snippet("\(long)1️⃣ab2️⃣\(long)", width: 20) == ["1 | …456789ab012345678901…", "  |        ^~"])
        #expect(
            try snippet("\(long)1️⃣ab2️⃣", width: 20)
                == ["1 | …234567890123456789ab", "  |                    ^~"].map { $0 })
        #expect(try snippet("1️⃣\(long)2️⃣", width: 20) == ["1 | 01234567890123456789…", "  | ^~~~~~~~~~~~~~~~~~~~"])
    }
}

import Diagnostics
import MessageTemplates
import RelanceTestSupport
import Testing

@Suite("What is wrong with a template is told at its place")
struct ParsingTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let code: String
        /// With a mark where the finding begins.
        let text: String
        var partials: [String: String] = [:]
        var testDescription: String { "\(code): \(text)" }
    }

    static let faults = [
        Fault(code: "unclosed-section", text: "a {{#1️⃣items}} b"),
        Fault(code: "unclosed-section", text: "{{#a}} {{/a}} {{^1️⃣b}}"),
        Fault(code: "unopened-section", text: "a {{/1️⃣items}} b"),
        Fault(code: "unopened-section", text: "{{#a}} {{/1️⃣items}} {{/a}}"),
        Fault(code: "crossing-sections", text: "{{#a}}{{#b}}{{/1️⃣a}}{{/b}}"),
        Fault(code: "unclosed-tag", text: "a 1️⃣{{items\n}} b"),
        Fault(code: "unclosed-tag", text: "a 1️⃣{{items {{b}}"),
        Fault(code: "unclosed-tag", text: "a 1️⃣{{"),
        Fault(code: "unclosed-tag", text: "a 1️⃣{{{x}"),
        Fault(code: "empty-tag", text: "é 1️⃣{{}}"),
        Fault(code: "empty-tag", text: "é 1️⃣{{ # }}"),
        Fault(code: "unknown-tag", text: "1️⃣{{{name}}}"),
        Fault(code: "unknown-tag", text: "1️⃣{{&name}}"),
        Fault(code: "unknown-tag", text: "1️⃣{{=<% %>=}}"),
        Fault(code: "malformed-tag", text: "{{ 1️⃣Customer Name }}"),
        Fault(code: "malformed-tag", text: "{{1️⃣total | upper}}"),
        Fault(code: "malformed-tag", text: "{{1️⃣customer..id}}"),
        Fault(code: "unknown-partial", text: "{{> 1️⃣letterhead}}"),
        Fault(code: "recursive-partial", text: "{{> a}}", partials: ["a": "{{> 1️⃣a}}"]),
        Fault(code: "recursive-partial", text: "{{> a}}", partials: ["a": "{{> b}}", "b": "x {{> 1️⃣a}}"]),
        Fault(code: "unused-partial", text: "x", partials: ["a": "1️⃣x"]),
        Fault(code: "empty-template", text: " \n1️⃣"),
        Fault(code: "raw-html", text: "a 1️⃣<b>c"),
        Fault(code: "raw-html", text: "a\n\n1️⃣<div>\n\nb"),
        Fault(code: "raw-html", text: "é {{x}} 1️⃣<!-- c -->"),
        Fault(code: "raw-html", text: "1️⃣<img src=\"{{x}}\">"),
        Fault(code: "control-character", text: "a1️⃣\u{1}"),
        Fault(code: "control-character", text: "a1️⃣\u{E000}"),
        Fault(code: "bidirectional-control", text: "a1️⃣\u{202E}"),
        Fault(code: "carriage-return", text: "a1️⃣\rb"),
        Fault(code: "misplaced-byte-order-mark", text: "a1️⃣\u{FEFF}"),
        Fault(code: "unusual-line-break", text: "a1️⃣\u{2028}"),
        Fault(
            code: "deep-sections",
            text: String(repeating: "{{#a}}", count: 16) + "{{#1️⃣a}}" + String(repeating: "{{#a}}", count: 5000)),
    ]

    @Test("in the text", arguments: faults)
    func inText(_ fault: Fault) throws {
        let marked = MarkedText(fault.text)
        let partials = fault.partials.mapValues { MarkedText($0) }
        let found = read(marked.text, partials: partials.mapValues(\.text)).diagnostics
        let diagnostic = try #require(found.first)
        #expect(found.count == 1)
        #expect(diagnostic.code.id == fault.code)
        let start = diagnostic.range.bytes.lowerBound
        if let offset = marked.offsets[1] {
            #expect(start - "---\nsubject: \"About\"\n---\n".utf8.count == offset)
        } else {
            let name = diagnostic.range.file.path.split(separator: "/").last!.split(separator: ".")[0]
            #expect(partials[String(name)]?.offsets[1] == start)
        }
    }

    static let files: [(code: String, text: String)] = [
        ("missing-front-matter", "1️⃣Dear customer"),
        ("missing-front-matter", "1️⃣---\nsubject: \"a\"\nDear customer"),
        ("missing-front-matter", "1️⃣"),
        ("missing-subject", "1️⃣---\n---\nx"),
        ("missing-subject", "1️⃣---\nsms: \"a\"\n---\nx"),
        ("missing-subject", "---\nsubject: 1️⃣\" \"\n---\nx"),
        ("missing-subject", "---\n1️⃣subject:\n---\nx"),
        ("empty-template", "---\nsubject: \"a\"\nsms: 1️⃣\"\"\n---\nx"),
        ("unknown-front-matter", "---\nsubject: \"a\"\n1️⃣subjekt: \"b\"\n---\nx"),
        ("unknown-front-matter", "---\nsubject: 1️⃣[a, b]\n---\nx"),
        ("duplicate-key", "---\nsubject: \"a\"\n1️⃣subject: \"b\"\n---\nx"),
        ("malformed-tag", "---\nsubject: \"é {{1️⃣A}}\"\n---\nx"),
        ("malformed-tag", "---\nsubject: \"\\\" {{1️⃣A}}\"\n---\nx"),
        ("unclosed-section", "---\nsubject: \"a\"\nsms: \"{{#1️⃣a}}\"\n---\nx"),
        ("misplaced-partial", "---\nsubject: \"{{> 1️⃣a}}\"\n---\nx"),
        ("unquoted-placeholder", "---\nsubject: 1️⃣{{a}} b\n---\nx"),
    ]

    @Test("in the front matter", arguments: files)
    func inFrontMatter(_ code: String, _ text: String) throws {
        let marked = MarkedText(text)
        let (_, found) = TemplateLibrary.read([source("templates/a.en.md", marked.text)])
        #expect(found.map(\.code.id) == [code])
        #expect(found.first?.range.bytes.lowerBound == marked.offsets[1])
        #expect(found.first?.range.file.path == "templates/a.en.md")
    }

    @Test("bytes that are no text, and files nobody reads, are told and not parsed")
    func bytes() {
        let matter = Array("---\nsubject: \"a\"\n---\n".utf8)
        func codes(_ bytes: [UInt8]) -> [String] {
            let file = SourceFile(path: "templates/a.en.md", bytes: bytes)
            return TemplateLibrary.read([TemplateSource(name: "a", language: "en", file: file)]).diagnostics.map(
                \.code.id)
        }
        #expect(codes(matter + [0x61, 0xFF]) == ["not-utf8"])
        #expect(codes(matter + [UInt8](repeating: 0x61, count: 65 << 10)) == ["template-too-large"])
    }

    @Test("partials that multiply are stopped")
    func multiplying() throws {
        var partials: [String: String] = ["z": "x"]
        for (name, inner) in zip("abcdefg", "bcdefgz") {
            partials["\(name)"] = String(repeating: "{{> \(inner)}}", count: 8)
        }
        #expect(read("{{> a}}", partials: partials).diagnostics.map(\.code.id) == ["template-too-large"])
    }

    @Test("several faults of a template are told at once, and keep it out of the library")
    func several() {
        let (template, found) = read("{{}} {{#a}} {{x y}}", subject: "{{")
        #expect(found.map(\.code.id) == ["unclosed-tag", "empty-tag", "unclosed-section", "malformed-tag"])
        #expect(template == nil)
    }

    @Test("bytes of any kind never stop the reader")
    func noise() {
        var numbers = RandomNumbers(seed: 7)
        let pieces = [
            "{{", "}}", "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}", "{{> a}}", "---\n", "subject: \"", "\"", "\n", "<b>",
            "é", "|", "{", "}", "x", "\u{202E}", "{{{",
        ]
        for _ in 0..<3000 {
            let text = (0..<numbers.number(0...20)).map { _ in numbers.pick(pieces) }.joined()
            let (library, found) = TemplateLibrary.read([
                source("templates/a.en.md", text), source("templates/partials/a.en.md", text),
            ])
            #expect(found.allSatisfy { $0.range.bytes.upperBound <= $0.range.file.bytes.count })
            for template in library.templates { _ = template.render(["a": .flag(true)], "en-GB") }
        }
    }

    @Test("a template is found by name and language, else in the fallback language, which no formal notice has")
    func library() {
        let (library, _) = TemplateLibrary.read(
            ["a.en", "a.fr", "b.de"].map { source("templates/\($0).md", "---\nsubject: \"\($0)\"\n---\nx") })
        #expect(library.languages(of: "a") == ["en", "fr"])
        #expect(library.template("a", in: "de") == nil)
        #expect(library.template("a", in: "de", fallback: "en", isFormalNotice: false)?.language == "en")
        #expect(library.template("a", in: "de", fallback: "en", isFormalNotice: true) == nil)
        #expect(library.template("a", in: "fr", fallback: "en", isFormalNotice: true)?.language == "fr")
        #expect(library.template("b", in: "fr", fallback: "en", isFormalNotice: false) == nil)
        #expect(library.languages(of: "c") == [])
    }
}

import CCMarkGFM
import MessageTemplates
import RelanceTestSupport
import Testing

@Suite("The HTML of a message is what cmark makes of the same Markdown")
struct CmarkPeerTests {
    static let texts = [
        "Plain *text* with **strong** words, `code` and a [link](https://acme.example/a?b=1&c=\"2\").\nSecond line  \nthird\\\nfourth",
        "# One\n\n## Two\n\n> quoted\n> text\n\n---\n\n    code <b> & \"q\"\n",
        "- a\n- b\n  - c\n  - d\n\n1. one\n2. two\n\n7. seven\n\n   more\n8. eight\n",
        "| a | b | c | d |\n|---|:-|:-:|-:|\n| 1 | 2 | **3** | 4 |\n| x \\| y | | | |\n",
        "| head |\n|---|\n", "a & b < c > d \"e\"", "<mailto:us@acme.example> <https://acme.example>",
        "* * *\n\ntext\n===\n\ntext\n---",
        "1) a\n2) b\n\n- a\n\n  b\n- c\n", "*a*b **c**d _e_f \\*g\\* &eacute; &#233;", "```\nfenced\n```",
    ]

    @Test("for everything a template may hold", arguments: texts)
    func same(_ markdown: String) throws {
        let template = try #require(read(markdown).template)
        let html = template.render([:], "en-GB").html.replacing("&#39;", with: "'")
        #expect(html == cmark(markdown))
    }

    @Test("for random pieces of Markdown")
    func random() throws {
        var numbers = RandomNumbers(seed: 20_260_101)
        let pieces = [
            "a", "b c", " ", "*", "**", "_", "`", "\n", "\n\n", "- ", "1. ", "> ", "#", "|", "[x](http://a.example)",
            "\\", "&", "    ",
        ]
        for _ in 0..<2000 {
            let markdown = "x" + (0...numbers.number(1...12)).map { _ in numbers.pick(pieces) }.joined()
            guard let template = read(markdown).template else { continue }
            let html = template.render([:], "en-GB").html.replacing("&#39;", with: "'")
            #expect(html == cmark(markdown), "\(markdown.debugDescription)")
        }
    }

    private func cmark(_ markdown: String) -> String {
        cmark_gfm_core_extensions_ensure_registered()
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        cmark_parser_feed(parser, markdown, markdown.utf8.count)
        let document = cmark_parser_finish(parser)
        defer { cmark_node_free(document) }
        // A line break in a paragraph is a space.
        let html = cmark_render_html(document, CMARK_OPT_NOBREAKS, cmark_parser_get_syntax_extensions(parser))!
        defer { cmark_get_default_mem_allocator().pointee.free(html) }
        return String(cString: html)
    }
}

import Diagnostics
import MessageTemplates

extension ReviewDocument {
    /// One page that needs nothing else: no script, no resource, its style inside.
    public var html: String {
        var html = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(ReviewHTML.escaped(title))</title>
            <style>
            \(ReviewHTML.style)
            </style>
            </head>
            <body>
            <main>

            """
        for block in blocks { html += ReviewHTML.block(block) + "\n" }
        return html + "</main>\n</body>\n</html>\n"
    }
}

private enum ReviewHTML {
    static func block(_ block: ReviewDocument.Block) -> String {
        switch block {
        case .heading(let level, let text, let anchor):
            return "<h\(level) id=\"\(escaped(anchor))\">\(escaped(text))</h\(level)>"
        case .paragraph(let text): return "<p>\(inline(text))</p>"
        case .note(let text): return "<p class=\"note\">\(inline(text))</p>"
        case .alert(let text): return "<p class=\"alert\">\(inline(text))</p>"
        case .list(let items):
            return "<ul>\n" + items.map { "<li>\(inline($0))</li>\n" }.joined() + "</ul>"
        case .table(let head, let rows):
            let cells = head.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
            let body = rows.map { row in "<tr>" + row.map { "<td>\(inline($0))</td>" }.joined() + "</tr>\n" }.joined()
            return
                "<div class=\"wide\"><table>\n<thead><tr>\(cells)</tr></thead>\n<tbody>\n\(body)</tbody>\n</table></div>"
        case .letter(let title, let html, _):
            return "<section class=\"letter\" aria-label=\"\(escaped(title))\">\n\(fragment(html))</section>"
        case .blanks(let lines):
            return "<dl class=\"blanks\">\n" + lines.map { "<dt>\(escaped($0))</dt><dd></dd>\n" }.joined() + "</dl>"
        case .newPage: return "<hr class=\"page\">"
        }
    }

    private static func inline(_ text: ReviewDocument.Text) -> String {
        text.map { part in
            switch part {
            case .plain(let text): escaped(text)
            case .strong(let text): "<strong>\(escaped(text))</strong>"
            case .code(let text): "<code>\(escaped(text))</code>"
            case .foreign(let text, let language): "<span lang=\"\(escaped(language))\">\(escaped(text))</span>"
            case .link(let text, let anchor): "<a href=\"#\(escaped(anchor))\">\(escaped(text))</a>"
            }
        }.joined()
    }

    /// A message's fragment, its columns aligned as HTML 5 wants it, its headings below those of the review.
    ///
    /// Only tags are touched: a quote or a sign of less in the text is escaped.
    private static func fragment(_ html: String) -> String {
        var fragment = html
        for side in ["left", "right", "center"] {
            fragment = fragment.replacing(" align=\"\(side)\"", with: " style=\"text-align: \(side)\"")
        }
        for level in 1...6 {
            fragment = fragment.replacing("<h\(level)>", with: "<p class=\"head\">").replacing(
                "</h\(level)>", with: "</p>")
        }
        return fragment
    }

    /// For element content and quoted attributes; what turns the direction of text or cannot be seen is shown by its code.
    static func escaped(_ text: String) -> String { MessageHTML.escaped(VisibleText.of(text)[...]) }

    static let style = """
        body { margin: 0; color: #1a1a1a; background: #fff; font: 16px/1.5 Georgia, "Times New Roman", serif; }
        main { max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
        h1, h2, h3, h4, th, .head { font-family: Helvetica, Arial, sans-serif; line-height: 1.25; }
        h1 { font-size: 1.75rem; }
        h2 { font-size: 1.375rem; margin-top: 2.5rem; border-bottom: 2px solid #1a1a1a; }
        h3 { font-size: 1.125rem; margin-top: 2rem; }
        h4 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
        h4 + p { margin-top: 0; }
        .note { margin-top: -0.75rem; color: #555; font-size: 0.8125rem; }
        h4 + .note { margin-top: 0; }
        .alert { border-left: 6px solid #b00020; padding: 0.25rem 0 0.25rem 0.75rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
        th, td { border-bottom: 1px solid #bbb; padding: 0.375rem 0.5rem 0.375rem 0; text-align: left; vertical-align: top; }
        td:first-child { min-width: 6rem; }
        code { overflow-wrap: anywhere; font-family: Menlo, Consolas, monospace; font-size: 0.875em; }
        .letter { border: 1px solid #777; padding: 1rem; margin: 0.5rem 0 1.5rem; font-size: 0.9375rem; }
        .head { font-weight: bold; }
        .blanks dt { font-family: Helvetica, Arial, sans-serif; margin-top: 1.25rem; }
        .blanks dd { margin: 0; height: 2.5rem; border-bottom: 1px solid #1a1a1a; }
        .page { border: 0; margin: 0; break-after: page; }
        @page { size: A4; margin: 20mm 18mm; }
        @media print {
          body { font-size: 10.5pt; }
          main { max-width: none; padding: 0; }
          h1, h2, h3, h4, h4 + .note { break-after: avoid; }
          tr, li, .blanks { break-inside: avoid; }
          .wide { overflow-x: visible; }
          a { color: inherit; text-decoration: none; }
        }
        """
}

/// A message as a fragment of HTML, set as cmark sets it: paragraphs, lists, tables, nothing that loads or runs.
package struct MessageHTML {
    private let values: [[String]]
    private var output = ""

    static func fragment(of blocks: [MarkdownBlock], values: [[String]]) -> String {
        var html = MessageHTML(values: values)
        for block in blocks { html.write(block) }
        return html.output
    }

    private init(values: [[String]]) { self.values = values }

    // MARK: Blocks

    private mutating func write(_ block: MarkdownBlock, isTight: Bool = false) {
        switch block {
        case .paragraph(let inlines):
            guard !isTight else { return write(inlines) }
            startLine()
            element("p", inlines)
        case .heading(let level, let inlines):
            startLine()
            element("h\(level)", inlines)
        case .list(let start, let isTight, let items): write(items, start: start, isTight: isTight)
        case .quote(let blocks):
            startLine()
            output += "<blockquote>\n"
            for block in blocks { write(block) }
            output += "</blockquote>\n"
        case .code(let text):
            startLine()
            output += "<pre><code>"
            write(text)
            output += "</code></pre>\n"
        case .rule:
            startLine()
            output += "<hr />\n"
        case .table(let table):
            startLine()
            write(table)
        }
    }

    private mutating func startLine() { if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" } }

    private mutating func element(_ name: String, _ inlines: [MarkdownInline]) {
        output += "<\(name)>"
        write(inlines)
        output += "</\(name)>\n"
    }

    private mutating func write(_ items: [[MarkdownBlock]], start: Int?, isTight: Bool) {
        startLine()
        let name = start == nil ? "ul" : "ol"
        output += start.map { $0 == 1 ? "<ol>\n" : "<ol start=\"\($0)\">\n" } ?? "<ul>\n"
        for item in items {
            output += "<li>"
            for block in item { write(block, isTight: isTight) }
            output += "</li>\n"
        }
        output += "</\(name)>\n"
    }

    private mutating func write(_ table: MarkdownTable) {
        output += "<table>\n<thead>\n"
        row(table.header, "th", table.alignments)
        output += "</thead>\n"
        if !table.rows.isEmpty {
            output += "<tbody>\n"
            for cells in table.rows { row(cells, "td", table.alignments) }
            output += "</tbody>\n"
        }
        output += "</table>\n"
    }

    private mutating func row(_ cells: [[MarkdownInline]], _ name: String, _ alignments: [MarkdownTable.Alignment?]) {
        output += "<tr>\n"
        for (cell, alignment) in zip(cells, alignments) {
            output += "<\(name)\(alignment.map { " align=\"\($0.rawValue)\"" } ?? "")>"
            write(cell)
            output += "</\(name)>\n"
        }
        output += "</tr>\n"
    }

    // MARK: Inlines

    private mutating func write(_ inlines: [MarkdownInline]) {
        for inline in inlines {
            switch inline {
            case .text(let text): write(text)
            case .softBreak: output += " "
            case .hardBreak: output += "<br />\n"
            case .emphasis(let inner): element("em", around: inner)
            case .strong(let inner): element("strong", around: inner)
            case .code(let text):
                output += "<code>"
                write(text)
                output += "</code>"
            case .link(let url, let inner):
                output += "<a href=\"\(MessageLink.reference(url, values: values))\">"
                write(inner)
                output += "</a>"
            }
        }
    }

    private mutating func element(_ name: String, around inlines: [MarkdownInline]) {
        output += "<\(name)>"
        write(inlines)
        output += "</\(name)>"
    }

    private mutating func write(_ text: String) {
        for part in ValueMark.parts(of: text) {
            switch part {
            case .text(let text): output += MessageHTML.escaped(text)
            case .value(let index):
                for (number, line) in values[index].enumerated() {
                    if number > 0 { output += "<br />\n" }
                    output += MessageHTML.escaped(line[...])
                }
            }
        }
    }

    /// Text as it stands between tags and in quoted attributes.
    package static func escaped(_ text: Substring) -> String {
        guard text.utf8.contains(where: { entity(of: $0) != nil }) else { return String(text) }
        var escaped = ""
        var rest = text
        while let place = rest.utf8.firstIndex(where: { entity(of: $0) != nil }) {
            escaped += rest[..<place]
            escaped += entity(of: rest.utf8[place])!
            rest = rest[rest.utf8.index(after: place)...]
        }
        return escaped + rest
    }

    private static func entity(of byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}

import CCMarkGFM

/// Markdown as a tree. The only file that knows cmark-gfm.
///
/// CommonMark with tables. HTML in the text stands in the tree as plain text, and an image as the text that describes it: a
/// letter loads nothing.
enum MarkdownTree {
    static func blocks(of markdown: String) -> [MarkdownBlock] {
        withDocument(markdown) { document in children(of: document).compactMap(block) }
    }

    /// Where HTML begins, in lines and columns (bytes) from 1.
    static func placesOfHTML(in markdown: String) -> [(line: Int, column: Int)] {
        withDocument(markdown) { document in
            guard let iterator = cmark_iter_new(document) else { return [] }
            defer { cmark_iter_free(iterator) }
            var places: [(Int, Int)] = []
            while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
                guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
                let type = cmark_node_get_type(node)
                if type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE {
                    places.append((Int(cmark_node_get_start_line(node)), Int(cmark_node_get_start_column(node))))
                }
            }
            return places
        }
    }

    /// Registers the extensions; once for the process.
    private static let isReady: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    private static func withDocument<Result>(_ markdown: String, _ read: (OpaquePointer) -> Result) -> Result {
        precondition(isReady)
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { preconditionFailure("no memory for a parser") }
        defer { cmark_parser_free(parser) }
        if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
        var markdown = markdown
        markdown.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { preconditionFailure("no memory for a document") }
        defer { cmark_node_free(document) }
        return read(document)
    }

    private static func children(of node: OpaquePointer) -> [OpaquePointer] {
        var children: [OpaquePointer] = []
        var next = cmark_node_first_child(node)
        while let child = next {
            children.append(child)
            next = cmark_node_next(child)
        }
        return children
    }

    private static func literal(_ node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    // MARK: Blocks

    private static func block(_ node: OpaquePointer) -> MarkdownBlock? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH: return .paragraph(inlines(of: node))
        case CMARK_NODE_HEADING:
            return .heading(level: Int(cmark_node_get_heading_level(node)), inlines(of: node))
        case CMARK_NODE_LIST:
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            return .list(
                start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
                isTight: cmark_node_get_list_tight(node) != 0,
                children(of: node).map { children(of: $0).compactMap(block) })
        case CMARK_NODE_BLOCK_QUOTE: return .quote(children(of: node).compactMap(block))
        case CMARK_NODE_CODE_BLOCK: return .code(literal(node))
        case CMARK_NODE_THEMATIC_BREAK: return .rule
        case CMARK_NODE_HTML_BLOCK: return .paragraph([.text(literal(node))])
        default: return String(cString: cmark_node_get_type_string(node)) == "table" ? .table(table(node)) : nil
        }
    }

    private static func table(_ node: OpaquePointer) -> MarkdownTable {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        let letters = cmark_gfm_extensions_get_table_alignments(node)
        let alignments = (0..<count).map { column -> MarkdownTable.Alignment? in
            switch letters?[column] {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: nil
            }
        }
        let rows = children(of: node).map { children(of: $0).map(inlines) }
        return MarkdownTable(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
    }

    // MARK: Inlines

    private static func inlines(of node: OpaquePointer) -> [MarkdownInline] { children(of: node).flatMap(inline) }

    private static func inline(_ node: OpaquePointer) -> [MarkdownInline] {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE: return [.text(literal(node))]
        case CMARK_NODE_SOFTBREAK: return [.softBreak]
        case CMARK_NODE_LINEBREAK: return [.hardBreak]
        case CMARK_NODE_CODE: return [.code(literal(node))]
        case CMARK_NODE_EMPH: return [.emphasis(inlines(of: node))]
        case CMARK_NODE_STRONG: return [.strong(inlines(of: node))]
        case CMARK_NODE_LINK:
            let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
            return [.link(url: url, inlines(of: node))]
        default: return inlines(of: node)
        }
    }
}

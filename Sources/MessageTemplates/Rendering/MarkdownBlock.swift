/// A block of a message.
indirect enum MarkdownBlock: Hashable, Sendable {
    case paragraph([MarkdownInline])
    case heading(level: Int, [MarkdownInline])
    /// - Parameters:
    ///   - start: The first number; `nil` for bullets.
    ///   - isTight: Its items are lines, not paragraphs.
    case list(start: Int?, isTight: Bool, [[MarkdownBlock]])
    case quote([MarkdownBlock])
    case code(String)
    case rule
    case table(MarkdownTable)
}

struct MarkdownTable: Hashable, Sendable {
    enum Alignment: String, Sendable { case left, center, right }

    /// One for each column; `nil`: as the reader's program likes.
    let alignments: [Alignment?]
    let header: [[MarkdownInline]]
    let rows: [[[MarkdownInline]]]
}

/// What stands in a line. Texts have marks in them where values go.
indirect enum MarkdownInline: Hashable, Sendable {
    case text(String)
    /// A line break that only fills the template's lines.
    case softBreak
    case hardBreak
    case emphasis([MarkdownInline])
    case strong([MarkdownInline])
    case code(String)
    /// - Parameter url: As it is written, unescaped.
    case link(url: String, [MarkdownInline])
}

extension [MarkdownBlock] {
    /// With the spaces of the message's language in its own words; code stays as it is.
    func typeset(_ locale: MessageLocale) -> [MarkdownBlock] {
        guard locale.words.spacesPunctuation else { return self }
        return map { block in
            switch block {
            case .paragraph(let inlines): .paragraph(inlines.typeset(locale))
            case .heading(let level, let inlines): .heading(level: level, inlines.typeset(locale))
            case .list(let start, let isTight, let items):
                .list(start: start, isTight: isTight, items.map { $0.typeset(locale) })
            case .quote(let blocks): .quote(blocks.typeset(locale))
            case .code, .rule: block
            case .table(let table):
                .table(
                    MarkdownTable(
                        alignments: table.alignments, header: table.header.map { $0.typeset(locale) },
                        rows: table.rows.map { $0.map { $0.typeset(locale) } }))
            }
        }
    }
}

extension [MarkdownInline] {
    func typeset(_ locale: MessageLocale) -> [MarkdownInline] {
        map { inline in
            switch inline {
            case .text(let text): .text(locale.typeset(text))
            case .softBreak, .hardBreak, .code: inline
            case .emphasis(let inner): .emphasis(inner.typeset(locale))
            case .strong(let inner): .strong(inner.typeset(locale))
            case .link(let url, let inner): .link(url: url, inner.typeset(locale))
            }
        }
    }
}

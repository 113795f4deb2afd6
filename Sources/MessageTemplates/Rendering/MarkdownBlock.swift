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

/// A review as headings, paragraphs, lists, tables and letters: what it says, not how it is set.
public struct ReviewDocument: Sendable {
    package enum Inline: Sendable, Hashable {
        case plain(String)
        case strong(String)
        /// Names of files and the like.
        case code(String)
        /// Words that stay in another language than the review's; ISO 639-1.
        case foreign(String, language: String)
        /// To a heading of the document.
        case link(String, to: String)
    }

    package typealias Text = [Inline]

    package enum Block: Sendable {
        /// Level 1 is the title. The anchor is unique.
        case heading(Int, String, anchor: String)
        case paragraph(Text)
        /// Small print below a rule: where it comes from.
        case note(Text)
        /// What must not be overlooked.
        case alert(Text)
        case list([Text])
        case table(head: [String], rows: [[Text]])
        /// A message as its reader sees it: the fragment of its page, and the same as plain text.
        case letter(title: String, html: String, text: String)
        /// Lines to fill in by hand.
        case blanks([String])
        /// What follows begins on a new page when it is printed.
        case newPage
    }

    package let language: ReviewLanguage
    package let title: String
    package var blocks: [Block] = []

    package init(_ language: ReviewLanguage, title: String) { (self.language, self.title) = (language, title) }
}

extension ReviewDocument.Inline: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .plain(value) }
}

extension ReviewDocument {
    mutating func heading(_ level: Int, _ text: String, anchor: String) {
        blocks.append(.heading(level, text, anchor: anchor))
    }

    mutating func paragraph(_ text: String) { blocks.append(.paragraph([.plain(text)])) }

    mutating func list(_ lines: [String]) { blocks.append(.list(lines.map { [.plain($0)] })) }
}

extension ReviewDocument {
    /// The words of its paragraphs, lists and tables.
    var plainText: String {
        blocks.flatMap { block -> [Text] in
            switch block {
            case .paragraph(let text), .note(let text), .alert(let text): [text]
            case .list(let items): items
            case .table(_, let rows): rows.flatMap { $0 }
            case .heading, .letter, .blanks, .newPage: []
            }
        }.flatMap { $0 }.map { inline in
            switch inline {
            case .plain(let text), .strong(let text), .code(let text), .foreign(let text, _), .link(let text, _): text
            }
        }.joined(separator: "\n")
    }
}

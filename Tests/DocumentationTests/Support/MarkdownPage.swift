import Foundation
import RelanceTestSupport

/// A page of the documentation: its lines and fenced blocks, in order.
struct MarkdownPage: Sendable {
    /// Relative to the repository's root.
    let path: String
    var parts: [Part]

    enum Part: Sendable {
        case line(String)
        case block(MarkdownBlock)
    }

    init(path: String, text: String) {
        self.path = path
        parts = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var heading = ""
        var number = 0
        while let line = lines.popFirst() {
            number += 1
            if line.hasPrefix("#") { heading = String(line.drop { $0 == "#" }.dropFirst()) }
            guard line.hasPrefix("```") else {
                parts.append(.line(line))
                continue
            }
            let inside = lines.prefix { $0 != "```" }
            lines = lines.dropFirst(inside.count + 1)
            parts.append(
                .block(
                    MarkdownBlock(
                        info: String(line.dropFirst(3)), text: inside.map { $0 + "\n" }.joined(), heading: heading,
                        line: number)))
            number += inside.count + 1
        }
    }

    init(_ path: String) throws {
        let url = repositoryRoot.appending(path: path)
        self.init(path: path, text: try String(contentsOf: url, encoding: .utf8))
    }

    /// The page as it is written.
    var text: String {
        parts.map { part in
            switch part {
            case .line(let line): line
            case .block(let block): "```\(block.info)\n\(block.text)```"
            }
        }.joined(separator: "\n")
    }

    var lines: [String] {
        parts.compactMap { if case .line(let line) = $0 { line } else { nil } }
    }

    var blocks: [MarkdownBlock] {
        parts.compactMap { if case .block(let block) = $0 { block } else { nil } }
    }

    /// Without their number signs.
    var headings: [String] {
        lines.filter { $0.hasPrefix("#") }.map { String($0.drop { $0 == "#" }.dropFirst()) }
    }

    /// What links to its headings are made of: `## Your own ledger` is `your-own-ledger`.
    var anchors: Set<String> {
        Set(
            headings.map { heading in
                heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
                    .replacing(" ", with: "-")
            })
    }

    /// What stands between the title and the next heading, block or empty line, on one line.
    var firstParagraph: String {
        lines.drop { $0.hasPrefix("#") || $0.isEmpty }.prefix { !$0.isEmpty }.joined(separator: " ")
    }

    /// Where its links lead, as written.
    var links: [String] {
        lines.flatMap { $0.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) } }
    }
}

/// Text between three backquotes.
struct MarkdownBlock: Sendable {
    /// What stands behind the first three.
    var info: String
    /// Its lines, each with its line break.
    var text: String
    /// The heading above it, without number signs.
    var heading: String
    /// Of the first three backquotes, from 1.
    var line: Int

    var language: String { info.split(separator: " ").first.map(String.init) ?? "" }
    /// The second word: a file's path, `fragment`.
    var label: String? { info.split(separator: " ").dropFirst().first.map(String.init) }
}

import Diagnostics

extension ReviewDocument {
    /// The same in Markdown: for a repository's own pages, and to compare two versions line by line.
    public var markdown: String { blocks.compactMap(ReviewMarkdown.block).joined(separator: "\n\n") + "\n" }
}

private enum ReviewMarkdown {
    static func block(_ block: ReviewDocument.Block) -> String? {
        switch block {
        case .heading(let level, let text, let anchor):
            return "<a id=\"\(anchor)\"></a>\n\n" + String(repeating: "#", count: level) + " " + escaped(text)
        case .paragraph(let text): return inline(text)
        case .note(let text): return "*" + inline(text) + "*"
        case .alert(let text): return "> " + inline(text)
        case .list(let items): return items.map { "- " + inline($0) }.joined(separator: "\n")
        case .table(let head, let rows):
            return ([row(head.map { [.plain($0)] }), "|" + head.map { _ in " --- |" }.joined()] + rows.map(row))
                .joined(separator: "\n")
        case .letter(_, _, let text):
            let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 3)
            return fence + "text\n" + VisibleText.of(text, indentation: "") + (text.hasSuffix("\n") ? "" : "\n") + fence
        case .blanks(let lines):
            return lines.map { "\(escaped($0)) ______________________________" }.joined(separator: "\n\n")
        case .newPage: return nil
        }
    }

    private static func row(_ cells: [ReviewDocument.Text]) -> String {
        "|" + cells.map { " " + inline($0) + " |" }.joined()
    }

    private static func inline(_ text: ReviewDocument.Text) -> String {
        text.map { part in
            switch part {
            case .plain(let text), .foreign(let text, _): escaped(text)
            case .strong(let text): "**\(escaped(text))**"
            case .code(let text): code(text)
            case .link(let text, let anchor): "[\(escaped(text))](#\(anchor))"
            }
        }.joined()
    }

    private static func code(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
        let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return fence + pad + VisibleText.of(text).replacing("|", with: "\\|") + pad + fence
    }

    /// Every sign that Markdown could take for its own stands for itself, also at the beginning of a line.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in VisibleText.of(text) {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!": escaped += "\\\(character)"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            default: escaped.append(character)
            }
        }
        let digits = escaped.prefix { $0.isASCII && $0.isNumber }
        let rest = escaped.dropFirst(digits.count)
        if let first = rest.first, digits.isEmpty ? "-+=".contains(first) : ".)".contains(first) {
            return digits + "\\" + rest
        }
        return escaped
    }

    private static func longestRun(of sign: Character, in text: String) -> Int {
        var (longest, current) = (0, 0)
        for character in text {
            current = character == sign ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}

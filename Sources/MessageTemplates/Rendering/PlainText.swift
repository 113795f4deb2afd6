/// A message as plain text: wrapped, tables aligned, and nothing of Markdown left.
struct PlainText {
    private let values: [[String]]
    private let width: Int

    /// Columns of a line; what cannot be broken, and rows of wide tables, may be longer.
    static let width = 72

    static func text(of blocks: [MarkdownBlock], values: [[String]]) -> String {
        let lines = PlainText(values: values, width: width).lines(of: blocks, isTight: false)
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    /// Blocks with an empty line between; those of a tight list without.
    private func lines(of blocks: [MarkdownBlock], isTight: Bool) -> [String] {
        var lines: [String] = []
        for block in blocks {
            let own = self.lines(of: block)
            if !lines.isEmpty, !own.isEmpty, !isTight { lines.append("") }
            lines += own
        }
        return lines
    }

    private func lines(of block: MarkdownBlock) -> [String] {
        switch block {
        case .paragraph(let inlines), .heading(_, let inlines): wrapped(inlines)
        case .list(let start, let isTight, let items): lines(of: items, start: start, isTight: isTight)
        case .quote(let blocks):
            PlainText(values: values, width: width - 2).lines(of: blocks, isTight: false).map { "  \($0)" }
        case .code(let text):
            filled(text).flatMap { $0.split(separator: "\n", omittingEmptySubsequences: true).map { "  \($0)" } }
        case .rule: [String(repeating: "-", count: min(width, 40))]
        case .table(let table):
            TextTable(
                alignments: table.alignments, header: table.header.map { oneLine($0) },
                rows: table.rows.map { $0.map { oneLine($0) } }
            ).lines(width: width)
        }
    }

    private func lines(of items: [[MarkdownBlock]], start: Int?, isTight: Bool) -> [String] {
        var lines: [String] = []
        for (index, item) in items.enumerated() {
            let mark = start.map { "\($0 + index). " } ?? "- "
            let inner = PlainText(values: values, width: width - mark.count).lines(of: item, isTight: isTight)
            if !isTight, !lines.isEmpty { lines.append("") }
            let indentation = String(repeating: " ", count: mark.count)
            for (number, line) in inner.enumerated() {
                lines.append(line.isEmpty ? "" : (number == 0 ? mark : indentation) + line)
            }
        }
        return lines
    }

    // MARK: Inlines

    private func wrapped(_ inlines: [MarkdownInline]) -> [String] {
        var flowing = Flowing()
        append(inlines, to: &flowing)
        return flowing.lines.flatMap { LineWrapping.lines($0, width: width) }
    }

    private func oneLine(_ inlines: [MarkdownInline]) -> String {
        var flowing = Flowing()
        append(inlines, to: &flowing)
        return flowing.lines.joined(separator: ", ")
    }

    private func append(_ inlines: [MarkdownInline], to flowing: inout Flowing) {
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text): flowing.append(filled(text))
            case .softBreak: flowing.append([" "])
            case .hardBreak: flowing.append(["", ""])
            case .emphasis(let inner), .strong(let inner): append(inner, to: &flowing)
            case .link(let url, let inner):
                let before = flowing
                append(inner, to: &flowing)
                let address = MessageLink.address(url, values: values)
                let shown = address.hasPrefix("mailto:") ? String(address.dropFirst("mailto:".count)) : address
                if MessageLink.isSafe(address), !flowing.says(shown, since: before) { flowing.append([" (\(shown))"]) }
            }
        }
    }

    /// A text with its values put in, one text per line.
    private func filled(_ text: String) -> [String] {
        var flowing = Flowing()
        for part in ValueMark.parts(of: text) {
            switch part {
            case .text(let text): flowing.append([String(text)])
            case .value(let index): flowing.append(values[index])
            }
        }
        return flowing.lines
    }
}

/// Text that grows from left to right, with line breaks where somebody wants them.
private struct Flowing {
    private(set) var lines = [""]

    /// Goes on in the current line; each further text begins a new one.
    mutating func append(_ texts: [String]) {
        for (index, text) in texts.enumerated() {
            if index > 0 { lines.append("") }
            lines[lines.count - 1] += text
        }
    }

    /// Whether what came since is just that text.
    func says(_ text: String, since before: Flowing) -> Bool {
        lines.count == before.lines.count && lines.last == (before.lines.last ?? "") + text
    }
}

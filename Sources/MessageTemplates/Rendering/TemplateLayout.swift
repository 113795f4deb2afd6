/// A template's body without the layout that no reader sees: where the lines of a paragraph are broken, how many empty lines stand
/// between paragraphs, what follows the last.
///
/// Only where it is plain that nothing else hangs on it: in paragraphs of ordinary words between empty lines, with no section in
/// them. Lists, tables, headings and all beside a section stay as they are written; so does everything in a template that holds
/// code between fences, or an angle bracket. Two bodies of one layout render alike.
package struct TemplateLayout {
    private let isBodyPlain: Bool

    /// - Returns: The body with its partials put in.
    package static func normalised(_ body: [TemplateNode]) -> [TemplateNode] {
        let flat = flattened(body)
        let isPlain = !flat.contains { $0.says { $0.contains("```") || $0.contains("~~~") || $0.contains("<") } }
        return TemplateLayout(isBodyPlain: isPlain)
            .nodes(flat, from: Position(beginsLine: true, followsGap: true), isWhole: true)
    }

    /// Partials put in, texts that touch joined, line ends alike: Swift takes CR LF for one character.
    private static func flattened(_ nodes: [TemplateNode]) -> [TemplateNode] {
        var flat: [TemplateNode] = []
        for node in nodes {
            switch node {
            case .partial(_, let inner): for node in flattened(inner) { append(node, to: &flat) }
            case .section(let section):
                flat.append(
                    .section(
                        TemplateSection(
                            tag: section.tag, isInverted: section.isInverted, nodes: flattened(section.nodes))))
            case .text(let text): append(.text(text.replacing("\r\n", with: "\n")), to: &flat)
            case .value: flat.append(node)
            }
        }
        return flat
    }

    private static func append(_ node: TemplateNode, to nodes: inout [TemplateNode]) {
        if case .text(let text) = node, case .text(let before)? = nodes.last {
            nodes[nodes.count - 1] = .text(before + text)
        } else {
            nodes.append(node)
        }
    }

    /// Where in the text something begins, whichever sections before it are shown.
    private struct Position {
        var beginsLine: Bool
        /// Nothing, or an empty line, stands before the line.
        var followsGap: Bool
    }

    /// - Parameters:
    ///   - start: Where the nodes begin.
    ///   - isWhole: They are the whole body, not the inside of a section.
    private func nodes(_ nodes: [TemplateNode], from start: Position, isWhole: Bool) -> [TemplateNode] {
        guard isBodyPlain else { return nodes }
        var result: [TemplateNode] = []
        var position = start
        var first = 0
        for (index, node) in nodes.enumerated() {
            guard case .section(let section) = node else { continue }
            let before = run(nodes[first..<index], from: &position, opens: isWhole && first == 0, closes: false)
            let breaks = section.nodes.last.map(\.breaksAtEnd) ?? 0
            // What is shown several times follows itself.
            let inner = Position(
                beginsLine: position.beginsLine && breaks > 0, followsGap: position.followsGap && breaks > 1)
            result += before
            result.append(
                .section(
                    TemplateSection(
                        tag: section.tag, isInverted: section.isInverted,
                        nodes: self.nodes(section.nodes, from: inner, isWhole: false))))
            position = inner
            first = index + 1
        }
        return result + run(nodes[first...], from: &position, opens: isWhole && first == 0, closes: isWhole)
    }

    /// Texts and values between two sections.
    ///
    /// - Parameters:
    ///   - position: Where they begin; after it, where what follows them begins.
    ///   - opens: Nothing stands before them.
    ///   - closes: Nothing stands after them.
    private func run(
        _ nodes: ArraySlice<TemplateNode>, from position: inout Position, opens: Bool, closes: Bool
    ) -> [TemplateNode] {
        var lines = TemplateTextLine.lines(of: nodes)
        let last = lines.count - 1
        let (start, endsAtLine) = (position, lines[last].nodes.isEmpty)
        if !start.beginsLine { lines[0].isPart = true }
        if last > 0 {
            position = Position(beginsLine: endsAtLine, followsGap: endsAtLine && lines[last - 1].isEmpty)
        } else if !endsAtLine {
            position = Position(beginsLine: false, followsGap: false)
        }
        if !closes { lines[last].isPart = true }
        var blocks = TemplateTextBlock.blocks(of: lines)
        if opens, blocks.count > 1, blocks[0].isEmpty { blocks.removeFirst() }
        if closes { while let last = blocks.last, last.isEmpty { blocks.removeLast() } }
        var result: [TemplateTextLine] = []
        for (index, block) in blocks.enumerated() {
            let isBounded = (index > 0 || start.followsGap) && (index + 1 < blocks.count || closes)
            if block.isEmpty {
                let isBetween = index > 0 && index + 1 < blocks.count
                let isPlain = isBetween && blocks[index - 1].isPlain && blocks[index + 1].isPlain
                result += isPlain ? [TemplateTextLine()] : block.lines
            } else if isBounded, block.isPlain {
                result.append(.joined(block.lines))
            } else {
                result += block.lines
            }
        }
        return TemplateTextLine.nodes(of: result)
    }
}

/// Lines without an empty one between, or empty lines.
private struct TemplateTextBlock {
    var lines: [TemplateTextLine]
    let isEmpty: Bool

    /// Every line is one of a paragraph, wherever it stands in it.
    var isPlain: Bool { !isEmpty && lines.allSatisfy(\.isPlain) }

    static func blocks(of lines: [TemplateTextLine]) -> [TemplateTextBlock] {
        var blocks: [TemplateTextBlock] = []
        for line in lines {
            if blocks.last?.isEmpty == line.isEmpty {
                blocks[blocks.count - 1].lines.append(line)
            } else {
                blocks.append(TemplateTextBlock(lines: [line], isEmpty: line.isEmpty))
            }
        }
        return blocks
    }
}

/// One line of texts and values.
private struct TemplateTextLine {
    var nodes: [TemplateNode] = []
    /// A section shares it.
    var isPart = false

    var isEmpty: Bool {
        !isPart
            && nodes.allSatisfy { node in
                if case .text(let text) = node { text.allSatisfy { $0 == " " || $0 == "\t" } } else { false }
            }
    }

    /// Begins as words do, ends with no blank, and holds nothing that makes a table, a link's target or a hard break of it.
    var isPlain: Bool {
        guard !isPart else { return false }
        let texts = nodes.compactMap { node in if case .text(let text) = node { text } else { nil } }
        guard
            !texts.contains(where: { $0.contains("  ") || $0.contains("|") || $0.contains("\t") || $0.contains("]:") })
        else { return false }
        if case .text(let first)? = nodes.first, !TemplateTextLine.beginsWithWord(first[...]) { return false }
        if case .text(let last)? = nodes.last, let end = last.unicodeScalars.last, " \\«".unicodeScalars.contains(end) {
            return false
        }
        return true
    }

    /// A letter, a number that is no list's, or either behind an opening mark.
    private static func beginsWithWord(_ text: Substring) -> Bool {
        var rest = text
        if rest.hasPrefix("**") { rest = rest.dropFirst(2) } else if rest.hasPrefix("*") { rest = rest.dropFirst() }
        while let first = rest.first, "(\"“".contains(first) { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty {
            guard let next = rest.dropFirst(digits.count).first else { return true }
            return next != "." && next != ")"
        }
        return rest.first?.isLetter ?? false
    }

    static func joined(_ lines: [TemplateTextLine]) -> TemplateTextLine {
        var joined = lines[0]
        for line in lines.dropFirst() { joined.nodes += [.text(" ")] + line.nodes }
        return joined
    }

    static func lines(of nodes: ArraySlice<TemplateNode>) -> [TemplateTextLine] {
        var lines = [TemplateTextLine()]
        for node in nodes {
            guard case .text(let text) = node else {
                lines[lines.count - 1].nodes.append(node)
                continue
            }
            for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append(TemplateTextLine()) }
                if !part.isEmpty { lines[lines.count - 1].nodes.append(.text(String(part))) }
            }
        }
        return lines
    }

    /// The lines with a break between, texts that touch joined.
    static func nodes(of lines: [TemplateTextLine]) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        var text = ""
        func close() {
            if !text.isEmpty { nodes.append(.text(text)) }
            text = ""
        }
        for (index, line) in lines.enumerated() {
            if index > 0 { text += "\n" }
            for node in line.nodes {
                if case .text(let words) = node {
                    text += words
                } else {
                    close()
                    nodes.append(node)
                }
            }
        }
        close()
        return nodes
    }
}

extension TemplateNode {
    /// With how many line breaks a text ends.
    fileprivate var breaksAtEnd: Int {
        guard case .text(let text) = self else { return 0 }
        return text.reversed().prefix { $0 == "\n" }.count
    }

    /// Whether one of its texts, of those in a section too, is as asked.
    fileprivate func says(_ isAsked: (String) -> Bool) -> Bool {
        switch self {
        case .text(let text): isAsked(text)
        case .value: false
        case .section(let section): section.nodes.contains { $0.says(isAsked) }
        case .partial(_, let nodes): nodes.contains { $0.says(isAsked) }
        }
    }
}

/// Breaks a text into lines of at most a page's width, at its blanks.
package enum Wrapping {
    /// - Parameters:
    ///   - hanging: How far the lines after the first are moved in.
    ///   - limit: How many lines there may be: what is longer ends in an ellipsis, and so does a word that is wider than a
    ///     line. `nil`: nothing is left out.
    package static func lines(
        _ text: String, indentation: Int = 0, hanging: Int? = nil, limit: Int? = nil,
        width: Int = ExplanationPage.width
    ) -> [String] {
        let (first, later) = (blanks(indentation), blanks(hanging ?? indentation + 2))
        // Blanks at the beginning, and those that line up columns, are kept.
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in words(of: text, width: width - max(first.count, later.count), keepsAll: limit == nil) {
            if !isEmpty, line.width + 1 + word.width > width {
                lines.append(line)
                (line, isEmpty) = (later, true)
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        if !isEmpty { lines.append(line) }
        guard let limit, lines.count > limit else { return lines }
        return Array(lines.prefix(limit - 1)) + [cut(lines[limit - 1] + " …", to: width)]
    }

    /// What stands between single blanks; of several, the others stay with the word before.
    private static func words(of text: String, width: Int, keepsAll: Bool) -> [String] {
        text.split(separator: " ", omittingEmptySubsequences: false).flatMap { word -> [String] in
            let word = String(word)
            guard word.width > width else { return [word] }
            return keepsAll ? pieces(of: word, width: width) : [cut(word, to: width)]
        }
    }

    private static func pieces(of word: String, width: Int) -> [String] {
        var pieces = [""]
        for character in word {
            if pieces[pieces.count - 1].width + String(character).width > width { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }

    /// A text that is no wider than so many cells, with an ellipsis at its end where it was.
    static func cut(_ text: String, to width: Int) -> String {
        guard text.width > width else { return text }
        var short = ""
        for character in text {
            guard short.width + String(character).width < width else { break }
            short.append(character)
        }
        return short + "…"
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

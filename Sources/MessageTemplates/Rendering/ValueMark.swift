/// Stands for a value in Markdown while it is parsed: `U+E000`, the value's number, `U+E001`.
///
/// A value never reaches the Markdown parser, so nothing in it can be taken for Markdown: no star, no bar, no link, no line
/// break, wherever the mark stands. Templates have neither character: the checker refuses them.
enum ValueMark {
    static let first: Unicode.Scalar = "\u{E000}"
    static let last: Unicode.Scalar = "\u{E001}"

    static func text(_ index: Int) -> String { "\u{E000}\(index)\u{E001}" }

    /// A text cut at its marks.
    enum Part: Hashable {
        case text(Substring)
        case value(Int)
    }

    static func parts(of text: String) -> [Part] {
        let bytes = text.utf8
        // Nothing but characters for private use begins with this byte.
        guard bytes.contains(0xEE) else { return text.isEmpty ? [] : [.text(text[...])] }
        var parts: [Part] = []
        var start = text.startIndex
        while let mark = text.unicodeScalars[start...].firstIndex(of: first),
            let end = text.unicodeScalars[mark...].firstIndex(of: last),
            let index = Int(text[text.unicodeScalars.index(after: mark)..<end])
        {
            if mark > start { parts.append(.text(text[start..<mark])) }
            parts.append(.value(index))
            start = text.unicodeScalars.index(after: end)
        }
        if start < text.endIndex { parts.append(.text(text[start...])) }
        return parts
    }
}

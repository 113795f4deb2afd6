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
        guard text.unicodeScalars.contains(first) else { return text.isEmpty ? [] : [.text(text[...])] }
        var parts: [Part] = []
        var rest = text[...]
        while let start = rest.unicodeScalars.firstIndex(of: first),
            let end = rest[start...].unicodeScalars.firstIndex(of: last),
            let index = Int(String(rest.unicodeScalars[rest.unicodeScalars.index(after: start)..<end]))
        {
            if start > rest.startIndex { parts.append(.text(rest[..<start])) }
            parts.append(.value(index))
            rest = rest[rest.unicodeScalars.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(rest)) }
        return parts
    }
}

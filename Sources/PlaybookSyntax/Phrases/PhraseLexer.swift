/// Cuts a phrase into words, numbers, texts and signs. Never fails: what it does not know becomes a sign.
struct PhraseLexer {
    private let bytes: [UInt8]
    private var position = 0
    private var bracketDepth = 0
    private var tokens: [PhraseToken] = []
    /// Where a text began that no quote ends.
    private var unclosedText: Range<Int>?

    private init(_ text: String) { bytes = Array(text.utf8) }

    static func tokens(of text: String) -> (tokens: [PhraseToken], unclosedText: Range<Int>?) {
        var lexer = PhraseLexer(text)
        lexer.run()
        return (lexer.tokens, lexer.unclosedText)
    }

    private mutating func run() {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                position += 1
            } else if byte.isLetter {
                take(.word) { lexer in lexer.current.isWordByte }
            } else if byte.isDigit {
                take(.number) { lexer in lexer.continuesNumber }
            } else if byte == UInt8(ascii: "\"") {
                takeText()
            } else {
                takeSign()
            }
        }
    }

    private var current: UInt8 { bytes[position] }

    /// Letters and digits go on a number; separators only between two digits, and a comma not inside brackets.
    private var continuesNumber: Bool {
        if current.isWordByte && current != UInt8(ascii: "-") { return true }
        let separators = bracketDepth > 0 ? ".'-/:" : ".,'-/:"
        guard separators.utf8.contains(current), position + 1 < bytes.count else { return false }
        return bytes[position + 1].isDigit
    }

    private mutating func take(_ kind: PhraseToken.Kind, while goesOn: (PhraseLexer) -> Bool) {
        let start = position
        position += 1
        while position < bytes.count, goesOn(self) { position += 1 }
        append(kind, start..<position)
    }

    private mutating func takeText() {
        let start = position
        guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")) else {
            unclosedText = start..<bytes.count
            position = bytes.count
            return
        }
        position = end + 1
        let text = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        tokens.append(PhraseToken(kind: .text, text: text, bytes: start..<position))
    }

    private mutating func takeSign() {
        let start = position
        let rest = bytes[start...]
        if let sign = PhraseLexer.longSigns.first(where: { rest.starts(with: $0.utf8) }) {
            position += sign.utf8.count
        } else {
            // A character of several bytes stays whole.
            position += 1
            while position < bytes.count, current & 0xC0 == 0x80 { position += 1 }
        }
        append(.sign, start..<position)
        if tokens.last!.text == "[" { bracketDepth += 1 }
        if tokens.last!.text == "]" { bracketDepth = max(0, bracketDepth - 1) }
    }

    private mutating func append(_ kind: PhraseToken.Kind, _ range: Range<Int>) {
        tokens.append(PhraseToken(kind: kind, text: String(decoding: bytes[range], as: UTF8.self), bytes: range))
    }

    /// Signs of two and three characters, the longest first; also those of other languages, to teach.
    private static let longSigns = [
        "...", "<=>", "===", "!==", "<=", ">=", "!=", "==", "<>", "=<", "=>", "&&", "||", "..",
    ]
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// An ASCII letter or `_`, or a byte of any other letter; signs beyond ASCII that operators or money use are not.
    fileprivate var isLetter: Bool {
        (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A || self == 0x5F || isBeyondASCIILetter
    }

    fileprivate var isWordByte: Bool { isLetter || isDigit || self == 0x2D || self & 0xC0 == 0x80 }

    /// The first byte of U+00C0 to U+01FF, where the letters of our languages are.
    private var isBeyondASCIILetter: Bool { self >= 0xC3 && self <= 0xC7 }
}

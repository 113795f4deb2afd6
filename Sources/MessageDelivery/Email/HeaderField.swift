import MessageTemplates

/// One field of a mail header: its name, and words that are written with a space or a fold between them.
///
/// No word holds a control character or a space of its own outside quotes, so a field is always one field.
///
/// Source: RFC 5322, sections 2.2 and 3.6.
struct HeaderField {
    let name: String
    let words: [String]

    /// The field with its line end, in lines of at most 76 characters: encoded words may stand in no longer ones, and other
    /// text better does not. Only an address may need more.
    var line: String {
        var line = name + ":"
        var width = line.utf8.count
        for word in words {
            if width + 1 + word.utf8.count > 76, width > name.utf8.count + 1 {
                line += "\r\n"
                width = 0
            }
            line += " " + word
            width += 1 + word.utf8.count
        }
        return line + "\r\n"
    }
}

extension HeaderField {
    /// A longer word, or quoted string, is encoded, since it might not fit on a line.
    private static let longestWord = 60

    /// Free text, such as a subject: as it is when it is plain ASCII, else encoded as a whole.
    static func text(_ name: String, _ text: String) -> HeaderField {
        let line = LedgerText.line(text, limit: 400)
        let words = line.split(separator: " ")
        let isPlain =
            line.utf8.allSatisfy(HeaderSyntax.isPrintable) && !line.contains("=?")
            && words.allSatisfy { $0.utf8.count <= longestWord }
        return HeaderField(name: name, words: isPlain ? words.map(String.init) : EncodedWord.words(line))
    }

    /// Mailboxes with commas between them.
    static func mailboxes(_ name: String, _ mailboxes: [Mailbox]) -> HeaderField {
        var words: [String] = []
        for (index, mailbox) in mailboxes.enumerated() {
            let isLast = index == mailboxes.count - 1
            words += phrase(mailbox.name)
            let address = mailbox.address.text
            words.append((mailbox.name.isEmpty ? address : "<\(address)>") + (isLast ? "" : ","))
        }
        return HeaderField(name: name, words: words)
    }

    /// A value of ours that needs no encoding.
    static func token(_ name: String, _ value: String) -> HeaderField { HeaderField(name: name, words: [value]) }

    /// A display name: bare words, a quoted string, or encoded words.
    private static func phrase(_ name: String) -> [String] {
        let line = LedgerText.line(name, limit: 120)
        if line.isEmpty { return [] }
        let words = line.split(separator: " ")
        let isPlain = line.utf8.allSatisfy(HeaderSyntax.isPrintable) && !line.contains("=?")
        guard isPlain, line.utf8.count <= longestWord else { return EncodedWord.words(line) }
        if words.allSatisfy({ $0.utf8.allSatisfy(HeaderSyntax.isAtomCharacter) }) { return words.map(String.init) }
        let escaped = line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return ["\"" + escaped + "\""]
    }
}

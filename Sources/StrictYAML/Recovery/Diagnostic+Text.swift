import Diagnostics

// Faults within a line, as the reader of events and the composer of the tree both find them.

extension Diagnostic {
    static func unclosedQuote(_ text: WorkingText, at start: Int) -> Diagnostic {
        Diagnostic(
            .unclosedQuote, at: SourceRange(text.file, text.firstLine(of: start..<text.bytes.count)),
            "this quote is not closed on its line",
            help: "close it with \(text.bytes[start] == UInt8(ascii: "'") ? "'" : "\""), "
                + "or write text of several lines below \"|\"")
    }

    static func textBehindQuote(_ text: WorkingText, at start: Int) -> Diagnostic {
        let rest = SourceRange(text.file, start..<max(start, text.content(ofLine: text.line(of: start)).upperBound))
        return Diagnostic(
            .textAfterQuote, at: rest, "text \"\(shown(rest.text))\" behind the closing quote",
            help: "within '...' write '' for an apostrophe, within \"...\" write \\\" for a quote")
    }

    static func textBehindBracket(_ text: WorkingText, at start: Int) -> Diagnostic {
        let rest = SourceRange(text.file, start..<max(start, text.content(ofLine: text.line(of: start)).upperBound))
        return Diagnostic(
            .textAfterQuote, at: rest, "text \"\(shown(rest.text))\" behind the closing bracket",
            help: "put the whole value in quotes if it is text")
    }

    static func unknownEscape(_ text: WorkingText, at start: Int) -> Diagnostic {
        let end = text.content(ofLine: text.line(of: start)).upperBound
        var stop = min(start + 2, end)
        while stop < end, text.bytes[stop] & 0xC0 == 0x80 { stop += 1 }
        let range = SourceRange(text.file, start..<max(start, stop))
        return Diagnostic(
            .unknownEscape, at: range, "\"\(shown(range.text))\" means nothing in double quotes",
            help: "write \\\\ for a backslash, or put the text in single quotes")
    }

    static func malformedBlockText(_ text: WorkingText, at start: Int) -> Diagnostic {
        Diagnostic(
            .malformedBlockText, at: SourceRange(text.file, text.firstLine(of: start..<text.bytes.count)),
            "the text below cannot be told from what surrounds it",
            help: "write \"|\" and nothing more, and the text on the lines below, indented by two spaces")
    }

    /// Text that begins with a character of YAML's own.
    static func specialCharacter(_ text: WorkingText, at start: Int) -> Diagnostic {
        let value = SourceRange(text.file, text.textAsMeant(from: start))
        let end = min(start + 1, text.bytes.count)
        let character = value.text.unicodeScalars.first.map { String($0) } ?? ""
        return Diagnostic(
            .unquotedSpecialCharacter, at: SourceRange(text.file, start..<end),
            "\"\(character)\" at the start of a value is YAML syntax, put \"\(shown(value.text))\" in quotes",
            fix: value.bytes.isEmpty
                ? nil : FixIt("quote the text", replace: value, with: value.text.quotedForYAML))
    }

    static func placeholder(_ text: WorkingText, at start: Int) -> Diagnostic {
        let value = text.placeholderText(from: start)
        let range = SourceRange(text.file, value)
        return Diagnostic(
            .unquotedPlaceholder, at: range, "text that begins with \"{{\" needs quotes",
            fix: FixIt("quote the text", replace: range, with: range.text.quotedForYAML))
    }

    /// - Parameter valueAt: Where the text with the colon begins, when it can be quoted as a whole.
    static func colonInText(_ text: WorkingText, at colon: Int, valueAt start: Int?) -> Diagnostic {
        let value = start.map { SourceRange(text.file, text.textAsMeant(from: $0)) }
        let isText = value?.text.unicodeScalars.first.map { !"\"'[{".unicodeScalars.contains($0) } ?? false
        return Diagnostic(
            .colonInText, at: SourceRange(text.file, colon..<min(colon + 1, text.bytes.count)),
            "text contains \": \", put it in quotes",
            fix: value.flatMap {
                isText ? FixIt("quote the text", replace: $0, with: $0.text.quotedForYAML) : nil
            })
    }

    static func missingSpace(_ text: WorkingText, behindColonAt colon: Int) -> Diagnostic {
        let behind = SourceRange(text.file, colon + 1..<colon + 1)
        return Diagnostic(
            .missingSpaceAfterColon, at: SourceRange(text.file, colon..<colon + 1),
            "space missing after \":\", expected \"key: value\"",
            fix: FixIt("insert a space", replace: behind, with: " "))
    }

    static func missingColon(_ text: WorkingText, _ content: Range<Int>) -> Diagnostic {
        let range = SourceRange(text.file, content)
        return Diagnostic(
            .missingColon, at: range, "expected \"key: value\", found \"\(shown(range.text))\"",
            help: colonMeant(in: range.text))
    }

    /// What to write for a line without a colon: a word alone is a key, a few words may be a key and its value.
    private static func colonMeant(in line: String) -> String {
        var text = line.firstRange(of: " #").map { line[..<$0.lowerBound] } ?? line[...]
        while text.last == " " { text.removeLast() }
        let words = text.split(separator: " ", maxSplits: 1)
        guard let key = words.first, text.utf8.count <= 40,
            key.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "_") })
        else { return "text of several lines stands below \"|\"" }
        guard words.count == 2 else { return "write \"\(key):\"" }
        let pair = "write \"\(key): \(words[1])\""
        return words[1].contains(" ") ? "\(pair), or text of several lines below \"|\"" : pair
    }

    static func explicitKey(_ text: WorkingText, at mark: Int) -> Diagnostic {
        Diagnostic(
            .explicitKey, at: SourceRange(text.file, mark..<mark + 1),
            "a key is written without \"?\", expected \"key: value\"")
    }

    static func missingKey(_ text: WorkingText, at colon: Int) -> Diagnostic {
        Diagnostic(.malformedKey, at: SourceRange(text.file, colon..<colon + 1), "key missing before \":\"")
    }

    static func lookAlikeColon(_ character: Unicode.Scalar, at place: SourceRange) -> Diagnostic {
        let (bytes, end) = (place.file.bytes, place.bytes.upperBound)
        let isFollowed = end == bytes.count || isWhite(bytes[end])
        return Diagnostic(
            .lookAlikeColon, at: place, "\(character.named) looks like a colon and is none, expected \": \"",
            fix: FixIt("write a colon", replace: place, with: isFollowed ? ":" : ": "))
    }

    /// With those like it that follow.
    static func invisible(_ name: String, _ character: Unicode.Scalar, at place: SourceRange) -> Diagnostic {
        let (bytes, length) = (place.file.bytes, place.bytes.count)
        var end = place.bytes.upperBound
        while end + length <= bytes.count, bytes[end..<end + length] == bytes[place.bytes] { end += length }
        let run = SourceRange(place.file, place.bytes.lowerBound..<end)
        let count = run.bytes.count / length
        let isZeroWidth = character.isZeroWidth
        return Diagnostic(
            .invisibleCharacter, at: run,
            "\(name) (\(character.codePoint)) stands where YAML needs \(isZeroWidth ? "nothing" : "a space")",
            fix: isZeroWidth
                ? FixIt("remove it", replace: run, with: "")
                : FixIt(
                    count == 1 ? "write a space" : "write \(count) spaces", replace: run,
                    with: String(repeating: " ", count: count)))
    }

    static func keyTooLong(_ text: WorkingText, _ key: Range<Int>) -> Diagnostic {
        Diagnostic(
            .keyTooLong, at: SourceRange(text.file, text.prefix(of: key, bytes: 32)),
            "key of \(text.file.text(key).unicodeScalars.count) characters, "
                + "at most \(YAMLLimits.keyLength) are allowed")
    }

    static func tag(_ text: WorkingText, at start: Int) -> Diagnostic {
        let line = text.content(ofLine: text.line(of: start))
        let end = text.bytes[start..<max(start, line.upperBound)].firstIndex { isWhite($0) || ",]}".utf8.contains($0) }
        let range = SourceRange(text.file, start..<(end ?? max(start, line.upperBound)))
        let word = range.text.drop { $0 == "!" }
        let isName =
            word.first?.isLetter ?? false
            && word.unicodeScalars.allSatisfy {
                $0 == "_" || $0 == "." || $0.isASCII && isLetterOrDigit(UInt8($0.value))
            }
        // `! x` is a negation too.
        let negated =
            word.isEmpty ? text.file.text(text.textAsMeant(from: range.bytes.upperBound)).drop { $0 == " " } : word
        let isNegation = range.text.prefix { $0 == "!" }.count == 1 && (isName || word.isEmpty && !negated.isEmpty)
        return Diagnostic(
            .yamlTag, at: range, "tags are not in the language, found \"\(shown(range.text))\"",
            help: isNegation
                ? "write \"not \(shown(String(negated)))\", or quotes if it is text"
                : "put text that begins with \"!\" in quotes")
    }
}

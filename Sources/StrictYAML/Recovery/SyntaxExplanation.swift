import Diagnostics

/// Finds what the author did wrong from libyaml's words and the lines they point to.
///
/// First what explains any message (a tab, a placeholder, a character nobody sees), then by the message.
struct SyntaxExplanation {
    let text: WorkingText
    private let events: [YAMLEvent]
    private let problem: String
    private let context: String
    /// Where libyaml noticed it.
    let offset: Int
    /// Where what it was reading began.
    let contextOffset: Int

    init(
        _ text: WorkingText, _ events: [YAMLEvent], problem: String, at offset: Int, context: String, contextAt: Int
    ) {
        self.text = text
        self.events = events
        self.problem = problem
        self.context = context
        self.offset = min(offset, text.bytes.count)
        // It began before it was noticed.
        contextOffset = min(contextAt, self.offset)
    }

    var line: Int { text.line(of: offset) }
    var contextLine: Int { text.line(of: contextOffset) }
    /// The byte that libyaml could not take, 0 at the end of the file.
    var byte: UInt8 { offset < text.bytes.count ? text.bytes[offset] : 0 }
    /// Whether nothing stands before it on its line, beside the dashes of list items.
    var isFirstOnLine: Bool {
        let start = text.content(ofLine: line).lowerBound
        return offset == start || offset == text.entryStart(ofLine: line)
    }

    var fault: SyntaxFault {
        quoteThatClosedTooLate ?? tab ?? behindDots ?? placeholder ?? deceptiveCharacter ?? byMessage
            ?? SyntaxFault(
                Diagnostic(
                    .unreadableYAML, at: SourceRange(text.file, offset..<offset), "this cannot be read as YAML",
                    help: "write \"key: value\" or \"- item\" on each line, and text with special characters in quotes"),
                .entry(line))
    }

    // MARK: What explains any message

    /// A quote that was not closed on its line ends at the next quote of the file, and what follows is nonsense.
    private var quoteThatClosedTooLate: SyntaxFault? {
        guard let last = events.last, case .scalar(_, let style) = last.kind,
            style == .singleQuoted || style == .doubleQuoted
        else { return nil }
        let (first, end) = (text.line(of: last.bytes.lowerBound), text.line(of: last.bytes.upperBound))
        guard first < end, end == line, offset >= last.bytes.upperBound else { return nil }
        let start = text.keyAndValue(ofLine: first)?.key.lowerBound ?? text.content(ofLine: first).lowerBound
        let column = text.column(of: start)
        let isIndented = (first + 1...end).allSatisfy {
            text.content(ofLine: $0).isEmpty || text.indentation(ofLine: $0) > column
        }
        if isIndented { return SyntaxFault(.textBehindQuote(text, at: offset), .entry(first, through: end)) }
        return SyntaxFault(.unclosedQuote(text, at: last.bytes.lowerBound), .line(first))
    }

    private var tab: SyntaxFault? {
        let line = problem == "could not find expected ':'" ? contextLine : line
        if byte == 0x09, text.content(ofLine: self.line).isEmpty {
            return SyntaxFault(.tabIndentation(text, self.line...self.line), .lines(self.line...self.line))
        }
        guard let lines = text.tabIndentedLines(around: line) else { return nil }
        return SyntaxFault(.tabIndentation(text, lines), .lines(lines))
    }

    /// `... text`
    private var behindDots: SyntaxFault? {
        guard text.bytes[text.text(ofLine: line)].starts(with: "...".utf8) else { return nil }
        return SyntaxFault(.secondDocument(text, at: text.file.lines.starts[line]), nil)
    }

    private var placeholder: SyntaxFault? {
        for line in [line, contextLine] {
            let entry = text.entryStart(ofLine: line)..<text.content(ofLine: line).upperBound
            for start in [entry.lowerBound, text.keyAndValue(ofLine: line)?.value.lowerBound ?? entry.lowerBound]
            where text.bytes[start..<max(start, entry.upperBound)].starts(with: "{{".utf8) {
                return SyntaxFault(.placeholder(text, at: start), .entry(line))
            }
        }
        return nil
    }

    /// Something that looks like a space or a colon where one is needed.
    private var deceptiveCharacter: SyntaxFault? {
        let line = problem == "could not find expected ':'" ? contextLine : line
        return deceptiveCharacter(inLine: line).map { SyntaxFault($0, .entry(line)) }
    }

    private func deceptiveCharacter(inLine line: Int) -> Diagnostic? {
        let content = text.content(ofLine: line)
        guard text.bytes[content].contains(where: { $0 >= 0x80 }) else { return nil }
        let scalars = Array(text.file.text(content).unicodeScalars)
        var place = content.lowerBound
        for (index, scalar) in scalars.enumerated() {
            let range = SourceRange(text.file, place..<place + UTF8.width(scalar))
            place += UTF8.width(scalar)
            if let name = scalar.invisibleName,
                index == 0 || ":-".unicodeScalars.contains(scalars[index - 1])
                    || index + 1 < scalars.count && scalars[index + 1] == ":"
            {
                return .invisible(name, scalar, at: range)
            }
            // A colon behind it may stand in a comment.
            let key = text.keyAndValue(ofLine: line)?.key
            if scalar.looksLikeColon, key?.contains(range.bytes.lowerBound) ?? true {
                return .lookAlikeColon(scalar, at: range)
            }
        }
        return nil
    }

    // MARK: By message

    private var byMessage: SyntaxFault? {
        switch (problem, context) {
        case (_, "while scanning a quoted scalar"), (_, "while parsing a quoted scalar"): quoted
        case (_, "while scanning a block scalar"): block
        case (_, "while scanning an anchor"), (_, "while scanning an alias"):
            SyntaxFault(.specialCharacter(text, at: contextOffset), .entry(contextLine))
        case (_, "while scanning a tag"), (_, "while parsing a tag"):
            SyntaxFault(.tag(text, at: contextOffset), .entry(contextLine))
        case ("found unexpected ':'", _):
            SyntaxFault(.missingSpace(text, behindColonAt: offset), .entry(line))
        case ("found undefined tag handle", _):
            SyntaxFault(.tag(text, at: offset), .entry(line))
        case ("found character that cannot start any token", _), ("mapping keys are not allowed in this context", _):
            SyntaxFault(.specialCharacter(text, at: offset), .entry(line))
        case ("mapping values are not allowed in this context", _): unexpectedColon
        case ("block sequence entries are not allowed in this context", _): unexpectedDash
        case ("could not find expected ':'", _): missingColon
        case ("did not find expected key", _), ("did not find expected '-' indicator", _): outOfPlace
        case ("did not find expected ',' or ']'", _), ("did not find expected ',' or '}'", _): bracket
        case ("did not find expected node content", _): noContent
        case ("did not find expected <document start>", _): behindTheEnd
        default: nil
        }
    }

    private var quoted: SyntaxFault {
        switch problem {
        case "found unexpected end of stream", "found unexpected document indicator":
            return SyntaxFault(.unclosedQuote(text, at: contextOffset), .entry(contextLine))
        default:
            // The mark is at the backslash or a little behind it.
            let earliest = min(max(contextOffset, offset - 10), offset)
            let start = text.bytes[earliest..<min(offset + 1, text.bytes.count)].lastIndex(of: UInt8(ascii: "\\"))
            return SyntaxFault(.unknownEscape(text, at: start ?? offset), .entry(contextLine, through: line))
        }
    }

    private var block: SyntaxFault {
        switch problem {
        case "did not find expected comment or line break":
            SyntaxFault(.specialCharacter(text, at: contextOffset), .entry(contextLine))
        default:
            SyntaxFault(.malformedBlockText(text, at: contextOffset), .entry(contextLine, through: line))
        }
    }

    /// `: ` where no key can be.
    private var unexpectedColon: SyntaxFault {
        let start = text.entryStart(ofLine: line)
        if let (_, value) = text.keyAndValue(ofLine: line), value.lowerBound <= offset {
            return SyntaxFault(.colonInText(text, at: offset, valueAt: value.lowerBound), .entry(line))
        }
        if offset - start > 1024 { return SyntaxFault(.keyTooLong(text, start..<offset), .entry(line)) }
        // Nothing but `key:` on the line, so the line above was read on into this one.
        guard let above = text.lineWithContent(above: line) else {
            return SyntaxFault(.colonInText(text, at: offset, valueAt: start), .entry(line))
        }
        if text.keyAndValue(ofLine: above) == nil {
            let content = text.entryStart(ofLine: above)..<text.content(ofLine: above).upperBound
            return SyntaxFault(noColon(in: content, ofLine: above), .line(above))
        }
        return SyntaxFault(.tooDeepBelow(text, line: line, above: above), .lines(text.lines(inColumnOf: line)))
    }

    private var unexpectedDash: SyntaxFault {
        if offset == text.content(ofLine: line).lowerBound {
            return SyntaxFault(.outOfPlace(text, line: line), .lines(text.lines(inColumnOf: line)))
        }
        return SyntaxFault(.specialCharacter(text, at: offset), .entry(line))
    }

    private var missingColon: SyntaxFault {
        let content = contextOffset..<max(contextOffset, text.content(ofLine: contextLine).upperBound)
        switch contextOffset < text.bytes.count ? text.bytes[contextOffset] : 0 {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            if text.closingQuote(from: contextOffset, upTo: content.upperBound) == nil {
                return SyntaxFault(.unclosedQuote(text, at: contextOffset), .line(contextLine))
            }
        case UInt8(ascii: "*"), UInt8(ascii: "&"):
            return SyntaxFault(.specialCharacter(text, at: contextOffset), .entry(contextLine))
        case UInt8(ascii: "!"):
            return SyntaxFault(.tag(text, at: contextOffset), .entry(contextLine))
        default: break
        }
        if let colon = text.bytes[content].firstIndex(of: UInt8(ascii: ":")), colon - contextOffset > 1024 {
            return SyntaxFault(.keyTooLong(text, contextOffset..<colon), .entry(contextLine))
        }
        return SyntaxFault(noColon(in: content, ofLine: contextLine), .entry(contextLine))
    }

    /// Why a line has no colon that ends a key.
    private func noColon(in content: Range<Int>, ofLine line: Int) -> Diagnostic {
        if let deceptive = deceptiveCharacter(inLine: line) { return deceptive }
        if let colon = text.colonWithoutSpace(in: content) { return .missingSpace(text, behindColonAt: colon) }
        return .missingColon(text, content)
    }

    /// A token that fits no key and no item of the block that libyaml was reading.
    private var outOfPlace: SyntaxFault? {
        if "]},".utf8.contains(byte) { return SyntaxFault(.unexpectedBracket(text, at: offset), .entry(line)) }
        guard isFirstOnLine else { return behindValue }
        if byte == UInt8(ascii: ":") { return SyntaxFault(.missingKey(text, at: offset), .entry(line)) }
        if offset == text.content(ofLine: line).lowerBound, text.column(of: offset) == text.column(of: contextOffset) {
            return SyntaxFault(
                .listItemAmongKeys(text, line: line, besides: contextOffset), .entry(line))
        }
        return SyntaxFault(
            .outOfPlace(text, line: line), .lines(text.lines(inColumnOf: line)))
    }

    /// Something behind a value that has ended on the same line.
    private var behindValue: SyntaxFault? {
        var before = offset - 1
        while before > 0, isBlank(text.bytes[before]) { before -= 1 }
        if "\"'".utf8.contains(text.bytes[before]) {
            return SyntaxFault(.textBehindQuote(text, at: offset), .entry(line))
        }
        if "]}".utf8.contains(text.bytes[before]) {
            return SyntaxFault(.textBehindBracket(text, at: offset), .entry(line))
        }
        let entry = text.entryStart(ofLine: line)
        for start in [entry, text.keyAndValue(ofLine: line)?.value.lowerBound ?? entry] where start < offset {
            switch text.bytes[start] {
            case UInt8(ascii: "*"), UInt8(ascii: "&"):
                return SyntaxFault(.specialCharacter(text, at: start), .entry(line))
            case UInt8(ascii: "!"): return SyntaxFault(.tag(text, at: start), .entry(line))
            case UInt8(ascii: "?"): return SyntaxFault(.explicitKey(text, at: start), .entry(line))
            default: continue
            }
        }
        return nil
    }

    private var bracket: SyntaxFault? {
        if line != contextLine || offset == text.bytes.count || "]}".utf8.contains(byte) {
            return SyntaxFault(.unclosedBracket(text, at: contextOffset), .entry(contextLine))
        }
        if byte == UInt8(ascii: ":") {
            // `{a: 1 b: 2}`: the word before this colon is a key.
            let before = text.bytes[contextOffset..<offset].lastIndex { isBlank($0) || ",:".utf8.contains($0) }
            if let before, isBlank(text.bytes[before]), let last = text.bytes[..<before].last(where: { !isBlank($0) }),
                !",:".utf8.contains(last)
            {
                return SyntaxFault(.missingComma(text, at: before + 1), .entry(line))
            }
            return SyntaxFault(.colonInText(text, at: offset, valueAt: nil), .entry(line))
        }
        return SyntaxFault(.missingComma(text, at: offset), .entry(line))
    }

    private var noContent: SyntaxFault {
        if context == "while parsing a flow node" {
            if let open = openBracketBefore {
                return SyntaxFault(.unclosedBracket(text, at: open), .entry(text.line(of: open)))
            }
            return SyntaxFault(.unexpectedBracket(text, at: offset), .entry(line))
        }
        return SyntaxFault(.specialCharacter(text, at: offset), .entry(line))
    }

    /// The bracket that is still open at the end of a line above, when this line does not go on with it.
    private var openBracketBefore: Int? {
        guard isFirstOnLine || offset == text.bytes.count, let above = text.lineWithContent(above: line) else {
            return nil
        }
        return text.openBracket(before: text.content(ofLine: above).upperBound)
    }

    private var behindTheEnd: SyntaxFault? {
        if let above = text.lineWithContent(above: line), isFirstOnLine {
            if text.bytes[text.text(ofLine: above)].starts(with: "...".utf8) {
                return SyntaxFault(.secondDocument(text, at: offset), nil)
            }
            if let first = text.firstLineWithContent, text.indentation(ofLine: first) > text.indentation(ofLine: line) {
                return SyntaxFault(
                    .firstTooDeep(text, line: first, below: line), .lines(first...max(first, above)))
            }
            if let (_, value) = text.keyAndValue(ofLine: above), !value.isEmpty {
                return SyntaxFault(.tooDeepBelow(text, line: line, above: above), .lines(text.lines(inColumnOf: line)))
            }
            return SyntaxFault(noColon(in: text.content(ofLine: above), ofLine: above), .line(above))
        }
        return behindValue
    }
}

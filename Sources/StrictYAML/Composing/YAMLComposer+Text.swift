import Diagnostics

// Traps in scalars that libyaml reads without a word.

extension YAMLComposer {
    /// - Returns: Whether the text can be taken for what the author meant.
    mutating func check(_ scalar: YAMLScalar, in place: Place) -> Bool {
        guard scalar.text.utf8.count <= YAMLLimits.textBytes else {
            report(
                .textTooLong, at: range(text.prefix(of: scalar.range.bytes, bytes: 32)),
                "text of \(scalar.text.utf8.count) bytes, at most \(YAMLLimits.textBytes) are allowed")
            return false
        }
        switch scalar.style {
        case .plain:
            return checkPlain(scalar, in: place)
        case .singleQuoted, .doubleQuoted:
            verbatim.append(scalar.range.bytes)
            checkComment(behind: scalar.range)
            return checkClosed(scalar, in: place) && checkEscapes(scalar)
        case .literal, .folded:
            verbatim.append(scalar.range.bytes)
            checkHeader(scalar)
            return true
        }
    }

    // MARK: Plain

    private mutating func checkPlain(_ scalar: YAMLScalar, in place: Place) -> Bool {
        if scalar.range.bytes.isEmpty { return true }
        if place.isRoot, let colon = text.colonWithoutSpace(in: scalar.range.bytes) {
            report(.missingSpace(text, behindColonAt: colon))
            return false
        }
        // A dash alone is a list item without a value, and libyaml takes it for text between brackets.
        if scalar.text == "-" {
            report(.specialCharacter(text, at: scalar.range.bytes.lowerBound))
            return false
        }
        if scalar.isMultiline, !checkContinuation(scalar) { return false }
        if !checkInvisible(scalar) { return false }
        checkCurlyQuotes(scalar)
        checkCommentInText(scalar)
        return true
    }

    /// A list item below text goes on with the text for YAML; nobody means that.
    private mutating func checkContinuation(_ scalar: YAMLScalar) -> Bool {
        let first = text.line(of: scalar.range.bytes.lowerBound)
        let last = text.line(of: scalar.range.bytes.upperBound - 1)
        for line in first + 1..<last + 1 where text.startsWithDash(line: line) {
            report(
                .wrongIndentation, at: range(text.content(ofLine: line)),
                "this line continues the text above it and is no list item",
                help: "a list stands below a key that has no value on its line",
                notes: [DiagnosticNote("the text begins here", at: range(text.firstLine(of: scalar.range.bytes)))])
            return false
        }
        return true
    }

    /// Reports what nobody sees at the ends of a text, or beside a character that matters to YAML.
    private mutating func checkInvisible(_ scalar: YAMLScalar) -> Bool {
        guard scalar.text.utf8.contains(where: { $0 >= 0x80 }) else { return true }
        let scalars = Array(scalar.text.unicodeScalars)
        var offset = 0
        for (index, character) in scalars.enumerated() {
            let length = UTF8.width(character)
            defer { offset += length }
            guard let name = character.invisibleName else { continue }
            let neighbours = [index - 1, index + 1].filter(scalars.indices.contains).map { scalars[$0] }
            if neighbours.count < 2 || neighbours.contains(where: { $0 == ":" || $0 == "#" }) {
                report(.invisible(name, character, at: scalar.range(of: offset..<offset + length)))
                return false
            }
        }
        return true
    }

    private mutating func checkCurlyQuotes(_ scalar: YAMLScalar) {
        let text = scalar.text
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, text.unicodeScalars.count > 1,
            "“„”«»‘‚’".unicodeScalars.contains(first), "“”«»‘’".unicodeScalars.contains(last)
        else { return }
        // French sets blanks inside its quotes, which are no part of the text.
        let inner = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst().dropLast().trimmingBlanks))
        report(
            .curlyQuotes, .warning, at: scalar.range,
            "the quotes \(first) and \(last) are part of the text, expected \"...\" around it",
            fix: scalar.isMultiline
                ? nil : FixIt("write straight quotes", replace: scalar.range, with: inner.quotedForYAML))
    }

    private mutating func checkCommentInText(_ scalar: YAMLScalar) {
        guard let comment = scalar.trailingComment, !scalar.isMultiline else { return }
        let bytes = comment.bytes
        guard bytes.count > 1, isLetterOrDigit(text.bytes[bytes.lowerBound + 1]) else { return }
        let whole = range(scalar.range.bytes.lowerBound..<bytes.upperBound)
        report(
            .commentInText, at: comment,
            "the text ends before \"\(shown(comment.text))\", which is a comment",
            help: "put the text in quotes, or write a space behind \"#\" if it is a comment",
            fix: FixIt("quote the text", replace: whole, with: whole.text.quotedForYAML))
    }

    // MARK: Quoted

    /// A comment that touches the value is one for libyaml and none for YAML 1.2.
    mutating func checkComment(behind range: SourceRange) {
        let end = range.bytes.upperBound
        guard end < text.bytes.count, text.bytes[end] == UInt8(ascii: "#") else { return }
        let comment = SourceRange(file, end..<text.content(ofLine: text.line(of: end)).upperBound)
        report(
            .commentWithoutSpace, at: comment, "space missing before \"#\"",
            fix: FixIt("insert a space", replace: SourceRange(file, end..<end), with: " "))
    }

    /// Text that goes on below must stand deeper than what it belongs to; else a quote is missing.
    private mutating func checkClosed(_ scalar: YAMLScalar, in place: Place) -> Bool {
        guard scalar.isMultiline else { return true }
        let first = text.line(of: scalar.range.bytes.lowerBound)
        let last = text.line(of: scalar.range.bytes.upperBound - 1)
        for line in first + 1..<last + 1 where !text.content(ofLine: line).isEmpty {
            let start = file.lines.starts[line]
            let spaces = text.bytes[start...].prefix { $0 == UInt8(ascii: " ") }.count
            if spaces > place.column { continue }
            if text.bytes[start + spaces] == 0x09 {
                report(.tabIndentation(text, line...line))
            } else {
                report(.unclosedQuote(text, at: scalar.range.bytes.lowerBound))
            }
            return false
        }
        return true
    }

    private mutating func checkEscapes(_ scalar: YAMLScalar) -> Bool {
        guard scalar.style == .doubleQuoted, text.bytes[scalar.range.bytes].contains(UInt8(ascii: "\\")) else {
            return true
        }
        var offset = 0
        for character in scalar.text.unicodeScalars {
            let length = UTF8.width(character)
            defer { offset += length }
            let place = scalar.range(of: offset..<offset + length)
            guard file.bytes[place.bytes.lowerBound] == UInt8(ascii: "\\") else { continue }
            if character.isForbiddenControl {
                report(
                    .controlCharacter, at: place, "this escape stands for the control character \(character.codePoint)")
                return false
            }
            if character.isBidirectionalControl {
                report(
                    .bidirectionalControl, at: place,
                    "this escape stands for \(character.codePoint), which changes the direction of text")
                return false
            }
        }
        return true
    }

    // MARK: Blocks

    private mutating func checkHeader(_ scalar: YAMLScalar) {
        let start = scalar.range.bytes.lowerBound
        let header = text.bytes[(start + 1)...].prefix { "0123456789+-".utf8.contains($0) }
        checkComment(behind: range(start..<header.endIndex))
        guard let plus = header.firstIndex(of: UInt8(ascii: "+")) else { return }
        let style = scalar.style == .literal ? "|" : ">"
        report(
            .keptLineBreaks, at: range(start..<header.endIndex),
            "\"\(style)+\" is not in the language, expected \"\(style)\" or \"\(style)-\"",
            fix: FixIt("remove \"+\"", replace: range(plus..<plus + 1), with: ""))
    }
}

func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        true
    default: false
    }
}

extension WorkingText {
    /// The colon of `key:value` where such a thing stands and nothing else that ends a key.
    func colonWithoutSpace(in range: Range<Int>) -> Int? {
        guard let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")), colon > range.lowerBound,
            colon + 1 < range.upperBound
        else { return nil }
        let key = bytes[range.lowerBound..<colon]
        let isKey = key.allSatisfy { isLetterOrDigit($0) && $0 < 0x80 || $0 == 0x5F || $0 == 0x2D }
        // What follows a colon in an address is no value.
        return isKey && !isWhite(bytes[colon + 1]) && bytes[colon + 1] != UInt8(ascii: "/") ? colon : nil
    }

    /// What of a range stands on its first line.
    func firstLine(of range: Range<Int>) -> Range<Int> {
        range
            .lowerBound..<max(
                range.lowerBound, min(range.upperBound, content(ofLine: line(of: range.lowerBound)).upperBound))
    }

    /// The first bytes of a range, without half a character at the end.
    func prefix(of range: Range<Int>, bytes count: Int) -> Range<Int> {
        var end = min(range.lowerBound + count, firstLine(of: range).upperBound)
        while end > range.lowerBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return range.lowerBound..<end
    }
}

extension BidirectionalCollection<Unicode.Scalar> {
    fileprivate var trimmingBlanks: SubSequence {
        let isBlank = { (scalar: Unicode.Scalar) in " \u{A0}\u{202F}\u{2009}".unicodeScalars.contains(scalar) }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return self[startIndex..<startIndex]
        }
        return self[first...last]
    }
}

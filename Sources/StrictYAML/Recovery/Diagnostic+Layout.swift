import Diagnostics

// Faults of where a line or a bracket stands.

extension Diagnostic {
    static func tabIndentation(_ text: WorkingText, _ lines: ClosedRange<Int>) -> Diagnostic {
        let start = text.file.lines.starts[lines.lowerBound]
        let end = text.entryStart(ofLine: lines.upperBound)
        let first = text.bytes[start...].firstIndex(of: 0x09) ?? start
        let run = first..<(text.bytes[first...].firstIndex { $0 != 0x09 } ?? text.bytes.count)
        let count = lines.count
        var spaces: [UInt8] = []
        for line in lines {
            let text = text
            let entry = text.entryStart(ofLine: line)
            for (offset, byte) in zip(text.file.lines.range(ofLine: line), text.file.bytes[text.file.lines.range(ofLine: line)]) {
                if byte == 0x09, offset < entry { spaces += [0x20, 0x20] } else { spaces.append(byte) }
                if line == lines.upperBound, offset + 1 == entry { break }
            }
        }
        return Diagnostic(
            .tabIndentation, at: SourceRange(text.file, run),
            count == 1
                ? "tab used for indentation, expected spaces"
                : "tabs used for indentation on \(count) lines, expected spaces",
            fix: FixIt(
                "write two spaces for each tab", replace: SourceRange(text.file, start..<max(start, end)),
                with: String(decoding: spaces, as: UTF8.self)))
    }

    static func secondDocument(_ text: WorkingText, at start: Int) -> Diagnostic {
        Diagnostic(
            .severalDocuments, at: SourceRange(text.file, text.firstLine(of: start..<text.bytes.count)),
            "a second document begins here, and a file holds one",
            help: "put what follows into a file of its own")
    }

    /// A line in no column of those around it.
    ///
    /// - Parameter sibling: Where the block began in which it was met; its column is where it may stand.
    static func outOfPlace(_ text: WorkingText, line: Int, besides sibling: Int?) -> Diagnostic {
        let content = text.content(ofLine: line)
        let column = text.column(of: content.lowerBound)
        let what = text.nameOfEntry(line)
        guard let sibling else {
            return Diagnostic(
                .wrongIndentation, at: SourceRange(text.file, content),
                "\(what) stands in column \(column + 1), which fits nothing above it")
        }
        let expected = text.column(of: sibling)
        let parent = text.key(above: sibling).map { " of \"\(shown(text.file.text($0)))\"" } ?? ""
        // One column off is a slip; more can be meant in several ways.
        let isSlip = abs(expected - column) == 1
        return Diagnostic(
            .wrongIndentation, at: SourceRange(text.file, content),
            "\(what) stands in column \(column + 1), the other \(text.startsWithDash(line: line) ? "items" : "keys")\(parent) "
                + "in column \(expected + 1)",
            fix: isSlip
                ? FixIt(
                    "move it to column \(expected + 1)",
                    replace: SourceRange(text.file, text.file.lines.starts[line]..<content.lowerBound),
                    with: String(repeating: " ", count: expected)) : nil,
            notes: [
                DiagnosticNote(
                    "the first of them is here", at: SourceRange(text.file, text.firstLine(of: sibling..<text.bytes.count)))
            ])
    }

    /// A key that stands below another one that has a value on its line already.
    static func tooDeepBelow(_ text: WorkingText, line: Int, above: Int) -> Diagnostic {
        let content = text.content(ofLine: line)
        let column = text.column(of: content.lowerBound)
        let start = text.entryStart(ofLine: above)
        let key = text.keyAndValue(ofLine: above)?.key ?? start..<start
        return Diagnostic(
            .wrongIndentation, at: SourceRange(text.file, content),
            "\(text.nameOfEntry(line)) stands in column \(column + 1), deeper than "
                + "\"\(shown(text.file.text(key)))\" in column \(text.column(of: start) + 1), which has a value already",
            notes: [DiagnosticNote("its value is here", at: SourceRange(text.file, text.firstLine(of: start..<text.bytes.count)))])
    }

    /// The file begins deeper than it goes on.
    static func firstTooDeep(_ text: WorkingText, line: Int, below: Int) -> Diagnostic {
        let content = text.content(ofLine: line)
        return Diagnostic(
            .wrongIndentation, at: SourceRange(text.file, content),
            "\(text.nameOfEntry(line)) stands in column \(text.indentation(ofLine: line) + 1), "
                + "\(text.nameOfEntry(below)) below it in column \(text.indentation(ofLine: below) + 1)",
            notes: [DiagnosticNote("this one is here", at: SourceRange(text.file, text.content(ofLine: below)))])
    }

    static func listItemAmongKeys(_ text: WorkingText, line: Int, besides sibling: Int) -> Diagnostic {
        let content = SourceRange(text.file, text.content(ofLine: line))
        let note = DiagnosticNote(
            "the first of them is here", at: SourceRange(text.file, text.firstLine(of: sibling..<text.bytes.count)))
        return text.startsWithDash(line: line)
            ? Diagnostic(
                .listItemAmongKeys, at: content, "list item among keys, expected \"key: value\"",
                help: "a list stands below its key, one column deeper", notes: [note])
            : Diagnostic(
                .listItemAmongKeys, at: content, "\(text.nameOfEntry(line)) among list items, expected \"- \" before it",
                notes: [note])
    }

    // MARK: Brackets

    static func unclosedBracket(_ text: WorkingText, at start: Int) -> Diagnostic {
        let open = start < text.bytes.count ? text.bytes[start] : 0
        let closing = open == UInt8(ascii: "{") ? "}" : "]"
        return Diagnostic(
            .unclosedBracket, at: SourceRange(text.file, start..<min(start + 1, text.bytes.count)),
            "\"\(open == UInt8(ascii: "{") ? "{" : "[")\" is not closed by \"\(closing)\" on its line")
    }

    static func unexpectedBracket(_ text: WorkingText, at start: Int) -> Diagnostic {
        let range = SourceRange(text.file, start..<min(start + 1, text.bytes.count))
        let isComma = range.text == ","
        return Diagnostic(
            .unexpectedBracket, at: range,
            text.isInFlow(start)
                ? "something is missing before \"\(range.text)\"" : "\"\(range.text)\" belongs to nothing before it",
            help: isComma ? "write each item once, with one comma between two" : "put the value in quotes if it is text")
    }

    static func missingComma(_ text: WorkingText, at start: Int) -> Diagnostic {
        Diagnostic(
            .missingComma, at: SourceRange(text.file, start..<min(start + 1, text.bytes.count)),
            "comma missing before this",
            help: "put the whole value in quotes if it is text")
    }
}

extension WorkingText {
    /// `"key"`, `list item`, or what else begins a line, for a message.
    fileprivate func nameOfEntry(_ line: Int) -> String {
        if let (key, _) = keyAndValue(ofLine: line) { return "\"\(shown(file.text(key)))\"" }
        return startsWithDash(line: line) ? "list item" : "\"\(shown(file.text(content(ofLine: line))))\""
    }
}

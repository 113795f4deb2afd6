import Diagnostics

// Faults of where a line or a bracket stands.

extension Diagnostic {
    /// - Parameter lines: The first has a tab before its content.
    static func tabIndentation(_ text: WorkingText, _ lines: ClosedRange<Int>) -> Diagnostic {
        let file = text.file
        let start = file.lines.starts[lines.lowerBound]
        let first = file.bytes[start...].firstIndex(of: 0x09) ?? start
        let run = first..<(file.bytes[first...].firstIndex { $0 != 0x09 } ?? file.bytes.count)
        let count = lines.count { text.isTabIndented($0) }
        return Diagnostic(
            .tabIndentation, at: SourceRange(file, run),
            count > 1
                ? "tabs used for indentation on \(count) lines, expected spaces"
                : "tab used for indentation, expected spaces",
            fix: text.content(ofLine: lines.lowerBound).isEmpty
                ? FixIt("remove it", replace: SourceRange(file, run), with: "")
                : spacesForTabs(text, lines))
    }

    private static func spacesForTabs(_ text: WorkingText, _ lines: ClosedRange<Int>) -> FixIt {
        var replacement: [UInt8] = []
        let end = text.entryStart(ofLine: lines.upperBound)
        for line in lines {
            let entry = text.entryStart(ofLine: line)
            let whole = text.file.lines.range(ofLine: line)
            for offset in whole.lowerBound..<min(whole.upperBound, line == lines.upperBound ? end : whole.upperBound) {
                let byte = text.file.bytes[offset]
                replacement += byte == 0x09 && offset < entry ? [0x20, 0x20] : [byte]
            }
        }
        let range = SourceRange(text.file, text.file.lines.starts[lines.lowerBound]..<end)
        return FixIt(
            "write two spaces for each tab", replace: range, with: String(decoding: replacement, as: UTF8.self))
    }

    static func secondDocument(_ text: WorkingText, at start: Int) -> Diagnostic {
        Diagnostic(
            .severalDocuments, at: SourceRange(text.file, text.firstLine(of: start..<text.bytes.count)),
            "a second document begins here, and a file holds one",
            help: "put what follows into a file of its own")
    }

    /// A line in no column of those around it.
    static func outOfPlace(_ text: WorkingText, line: Int) -> Diagnostic {
        let content = text.content(ofLine: line)
        let column = text.column(of: content.lowerBound)
        let range = SourceRange(text.file, content)
        let isItem = text.startsWithDash(line: line)
        let open = text.openColumns(above: line, items: isItem)
            .map { (distance: abs(text.column(of: $0) - column), offset: $0) }
        guard let nearest = open.min(by: { $0.distance < $1.distance }) else {
            return Diagnostic(
                .wrongIndentation, at: range,
                "\(text.nameOfEntry(line)) stands in column \(column + 1), which fits nothing above it")
        }
        let expected = text.column(of: nearest.offset)
        let parent = text.key(above: nearest.offset).map { " of \"\(shown(text.file.text($0)))\"" } ?? ""
        // One column off a single place is a slip; more can be meant in several ways.
        let isSlip = nearest.distance == 1 && open.count { $0.distance == 1 } == 1
        return Diagnostic(
            .wrongIndentation, at: range,
            "\(text.nameOfEntry(line)) stands in column \(column + 1), the other \(isItem ? "items" : "keys")\(parent) "
                + "in column \(expected + 1)",
            fix: isSlip ? .move(text, line: line, toColumn: expected) : nil,
            notes: [
                DiagnosticNote(
                    "one of them is here",
                    at: SourceRange(text.file, text.firstLine(of: nearest.offset..<text.bytes.count)))
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
            fix: column - text.column(of: start) == 1 ? .move(text, line: line, toColumn: column - 1) : nil,
            notes: [DiagnosticNote("that one is here", at: SourceRange(text.file, text.content(ofLine: above)))])
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
                .listItemAmongKeys, at: content,
                "\(text.nameOfEntry(line)) among list items, expected \"- \" before it",
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
            help: isComma ? "write each item once, with one comma between two" : "put the value in quotes if it is text"
        )
    }

    static func missingComma(_ text: WorkingText, at start: Int) -> Diagnostic {
        Diagnostic(
            .missingComma, at: SourceRange(text.file, start..<min(start + 1, text.bytes.count)),
            "comma missing before this",
            help: "put the whole value in quotes if it is text")
    }
}

extension FixIt {
    fileprivate static func move(_ text: WorkingText, line: Int, toColumn column: Int) -> FixIt {
        let start = text.file.lines.starts[line]
        return FixIt(
            "move it to column \(column + 1)",
            replace: SourceRange(text.file, start..<text.content(ofLine: line).lowerBound),
            with: String(repeating: " ", count: column))
    }
}

extension WorkingText {
    /// `"key"`, `list item`, or what else begins a line, for a message.
    fileprivate func nameOfEntry(_ line: Int) -> String {
        if let (key, _) = keyAndValue(ofLine: line) { return "\"\(shown(file.text(key)))\"" }
        return startsWithDash(line: line) ? "list item" : "\"\(shown(file.text(content(ofLine: line))))\""
    }
}

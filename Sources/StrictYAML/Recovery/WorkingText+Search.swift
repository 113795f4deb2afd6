extension WorkingText {
    func column(of offset: Int) -> Int { offset - file.lines.starts[line(of: offset)] }

    /// The nearest line above that holds more than blanks and a comment.
    func lineWithContent(above line: Int) -> Int? {
        var above = line - 1
        while above >= 0, isBlankOrComment(line: above) { above -= 1 }
        return above >= 0 ? above : nil
    }

    var firstLineWithContent: Int? { (0..<lineCount).first { !isBlankOrComment(line: $0) } }

    /// The line and those that follow in its own column, with what stands deeper below a key without a value: what
    /// was moved together.
    func lines(inColumnOf line: Int) -> ClosedRange<Int> {
        let column = indentation(ofLine: line)
        var last = line
        var below = line + 1
        var isOpen = keyAndValue(ofLine: line)?.value.isEmpty ?? false
        while below < lineCount {
            defer { below += 1 }
            if isBlankOrComment(line: below) { continue }
            let indentation = indentation(ofLine: below)
            if indentation == column {
                isOpen = keyAndValue(ofLine: below)?.value.isEmpty ?? false
            } else if indentation < column || !isOpen {
                break
            }
            last = below
        }
        return line...last
    }

    /// The run of lines with a tab before their content that holds this line; `nil` when it has none.
    func tabIndentedLines(around line: Int) -> ClosedRange<Int>? {
        guard isTabIndented(line) else { return nil }
        var last = line
        var below = line + 1
        while below < lineCount {
            if isTabIndented(below) { last = below } else if !content(ofLine: below).isEmpty { break }
            below += 1
        }
        return line...last
    }

    /// Whether a tab stands before its content.
    func isTabIndented(_ line: Int) -> Bool {
        let start = file.lines.starts[line]
        let entry = entryStart(ofLine: line)
        return !content(ofLine: line).isEmpty && bytes[start..<entry].contains(0x09)
    }

    /// Whether a bracket or brace before it on its line is still open.
    func isInFlow(_ offset: Int) -> Bool { openBracket(before: offset) != nil }

    /// The innermost bracket or brace that is open at a place, looked for on its line.
    func openBracket(before offset: Int) -> Int? {
        var open: [Int] = []
        let line = line(of: offset)
        let entry = entryStart(ofLine: line)
        let isFlow = entry < content(ofLine: line).upperBound && "[{".utf8.contains(bytes[entry])
        var index = isFlow ? entry : keyAndValue(ofLine: line)?.value.lowerBound ?? entry
        // A value that does not begin with one is plain text, in which brackets mean nothing.
        guard index < offset, "[{".utf8.contains(bytes[index]) else { return nil }
        while index < offset {
            switch bytes[index] {
            case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(index)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if let end = closingQuote(from: index, upTo: offset) { index = end - 1 }
            default: break
            }
            index += 1
        }
        return open.last
    }

    /// What the author may have meant as one text, from a place to the end of its line or of its part of a list.
    func textAsMeant(from start: Int) -> Range<Int> {
        var end = max(start, content(ofLine: line(of: start)).upperBound)
        if isInFlow(start) {
            end = bytes[start..<end].firstIndex { ",]}".utf8.contains($0) } ?? end
        } else if let comment = (start..<end).first(where: {
            $0 > start && bytes[$0] == UInt8(ascii: "#") && isBlank(bytes[$0 - 1])
                && ($0 + 1 == end || !isLetterOrDigit(bytes[$0 + 1]))
        }) {
            end = comment
        }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<max(start, end)
    }

    /// `{{ name }}` and the text behind it.
    func placeholderText(from start: Int) -> Range<Int> {
        let end = max(start, content(ofLine: line(of: start)).upperBound)
        let isInFlow = isInFlow(start)
        // Its own braces end nothing.
        let closing = (start..<max(start, end - 1)).first { bytes[$0] == 0x7D && bytes[$0 + 1] == 0x7D }.map { $0 + 2 }
        var stop = closing ?? end
        while stop < end {
            if isInFlow, ",]}".utf8.contains(bytes[stop]) { break }
            if bytes[stop] == UInt8(ascii: "#"), isBlank(bytes[stop - 1]) { break }
            stop += 1
        }
        while stop > start, isBlank(bytes[stop - 1]) { stop -= 1 }
        return start..<stop
    }

    /// Where the blocks begin in whose columns a line can stand, from the nearest line above up: those of keys, or of
    /// list items.
    func openColumns(above line: Int, items: Bool) -> [Int] {
        var columns: [Int] = []
        var limit = Int.max
        var line = line
        while limit > 0, let above = lineWithContent(above: line) {
            line = above
            let (indentation, entry) = (indentation(ofLine: line), entryStart(ofLine: line) - file.lines.starts[line])
            guard indentation < limit else { continue }
            if !items, entry < limit, keyAndValue(ofLine: line) != nil { columns.append(entryStart(ofLine: line)) }
            if items, startsWithDash(line: line) { columns.append(content(ofLine: line).lowerBound) }
            limit = indentation
        }
        return columns
    }

    /// The key of the block in which a block collection that begins at `offset` stands; `nil` at the root.
    func key(above offset: Int) -> Range<Int>? {
        let column = column(of: offset)
        var line = line(of: offset)
        // `- step: a` as the first line of the collection: its list's key is above.
        var limit = column
        while let above = lineWithContent(above: line) {
            line = above
            guard entryStart(ofLine: line) - file.lines.starts[line] < limit || indentation(ofLine: line) < limit else {
                continue
            }
            if let (key, value) = keyAndValue(ofLine: line), key.lowerBound - file.lines.starts[line] < column,
                value.isEmpty
            {
                return key
            }
            limit = min(limit, indentation(ofLine: line))
        }
        return nil
    }
}

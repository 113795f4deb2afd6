extension WorkingText {
    /// Blanks out the smallest block that holds a line: what stands on it behind the dashes of list items, and the
    /// lines below that stand deeper.
    ///
    /// - Parameter last: Lines up to this one belong to it wherever they stand.
    /// - Returns: Whether there was anything to blank out.
    @discardableResult
    mutating func blankEntry(line: Int, through last: Int? = nil) -> Bool {
        let start = entryStart(ofLine: line)
        let column = start - file.lines.starts[line]
        // `steps:` may have its list in its own column.
        let ownsDashes = !startsWithDash(line: line) && (keyAndValue(ofLine: line)?.value.isEmpty ?? false)
        var changed = blank(start..<text(ofLine: line).upperBound)
        var below = line + 1
        while below < lineCount {
            if !content(ofLine: below).isEmpty, below > last ?? line {
                let indentation = indentation(ofLine: below)
                let isOwn = indentation > column || ownsDashes && indentation == column && startsWithDash(line: below)
                // A comment that stands less deep ends no block.
                if !isOwn, !isBlankOrComment(line: below) { break }
                if !isOwn {
                    below += 1
                    continue
                }
            }
            changed = blank(text(ofLine: below)) || changed
            below += 1
        }
        return changed
    }

    /// Blanks out the block around the one that holds a line; everything when there is none.
    mutating func blankBlock(around line: Int) {
        var line = min(line, lineCount - 1)
        var limit = content(ofLine: line).isEmpty ? Int.max : indentation(ofLine: line)
        while line > 0, limit > 0 {
            line -= 1
            guard !isBlankOrComment(line: line), indentation(ofLine: line) < limit else { continue }
            limit = indentation(ofLine: line)
            if blankEntry(line: line) { return }
        }
        blank(0..<bytes.count)
    }
}

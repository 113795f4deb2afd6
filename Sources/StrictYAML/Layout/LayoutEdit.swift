import Diagnostics

/// A line, or a block of lines, that moves to the left or to the right; the first may gain or lose the dash of a list
/// item.
///
/// Lines and columns count from 0.
package struct LayoutEdit: Hashable, Sendable {
    package enum Dash: Sendable { case kept, added, removed }

    package let lines: ClosedRange<Int>
    /// How far all of them move to the right; negative to the left. A dash that is added stands where the line then
    /// begins, the text behind one that is removed too.
    package let shift: Int
    package let dash: Dash

    init(_ lines: ClosedRange<Int>, by shift: Int, dash: Dash = .kept) {
        (self.lines, self.shift, self.dash) = (lines, shift, dash)
    }

    /// What the lines then begin with: from the start of the first to the text of the last.
    private func replacement(in text: WorkingText) -> (range: Range<Int>, bytes: [UInt8]) {
        var bytes: [UInt8] = []
        var end = text.file.lines.starts[lines.lowerBound]
        for line in lines {
            let content = text.content(ofLine: line)
            bytes += text.bytes[end..<text.file.lines.starts[line]]
            end = content.lowerBound
            guard !content.isEmpty else { continue }
            bytes += [UInt8](repeating: 0x20, count: max(0, text.indentation(ofLine: line) + shift))
            guard line == lines.lowerBound else { continue }
            switch dash {
            case .kept: break
            case .added: bytes += [UInt8(ascii: "-"), 0x20]
            case .removed: end = text.entryStart(ofLine: line)
            }
        }
        return (text.file.lines.starts[lines.lowerBound]..<end, bytes)
    }

    /// The file as it is then. It has the same lines, and they differ only in what they begin with.
    package func applied(to file: SourceFile) -> SourceFile {
        let (range, bytes) = replacement(in: WorkingText(file))
        return SourceFile(
            path: file.path, bytes: file.bytes[..<range.lowerBound] + bytes + file.bytes[range.upperBound...])
    }

    /// The edit for the author.
    package func fix(_ title: String, in file: SourceFile) -> FixIt {
        let (range, bytes) = replacement(in: WorkingText(file))
        return FixIt(title, replace: SourceRange(file, range), with: String(decoding: bytes, as: UTF8.self))
    }

    /// The first line from its dash or key on.
    package func place(in file: SourceFile) -> SourceRange {
        SourceRange(file, WorkingText(file).content(ofLine: lines.lowerBound))
    }

    /// The column of the first line, before the edit.
    package func column(in file: SourceFile) -> Int { WorkingText(file).indentation(ofLine: lines.lowerBound) }

    /// Whether the first line is a list item, before the edit.
    package func isItem(in file: SourceFile) -> Bool { WorkingText(file).startsWithDash(line: lines.lowerBound) }

    /// The key of the first line, or what else stands on it behind its dash; for a message.
    package func name(in file: SourceFile) -> (key: String?, text: String) {
        let text = WorkingText(file)
        let line = lines.lowerBound
        let entry = text.entryStart(ofLine: line)..<text.content(ofLine: line).upperBound
        let key = text.keyAndValue(ofLine: line)?.key
        let isFlow = entry.first.map { "[{".utf8.contains(text.bytes[$0]) } ?? false
        return (isFlow ? nil : key.map { shown(file.text($0)) }, shown(file.text(entry)))
    }
}

// MARK: - What may have been meant

extension LayoutEdit {
    /// Where a line and what moves with it could stand, by what stands around it. May be empty.
    ///
    /// - Parameter blocks: Whether lines below it move too; else it moves alone, or gains or loses a dash.
    package static func candidates(in file: SourceFile, line: Int, blocks: Bool) -> [LayoutEdit] {
        let text = WorkingText(file)
        // A dash or a colon alone is nothing that could stand elsewhere.
        let entry = text.entryStart(ofLine: line)
        guard !text.isBlankOrComment(line: line), entry < text.content(ofLine: line).upperBound,
            text.bytes[entry] != UInt8(ascii: ":")
        else { return [] }
        let column = text.indentation(ofLine: line)
        let isItem = text.startsWithDash(line: line)
        let own = isItem ? text.columnsOfItems(around: line) : text.columnsOfKeys(around: line)
        if blocks {
            return own.filter { $0 != column }.flatMap { target in
                text.blocks(from: line, toColumn: target).map { LayoutEdit($0, by: target - column) }
            }
        }
        let others = isItem ? text.columnsOfKeys(around: line) : text.columnsOfItems(around: line)
        return own.filter { $0 != column }.map { LayoutEdit(line...line, by: $0 - column) }
            + others.map { LayoutEdit(line...line, by: $0 - column, dash: isItem ? .removed : .added) }
    }

    /// A line, those with content above and below it, and the first of those above that stand as deep as the nearest:
    /// where a slip can be that shows at this line.
    package static func neighbours(of line: Int, in file: SourceFile) -> [Int] {
        let text = WorkingText(file)
        let above = text.lineWithContent(above: line)
        let lines = [line, above, text.lineWithContent(below: line), above.map(text.firstAsDeep)].compactMap { $0 }
        var seen = Set<Int>()
        return lines.filter { seen.insert($0).inserted }
    }
}

extension WorkingText {
    /// Each once; in columns from the line's own outwards.
    private func sorted(_ columns: [Int], from line: Int) -> [Int] {
        let column = indentation(ofLine: line)
        return Set(columns).sorted { (abs($0 - column), $0) < (abs($1 - column), $1) }
    }

    /// The columns in which a key can stand here: those of the keys that are open above, below the nearest of them,
    /// and that of the line below.
    fileprivate func columnsOfKeys(around line: Int) -> [Int] {
        var columns = openColumns(above: line, items: false).map(column)
        columns += openKeysWithoutValue(above: line).map { $0 + 2 }
        if let below = lineWithContent(below: line) { columns.append(column(of: entryStart(ofLine: below))) }
        return sorted(columns, from: line)
    }

    /// The columns in which the dash of a list item can stand here: those of the lists that are open above, and below
    /// a key without a value.
    fileprivate func columnsOfItems(around line: Int) -> [Int] {
        var columns = openColumns(above: line, items: true).map(column)
        columns += openKeysWithoutValue(above: line).flatMap { [$0, $0 + 2] }
        if let below = lineWithContent(below: line), startsWithDash(line: below) {
            columns.append(indentation(ofLine: below))
        }
        return sorted(columns, from: line)
    }

    private func openKeysWithoutValue(above line: Int) -> [Int] {
        openColumns(above: line, items: false).filter {
            keyAndValue(ofLine: self.line(of: $0))?.value.isEmptyOrComment(in: bytes) ?? false
        }.map(column)
    }

    fileprivate func lineWithContent(below line: Int) -> Int? {
        (line + 1..<max(line + 1, lineCount)).first { !isBlankOrComment(line: $0) }
    }

    /// The first of the lines above, and of this one, that stand no less deep than it.
    fileprivate func firstAsDeep(as line: Int) -> Int {
        var first = line
        while let above = lineWithContent(above: first), indentation(ofLine: above) >= indentation(ofLine: line) {
            first = above
        }
        return first
    }

    /// The most lines that move together: more is no slip.
    private static let longestBlock = 200

    /// The most tries of where a block ends.
    private static let mostEnds = 8

    /// The line with what stands deeper below it, or no less deep: what an author moves together. What has come into the
    /// column of lines that were not moved ends before any of these.
    ///
    /// - Parameter target: The column to which the line moves.
    fileprivate func blocks(from line: Int, toColumn target: Int) -> [ClosedRange<Int>] {
        let column = indentation(ofLine: line)
        var ends: [Int] = []
        var last = line
        var isDeeper = true
        for below in line + 1..<min(line + WorkingText.longestBlock, lineCount) where !isBlankOrComment(line: below) {
            let indentation = indentation(ofLine: below)
            if isDeeper, indentation <= column {
                ends.append(last)
                isDeeper = false
            }
            if indentation < column { break }
            if target > column, indentation == target, ends.count < WorkingText.mostEnds { ends.append(last) }
            last = below
        }
        var seen: Set = [line]
        return (ends + [last]).filter { seen.insert($0).inserted }.map { line...$0 }
    }
}

extension Range<Int> {
    fileprivate func isEmptyOrComment(in bytes: [UInt8]) -> Bool { isEmpty || bytes[lowerBound] == UInt8(ascii: "#") }
}

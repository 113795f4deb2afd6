import Diagnostics

// Tabs outside quoted and block text.

extension YAMLComposer {
    /// Tabs that libyaml took for blanks.
    mutating func reportTabs(upTo end: Int) {
        var protected = verbatim[...]
        var line = 0
        while let tab = text.bytes[file.lines.starts[line]...].firstIndex(of: 0x09), tab < end {
            line = text.line(of: tab)
            while let first = protected.first, first.upperBound <= file.lines.starts[line] { protected.removeFirst() }
            reportTabs(inLine: line, verbatim: protected)
            line += 1
            if line >= text.lineCount { return }
        }
    }

    private mutating func reportTabs(inLine line: Int, verbatim: ArraySlice<Range<Int>>) {
        let (content, entry) = (text.content(ofLine: line), text.entryStart(ofLine: line))
        var index = file.lines.starts[line]
        var protected = verbatim
        let end = text.text(ofLine: line).upperBound
        while index < end {
            while let first = protected.first, first.upperBound <= index { protected.removeFirst() }
            if let first = protected.first, first.contains(index) {
                index = first.upperBound
                continue
            }
            let byte = text.bytes[index]
            if byte == UInt8(ascii: "#"), index == content.lowerBound || isBlank(text.bytes[index - 1]) { return }
            guard byte == 0x09 else {
                index += 1
                continue
            }
            let run = index..<(text.bytes[index..<end].firstIndex { $0 != 0x09 } ?? end)
            if index < entry, !content.isEmpty, text.bytes[entry] != UInt8(ascii: "#") {
                diagnostics.append(.tabIndentation(text, line...line))
                isComplete = false
                return
            }
            report(
                .tabAsSpace, .warning, at: range(run), "tab where a space is expected",
                fix: FixIt("write a space", replace: range(run), with: " "))
            // One a line is enough.
            return
        }
    }
}

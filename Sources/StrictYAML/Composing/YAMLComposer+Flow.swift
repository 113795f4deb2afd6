import Diagnostics

// Brackets and braces: on one line, and within each other only as a list in a map.

extension YAMLComposer {
    mutating func refuseNesting(of event: YAMLEvent, _ bracket: Place.Bracket, in place: Place) {
        guard !place.flow.isEmpty, !(place.flow == [.map] && bracket == .list) else { return }
        // Only the outermost of those that are too deep.
        guard place.flow.count == 1 || place.flow == [.map, .list] else { return }
        let start = event.bytes.lowerBound
        report(
            .nestedFlow, at: range(start..<start + 1),
            bracket == .list
                ? "a list within a list is not in the language"
                : "a map within brackets or braces is not in the language",
            help: "write the outer one on lines of its own, with \"- \" or \"key:\" before each part")
    }

    mutating func reportPair(at bytes: Range<Int>) {
        let pair = range(bytes)
        report(
            .pairInList, at: pair, "\"\(shown(pair.text))\" within a list is not in the language",
            help: "write a table in braces, or a list one item a line with \"- \" before each; text needs quotes")
    }

    mutating func checkOneLine(_ node: YAMLNode) {
        let bytes = node.range.bytes
        guard text.line(of: bytes.lowerBound) != text.line(of: bytes.upperBound - 1) else { return }
        let isList = text.bytes[bytes.lowerBound] == UInt8(ascii: "[")
        report(
            .flowOverLines, at: range(text.firstLine(of: bytes)),
            isList ? "a list in brackets stands on one line" : "a map in braces stands on one line",
            help: isList
                ? "write one item a line, each with \"- \" before it"
                : "write one \"key: value\" a line, without braces")
    }
}

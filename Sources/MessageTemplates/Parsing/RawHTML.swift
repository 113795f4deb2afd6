import Diagnostics

/// Finds HTML in the Markdown of a template: a message has none, so that nothing in it loads, runs or hides.
enum RawHTML {
    /// - Parameter start: Where the Markdown begins.
    static func diagnostics(in file: SourceFile, from start: Int) -> [Diagnostic] {
        let bytes = file.bytes[start...]
        guard bytes.contains(UInt8(ascii: "<")) else { return [] }
        let markdown = withoutTags(Array(bytes))
        let firstLine = file.lines.line(of: start)
        return MarkdownTree.placesOfHTML(in: String(decoding: markdown, as: UTF8.self)).map { place in
            let line = min(max(firstLine, firstLine + place.line - 1), file.lines.starts.count - 1)
            let near = min(file.lines.starts[line] + max(0, place.column - 1), file.bytes.count)
            let at = opening(in: markdown, near: near - start) + start
            let end = file.bytes[at...].firstIndex { $0 == UInt8(ascii: ">") || $0 == 0x0A } ?? file.bytes.count
            return Diagnostic(
                .rawHTML, at: SourceRange(file, at..<min(end + 1, file.bytes.count)), "HTML has no place in a template",
                help: "write Markdown; a \"<\" that is meant as such is written \"\\<\"")
        }
    }

    /// The `<` at a place that cmark gives, which counts some columns from the wrong side of a list's mark.
    private static func opening(in markdown: [UInt8], near place: Int) -> Int {
        let place = min(max(0, place), markdown.count)
        let mark = UInt8(ascii: "<")
        return markdown[place...].firstIndex(of: mark) ?? markdown[..<place].lastIndex(of: mark) ?? place
    }

    /// Tags become letters, so that what stands in them is not taken for Markdown; every byte keeps its place.
    private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{"),
                let end = bytes[index...].firstIndex(where: { $0 == UInt8(ascii: "}") || $0 == 0x0A }),
                bytes[end] == UInt8(ascii: "}")
            else {
                index += 1
                continue
            }
            for place in index..<end where bytes[place] != 0x0A { bytes[place] = UInt8(ascii: "x") }
            index = end
        }
        return bytes
    }
}

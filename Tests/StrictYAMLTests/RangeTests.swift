import Diagnostics
import RelanceTestSupport
import StrictYAML
import Testing

@Suite("Ranges")
struct RangeTests {
    /// The root of a marked text that is accepted, and where its marks are.
    private func read(_ marked: String) throws -> (root: YAMLMap, offsets: [Int: Int]) {
        let marked = MarkedText(marked)
        let tree = YAMLReader.read(SourceFile(path: "a.yaml", text: marked.text))
        #expect(tree.diagnostics.isEmpty)
        return (try #require(tree.root?.map), marked.offsets)
    }

    private func expect(
        _ range: SourceRange?, from start: Int, to end: Int, _ offsets: [Int: Int],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = try #require(offsets[start])..<(try #require(offsets[end]))
        #expect(range?.bytes == expected, sourceLocation: sourceLocation)
    }

    @Test("of keys and values, in bytes, whatever letters stand before")
    func keysAndValues() throws {
        let (root, at) = try read("titre: \"Réglé 👍\"\n1️⃣step2️⃣: 3️⃣call4️⃣ # é\nlist: 5️⃣[é, 6️⃣b7️⃣]8️⃣\n")
        try expect(root["step"]?.key.range, from: 1, to: 2, at)
        try expect(root["step"]?.value.range, from: 3, to: 4, at)
        try expect(root["list"]?.value.range, from: 5, to: 8, at)
        try expect(root["list"]?.value.list?.last?.range, from: 6, to: 7, at)
    }

    @Test("of block collections end with their last child")
    func blockCollections() throws {
        let (root, at) = try read("steps:\n  1️⃣- 2️⃣a: 1\n    b: \"x\"3️⃣\n\n# comment\n\n  - c: 14️⃣\n\nnext: 1\n")
        try expect(root["steps"]?.value.range, from: 1, to: 4, at)
        try expect(root["steps"]?.value.list?.first?.range, from: 2, to: 3, at)
    }

    @Test("of block text end with its last line")
    func blockText() throws {
        let (root, at) = try read("a: 1️⃣|\n  one\n  two2️⃣\n\n\n# comment\nb: 3️⃣|4️⃣\nc: 1\n")
        try expect(root["a"]?.value.range, from: 1, to: 2, at)
        try expect(root["b"]?.value.range, from: 3, to: 4, at)
    }

    @Test("of missing values are empty and stand behind the colon")
    func missingValues() throws {
        let (root, at) = try read("a:1️⃣\nb:2️⃣   # comment\nc: 1\n")
        try expect(root["a"]?.value.range, from: 1, to: 1, at)
        try expect(root["b"]?.value.range, from: 2, to: 2, at)
    }

    @Test("of comments behind a value")
    func comments() throws {
        let (root, at) = try read("a: text 1️⃣# why2️⃣\nb: \"q\"  3️⃣#4️⃣\nc: a#b\nd: |\n  e # f\n")
        try expect(root["a"]?.value.scalar?.trailingComment, from: 1, to: 2, at)
        try expect(root["b"]?.value.scalar?.trailingComment, from: 3, to: 4, at)
        #expect(root["c"]?.value.scalar?.trailingComment == nil)
        #expect(root["d"]?.value.scalar?.trailingComment == nil)
    }

    @Test(
        "of parts of a text",
        arguments: [
            ("a: 5 days 1️⃣after2️⃣ due", "after"),
            ("a: un 1️⃣été2️⃣ chaud", "été"),
            ("a: one\n  two\n\n  1️⃣three2️⃣ four", "three"),
            ("a: 'it''s 1️⃣here2️⃣ now'", "here"),
            ("a: 'it1️⃣''2️⃣s'", "'"),
            ("a: 'it''s\r\n  1️⃣here2️⃣'", "here"),
            ("a: \"tab\\t \\u00e9 1️⃣here2️⃣\"", "here"),
            ("a: \"x1️⃣\\u00e92️⃣y\"", "é"),
            ("a: \"x1️⃣\\U0001F6002️⃣\"", "😀"),
            ("a: \"one \\\n  1️⃣two2️⃣\"", "two"),
            ("a: \"one\n\n\n  1️⃣two2️⃣\"", "two"),
            ("a: |\n  first\n\n    1️⃣deeper2️⃣ é\n  last", "deeper"),
            ("a: |-\r\n  first\r\n  é 1️⃣second2️⃣\r\n", "second"),
            ("a: |2\n     x\n    1️⃣yes2️⃣", "yes"),
            ("a: >\n  one\n  two\n\n  three\n   1️⃣more2️⃣\n  four\n", "more"),
            ("a: >-\n  one\n  1️⃣two2️⃣\n", "two"),
        ])
    func parts(_ marked: String, _ part: String) throws {
        let (root, at) = try read(marked)
        let scalar = try #require(root["a"]?.value.scalar)
        let found = try #require(scalar.text.firstRange(of: part))
        let utf8 = scalar.text.utf8
        let start = utf8.distance(from: utf8.startIndex, to: found.lowerBound)
        try expect(scalar.range(of: start..<start + part.utf8.count), from: 1, to: 2, at)
    }

    @Test(
        "of parts show the same letters, but for escapes and folded lines", arguments: FixtureFile.all(in: "accepted"))
    func unchangedBytes(_ fixture: FixtureFile) {
        let source = fixture.source
        for scalar in scalars(of: YAMLReader.read(source).root) {
            for (offset, byte) in scalar.text.utf8.enumerated() {
                let place = scalar.range(of: offset..<offset + 1)
                let written = source.bytes[place.bytes.lowerBound]
                if scalar.style == .doubleQuoted, written == UInt8(ascii: "\\") { continue }
                // A line break may stand for a space, and CR LF for LF.
                if byte == 0x20 || byte == 0x0A, written == 0x0A || written == 0x0D { continue }
                // The end of the file stands for the line break that a block text ends with.
                #expect(written == byte, "\(scalar.text.debugDescription) at \(offset)")
            }
        }
    }

    private func scalars(of node: YAMLNode?) -> [YAMLScalar] {
        switch node?.content {
        case nil: []
        case .scalar(let scalar): [scalar]
        case .list(let items): items.flatMap { scalars(of: $0) }
        case .map(let map): map.entries.flatMap { [$0.key] + scalars(of: $0.value) }
        }
    }
}

import Diagnostics
import RelanceTestSupport
import StrictYAML
import Testing

@Suite("Recovery")
struct RecoveryTests {
    /// The codes found, and whether each is at its mark.
    private func expect(
        _ codes: [DiagnosticCode], _ marked: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> YAMLTree {
        let marked = MarkedText(marked)
        let tree = YAMLReader.read(SourceFile(path: "a.yaml", text: marked.text))
        #expect(tree.diagnostics.map(\.code) == codes, sourceLocation: sourceLocation)
        #expect(
            tree.diagnostics.map(\.range.bytes.lowerBound) == marked.offsets.sorted { $0.key < $1.key }.map(\.value),
            sourceLocation: sourceLocation)
        return tree
    }

    @Test("reports every fault of syntax in one run and reads what is healthy")
    func everyFault() throws {
        let tree = expect(
            [.colonInText, .unclosedQuote, .unclosedBracket, .missingColon],
            "title: a1️⃣: b\nfirst: 1\ntext: 2️⃣\"open\nsecond: 2\nlist: 3️⃣[a\nthird: 3\n4️⃣words\nfourth: 4\n")
        let root = try #require(tree.root?.map)
        #expect(root.entries.map(\.key.text) == ["first", "second", "third", "fourth"])
        #expect(!tree.isComplete)
    }

    @Test("takes out one entry and keeps its neighbours")
    func neighbours() throws {
        let tree = expect(
            [.unquotedSpecialCharacter], "steps:\n  - step: a\n    at: 1️⃣@x\n    to: b\n  - step: c\nend: 1\n")
        let steps = try #require(tree.root?.map?["steps"]?.value.list)
        #expect(steps.map { $0.map?.entries.map(\.key.text) ?? [] } == [["step", "to"], ["step"]])
    }

    @Test("takes out what stands below the entry")
    func lowerLines() throws {
        let tree = expect([.colonInText], "a: b1️⃣: c\n  d: e\n  f:\n    - g\nh:\n- i\n")
        #expect(tree.root?.map?.entries.map(\.key.text) == ["h"])
    }

    @Test("leaves no entry without a value behind")
    func noEmptyValue() throws {
        let tree = expect([.tabIndentation], "a:\n1️⃣\tb: 1\n\tc: 2\nd:\n  - e\n")
        #expect(tree.root?.map?.entries.map(\.key.text) == ["d"])
    }

    @Test("reports faults of syntax beside those that libyaml accepts")
    func besidesSubset() {
        _ = expect([.yamlTag, .missingSpaceAfterColon, .duplicateKey], "a: 1️⃣!b\nc: {d2️⃣:1}\ne: [\"x\"]\n3️⃣a: 2\n")
    }

    @Test("says nothing of an empty file, whose root the reader of the language expects")
    func emptyFile() {
        for text in ["", "\n\n", "# comment\n", "---\n", "---\n...\n"] {
            let tree = YAMLReader.read(SourceFile(path: "a.yaml", text: text))
            #expect(tree.diagnostics.isEmpty)
            #expect(tree.isComplete)
            #expect(tree.root?.range.bytes.isEmpty ?? true)
        }
    }

    @Test("stops after twenty faults of syntax")
    func limit() throws {
        let text = (1...30).map { "key\($0): @x\n" }.joined() + "last: 1\n"
        let tree = YAMLReader.read(SourceFile(path: "a.yaml", text: text))
        #expect(tree.diagnostics.count == 21)
        #expect(tree.diagnostics.allSatisfy { $0.code == .unquotedSpecialCharacter })
        #expect(!tree.isComplete)
    }

    @Test("fixes what it offers to fix", arguments: FixtureFile.all(in: "rejected"))
    func fixes(_ fixture: FixtureFile) throws {
        let before = YAMLReader.read(fixture.source)
        for diagnostic in before.diagnostics {
            guard let fix = diagnostic.fix else { continue }
            var bytes = fixture.source.bytes
            bytes.replaceSubrange(fix.range.bytes, with: Array(fix.replacement.utf8))
            let after = YAMLReader.read(SourceFile(path: "a.yaml", bytes: bytes))
            // The same fault is not there any more, and no other took its place.
            let count = { (tree: YAMLTree) in tree.diagnostics.count { $0.code == diagnostic.code } }
            #expect(count(after) < count(before), "\(diagnostic.message)")
        }
    }
}

import Diagnostics
import Foundation
import RelanceTestSupport
import StrictYAML
import Testing

/// No input crashes, hangs or passes in silence.
///
/// The bound of time is part of what is required; it is far above what any of these takes.
@Suite("Hostile input", .timeLimit(.minutes(5)))
struct HostileInputTests {
    private static let bound = Duration.seconds(5)

    private func read(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) -> YAMLTree {
        var tree: YAMLTree?
        let time = processorTime { tree = YAMLReader.read(SourceFile(path: "a.yaml", bytes: bytes)) }
        #expect(time < Self.bound, sourceLocation: sourceLocation)
        let read = tree!
        #expect(
            read.root != nil || !read.diagnostics.isEmpty || saysNothing(bytes), sourceLocation: sourceLocation)
        #expect(read.isComplete || read.diagnostics.hasErrors, sourceLocation: sourceLocation)
        for diagnostic in read.diagnostics {
            #expect(diagnostic.range.bytes.upperBound <= bytes.count, sourceLocation: sourceLocation)
        }
        return read
    }

    private func read(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> YAMLTree {
        read(Array(text.utf8), sourceLocation: sourceLocation)
    }

    /// Blanks, comments and the marks of a document.
    private func saysNothing(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).split { $0.isNewline }.allSatisfy { line in
            let text = line.drop { $0 == " " || $0 == "\t" }
            return text.isEmpty || text.hasPrefix("#") || line.hasPrefix("---") || line.hasPrefix("...")
        }
    }

    private func codes(_ tree: YAMLTree) -> Set<DiagnosticCode> { Set(tree.diagnostics.map(\.code)) }

    @Test("100 kB of opening brackets end at the 33rd", arguments: ["[", "{", "- ", "? ", "[{"])
    func brackets(_ opener: String) {
        let tree = read(String(repeating: opener, count: 100_000 / opener.utf8.count))
        #expect(tree.diagnostics.first?.code == .tooDeep)
        #expect(tree.diagnostics.first?.range.bytes.lowerBound == (opener == "[{" ? 32 : 32 * opener.utf8.count))
    }

    @Test("1 MB of directives end before libyaml reads one")
    func directives() {
        #expect(codes(read(String(repeating: "%TAG ! tag:x,2026:\n", count: 52_000))) == [.tooManyLines])
        let long = "%TAG ! " + String(repeating: "x", count: 500) + "\n"
        #expect(codes(read(String(repeating: long, count: 2000))) == [.yamlDirective])
    }

    @Test("10,000 levels of indentation end at the 33rd")
    func indentation() {
        // As deep as 1 MiB allows, and then 10,000 lists in each other on one line.
        let lines = (0..<1440).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(codes(read(lines)) == [.tooDeep])
        let dashes = (0..<10_000).map { _ in "- " }.joined() + "a"
        #expect(codes(read(dashes)) == [.tooDeep])
        let columns = (0..<10_000).map { String(repeating: " ", count: $0 % 100) + "a:\n" }.joined()
        #expect(read(columns).diagnostics.hasErrors)
    }

    @Test("bounds have codes of their own")
    func bounds() {
        #expect(codes(read(String(repeating: "a: b\n", count: 300_000))) == [.fileTooLarge])
        #expect(codes(read(String(repeating: "# a\n", count: 20_001))) == [.tooManyLines])
        #expect(codes(read(String(repeating: "# a\n", count: 20_000) + "# end")) == [.tooManyLines])
        #expect(codes(read("a: 1\n" + String(repeating: "# a\n", count: 19_999))) == [])
        #expect(codes(read("a: [" + String(repeating: "b,", count: 100_000) + "]")) == [.tooManyValues])
        #expect(codes(read("a: " + String(repeating: "b", count: 65_537))) == [.textTooLong])
        #expect(codes(read("a: " + String(repeating: "b", count: 65_536))) == [])
        #expect(codes(read("a: |\n  " + String(repeating: "b", count: 65_537))) == [.textTooLong])
        #expect(codes(read(String(repeating: "k", count: 129) + ": 1")) == [.keyTooLong])
        #expect(codes(read(String(repeating: "k", count: 128) + ": 1")) == [])
    }

    @Test("32 levels are accepted, 33 are not")
    func depth() {
        let levels = { (count: Int) in
            (0..<count).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        }
        #expect(codes(read(levels(32))) == [])
        #expect(codes(read(levels(33))) == [.tooDeep])
    }

    @Test(
        "the same fault on thousands of lines ends",
        arguments: [
            "key: @x\n", "a: b: c\n", "\ta: b\n", "a:\tb\n", "a: \"\n", "a: {b:1}\n", "- \"\n", "a: [\n", ": \n",
            "a: &b *c\n", "a: 1\n", "\u{A0}\n", "[\n", "a: \"x\" y\n", "  a: b\n c: d\n", "{{ a }}\n", "a: !b\n",
            "\u{7}\n", "a:\u{7}\n", "  \u{7}a\n", "a:\n \u{85}\n",
        ])
    func manyFaults(_ line: String) {
        let tree = read(String(repeating: line, count: 9_000))
        #expect(tree.diagnostics.hasErrors || tree.diagnostics.contains { $0.code == .tabAsSpace })
        #expect(tree.diagnostics.count <= 200)
    }

    @Test(
        "long lines end",
        arguments: ["\"", ": ", "a: x #b ", "\\n", "\tb", "'", "{a:1},", "\u{A0}", "é", "&a ", "#", "|"])
    func longLines(_ part: String) {
        for opening in ["a: ", "a: \"", "a: [", "a: {", "- "] {
            _ = read(opening + String(repeating: part, count: 200_000 / part.utf8.count) + "\n")
        }
    }

    @Test("random bytes end", arguments: 0..<40 as Range<UInt64>)
    func randomBytes(_ seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        let letters = Array("ab: \n\n  -[]{}\"'#&*!|>%@`\\,?\té\u{A0}\r".utf8)
        let count = Int(random.next() % 3000)
        let bytes = (0..<count).map { _ in
            seed < 8 ? UInt8(truncatingIfNeeded: random.next()) : letters[Int(random.next() % UInt64(letters.count))]
        }
        _ = read(bytes)
    }

    @Test("files with one byte changed end", arguments: FixtureFile.all(in: "accepted"))
    func changedBytes(_ fixture: FixtureFile) {
        var random = RandomNumbers(seed: 1)
        let original = fixture.source.bytes
        let letters = Array(": \n-[]{}\"'#&*!|>%@`\\,?\té".utf8)
        for _ in 0..<(original.isEmpty ? 0 : 200) {
            var bytes = original
            bytes[Int(random.next() % UInt64(bytes.count))] = letters[Int(random.next() % UInt64(letters.count))]
            _ = read(bytes)
        }
    }

    @Test("every prefix of a file ends", arguments: FixtureFile.all(in: "accepted") + FixtureFile.all(in: "rejected"))
    func prefixes(_ fixture: FixtureFile) {
        let bytes = fixture.source.bytes
        // The long ones are long for one reason only.
        for count in 0...min(bytes.count, 1500) { _ = read(Array(bytes[..<count])) }
    }

    @Test("one file is read the same way twice", arguments: FixtureFile.all(in: "rejected"))
    func determinism(_ fixture: FixtureFile) {
        let source = fixture.source
        #expect(YAMLReader.read(source).diagnostics == YAMLReader.read(source).diagnostics)
    }
}

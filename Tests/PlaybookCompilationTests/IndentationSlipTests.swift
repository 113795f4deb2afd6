import Diagnostics
import PlaybookCompilation
import PlaybookSyntax
import RelanceTestSupport
import Testing

/// One line of the sample two columns to the left or to the right, or without its dash: what an author does wrong most.
@Suite("A line in the wrong column")
struct IndentationSlipTests {
    /// A file of the sample with one line changed.
    private struct Slip {
        let path: String
        let line: Int
        let text: String

        var file: SourceFile { SourceFile(path: path, text: text) }
    }

    /// Each so many lines one is taken: no number of lines in which the sample repeats itself.
    private static let every = 67

    private static func slips(in files: [SourceFile]) -> [Slip] {
        var seen = 0
        return files.flatMap { file -> [Slip] in
            let lines = file.text(0..<file.bytes.count).split(separator: "\n", omittingEmptySubsequences: false)
            return lines.indices.flatMap { index -> [Slip] in
                let content = lines[index].drop { $0 == " " }
                guard !content.isEmpty, content.first != "#" else { return [] }
                seen += 1
                guard seen % every == 1 else { return [] }
                return changes(of: lines[index]).map { changed in
                    var lines = lines.map(String.init)
                    lines[index] = changed
                    return Slip(path: file.path, line: index + 1, text: lines.joined(separator: "\n"))
                }
            }
        }
    }

    private static func changes(of line: Substring) -> [String] {
        let indentation = String(line.prefix { $0 == " " })
        var changed = ["  \(line)"]
        if !indentation.isEmpty { changed.append(String(line.dropFirst(2))) }
        let content = line.dropFirst(indentation.count)
        if content.hasPrefix("- ") {
            changed.append("\(indentation)  \(content.dropFirst(2))")
            changed.append("\(indentation)\(content.dropFirst(2))")
        }
        return changed
    }

    @Test("is told once, and nothing is told of what stands around it")
    func once() throws {
        let sample = try WorkspaceFixture(repositoryRoot)
        let counts = Self.slips(in: sample.files).map { slip -> Int in
            var workspace = sample
            workspace.files.removeAll { $0.path == slip.path }
            workspace.files.append(slip.file)
            let faults = workspace.compilation.diagnostics
            // Some lines say the same two columns further to the right.
            #expect(faults.count <= 1, "\(slip.path):\(slip.line)\n\(faultList(faults))")
            return faults.count
        }
        try #require(counts.count >= 60)
        #expect(counts.sorted()[counts.count / 5] == 1)
    }

    @Test("the edit that is offered leaves no fault")
    func edits() throws {
        var offered = 0
        for slip in Self.slips(in: try WorkspaceFixture(repositoryRoot).files) {
            guard let fix = DocumentReader.read(slip.file).diagnostics.first?.fix else { continue }
            offered += 1
            var bytes = slip.file.bytes
            bytes.replaceSubrange(fix.range.bytes, with: fix.replacement.utf8)
            let mended = DocumentReader.read(SourceFile(path: slip.path, bytes: bytes))
            #expect(mended.diagnostics.isEmpty, "\(slip.path):\(slip.line)\n\(faultList(mended.diagnostics))")
        }
        #expect(offered >= 50)
    }
}

import Foundation
import RelanceTestSupport
import Testing

/// The list of changes to the engine that `make mutants` tries, `Tests/Mutation/mutants.txt`.
///
/// That run takes too long for every change, and what is not run rots: whoever moves the text that a mutant changes, or
/// renames the story that notices it, learns it here and takes the mutant along.
@Suite struct MutationListTests {
    /// One block of the list. What a mutant lacks, or has too much, is told by the run itself.
    struct Mutant: CustomTestStringConvertible, Sendable {
        var fields: [String: String]

        var testDescription: String { fields["mutant"] ?? "a mutant without a name" }

        static let all: [Mutant] = {
            let list = repositoryRoot.appending(path: "Tests/Mutation/mutants.txt")
            let text = (try? String(contentsOf: list, encoding: .utf8)) ?? ""
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
            return lines.split { $0.allSatisfy(\.isWhitespace) }.map { block in
                let fields = block.map { line in
                    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                    return (String(parts[0]), collapsed(parts.dropFirst().joined()))
                }
                return Mutant(fields: Dictionary(fields) { first, _ in first })
            }
        }()
    }

    /// Line breaks and indentation do not matter.
    private static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(arguments: Mutant.all) func `a mutant's text is in its file once`(_ mutant: Mutant) throws {
        let (file, original) = (try #require(mutant.fields["file"]), try #require(mutant.fields["original"]))
        let path = repositoryRoot.appending(path: "Sources/DunningEngine/\(file)")
        var text = Self.collapsed(try String(contentsOf: path, encoding: .utf8))
        if let within = mutant.fields["within"] {
            try #require(text.ranges(of: within).count == 1, "within: \(within)")
            text = within
        }
        #expect(text.ranges(of: original).count == 1, "original: \(original)")
        #expect(mutant.fields["mutated"] != original)
    }

    @Test func `a mutant is noticed by a story that is there`() {
        let stories = Set(Story.all.map(\.name))
        for mutant in Mutant.all {
            guard let noticed = mutant.fields["noticed"] else { continue }
            #expect(stories.contains(noticed), "\(mutant.testDescription) is noticed by \(noticed)")
        }
    }

    @Test func `there are mutants`() {
        #expect(Mutant.all.count > 100)
        #expect(Set(Mutant.all.map(\.testDescription)).count == Mutant.all.count)
    }
}

import Diagnostics
import Foundation
import PlaybookCompilation
import PlaybookProgram
import PlaybookProofs
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// Pairs of playbooks under one policy, before and after a change, and what is said of it.
@Suite struct DifferenceTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        let folder: URL
        var testDescription: String { folder.lastPathComponent }

        func workspace(_ side: String) throws -> ComparedWorkspace {
            let playbooks = contents(of: folder.appending(path: side)).filter { $0.pathExtension == "yaml" }
            let files = try ([fixtures("policy.yaml")] + playbooks).map { file in
                SourceFile(path: "playbooks/\(file.lastPathComponent)", bytes: Array(try Data(contentsOf: file)))
            }
            let compilation = PlaybookCompiler.compile(files, templates: nil)
            let faults = compilation.diagnostics.filter { $0.severity == .error }.map(\.message)
            return try #require(ComparedWorkspace(compilation, [], name: side), "\(faults)")
        }

        func comparison() throws -> WorkspaceComparison {
            WorkspaceComparison(try workspace("old"), try workspace("new"))
        }
    }

    static let pairs = contents(of: fixtures("differences")).filter(\.hasDirectoryPath).map(Pair.init)

    @Test(arguments: pairs) func `what is different is said`(_ pair: Pair) throws {
        expectGolden(try pair.comparison().text, at: pair.folder.appending(path: "difference.out"))
    }

    @Test(arguments: pairs) func `a playbook is not different from itself`(_ pair: Pair) throws {
        for side in ["old", "new"] {
            let comparison = WorkspaceComparison(try pair.workspace(side), try pair.workspace(side))
            #expect(comparison.actsTheSame)
            #expect(comparison.playbooks.playbooks.isEmpty)
        }
    }

    @Test(arguments: ["layout-only", "same-meaning-written-otherwise", "only-of-others", "closed-list-of-companies"])
    func `what means the same acts the same`(_ name: String) throws {
        #expect(try Pair(folder: fixtures("differences/\(name)")).comparison().actsTheSame)
    }

    @Test func `whatever else was changed acts otherwise`() throws {
        let same: Set = ["layout-only", "same-meaning-written-otherwise", "only-of-others", "closed-list-of-companies"]
        for pair in Self.pairs where !same.contains(pair.folder.lastPathComponent) {
            #expect(try !pair.comparison().actsTheSame, "\(pair.folder.lastPathComponent)")
        }
        #expect(Self.pairs.count >= 20)
    }
}

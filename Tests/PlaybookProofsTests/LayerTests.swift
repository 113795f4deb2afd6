import Foundation
import PlaybookProofs
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// Key accounts' playbooks laid upon one parent that keeps what it promises: none of them is wrong to look at, and each breaks a
/// guarantee that it inherits.
@Suite("Layers of a playbook") struct LayerTests {
    private static let parent = fixtures("layers/customers.yaml")

    @Test func `the parent keeps everything that it promises`() throws {
        try expectProofs([Self.parent])
    }

    @Test(arguments: ProofCase.all(in: "layers/weakened"))
    func `a layer that weakens a guarantee of its parent is refuted`(_ layer: ProofCase) throws {
        try expectRefutation([Self.parent, layer.file], at: layer.file)
    }

    /// Two layers, of which each keeps everything by itself.
    struct Pair: Sendable, CustomTestStringConvertible {
        let folder: URL
        var testDescription: String { folder.lastPathComponent }
        var first: URL { folder.appending(path: "first.yaml") }
        var second: URL { folder.appending(path: "second.yaml") }
    }

    static let pairs = contents(of: fixtures("layers/together")).filter(\.hasDirectoryPath).map(Pair.init)

    @Test(arguments: pairs) func `two layers that are safe alone are proved alone`(_ pair: Pair) throws {
        for layer in [pair.first, pair.second] { try expectProofs([Self.parent, layer]) }
    }

    @Test(arguments: pairs) func `and refuted when one is laid upon the other`(_ pair: Pair) throws {
        let first = try String(contentsOf: pair.first, encoding: .utf8)
        let second = try String(contentsOf: pair.second, encoding: .utf8)
        let name = try #require(first.firstMatch(of: #/\nplaybook: (\w+)\n/#)).1
        let folder = try TemporaryFolder()
        let laid = second.replacing("\nextends: customers\n", with: "\nextends: \(name)\n")
        #expect(laid != second)
        try folder.write(laid, to: "both.yaml")
        let both = URL(filePath: folder.path).appending(path: "both.yaml")
        try expectRefutation([Self.parent, pair.first, both], at: pair.folder.appending(path: "both.yaml"))
    }

    @Test func `there are enough of them`() {
        #expect(ProofCase.all(in: "layers/weakened").count >= 12)
        #expect(Self.pairs.count >= 4)
    }

    /// All that the last playbook promises is proved.
    private func expectProofs(_ playbooks: [URL]) throws {
        for verdict in try verdicts(playbooks) {
            guard case .proved = verdict.outcome else {
                Issue.record("\(verdict.guarantee.name) of \(verdict.playbook) is not proved: \(verdict.outcome)")
                continue
            }
        }
    }

    /// The last playbook breaks one guarantee or more, and keeps the others.
    private func expectRefutation(_ playbooks: [URL], at expectation: URL) throws {
        let broken = try verdicts(playbooks).filter { if case .proved = $0.outcome { false } else { true } }
        #expect(!broken.isEmpty)
        expectRefuted(broken, at: expectation)
    }

    /// Of the last playbook, when the checker finds no error in any.
    private func verdicts(_ playbooks: [URL]) throws -> [GuaranteeVerdict] {
        let program = try ProofCase.compile(playbooks).program
        let last = try String(contentsOf: playbooks.last!, encoding: .utf8)
        let name = try #require(last.firstMatch(of: #/\nplaybook: (\w+)\n/#)).1
        return ProofRun.verdicts(program, only: [String(name)])
    }
}

import Foundation
import RelanceTestSupport
import Testing

/// What `relance diff --format json` answers is what its published schema says.
@Suite("The schema of two workspaces' difference") struct DifferenceSchemaTests {
    private static let url = repositoryRoot.appending(path: "docs/diff.schema.json")

    private func answer(_ arguments: String...) throws -> (text: String, faults: [String]) {
        let answer = LedgerSourcesTests.run(["diff"] + arguments + ["--format", "json"])
        #expect(answer.status == .fine || answer.status == .findings, "\(answer.remarks)")
        let schema = try SchemaValidation(Data(contentsOf: Self.url))
        return (answer.result, try schema.faults(in: Data(answer.result.utf8)).map { "\($0)" })
    }

    @Test("a workspace and itself") func nothing() throws {
        let found = try answer(".", ".")
        #expect(found.faults == [])
        #expect(found.text.contains("\"acts_the_same\": true"))
    }

    @Test("a proposal, on a ledger") func proposal() throws {
        let found = try answer(".", "examples/proposal", "--ledger", "examples/ledger", "--days", "30")
        #expect(found.faults == [])
        for word in ["\"same\"", "\"condition\"", "\"clock\"", "\"suspension\"", "\"formal_notice\"", "\"earlier\""] {
            #expect(found.text.contains(word), "\(word)")
        }
    }

    @Test("other words, rules that came and went, and a new name") func folders() throws {
        let folder = fixtures("transcripts").appending(path: "two-workspaces").path
        for (old, new) in [("before", "after"), ("after", "before"), ("before", "rewritten")] {
            let found = try answer(
                "\(folder)/\(old)", "\(folder)/\(new)", "--ledger", "\(folder)/ledger", "--as-of", "2026-03-02")
            #expect(found.faults == [])
        }
    }
}

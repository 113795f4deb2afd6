import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

/// What `relance prove --format json` answers is what its published schema says.
@Suite("The schema of proofs") struct ProofSchemaTests {
    private static let url = repositoryRoot.appending(path: "docs/prove.schema.json")

    private func answer(_ status: RelanceCommands.ExitStatus, _ arguments: String...) throws -> (
        text: String, faults: [String]
    ) {
        let answer = LedgerSourcesTests.run(["prove", "--format", "json"] + arguments)
        #expect(answer.status == status, "\(answer.remarks)")
        let schema = try SchemaValidation(Data(contentsOf: Self.url))
        return (answer.result, try schema.faults(in: Data(answer.result.utf8)).map { "\($0)" })
    }

    @Test("of a playbook that keeps all it promises") func proved() throws {
        let found = try answer(.fine, "public_sector")
        #expect(found.faults == [])
        #expect(found.text.contains("\"refuted\": 0") && found.text.contains("\"refutation\": null"))
    }

    @Test("of one that forgets an invoice, and one that is asked too much") func refutedAndUndecided() throws {
        let workspace = try TemporaryFolder(copying: fixtures("transcripts").appending(path: "forgotten"))
        let found = try answer(
            .findings, "--workspace", workspace.path, "--counterexamples", workspace.path + "/broken")
        #expect(found.faults == [])
        for word in ["\"refuted\"", "\"undecided\"", "invoices.csv", "falls due", "/broken/", "\"never_acts\""] {
            #expect(found.text.contains(word), "\(word)")
        }
    }
}

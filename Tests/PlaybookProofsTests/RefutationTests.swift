import Foundation
import PlaybookProofs
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// Playbooks with one planted legal fault each: none of them is wrong to look at, and each breaks its guarantee on a ledger.
@Suite struct RefutationTests {
    @Test(arguments: ProofCase.all(in: "refuted")) func `a planted fault is refuted`(_ fault: ProofCase) throws {
        let verdicts = try fault.verdicts()
        #expect(verdicts.count == 1)
        expectRefuted(verdicts, at: fault.file)
    }

    @Test(arguments: ProofCase.all(in: "refuted")) func `the checker alone finds nothing`(_ fault: ProofCase) throws {
        let found = try ProofCase.compile([fault.file]).diagnostics
        #expect(found.filter { $0.severity == .error }.isEmpty)
    }

    @Test func `there are more than fifty`() { #expect(ProofCase.all(in: "refuted").count >= 50) }
}

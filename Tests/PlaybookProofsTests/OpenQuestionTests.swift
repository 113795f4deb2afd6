import PlaybookProofs
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// Playbooks whose guarantees some ledger breaks that no story tells: of them nothing may be proved.
@Suite struct OpenQuestionTests {
    @Test(arguments: ProofCase.all(in: "open")) func `what can be broken is not proved`(_ playbook: ProofCase) throws {
        let verdicts = try playbook.verdicts()
        for verdict in verdicts {
            if case .proved = verdict.outcome { Issue.record("\(verdict.guarantee.name) is proved") }
        }
        expectGolden(
            ProofReport(verdicts).text, at: playbook.file.deletingPathExtension().appendingPathExtension("out"))
    }
}

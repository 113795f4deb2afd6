import PlaybookProgram
import PlaybookProofs
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// Playbooks that keep all they promise.
@Suite("What is proved") struct ProgressTests {
    @Test(arguments: ProofCase.all(in: "proved")) func `is proved whatever the ledger`(_ playbook: ProofCase) throws {
        for verdict in try playbook.verdicts() {
            guard case .proved = verdict.outcome else {
                Issue.record("\(verdict.guarantee.name) is not proved: \(verdict.outcome)")
                continue
            }
        }
    }

    @Test(arguments: ["nothing-forgotten", "told-again"])
    func `a promise of progress within fewer days than a step may take is not proved`(_ name: String) throws {
        var program = try ProofCase.compile([fixtures("proved/\(name).yaml")]).program
        program.playbooks[0].guarantees[0].claim = .progress(withinDays: 29)
        let verdict = GuaranteeProver(program, replay: nil).verdict(of: 0, in: 0)
        guard case .undecided(let questions) = verdict.outcome else {
            Issue.record("\(verdict.outcome)")
            return
        }
        #expect(questions.contains { $0.rule != nil && $0.reason.english.contains("may come") }, "\(questions)")
    }
}

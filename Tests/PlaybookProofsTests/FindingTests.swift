import Foundation
import PlaybookProgram
import PlaybookProofs
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// What the machinery of proofs says beside guarantees.
@Suite("What no ledger makes matter") struct FindingTests {
    @Test(arguments: ProofCase.all(in: "findings")) func `is named with its line`(_ playbook: ProofCase) throws {
        let result = ProofRun.run(try ProofCase.compile([playbook.file]).program)
        expectGolden(
            ProofReport(result.verdicts, coverage: result.coverage, findings: result.findings).text,
            at: playbook.file.deletingPathExtension().appendingPathExtension("out"))
    }

    @Test func `what was proved is believed by the same program, and asked again where something changed`() throws {
        let file = try #require(ProofCase.all(in: "proved").first).file
        let program = try ProofCase.compile([file]).program
        let first = ProofRun.run(program, memory: ProofMemory(prover: "a")).memory
        let text = try #require(first).text
        let proofs = text.split(separator: "\n").filter { $0.hasPrefix("proved ") }
        #expect(proofs.count == program.playbooks[0].guarantees.count)
        #expect(text.split(separator: "\n").count > proofs.count)
        // Asked of a prover that believes it, nothing has to be proved: the text stays as it was.
        let again = ProofRun.run(program, memory: ProofMemory(text, prover: "a"))
        #expect(again.memory?.text == text)
        #expect(again.verdicts.map(\.assumptions) == ProofRun.run(program).verdicts.map(\.assumptions))
        // Another program, and another playbook, have keys of their own.
        #expect(ProofRun.run(program, memory: ProofMemory(text, prover: "b")).memory?.count == 2 * first!.count)
        var other = program
        other.playbooks[0].digest = "changed"
        #expect(ProofRun.run(other, memory: ProofMemory(text, prover: "a")).memory?.count == 2 * first!.count)
    }

    @Test func `whom another playbook covers is asked again when only a word of it changed`() throws {
        let file = try #require(ProofCase.all(in: "proved").first).file
        let program = try ProofCase.compile([file]).program
        var other = program.playbooks[0]
        other.name = "others"
        other.guarantees = []
        func covering(_ segment: String) -> CompiledProgram {
            var changed = program
            let test = ClauseTest.compare(.fact(.builtIn(.customerSegment)), .equal, .constant(.word(segment)))
            other.coverage = .condition(.clause(CompiledClause(test, at: program.playbooks[0].origin)))
            changed.playbooks.append(other)
            return changed
        }
        let first = try #require(ProofRun.run(covering("sme"), memory: ProofMemory(prover: "a")).memory)
        #expect(first.count > 0)
        #expect(ProofRun.run(covering("enterprise"), memory: first).memory?.count == 2 * first.count)
    }
}

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

    @Test func `guarantees of one name that say different things are told apart`() throws {
        let folder = try TemporaryFolder()
        func playbook(_ name: String, _ days: Int, covers: String) throws -> URL {
            let text = """
                relance: 1
                playbook: \(name)
                title: "\(name)"
                covers: \(covers)
                sequences:
                  reminders:
                    per: invoice
                    steps:
                      - step: hand_over
                        at: 90 days after due
                        task: hand_over
                        to: credit_manager
                        final: true
                guarantees:
                  - guarantee: patient
                    whenever: hand_over
                    require: invoice.days_overdue >= \(days) days

                """
            try folder.write(text, to: name + ".yaml")
            return URL(filePath: folder.path + "/" + name + ".yaml")
        }
        let program = try ProofCase.compile([
            try playbook("large", 60, covers: "customer.segment = enterprise and customer.country = FR"),
            try playbook("small", 90, covers: "customer.segment = sme"),
            try playbook("public", 60, covers: "customer.segment = enterprise and customer.country != FR"),
        ]).program
        let text = ProofReport(ProofRun.verdicts(program)).text
        #expect(text.contains("patient\n  proved for large, public\n    asked of hand_over\n"))
        #expect(text.contains("patient\n  proved for small\n"))
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

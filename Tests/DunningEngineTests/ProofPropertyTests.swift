import DunningEngine
import PlaybookProgram
import PlaybookProofs
import RelanceTestSupport
import Synchronization
import Testing

/// Whatever is proved of a random playbook, no random ledger breaks.
@Suite struct ProofPropertyTests {
    @Test func `what is proved is never broken`() {
        let counts = Mutex((proved: 0, asked: 0, kept: 0, broken: 0))
        // Every third: a world has some sixty guarantees, each asked of a solver.
        Worlds.hold("what is proved is never broken", where: { $0.seed % 3 == 0 }) { world in
            var maker = RandomGuarantees(seed: world.seed, program: world.program)
            let program = maker.make()
            let prover = GuaranteeProver(program, replay: nil)
            let schedule = DunningSimulator.simulate(program, world.ledger, world.options)
            var isBroken: [Int: Set<Int>] = [:]
            for broken in schedule.brokenGuarantees { isBroken[broken.playbook, default: []].insert(broken.guarantee) }
            var found: String?
            for (index, playbook) in program.playbooks.enumerated() {
                for guarantee in playbook.guarantees.indices {
                    let verdict = prover.verdict(of: guarantee, in: index)
                    let isProved = if case .proved = verdict.outcome { true } else { false }
                    let wasBroken = isBroken[index]?.contains(guarantee) ?? false
                    counts.withLock { counts in
                        counts.asked += 1
                        counts.proved += isProved ? 1 : 0
                        counts.broken += wasBroken ? 1 : 0
                    }
                    if isProved, wasBroken, found == nil {
                        let broken = schedule.brokenGuarantees.first {
                            $0.playbook == index && $0.guarantee == guarantee
                        }!
                        found = "\(playbook.guarantees[guarantee].claim) is proved and broken: \(broken)"
                    }
                }
            }
            return found
        }
        let seen = counts.withLock { $0 }
        print("property: \(seen.asked) guarantees, \(seen.proved) proved, \(seen.broken) broken by their world")
        #expect(seen.proved > seen.asked / 50, "hardly anything is proved")
        #expect(seen.broken > seen.asked / 50, "hardly anything is broken")
    }
}

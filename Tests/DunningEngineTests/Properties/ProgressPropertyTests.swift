import DunningEngine
import PlaybookProgram
import PlaybookProofs
import RelanceTestSupport
import Synchronization
import Testing

/// What is proved to forget nothing forgets nothing on random ledgers, with random histories, holds and assumptions.
@Suite struct ProgressPropertyTests {
    @Test func `what is proved to go on always goes on`() {
        let counts = Mutex((asked: 0, proved: 0, broken: 0))
        Worlds.hold("what is proved to go on always goes on") { world in
            var maker = RandomProgress(seed: world.seed, program: world.program)
            let program = maker.make()
            let prover = GuaranteeProver(program, replay: nil)
            let schedule = DunningSimulator.simulate(program, world.ledger, world.options)
            for (index, playbook) in program.playbooks.enumerated() {
                for guarantee in playbook.guarantees.indices {
                    let broken = schedule.brokenGuarantees.first { $0.playbook == index && $0.guarantee == guarantee }
                    let isProved =
                        if case .proved = prover.verdict(of: guarantee, in: index).outcome { true } else { false }
                    counts.withLock { counts in
                        counts.asked += 1
                        counts.proved += isProved ? 1 : 0
                        counts.broken += broken == nil ? 0 : 1
                    }
                    if isProved, let broken { return "\(playbook.guarantees[guarantee].name) is proved, and \(broken)" }
                }
            }
            return nil
        }
        let seen = counts.withLock { $0 }
        print(
            "property: \(seen.asked) promises of progress, \(seen.proved) proved, \(seen.broken) broken by their world")
        #expect(seen.proved > seen.asked / 50, "hardly anything is proved")
        #expect(seen.broken > seen.asked / 50, "hardly anything is broken")
    }

    @Test func `what is forgotten is the same when every day is computed`() {
        Worlds.hold("what is forgotten is the same when every day is computed", where: { $0.seed % 3 == 0 }) { world in
            var maker = RandomProgress(seed: world.seed, program: world.program)
            let program = maker.make()
            var everyDay = world.options
            everyDay.computesEveryDay = true
            func forgotten(_ options: SimulationOptions) -> [String] {
                DunningSimulator.simulate(program, world.ledger, options).brokenGuarantees.map { broken in
                    "\(broken.day) \(broken.playbook).\(broken.guarantee) \(broken.account) \(broken.invoice ?? -1)"
                }
            }
            return firstDifference(forgotten(everyDay), forgotten(world.options))
        }
    }
}

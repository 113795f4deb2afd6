import DunningEngine
import PlaybookProgram
import PlaybookProofs
import RelanceTestSupport
import Synchronization
import Testing

/// Whatever is said to mean the same, the interpreter never tells apart.
@Suite struct DifferencePropertyTests {
    @Test func `playbooks that mean the same make the same schedule`() {
        let counts = Mutex((same: 0, different: 0, told: 0))
        Worlds.hold("playbooks that mean the same make the same schedule") { world in
            var maker = RandomRewriting(seed: world.seed, mistakes: world.seed % 3 == 0 ? 4 : 0)
            let rewritten = maker.rewritten(world.program)
            let difference = PlaybookComparison.compare(world.program, rewritten, findsExamples: false)
            let before = DunningSimulator.simulate(world.program, world.ledger, world.options)
            let now = DunningSimulator.simulate(rewritten, world.ledger, world.options)
            let isTold = lines(before) != lines(now)
            counts.withLock { counts in
                counts.same += difference.actsTheSame ? 1 : 0
                counts.different += difference.actsTheSame ? 0 : 1
                counts.told += isTold ? 1 : 0
            }
            guard difference.actsTheSame, isTold else { return nil }
            return "proved to mean the same: \(firstDifference(lines(before), lines(now)) ?? "")"
        }
        let seen = counts.withLock { $0 }
        print("property: \(seen.same) pairs mean the same, \(seen.different) do not, \(seen.told) told apart")
        #expect(seen.same > seen.different, "hardly anything is proved")
    }

    private func lines(_ schedule: DunningSchedule) -> [String] {
        schedule.actions.map { action in
            "\(action.day) \(action.account) \(action.rule) \(action.status) \(action.items.map(\.invoice)) "
                + "\(action.items.map(\.isDecided)) \(action.channels)"
        }
    }
}

import DunningEngine
import DunningReports
import FinancialValues
import PlaybookProgram
import Receivables
import RelanceWorkspace
import Testing

/// However a run is computed, cut or taken up again, its bytes are the same.
@Suite struct RunPropertyTests {
    @Test func `computing only the days that matter gives the bytes of computing every day`() {
        Worlds.hold("only the days that matter") { world in
            var daily = world.options
            daily.computesEveryDay = true
            let schedule = DunningSimulator.simulate(world.program, world.ledger, daily)
            return firstDifference(world.bytes(of: schedule, world.ledger), world.bytes)
        }
    }

    @Test func `the order of the rows changes nothing`() {
        Worlds.hold("the order of the rows") { world in
            let ledger = world.rows.make(shuffle: world.seed)
            let schedule = DunningSimulator.simulate(world.program, ledger, world.options)
            return firstDifference(world.bytes, world.bytes(of: schedule, ledger))
        }
    }

    @Test func `the number of threads changes nothing`() {
        Worlds.hold("the number of threads") { world in
            let parts = PartedSimulation(world.program, world.ledger, world.options, accountsOfPart: 1)
            let schedule = ThreadedSimulation.run(parts, threads: 2)
            return firstDifference(world.bytes, world.bytes(of: schedule, world.ledger))
        }
    }

    /// Habits are taken from the segment where a customer has none.
    @Test func `payers computed one by one and put together are the whole`() {
        Worlds.hold("payers one by one", where: { $0.options.payments != .habits }) { world in
            var lines: [(key: [String], line: String)] = []
            for payer in world.rows.payers {
                let ledger = world.rows.make(only: payer)
                let schedule = DunningSimulator.simulate(world.program, ledger, world.options)
                for (action, line) in zip(schedule.actions, World.bytes(of: schedule.actions, world.program, ledger)) {
                    lines.append(([action.day.description, ledger.id(of: ledger.accounts[action.account])], line))
                }
            }
            // Of one day and account they are in their order already.
            let joined = lines.enumerated()
                .sorted {
                    ($0.element.key[0], $0.element.key[1], $0.offset) < (
                        $1.element.key[0], $1.element.key[1], $1.offset
                    )
                }
                .map(\.element.line)
            return firstDifference(World.bytes(of: world.schedule.actions, world.program, world.ledger), joined)
        }
    }

    @Test func `a day run again with its own history gives nothing new`() {
        Worlds.hold("a day run again", where: { $0.options.approvals == .granted }) { world in
            let first = world.options.asOf
            var rows = world.rows
            rows.fedBack = FedBackHistory(program: world.program, ledger: world.ledger)
                .rows(world.schedule.actions.filter { $0.day == first })
            let again = rows.make()
            let second = DunningSimulator.simulate(world.program, again, world.options)
            let rest = world.schedule.actions.filter { $0.day > first || $0.status == .waiting }
            return firstDifference(
                World.bytes(of: rest, world.program, world.ledger),
                World.bytes(of: second.actions, world.program, again))
        }
    }

    @Test func `an explanation says what the schedule does, and when that can change`() {
        Worlds.hold("an explanation") { world in
            for explanation in world.explanations {
                let ofAccount = world.schedule.actions.filter { $0.account == explanation.account }
                let ofDay = ofAccount.filter { $0.day == explanation.day }
                let difference = firstDifference(
                    World.bytes(of: ofDay, world.program, world.ledger).sorted(),
                    World.bytes(of: explanation.actions, world.program, world.ledger).sorted())
                if let difference { return "\(explanation.day): \(difference)" }
                guard explanation.playbook != nil, explanation.uncovered == nil else { continue }
                let next = ofAccount.first { $0.day > explanation.day }?.day
                if let next, next < explanation.nextChange ?? .distantFuture {
                    return "nothing was to change after \(explanation.day) before "
                        + "\(explanation.nextChange.map(\.description) ?? "ever"), but on \(next) something is done"
                }
            }
            return nil
        }
    }

    /// Nobody pays, nothing is dated later, and bank data, which are a day older on each day, are not asked. Where the ledger
    /// lacks paid invoices, a case is as old as the history of its day makes it. [44]
    @Test func `days computed one by one, each with the history of those before, are the whole`() {
        let applies: (World) -> Bool = { $0.options.approvals == .granted && $0.ledger.hasPaidInvoices }
        Worlds.hold("days one by one", where: applies) { world in
            var program = world.program
            program.policy.bankDataAge = nil
            var rows = RandomLedger(seed: world.seed &* 31 &+ 7, program: program, knowsFuture: false)
            var options = SimulationOptions(asOf: RandomLedger.asOf, days: 8)
            let ledger = rows.make()
            let whole = DunningSimulator.simulate(program, ledger, options)
            var lines: [String] = []
            let days = options.days
            options.days = 1
            for _ in 0..<days {
                let ledger = rows.make()
                let actions = DunningSimulator.simulate(program, ledger, options).actions
                lines += World.bytes(of: actions, program, ledger)
                rows.fedBack += FedBackHistory(program: program, ledger: ledger).rows(actions)
                options.asOf = (options.asOf + 1) as CalendarDate
            }
            return firstDifference(World.bytes(of: whole.actions, program, ledger), lines)
        }
    }
}

import DunningEngine
import FinancialValues
import Foundation
import PlaybookProgram
import Receivables
import RelanceWorkspace
import Testing

/// What holds for every program and ledger. A failure names its seed.
@Suite struct EnginePropertyTests {
    /// How many are tried; `RELANCE_WORLDS` asks for more.
    static let worlds: UInt64 =
        ProcessInfo.processInfo.environment["RELANCE_WORLDS"].flatMap { UInt64($0) } ?? 150

    private func world(_ seed: UInt64) -> (program: CompiledProgram, ledger: RandomLedger) {
        var maker = RandomProgram(seed: seed)
        let program = maker.make()
        return (program, RandomLedger(seed: seed &* 31 &+ 7, steps: program.knownNames.sorted()))
    }

    private func options(_ seed: UInt64, everyDay: Bool = false) -> SimulationOptions {
        SimulationOptions(
            asOf: RandomLedger.asOf, days: 75, payments: SimulationOptions.Payments.allCases[Int(seed % 4)],
            approvals: seed % 5 == 0 ? .refused : .granted, computesEveryDay: everyDay)
    }

    private func text(_ schedule: DunningSchedule, _ ledger: LedgerSnapshot) -> [String] {
        schedule.actions.map { action in
            let items = action.items.map { item in
                "\(ledger.text[ledger.invoices[item.invoice].id]) \(item.step ?? -1) \(item.asked)"
            }
            return "\(action.day) \(ledger.id(of: ledger.accounts[action.account])) \(action.rule) \(action.status) "
                + "\(limit(action.limit, ledger)) \(action.isLate) \(action.channels) \(action.id) \(action.messageID) \(items) \(action.because.clauses.map(\.isTrue))"
        }
    }

    private func limit(_ limit: ServiceLimit?, _ ledger: LedgerSnapshot) -> String {
        guard let limit else { return "" }
        let service = limit.service.map { ledger.text[ledger.services[$0].id] } ?? "account"
        return "\(service) \(limit.effect?.rawValue ?? "free") \(limit.billingContinues)"
    }

    @Test func `computing only the days that matter gives the schedule of computing every day`() {
        for seed in 1...Self.worlds {
            let (program, rows) = world(seed)
            let ledger = rows.make()
            let sparse = text(DunningSimulator.simulate(program, ledger, options(seed)), ledger)
            let daily = text(DunningSimulator.simulate(program, ledger, options(seed, everyDay: true)), ledger)
            guard sparse != daily else { continue }
            let difference = zip(sparse + ["(end)"], daily + ["(end)"]).first { $0 != $1 }
            Issue.record("seed \(seed): \(difference?.0 ?? "") instead of \(difference?.1 ?? "")")
            return
        }
    }

    @Test func `the order of the rows changes nothing`() {
        for seed in 1...Self.worlds {
            let (program, rows) = world(seed)
            let (plain, shuffled) = (rows.make(), rows.make(shuffle: seed))
            let first = text(DunningSimulator.simulate(program, plain, options(seed)), plain)
            let second = text(DunningSimulator.simulate(program, shuffled, options(seed)), shuffled)
            if first != second {
                Issue.record("seed \(seed) depends on the order of the rows")
                return
            }
        }
    }

    @Test func `the number of threads changes nothing`() {
        for seed in 1...Self.worlds {
            let (program, rows) = world(seed)
            let ledger = rows.make()
            let simulation = PartedSimulation(program, ledger, options(seed), accountsOfPart: 1)
            let first = text(DunningSimulator.simulate(program, ledger, options(seed)), ledger)
            let second = text(ThreadedSimulation.run(simulation, threads: 2), ledger)
            if first != second {
                Issue.record("seed \(seed) depends on the number of threads")
                return
            }
        }
    }

    @Test func `a customer alone gets what he gets among others`() {
        for seed in 1...(Self.worlds / 3) {
            let (program, rows) = world(seed)
            var options = options(seed)
            // Habits are taken from the segment where a customer has none.
            if options.payments == .habits { options.payments = .none }
            let all = rows.make()
            let together = Set(text(DunningSimulator.simulate(program, all, options), all))
            for customer in 0..<all.customers.count {
                let one = rows.make(only: customer)
                for line in text(DunningSimulator.simulate(program, one, options), one)
                where !together.contains(line) {
                    Issue.record("seed \(seed), customer \(customer): \(line)")
                    return
                }
            }
        }
    }

    @Test func `no step is executed twice for an invoice but a repeated or a renewed one`() {
        for seed in 1...Self.worlds {
            let (program, rows) = world(seed)
            let ledger = rows.make()
            let schedule = DunningSimulator.simulate(program, ledger, options(seed))
            let renews = program.playbooks[0].holds.contains(where: \.restarts)
            var done: Set<[Int]> = []
            let units: Set<CompiledSequence.Unit> = [.invoice, .account, .accountCurrency]
            for action in schedule.actions where action.status == .scheduled {
                guard case .step(let reference) = action.rule else { continue }
                let sequence = program.playbooks[0].sequences[reference.sequence]
                for item in action.items where item.isDecided && units.contains(sequence.unit) {
                    let step = sequence.steps[item.step!]
                    let hasNotice = sequence.steps.prefix(item.step! + 1).contains { $0.deed.isFormalNotice }
                    guard step.repetition == nil, !renews, !hasNotice else { continue }
                    // A round of an account begins again with a new case.
                    let opened = sequence.unit == .invoice ? 0 : Int(action.caseOpened?.dayNumber ?? 0)
                    let isNew = done.insert([item.invoice, reference.sequence, item.step!, opened]).inserted
                    if !isNew {
                        Issue.record("seed \(seed): \(step.name) twice for invoice \(item.invoice)")
                        return
                    }
                }
            }
        }
    }

    @Test func `a run taken up again with the history of its first days goes on alike`() {
        for seed in 1...Self.worlds where seed % 5 != 0 {
            var (program, rows) = world(seed)
            let ledger = rows.make()
            let whole = DunningSimulator.simulate(program, ledger, options(seed))
            let done = whole.actions.filter { $0.day == RandomLedger.asOf && $0.status != .waiting }
            rows.fedBack = FedBackHistory(program: program, ledger: ledger).rows(done)
            let again = rows.make()
            let second = text(DunningSimulator.simulate(program, again, options(seed)), again)
            var rest = DunningSchedule()
            rest.actions = whole.actions.filter { $0.day > RandomLedger.asOf || $0.status == .waiting }
            let first = text(rest, ledger)
            guard first != second else { continue }
            let difference = zip(first + ["(end)"], second + ["(end)"]).first { $0 != $1 }
            Issue.record("seed \(seed): \(difference?.1 ?? "") instead of \(difference?.0 ?? "")")
            return
        }
    }

    @Test func `the contact limit and send days hold on every day`() {
        for seed in 1...Self.worlds {
            let (program, rows) = world(seed)
            let ledger = rows.make()
            let playbook = program.playbooks[0]
            let calendar = program.policy.legalEntities[0].calendar
            var contacts: [UInt32: [(day: CalendarDate, isFormal: Bool, id: String)]] = [:]
            for action in DunningSimulator.simulate(program, ledger, options(seed)).actions {
                guard action.status == .scheduled || action.status == .awaitingApproval,
                    case .step(let reference) = action.rule
                else { continue }
                let step = playbook.sequences[reference.sequence].steps[reference.step]
                guard step.deed.isContact else { continue }
                #expect(
                    !calendar.isHolidayOrClosed(action.day) && playbook.sendDays.contains(action.day), "seed \(seed)")
                #expect(!playbook.quiet.contains { $0.contains(action.day) }, "seed \(seed)")
                guard options(seed).approvals == .granted || !step.approval.isNeeded else { continue }
                let payer = ledger.accounts[action.account].payer
                contacts[payer, default: []].append((action.day, step.deed.isFormalNotice, action.messageID))
            }
            guard let limit = playbook.contactLimit else { continue }
            for contact in contacts.values.joined() where !contact.isFormal {
                let payer = contacts.first { $0.value.contains { $0.id == contact.id } }!.value
                let window = payer.filter { contact.day - limit.days < $0.day && $0.day <= contact.day }
                let others = Set(window.filter { !$0.isFormal || $0.day < contact.day }.map { "\($0.day)\($0.id)" })
                #expect(others.count <= limit.count, "seed \(seed) on \(contact.day)")
            }
        }
    }

    @Test func `nothing reaches the customer about factored, paid or wholly held invoices`() {
        for seed in 1...Self.worlds {
            let (program, rows) = world(seed)
            let ledger = rows.make()
            for action in DunningSimulator.simulate(program, ledger, options(seed)).actions {
                guard action.status == .scheduled, case .step(let reference) = action.rule else { continue }
                let sequence = program.playbooks[0].sequences[reference.sequence]
                guard sequence.steps[reference.step].deed.isContact else { continue }
                for item in action.items where item.isDecided {
                    #expect(item.asked.minorUnits >= 500 && item.open.minorUnits >= 500, "seed \(seed) \(action)")
                    let invoice = ledger.invoices[item.invoice]
                    let isFactored = invoice.factoredOn <= min(action.day, RandomLedger.asOf)
                    #expect(!isFactored || sequence.includesFactored, "seed \(seed)")
                    let disputed = program.playbooks[0].holds.contains {
                        $0.name == "hold0" && $0.stops.contains(.contact) && !$0.except.contains(reference.sequence)
                    }
                    #expect(
                        !disputed || item.asked.minorUnits <= item.open.minorUnits - item.disputed, "seed \(seed)")
                }
            }
        }
    }
}

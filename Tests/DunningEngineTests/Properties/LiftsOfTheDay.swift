import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What justified a stage is paid, or there is a judgment: the service comes back on that very day, and on no other.
struct LiftsOfTheDay {
    private let world: World
    private let books: PlainBooks
    private let history: PlainHistory

    init(_ world: World) {
        self.world = world
        books = PlainBooks(world: world)
        history = PlainHistory(world)
    }

    func violation() -> String? {
        for account in world.ledger.accounts.indices where isAlwaysComputed(account) {
            for service in world.ledger.accounts[account].services.map({ $0 as Int? }) + [nil] {
                guard let fault = fault(account, service) else { continue }
                return "\(world.accountID(account)) service \(service.map(String.init) ?? "orders"): \(fault)"
            }
        }
        return nil
    }

    private func isAlwaysComputed(_ account: Int) -> Bool {
        guard !world.schedule.uncovered.contains(where: { $0.account == account }) else { return false }
        let days = (0..<world.options.days).map { world.options.asOf + $0 }
        let first = world.playbooks(of: account, on: days[0])
        return first.count == 1 && days.allSatisfy { world.playbooks(of: account, on: $0) == first }
    }

    // MARK: - One service, day by day

    private struct State {
        var playbook: Int
        var suspension: Int
        var stage: Int
        var invoices: Set<Int>
    }

    private func fault(_ account: Int, _ service: Int?) -> String? {
        if let service, world.ledger.services[service].status != .active { return nil }
        let deeds = history.deeds.filter { $0.account == account && $0.service == service && $0.playbook != nil }
        guard !deeds.isEmpty else { return nil }
        for offset in 0..<world.options.days {
            let day = world.options.asOf + offset
            // Lifts come first: the ledger's rows of the day are known, the run's own of that day are not.
            let before = deeds.filter { $0.isOfLedger ? $0.day <= day : $0.day < day }
            let lifted = world.schedule.actions.compactMap { action -> Int? in
                guard action.day == day, action.account == account, action.limit?.service == service,
                    case .lift(_, let lift) = action.rule, action.kind == .lift
                else { return nil }
                return lift
            }
            guard let state = state(before) else {
                if !lifted.isEmpty { return "\(day): lifted though not limited" }
                continue
            }
            let expected = expectedLift(state, account, day)
            guard lifted == [expected].compactMap({ $0 }) else {
                return "\(day): lifts \(lifted), expected \(expected.map(String.init) ?? "none")"
            }
        }
        return nil
    }

    /// Where the service stands by its stages and lifts in the order of their days.
    private func state(_ deeds: [PlainDeed]) -> State? {
        var state: State?
        for deed in deeds.sorted(by: { $0.day < $1.day }) {
            let suspensions = world.program.playbooks[deed.playbook!].suspensions
            for (index, suspension) in suspensions.enumerated() {
                if let stage = suspension.stages.firstIndex(where: { $0.name == deed.name }) {
                    let invoices = (state?.invoices ?? []).union([deed.invoice].compactMap { $0 })
                    state = State(
                        playbook: deed.playbook!, suspension: index, stage: max(stage, state?.stage ?? stage),
                        invoices: invoices)
                } else if let lift = suspension.lifts.first(where: { $0.name == deed.name }) {
                    switch lift.target {
                    case .all: state = nil
                    case .stage(let target): if let known = state?.stage { state?.stage = min(known, target) }
                    }
                }
            }
        }
        return state
    }

    private func expectedLift(_ state: State, _ account: Int, _ day: CalendarDate) -> Int? {
        let suspension = world.program.playbooks[state.playbook].suspensions[state.suspension]
        guard suspension.stages[state.stage].effect != .terminate else { return nil }
        let invoices = state.invoices.filter { !books.isFactored($0, on: day) }
        let open = openHundredths(invoices, account, on: day)
        let payer = world.ledger.customers[Int(world.ledger.accounts[account].payer)]
        let isInsolvent = books.seen(payer.insolvency) <= day
        let all = suspension.lifts.firstIndex { lift in
            guard case .all = lift.target else { return false }
            if case .any = lift.when, isInsolvent { return true }
            return open == 0
        }
        if let all { return all }
        guard state.stage > 0, open < 300_00 * 100 else { return nil }
        return suspension.lifts.firstIndex { if case .stage(0) = $0.target { true } else { false } }
    }

    /// In hundredths of a cent of the reporting currency; below the tolerance of its currency, nothing.
    private func openHundredths(_ invoices: Set<Int>, _ account: Int, on day: CalendarDate) -> Int64 {
        var sums: [CurrencyCode: Int64] = [:]
        for invoice in invoices {
            sums[world.ledger.invoices[invoice].currency, default: 0] += books.open(invoice, account, on: day)
        }
        return sums.reduce(0) { total, sum in
            sum.value < 500 ? total : total + sum.value * (sum.key == RandomProgram.usd ? 92 : 100)
        }
    }
}

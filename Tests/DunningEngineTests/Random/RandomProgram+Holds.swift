import FinancialValues
import PlaybookProgram

/// Holds of all triggers, stops, clocks and ends.
extension RandomProgram {
    /// Those whose meaning a property can tell by itself are named for it.
    mutating func makeHolds(_ sequences: Int) -> [CompiledHold] {
        var holds: [CompiledHold] = []
        let promiseBroken = EventTest(.promiseBroken, .within(days: random.number(2...9)))
        let judged = EventTest(.insolvency, .within(days: random.number(15...40)))
        let triggers: [(name: String, test: ClauseTest, isOnItem: Bool, percent: Int)] = [
            ("hold_disputed", .holds(.builtIn(.invoiceDisputed)), true, 75),
            ("hold_promised", .holds(.builtIn(.invoicePromised)), true, 75),
            ("hold_vulnerable", .holds(.builtIn(.customerVulnerable)), false, 20),
            ("hold_insolvent", .holds(.builtIn(.invoiceBeforeInsolvency)), true, 30),
            ("hold_aftermath", .event(promiseBroken), true, 12), ("hold_judged", .event(judged), false, 10),
        ]
        for trigger in triggers where random.chance(trigger.percent) {
            holds.append(makeHold(trigger.name, clause(trigger.test), isOnItem: trigger.isOnItem, sequences))
        }
        if random.chance(20) {
            let isOnItem = random.chance(50)
            let scopes: Set<FactScope> = isOnItem ? [.invoice, .day] : [.account, .customer, .day]
            holds.append(makeHold("hold_other", makeCondition(scopes), isOnItem: isOnItem, sequences))
        }
        for (name, trigger, isOnItem) in [
            ("block", .block, true), ("pending_payment", .pendingPayment, true),
            ("unapplied_cash", .coveringCash, false),
        ] as [(String, CompiledHold.Trigger, Bool)] {
            var hold = CompiledHold(name: name, trigger: trigger, isOnItem: isOnItem, origin: nil)
            if random.chance(15) { vary(&hold, sequences) }
            holds.append(hold)
        }
        return holds
    }

    private mutating func makeHold(
        _ name: String, _ condition: CompiledCondition, isOnItem: Bool, _ sequences: Int
    ) -> CompiledHold {
        var hold = CompiledHold(name: name, trigger: .condition(condition), isOnItem: isOnItem, origin: origin)
        if name == "hold_disputed", random.chance(50) { hold.only = .disputedAmount }
        if name == "hold_promised", random.chance(50) { hold.only = .promisedAmount }
        vary(&hold, sequences)
        return hold
    }

    private mutating func vary(_ hold: inout CompiledHold, _ sequences: Int) {
        hold.clockStops = random.chance(70)
        hold.restarts = random.chance(12)
        if random.chance(25) { hold.except = [random.number(0...(sequences - 1))] }
        if random.chance(15) {
            hold.stops = Set(CompiledHold.Kind.allCases)
        } else if random.chance(25) {
            hold.stops = Set(CompiledHold.Kind.allCases.filter { _ in random.chance(40) })
            if hold.stops.isEmpty { hold.stops = [.contact] }
        }
    }
}

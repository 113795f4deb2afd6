import FinancialValues
import PlaybookProgram

extension AccountRun {
    /// An action of this account with what its message tells; nothing is added to what sends none.
    ///
    /// - Parameter ground: What justified a stage, or is asked of a lift.
    func told(_ action: ScheduledAction, ground: Ground? = nil) -> ScheduledAction {
        guard run.toldFacts != nil, !action.channels.isEmpty else { return action }
        var action = action
        let day = action.day
        action.facts.ofAccount = values([.account, .customer], FactContext(day: day))
        action.facts.ofItems = action.items.map { values([.invoice], FactContext(day: day, invoice: $0.invoice)) }
        action.facts.reach = limitsInReach(on: day)
        if let limit = action.limit {
            let context = FactContext(day: day, service: limit.service, ground: ground)
            action.facts.ofService = values(limit.service == nil ? [.ground] : [.service, .ground], context)
        }
        return action
    }

    private func values(_ scopes: Set<FactScope>, _ context: FactContext) -> [Fact: FactValue] {
        var values: [Fact: FactValue] = [:]
        for told in run.toldFacts ?? [] where scopes.contains(told.scope) {
            values[told.fact] = reading(of: told.prepared, context)
        }
        return values
    }
}

/// A fact that messages tell, as conditions read it.
struct ToldFact: Sendable {
    let fact: Fact
    let prepared: PreparedFact
    let scope: FactScope
}

extension LedgerFacts {
    /// Those of the facts that have a value on this ledger.
    func told(_ facts: Set<Fact>) -> [ToldFact] {
        facts.compactMap { fact in
            switch fact {
            case .builtIn(let builtIn): ToldFact(fact: fact, prepared: .builtIn(builtIn), scope: builtIn.scope)
            case .own(let index): ToldFact(fact: fact, prepared: .own(index), scope: field(index).scope)
            }
        }.filter { missingColumn(of: $0.prepared) == nil }
    }
}

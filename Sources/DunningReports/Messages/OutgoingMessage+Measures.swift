import DunningEngine
import MessageTemplates
import PlaybookProgram
import Receivables

extension OutgoingMessage.Part {
    /// What stages that count from the message can limit, and how: the account's orders, then its services by row.
    ///
    /// Of a suspension whose ground is `same_contract` only services whose contract the message's own invoices bill. Bars and
    /// thresholds are not looked at: until a stage's day comes, they may change.
    func measures(_ program: CompiledProgram, _ ledger: LedgerSnapshot) -> [MessageContext] {
        var effects: [Int?: Set<SuspensionEffect>] = [:]
        for action in actions {
            guard case .step(let reference) = action.rule else { continue }
            let playbook = program.playbooks[action.playbook]
            for founded in playbook.stages(foundedOnSequence: reference.sequence, step: reference.step) {
                let stages = playbook.suspensions[founded.suspension].stages[founded.stages]
                let isOfContract = playbook.suspensions[founded.suspension].ground == .sameContract
                for reach in action.facts.reach where reach.suspension == founded.suspension {
                    guard !isOfContract || reach.service.map({ action.bills($0, in: ledger) }) ?? false else {
                        continue
                    }
                    effects[reach.service, default: []].formUnion(stages.map(\.effect))
                }
            }
        }
        return effects.sorted { ($0.key ?? -1) < ($1.key ?? -1) }.map { service, effects in
            var context = MessageContext()
            let row = service.map { ledger.services[$0] }
            context["service"] = .text(row.map { ledger.text[$0.id] } ?? "")
            context["kind"] = .text(row.map { ledger.symbols[$0.kind] } ?? "")
            context["contract"] = .text(row.map { ledger.text[$0.contract] } ?? "")
            for effect in SuspensionEffect.allCases {
                context["may_\(effect.rawValue)"] = .flag(effects.contains(effect))
            }
            return context
        }
    }
}

extension ScheduledAction {
    /// One of the invoices that it is about is of the service's contract.
    fileprivate func bills(_ service: Int, in ledger: LedgerSnapshot) -> Bool {
        let contract = ledger.services[service].contract
        return !contract.isEmpty
            && items.contains { item in
                item.isDecided && ledger.text.areEqual(contract, ledger.invoices[item.invoice].contract)
            }
    }
}

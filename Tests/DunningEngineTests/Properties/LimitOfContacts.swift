import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// A contact that has to wait for the limit goes only while the payer's contacts of the days before leave room for it.
struct LimitOfContacts {
    private let world: World
    private let history: PlainHistory

    init(_ world: World) {
        self.world = world
        history = PlainHistory(world)
    }

    func violation() -> String? {
        let contacts = history.deeds.filter(\.isContact)
        for action in world.schedule.actions where world.isDone(action) && hasToWait(action) {
            guard let limit = world.program.playbooks[action.playbook].contactLimit else { continue }
            let payer = world.ledger.accounts[action.account].payer
            let ofPayer = contacts.filter { contact in
                world.ledger.accounts[contact.account].payer == payer && action.day - limit.days < contact.day
                    && contact.day <= action.day
            }
            let messages = Set(ofPayer.map { "\($0.day) \($0.message)" })
            guard messages.count <= limit.count else {
                return "\(action.day) \(world.accountID(action.account)): \(messages.count) contacts in \(limit.days) "
                    + "days, at most \(limit.count): \(messages.sorted())"
            }
        }
        return nil
    }

    /// Stages, lifts, formal notices and what the law asks for count and never wait.
    private func hasToWait(_ action: ScheduledAction) -> Bool {
        switch action.rule {
        case .step, .escalation: world.deed(action)!.isContact && !world.deed(action)!.isFormalNotice
        case .obligation, .stage, .lift, .builtInTask: false
        }
    }
}

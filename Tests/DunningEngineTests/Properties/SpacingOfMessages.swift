import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Between two messages to the customer about one item of a sequence lies at least its spacing.
struct SpacingOfMessages {
    private let world: World
    private let history: PlainHistory

    init(_ world: World) {
        self.world = world
        history = PlainHistory(world)
    }

    func violation() -> String? {
        for action in world.schedule.actions where world.isDone(action) {
            guard let (sequence, _, step) = world.step(action), step.deed.isMessageToCustomer,
                sequence.spacing.count > 0, let calendar = world.calendar(of: action.account)
            else { continue }
            let names = Set(sequence.steps.filter { $0.deed.isMessageToCustomer }.map(\.name))
            for item in action.items where item.isDecided {
                guard let last = lastMessage(names, item, sequence.unit, before: action) else { continue }
                let spaced = sequence.spacing.after(last, in: calendar)
                if action.day < spaced {
                    return "\(step.name) on \(action.day), though \(last) asks for \(spaced) (invoice \(item.invoice))"
                }
            }
        }
        return nil
    }

    /// Of the same item: by its promise or dispute where it is one, and of a contact outside the plan that names it.
    private func lastMessage(
        _ names: Set<String>, _ item: ScheduledItem, _ unit: CompiledSequence.Unit, before action: ScheduledAction
    ) -> CalendarDate? {
        history.deeds.filter { deed in
            guard deed.account == action.account, deed.day < action.day, deed.isMessageToCustomer else { return false }
            let isOutsidePlan = deed.name.isEmpty && deed.isOfLedger && unit == .invoice
            guard isOutsidePlan || names.contains(deed.name) else { return false }
            switch unit {
            case .invoice: return deed.invoice == item.invoice
            // Rounds of an account begin with the run's own: what history says of their items may be of another round.
            case .account, .accountCurrency: return !deed.isOfLedger && deed.invoice == item.invoice
            case .promise:
                return item.subjects.contains { $0.kind == .promise && $0.index == deed.promise }
            case .dispute:
                return item.subjects.contains { $0.kind == .dispute && $0.index == deed.dispute }
            }
        }.filter { $0.playbook == action.playbook || $0.isOfLedger }.map(\.day).max()
    }
}

import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// A step comes once for an item, or as often as it says: also where history shows it under a former name.
struct OnceForEachItem {
    private let world: World
    private let history: PlainHistory

    init(_ world: World) {
        self.world = world
        history = PlainHistory(world)
    }

    func violation() -> String? {
        for action in world.schedule.actions where world.isDone(action) {
            guard let (sequence, index, _) = world.step(action) else { continue }
            let restarts = world.program.playbooks[action.playbook].holds.contains {
                $0.restarts && !$0.except.contains(index)
            }
            guard !restarts else { continue }
            for item in action.items where item.isDecided {
                for (step, subject) in steps(of: item) where !comesAgain(step, sequence) {
                    let before = history.deeds.filter { deed in
                        deed.name == sequence.steps[step].name && deed.day < action.day
                            && isSame(deed, item, subject, sequence.unit, action)
                    }
                    let times = sequence.steps[step].repetition.map { $0.times ?? .max } ?? 1
                    guard Set(before.map(\.day)).count >= times else { continue }
                    return
                        "\(sequence.steps[step].name) on \(action.day), after \(before.map(\.day)), at most \(times) "
                        + "times for invoice \(item.invoice)"
                }
            }
        }
        return nil
    }

    private func steps(of item: ScheduledItem) -> [(step: Int, subject: ItemSubject?)] {
        item.subjects.isEmpty ? [(item.step!, nil)] : item.subjects.map { ($0.step!, $0) }
    }

    /// A formal notice may be due again, and what follows it.
    private func comesAgain(_ step: Int, _ sequence: CompiledSequence) -> Bool {
        sequence.steps[...step].contains { $0.deed.isFormalNotice }
    }

    private func isSame(
        _ deed: PlainDeed, _ item: ScheduledItem, _ subject: ItemSubject?, _ unit: CompiledSequence.Unit,
        _ action: ScheduledAction
    ) -> Bool {
        guard deed.account == action.account else { return false }
        switch unit {
        case .invoice: return deed.invoice == item.invoice
        // An account begins again with a new case.
        case .account, .accountCurrency:
            return deed.invoice == item.invoice && !deed.isOfLedger
                && action.caseOpened.map { deed.day >= $0 } ?? false && deed.playbook == action.playbook
        case .promise: return subject?.kind == .promise && deed.promise == subject?.index
        case .dispute: return subject?.kind == .dispute && deed.dispute == subject?.index
        }
    }
}

import DunningEngine
import PlaybookProgram
import Receivables

/// What needs an approval that is refused is shown once, and neither it nor what comes behind it is done.
struct WhatIsRefused {
    let world: World

    func violation() -> String? {
        var refused: Set<String> = []
        for action in world.schedule.actions {
            if action.approval.isNeeded, action.status == .scheduled { return "\(action.day) \(action.rule) was done" }
            // Past its last day a step is skipped, also one that was refused.
            if action.status == .skipped { refused.subtract(keys(of: action)) }
            for key in keys(of: action) where action.status != .skipped && action.status != .waiting {
                if refused.contains(key) { return "\(action.day) \(action.rule): \(key) again, or what is behind it" }
            }
            guard action.status == .awaitingApproval else { continue }
            refused.formUnion(keysRefused(by: action))
        }
        return nil
    }

    /// What an action is about: a sequence's item, or a service.
    private func keys(of action: ScheduledAction) -> [String] {
        switch action.rule {
        case .step(let reference):
            let sequence = world.program.playbooks[action.playbook].sequences[reference.sequence]
            guard sequence.unit == .invoice else { return [] }
            return action.items.filter(\.isDecided).map { key(action, reference, $0) }
        case .stage(let suspension, _):
            return [
                "\(action.playbook) suspension \(suspension) service \(action.limit?.service ?? -1) \(action.account)"
            ]
        case .escalation, .obligation, .lift, .builtInTask: return []
        }
    }

    private func key(_ action: ScheduledAction, _ reference: StepReference, _ item: ScheduledItem) -> String {
        "\(action.playbook) sequence \(reference.sequence) invoice \(item.invoice)"
    }

    /// Only the items whose own step needs the approval; the milder ones go on.
    private func keysRefused(by action: ScheduledAction) -> [String] {
        guard case .step(let reference) = action.rule else { return keys(of: action) }
        let sequence = world.program.playbooks[action.playbook].sequences[reference.sequence]
        guard sequence.unit == .invoice else { return [] }
        return action.items.filter { $0.isDecided && sequence.steps[$0.step!].approval.isNeeded }
            .map { key(action, reference, $0) }
    }
}

import DunningEngine
import DunningReports
import FinancialValues
import PlaybookProgram

extension DunningSchedule {
    /// The stages that no valid signature covers, one line for each rule of a playbook: how often, from when, and why.
    func unsignedStages(_ program: CompiledProgram, _ signatures: StageSignatures) -> [String] {
        struct Rule: Hashable {
            let playbook: Int
            let suspension: Int
            let stage: Int
            let covering: Int?
        }
        var found: [Rule: (times: Int, first: CalendarDate)] = [:]
        for action in actions where action.kind == .stage {
            guard case .stage(let suspension, let stage) = action.rule else { continue }
            let rule = Rule(playbook: action.playbook, suspension: suspension, stage: stage, covering: action.coveredBy)
            found[rule, default: (0, action.day)].times += 1
            found[rule]!.first = min(found[rule]!.first, action.day)
        }
        return found.compactMap { rule, count -> String? in
            let playbook = program.playbooks[rule.playbook]
            let stage = playbook.suspensions[rule.suspension].stages[rule.stage]
            let standing = signatures.standing(
                of: playbook.name, coveredBy: rule.covering.map { program.playbooks[$0].name }, stage.approval)
            guard !standing.isCovered else { return nil }
            let times = count.times == 1 ? "once, on" : "\(count.times) times, from"
            return "\(playbook.name): \(stage.name), \(times) \(count.first): \(standing.phrase)"
        }.sorted()
    }
}

import DunningEngine
import PlaybookProgram

/// Of which rules a message is, and who has to agree before it goes.
struct MessageOrigin: Sendable {
    /// `step formal_notice (playbooks/small.yaml:8)`, each once.
    let rules: [String]
    /// `legal and credit_manager`, each once; empty where nobody has to agree.
    let approvals: [String]

    init(_ message: OutgoingMessage, _ program: CompiledProgram, _ recorder: ScheduleRecorder) {
        let named = message.actions.map { Named(playbook: $0.playbook, rule: $0.rule) }.uniqued
        rules = named.map { named in
            let rule = recorder.rule(named.rule, in: program.playbooks[named.playbook])
            return "\(rule.type) \(rule.name)" + (rule.place.map { " (\($0))" } ?? "")
        }
        approvals = message.actions.filter { $0.status == .awaitingApproval }.map(\.approval.phrase).uniqued
    }

    private struct Named: Hashable {
        let playbook: Int
        let rule: RuleReference
    }
}

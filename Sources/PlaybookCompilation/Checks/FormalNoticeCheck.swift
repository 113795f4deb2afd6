import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports formal notices, fees and charges in messages that do not go to the customer, who alone can owe them.
enum FormalNoticeCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.sequences.flatMap(\.steps).flatMap { step -> [Diagnostic] in
            guard case .message(let message)? = step.deed, message.to.side != .customer else { return [] }
            return ["notice", "fee", "charge"].compactMap { step.record[$0] }.map {
                notToCustomer(step, $0, message.to)
            }
        }
    }

    private static func notToCustomer(_ step: LoweredStep, _ field: SyntaxField, _ role: RoleReference) -> Diagnostic {
        let whose = role.side == .ours ? "one of our own roles" : "a third party"
        let what = ["notice": "a formal notice", "fee": "a fee", "charge": "a charge"][field.key] ?? field.key
        return Diagnostic(
            .wrongRole, at: field.range,
            "step \"\(step.name)\" is \(what) and goes to \"\(role.name)\", \(whose)",
            help: "send it to a role of the customer's",
            notes: step.record["to"].map { [DiagnosticNote("its recipient", at: $0.range)] } ?? [])
    }
}

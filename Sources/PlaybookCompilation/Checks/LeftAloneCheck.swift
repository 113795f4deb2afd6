import Diagnostics
import PlaybookModel
import PlaybookSyntax

/// Reports playbooks that leave their customers alone and have rules all the same: `left_alone` stands instead of any rule.
enum LeftAloneCheck: SinglePlaybookCheck {
    private static let allowed: Set<String> = [
        "relance", "playbook", "title", "covers", "accounts", "valid", "left_alone",
    ]

    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        let own = playbook.merged.document.record
        guard let leftAlone = own["left_alone"] else { return [] }
        return own.fields.filter { !allowed.contains($0.key) }.map { ruleBeside($0, leftAlone) }
    }

    private static func ruleBeside(_ field: SyntaxField, _ leftAlone: SyntaxField) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: field.keyRange, "\"\(field.key)\" has no effect: these customers are left alone",
            help: "take it out, or take \"left_alone\" out",
            notes: [DiagnosticNote("left alone here", at: leftAlone.keyRange)])
    }
}

import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports messages whose template is in no file, and templates that no message uses.
///
/// A template is there when it is there in any language. Nothing is said to be unused while a file cannot be read.
enum TemplateCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let templates = workspace.templates?.sources.filter({ !$0.isPartial }) else { return [] }
        let messages = workspace.playbooks.flatMap(\.templateUses)
        let names = Set(templates.map(\.name))
        let sorted = names.sorted()
        let missing = messages.filter { !names.contains($0.template.value) }.map { missingTemplate($0, among: sorted) }
        guard workspace.isWhole, !workspace.playbooks.contains(where: { !$0.record.isComplete }) else { return missing }
        // A rule without a deed was reported, and may have been meant to send something; a name that was suggested for a
        // misspelt one may be the right one.
        let suggested = messages.filter { !names.contains($0.template.value) }.compactMap {
            NameSuggestion.nearest(to: $0.template.value, among: sorted)
        }
        let used = Set(messages.map(\.template.value) + suggested + workspace.playbooks.flatMap(withoutDeed))
        return missing + templates.filter { !used.contains($0.name) }.map(unusedTemplate)
    }

    private static func withoutDeed(_ playbook: LoweredPlaybook) -> [String] {
        playbook.deeds.filter { $0["send"] == nil && $0["task"] == nil }.compactMap(\.name)
    }
}

// MARK: - Messages

extension TemplateCheck {
    private static func missingTemplate(_ message: TemplateUse, among names: [String]) -> Diagnostic {
        let question = NameSuggestion.question(for: message.template.value, among: names)
        return Diagnostic(
            .missingTemplate, at: message.template.range,
            "no template \"\(message.template.value)\" for \(message.what)\(question)",
            help: "write \"templates/\(message.template.value).LANG.md\", one for each language")
    }

    private static func unusedTemplate(_ template: TemplateSource) -> Diagnostic {
        Diagnostic(
            .unusedTemplate, .warning, at: SourceRange(template.file, 0..<0),
            "no message uses the template \"\(template.name)\"",
            help: "take the file out, or name it as \"template:\" of a step")
    }
}

import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports messages whose template is in no file, and templates that no message uses.
///
/// A template is there when it is there in any language. Nothing is said to be unused while a file cannot be read.
enum TemplateCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let templates = workspace.templates else { return [] }
        let messages = workspace.playbooks.flatMap(\.templateUses)
        let names = Set(templates.map(\.name))
        let sorted = names.sorted()
        let missing = messages.filter { !names.contains($0.template.value) }.map { missingTemplate($0, among: sorted) }
        guard workspace.isWhole, !workspace.playbooks.contains(where: { !$0.record.isComplete }) else { return missing }
        // A rule without a deed was reported, and may have been meant to send something.
        let wanted = Set(messages.map(\.template.value))
        let used = wanted.union(workspace.playbooks.flatMap(withoutDeed))
        let unfound = wanted.subtracting(names).sorted()
        return missing + templates.filter { !used.contains($0.name) }.map { unusedTemplate($0, among: unfound) }
    }

    private static func withoutDeed(_ playbook: LoweredPlaybook) -> [String] {
        playbook.deeds.filter { $0["send"] == nil && $0["task"] == nil }.compactMap(\.name)
    }
}

// MARK: - Messages

extension TemplateCheck {
    private static func missingTemplate(_ message: TemplateUse, among names: [String]) -> Diagnostic {
        let record = message.record
        let question = NameSuggestion.question(for: message.template.value, among: names)
        return Diagnostic(
            .missingTemplate, at: message.template.range,
            "no template \"\(message.template.value)\" for \(record.kind.word) \"\(record.name ?? "")\"\(question)",
            help: "write \"templates/\(message.template.value).LANG.md\", one for each language")
    }

    private static func unusedTemplate(_ template: TemplateFile, among missing: [String]) -> Diagnostic {
        Diagnostic(
            .unusedTemplate, .warning, at: SourceRange(SourceFile(path: template.path, bytes: []), 0..<0),
            "no message uses the template \"\(template.name)\"\(NameSuggestion.question(for: template.name, among: missing))",
            help: "take the file out, or name it as \"template:\" of a step")
    }
}

import Diagnostics
import DunningReports
import MessageTemplates
import PlaybookCompilation
import PlaybookModel
import PlaybookProgram
import PlaybookSigning
import PlaybookSyntax

/// One of two workspaces that are compared: what it runs, and where that is written.
public struct ComparedWorkspace: Sendable {
    /// The folder as the command line names it.
    public let name: String
    public let program: CompiledProgram
    private let compilation: Compilation
    private let templates: [TemplateSource]

    /// - Returns: `nil` when its playbooks do not run.
    public init?(_ checked: CheckedWorkspace, name: String) {
        guard checked.program != nil else { return nil }
        self.init(checked.compilation, checked.workspace.templates, name: name)
    }

    /// - Returns: `nil` when its playbooks do not run.
    public init?(_ compilation: Compilation, _ templates: [TemplateSource], name: String) {
        guard let program = compilation.program else { return nil }
        (self.name, self.program, self.compilation, self.templates) = (name, program, compilation, templates)
    }

    /// By playbook, which it extends; the nearest first.
    var ancestors: [String: [String]] {
        Dictionary(compilation.playbooks.map { ($0.name, $0.ancestors) }) { first, _ in first }
    }

    /// What each message can say, its partials put in; by name and language.
    var words: [[String]: String] {
        var words: [[String]: String] = [:]
        for message in compilation.templates.words {
            words[[message.template, message.language]] = message.text
        }
        return words
    }

    // MARK: - Places

    /// `old/playbooks/sme.yaml:14`
    func place(_ range: SourceRange) -> String { path(range.file.path) + ":\(range.start.line)" }

    func path(_ path: String) -> String {
        name == "." ? path : name.hasSuffix("/") ? name + path : "\(name)/\(path)"
    }

    /// Where a rule says a value; `nil` where the language says it.
    func range(of key: String, _ rule: ProgramRule.Identity, in playbook: String) -> SourceRange? {
        if rule.kind == .policy { return nil }
        let compiled = program.playbooks.first { $0.name == playbook }
        if rule.kind == .playbook, let compiled {
            switch key {
            case "covers": return compiled.places.coverage
            case "left_alone": return compiled.places.leftAlone
            case "send_days": return compiled.places.sendDays
            case "quiet": return compiled.places.quiet.first
            case "tolerance": return compiled.places.tolerance
            case "contact_limit": return compiled.contactLimit?.origin
            case "grace", "no_longer_after": return compiled.promises.origin
            default: break
            }
        }
        return record(of: rule, in: playbook)?[key]?.range
    }

    /// What its author wrote of a rule, the parents of its playbook merged in.
    private func record(of rule: ProgramRule.Identity, in playbook: String) -> SyntaxRecord? {
        guard let merged = compilation.playbooks.first(where: { $0.name == playbook }) else { return nil }
        guard let kind = rule.kind.recordKind, kind != .playbook else { return merged.record }
        guard let group = rule.group else { return merged.record.find(kind, rule.name) }
        let outer = merged.record.find(kind == .step ? .sequence : .suspension, group)
        return outer?.find(kind, rule.name)
    }

    /// The file of a message.
    func template(_ name: String, _ language: String) -> SourceFile? {
        templates.first { $0.name == name && $0.language == language && !$0.isPartial }?.file
    }
}

extension ProgramRule.Kind {
    fileprivate var recordKind: RecordKind? {
        switch self {
        case .policy: .policy
        case .playbook: .playbook
        case .hold: .hold
        case .sequence: .sequence
        case .step: .step
        case .escalation: .escalation
        case .suspension: .suspension
        case .stage: .stage
        case .bar: .bar
        case .lift: .lift
        case .obligation: .obligation
        case .guarantee: .guarantee
        }
    }
}

extension SyntaxRecord {
    /// The record of a kind and name somewhere in this one.
    fileprivate func find(_ kind: RecordKind, _ name: String) -> SyntaxRecord? {
        for field in fields {
            if let found = field.value.find(kind, name, under: field.key) { return found }
        }
        return nil
    }
}

extension SyntaxValue {
    fileprivate func find(_ kind: RecordKind, _ name: String, under key: String) -> SyntaxRecord? {
        switch self {
        case .record(let record):
            record.kind == kind && (record.name ?? key) == name ? record : record.find(kind, name)
        case .records(let records):
            records.lazy.compactMap { SyntaxValue.record($0).find(kind, name, under: key) }.first
        case .named(let entries):
            entries.lazy.compactMap { $0.value.find(kind, name, under: $0.name.value) }.first
        default: nil
        }
    }
}

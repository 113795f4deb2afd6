import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Warns of formal notices that do not name, for each service, what a stage that counts from them may do to it.
///
/// Words written by hand may say it or not, and nobody can tell; so only what the program fills counts: `{{#measures}}`, in it the
/// service, or its kind, and a word for each effect. A notice that says less than what is done on the strength of it is the first
/// thing that a judge reads.
enum NoticeMeasureCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let templates = workspace.templates else { return [] }
        let notices = Dictionary(grouping: workspace.running.flatMap(\.foundingNotices), by: \.use.template.value)
        return templates.library.templates.flatMap { template -> [Diagnostic] in
            let said = AnnouncedMeasures(template)
            return SuspensionEffect.allCases.compactMap { effect in
                guard !said.announces(effect) else { return nil }
                let measure = notices[template.name]?.lazy.compactMap { notice in
                    notice.measures.first { $0.effect == effect }.map { (notice.use, $0.stage) }
                }.first
                return measure.map { unannounced(template, effect, use: $0.0, stage: $0.1) }
            }
        }
    }

    private static func unannounced(
        _ template: MessageTemplate, _ effect: SuspensionEffect, use: TemplateUse, stage: SyntaxRecord
    ) -> Diagnostic {
        let (what, example) =
            switch effect {
            case .holdOrders: ("may hold back orders", "new orders are refused")
            case .restrict: ("may restrict a service, nor which", "restricted")
            case .suspend: ("may suspend a service, nor which", "suspended")
            case .terminate: ("may terminate a service, nor which", "terminated")
            }
        let section = "may_\(effect.rawValue)"
        let subject = effect == .holdOrders ? "" : "{{service}}: "
        return Diagnostic(
            .unannouncedMeasure, .warning, at: template.subject.range,
            "the formal notice does not say that stage \"\(stage.name ?? "")\" \(what)",
            help: "write {{#measures}}\(subject){{#\(section)}}\(example){{/\(section)}}{{/measures}} "
                + "where it is always printed",
            notes: [
                DiagnosticNote("the stage rests on the notice", at: stage.place(stage.kind.nameKey ?? "")),
                DiagnosticNote("\(use.what) sends it", at: use.template.range),
            ])
    }
}

/// A formal notice, and what stages do that count from it.
private struct FoundingNotice {
    let use: TemplateUse
    let measures: [(effect: SuspensionEffect, stage: SyntaxRecord)]
}

extension LoweredPlaybook {
    /// To the customer; none of a playbook with faults, of which it is not known what counts from what.
    fileprivate var foundingNotices: [FoundingNotice] {
        guard let program else { return [] }
        return templateUses.compactMap { use in
            guard use.isFormalNotice, use.side(vocabulary) == .customer, let (sequence, step) = place(of: use) else {
                return nil
            }
            let measures = program.stages(foundedOnSequence: sequence, step: step).flatMap { founded in
                founded.stages.map { index in
                    (
                        program.suspensions[founded.suspension].stages[index].effect,
                        suspensions[founded.suspension].stages[index].record
                    )
                }
            }
            return FoundingNotice(use: use, measures: measures)
        }
    }

    private func place(of use: TemplateUse) -> (sequence: Int, step: Int)? {
        for (position, sequence) in sequences.enumerated() {
            if let index = sequence.steps.firstIndex(where: { $0.name == use.record.name }) { return (position, index) }
        }
        return nil
    }
}

/// What a template says of measures, in each notice that has some.
private struct AnnouncedMeasures {
    /// Effects that have a word.
    private var said: Set<SuspensionEffect> = []
    /// Effects beside which the service stands, or its kind.
    private var named: Set<SuspensionEffect> = []

    init(_ template: MessageTemplate) { read(template.body, within: []) }

    /// Orders belong to the account; of everything else it must be said which service it is.
    func announces(_ effect: SuspensionEffect) -> Bool {
        said.contains(effect) && (effect == .holdOrders || named.contains(effect))
    }

    private mutating func read(_ nodes: [TemplateNode], within sections: [String]) {
        for node in nodes {
            switch node {
            case .text(let text):
                if text.contains(where: \.isLetter) {
                    said.formUnion(shown(within: sections).filter { sections.contains("may_\($0.rawValue)") })
                }
            case .value(let tag):
                if ["service", "kind"].contains(tag.name.text) { named.formUnion(shown(within: sections)) }
            case .partial(_, let inner): read(inner, within: sections)
            case .section(let section):
                if !section.isInverted { read(section.nodes, within: sections + [section.tag.name.text]) }
            }
        }
    }

    /// The effects whose measures show what stands there, each of them.
    private func shown(within sections: [String]) -> [SuspensionEffect] {
        guard sections.contains("measures") else { return [] }
        return SuspensionEffect.allCases.filter { effect in
            var allowed: Set = ["consequence", "deadline", "items", "totals", "measures", "may_\(effect.rawValue)"]
            if effect != .holdOrders { allowed.formUnion(["service", "kind", "services_at_stake"]) }
            return allowed.isSuperset(of: sections)
        }
    }
}

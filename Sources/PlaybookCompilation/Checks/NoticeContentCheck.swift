import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports formal notices that do not say by when, how much, or what follows; and warns of those that do not say between whom,
/// or for which invoices.
///
/// What follows is what stands in `{{#consequence}}...{{/consequence}}`: whoever reads the template as a lawyer finds it there.
/// Only what is printed in every notice counts: what stands in a section on something else may be left out.
enum NoticeContentCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let templates = workspace.templates else { return [] }
        let notices = workspace.running.flatMap(\.templateUses).filter {
            $0.isFormalNotice && $0.side(workspace.vocabulary) == .customer
        }
        let uses = Dictionary(grouping: notices, by: \.template.value)
        return templates.library.templates.flatMap { template -> [Diagnostic] in
            guard let use = uses[template.name]?.first else { return [] }
            let said = NoticeContent(template)
            return Mention.allCases.filter { !said.mentions.contains($0) }.map { incomplete(template, $0, use) }
        }
    }

    private static func incomplete(_ template: MessageTemplate, _ mention: Mention, _ use: TemplateUse) -> Diagnostic {
        Diagnostic(
            .incompleteNotice, mention.isOfLaw ? .error : .warning, at: template.subject.range,
            "the formal notice does not say \(mention.rawValue)", help: mention.remedy,
            notes: [DiagnosticNote("\(use.what) sends it", at: use.template.range)])
    }
}

/// What a formal notice has to say.
private enum Mention: String, CaseIterable {
    case deadline = "by when to pay"
    case amount = "how much is to be paid"
    case consequence = "what follows if nothing is paid"
    case creditor = "who is owed"
    case debtor = "who owes"
    case invoices = "which invoices it is about"

    /// Without it, it puts nobody in default.
    var isOfLaw: Bool {
        switch self {
        case .deadline, .amount, .consequence: true
        case .creditor, .debtor, .invoices: false
        }
    }

    var remedy: String {
        switch self {
        case .deadline: "write {{deadline}} where it is always printed"
        case .amount: "write {{#totals}}{{total_due}}{{/totals}}"
        case .consequence: "write it between {{#consequence}} and {{/consequence}}"
        case .creditor: "write {{sender}}"
        case .debtor: "write {{customer.name}}"
        case .invoices: "write {{#items}}{{number}}{{/items}}"
        }
    }
}

/// What is printed in every message of a template.
private struct NoticeContent {
    private(set) var mentions: Set<Mention> = []

    init(_ template: MessageTemplate) { read(template.body, within: []) }

    /// Sections that every formal notice shows.
    private static let shown: Set<String> = ["items", "totals", "consequence", "deadline"]

    private mutating func read(_ nodes: [TemplateNode], within sections: [String]) {
        for node in nodes {
            switch node {
            case .text(let text):
                if sections.contains("consequence"), text.contains(where: \.isLetter) { mentions.insert(.consequence) }
            case .value(let tag): read(tag.name.split?.name ?? tag.name.text, within: sections)
            case .partial(_, let inner): read(inner, within: sections)
            case .section(let section):
                let name = section.tag.name.text
                if !section.isInverted, Self.shown.contains(name) { read(section.nodes, within: sections + [name]) }
            }
        }
    }

    private mutating func read(_ name: String, within sections: [String]) {
        switch (name, sections.last) {
        case ("deadline", _): mentions.insert(.deadline)
        case ("total", "totals"), ("total_due", "totals"): mentions.insert(.amount)
        case ("number", "items"): mentions.insert(.invoices)
        case ("sender", _): mentions.insert(.creditor)
        case ("customer.name", _): mentions.insert(.debtor)
        default: break
        }
    }
}

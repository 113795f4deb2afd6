import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// A rule that sends a message, and the template it needs.
struct TemplateUse {
    let record: SyntaxRecord
    let template: Located<String>
}

extension LoweredPlaybook {
    /// Every record that may send something or give a task.
    var deeds: [SyntaxRecord] {
        sequences.flatMap { $0.steps.map(\.record) } + escalations.map(\.record) + obligations.map(\.record)
            + suspensions.flatMap { $0.stages.map(\.record) + $0.lifts.map(\.record) }
    }

    var templateUses: [TemplateUse] {
        deeds.compactMap { record in
            guard record["send"] != nil, !record.isInvalid("template"),
                let template = record.text("template") ?? record.nameField?.text
            else { return nil }
            return TemplateUse(record: record, template: template)
        }
    }
}

extension TemplateUse {
    var isFormalNotice: Bool { record.isFormalNotice }

    /// It goes to the customer, as far as its role is known. A lift's `to` is a stage.
    func isToCustomer(_ vocabulary: PolicyVocabulary) -> Bool {
        guard record.kind != .lift, let role = record.text("to") else { return !record.isInvalid("to") }
        return vocabulary.side(ofRole: role.value) == .customer
    }
}

import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// A rule that sends a message, and the template it needs.
struct TemplateUse {
    let record: SyntaxRecord
    let template: Located<String>
    /// How the message is sent; `nil` where that could not be understood.
    let occasion: MessageOccasion?
}

extension LoweredPlaybook {
    /// Every record that may send something or give a task.
    var deeds: [SyntaxRecord] {
        sequences.flatMap { $0.steps.map(\.record) } + escalations.map(\.record) + obligations.map(\.record)
            + suspensions.flatMap { $0.stages.map(\.record) + $0.lifts.map(\.record) }
    }

    var templateUses: [TemplateUse] {
        let steps = sequences.enumerated().flatMap { position, sequence in
            sequence.steps.enumerated().map { index, step in
                TemplateUse(step.record, occasion(of: step, at: (position, index), in: sequence))
            }
        }
        let rules =
            escalations.map { TemplateUse($0.record, $0.rule.flatMap { occasion(of: $0.deed, combine: $0.combine) }) }
            + obligations.map { TemplateUse($0.record, $0.rule.flatMap { occasion(of: $0.deed, combine: .account) }) }
        let limits = suspensions.flatMap { suspension in
            let limit: MessageOccasion.Limit = suspension.record["services"] == nil ? .account : .services
            return suspension.stages.map { TemplateUse($0.record, occasion(of: $0.rule?.message, limit)) }
                + suspension.lifts.map { TemplateUse($0.record, occasion(of: $0.rule?.message, limit)) }
        }
        return (steps + rules + limits).compactMap { $0 }
    }

    private func occasion(
        of step: LoweredStep, at place: (sequence: Int, step: Int), in sequence: LoweredSequence
    ) -> MessageOccasion? {
        guard let rule = step.rule, case .message(let message) = rule.deed else { return nil }
        return MessageOccasion(
            side: message.to.side, unit: sequence.unit, combine: rule.combine, isFormalNotice: message.isFormalNotice,
            // In a playbook with faults it is not known what counts from the step.
            hasDeadline: program.map { $0.deadline(ofSequence: place.sequence, step: place.step) != nil } ?? true,
            charges: rule.charges, hasFee: !rule.fee.isEmpty)
    }

    private func occasion(of deed: Deed, combine: Combine) -> MessageOccasion? {
        guard case .message(let message) = deed else { return nil }
        return MessageOccasion(side: message.to.side, combine: combine)
    }

    private func occasion(of message: MessageDeed?, _ limit: MessageOccasion.Limit) -> MessageOccasion? {
        message.map { MessageOccasion(side: $0.to.side, limit: limit) }
    }
}

extension TemplateUse {
    /// - Returns: `nil` for a record that sends nothing.
    fileprivate init?(_ record: SyntaxRecord, _ occasion: MessageOccasion?) {
        guard record["send"] != nil, !record.isInvalid("template"),
            let template = record.text("template") ?? record.nameField?.text
        else { return nil }
        self.init(record: record, template: template, occasion: occasion)
    }

    var isFormalNotice: Bool { record.isFormalNotice }

    /// Whose role it goes to; `nil` where that is not known. A lift's `to` is a stage.
    func side(_ vocabulary: PolicyVocabulary) -> RoleSide? {
        guard record.kind != .lift, let role = record.text("to") else {
            return record.isInvalid("to") ? nil : .customer
        }
        return vocabulary.side(ofRole: role.value)
    }

    /// `step "formal_notice"`.
    var what: String { "\(record.kind.word) \"\(record.name ?? "")\"" }
}

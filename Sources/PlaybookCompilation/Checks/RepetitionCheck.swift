import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports repetitions that never end or never begin, and keys about the order of steps where there is no next step.
///
/// A step is repeated a number of times; only the last of its sequence may go on until it is paid. An escalation is repeated
/// while its condition is true, and has no number.
enum RepetitionCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        let steps = playbook.sequences.flatMap { sequence in
            sequence.steps.enumerated().flatMap { index, step in
                ofStep(step, isLast: index == sequence.steps.count - 1, isOrderKnown: sequence.record.isComplete)
            }
        }
        let escalations = playbook.escalations.compactMap { escalation -> Diagnostic? in
            guard let repetition = escalation.record.repetition("repeat") else { return nil }
            return repetition.times != nil || repetition.untilPaid ? numbered(escalation.record) : nil
        }
        return steps + escalations + waitingDays(playbook)
    }

    /// - Parameter isOrderKnown: False where a step of the sequence could not be read, or its place is not known.
    private static func ofStep(_ step: LoweredStep, isLast: Bool, isOrderKnown: Bool) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        if isLast, isOrderKnown, step.record.boolean("skip_if_late") == true { faults.append(skipOfLast(step)) }
        guard let repetition = step.record.repetition("repeat") else { return faults }
        if repetition.untilPaid && !isLast && isOrderKnown { faults.append(untilPaidInside(step)) }
        if repetition.times == nil && !repetition.untilPaid { faults.append(endless(step, isLast: isLast)) }
        if let times = repetition.times, times < 2 { faults.append(once(step)) }
        return faults
    }

    /// `on` says on which weekday a message combined by recipient goes.
    private static func waitingDays(_ playbook: LoweredPlaybook) -> [Diagnostic] {
        let steps = playbook.sequences.flatMap(\.steps).map { ($0.record, $0.combine) }
        let escalations = playbook.escalations.map { ($0.record, $0.rule?.combine) }
        return (steps + escalations).compactMap { record, combine in
            guard let on = record["on"], let combine, combine != .recipient else { return nil }
            return onWithoutRecipient(on, combine)
        }
    }
}

// MARK: - Messages

extension RepetitionCheck {
    private static func skipOfLast(_ step: LoweredStep) -> Diagnostic {
        Diagnostic(
            .unusedKey, .warning, at: step.record.place("skip_if_late"),
            "\"skip_if_late\" of \"\(step.name)\" has no effect: no step comes after it", help: "take it out")
    }

    private static func untilPaidInside(_ step: LoweredStep) -> Diagnostic {
        Diagnostic(
            .endlessRepetition, at: step.record.place("repeat"),
            "step \"\(step.name)\" is repeated until paid, so the steps after it never come",
            help: "write how often, as in \"every 5 days, 3 times\"; only the last step may go on until paid")
    }

    private static func endless(_ step: LoweredStep, isLast: Bool) -> Diagnostic {
        Diagnostic(
            .endlessRepetition, at: step.record.place("repeat"), "step \"\(step.name)\" is repeated without an end",
            help: "write how often, as in \"every 5 days, 3 times\"" + (isLast ? ", or \"until paid\"" : ""))
    }

    private static func once(_ step: LoweredStep) -> Diagnostic {
        Diagnostic(
            .uselessRepetition, at: step.record.place("repeat"),
            "step \"\(step.name)\" is repeated fewer than 2 times",
            help: "the first time counts: take it out, or write 2 or more")
    }

    private static func numbered(_ record: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .uselessRepetition, at: record.place("repeat"),
            "escalation \"\(record.name ?? "")\" is repeated while its condition is true, without a number",
            help: "write \"every 14 days\"")
    }

    private static func onWithoutRecipient(_ on: SyntaxField, _ combine: Combine) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: on.keyRange,
            "\"on\" has no effect with \"combine: \(combine.rawValue)\"",
            help: "write \"combine: recipient\", or take it out")
    }
}

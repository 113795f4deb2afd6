import Diagnostics
import PlaybookModel
import PlaybookSyntax

/// Reports sequences that end with nobody in charge: a sequence ends in a final step that somebody owns, or all its steps
/// have `until`. A final step has neither `for`, `when` nor `until`, since it must come. [66]
///
/// Not said of a playbook that is only for extending: its children may add the end.
enum FinalStepCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.sequences.flatMap { sequence -> [Diagnostic] in
            let faults = sequence.steps.filter(\.isFinal).flatMap(conditional) + sequence.steps.compactMap(unowned)
            guard !playbook.merged.isOnlyForExtending, sequence.record.isComplete, let last = sequence.steps.last,
                !last.isFinal, let open = sequence.steps.first(where: { $0.record["until"] == nil })
            else { return faults }
            return faults + [deadEnd(sequence, last, open)]
        }
    }

    private static func conditional(_ step: LoweredStep) -> [Diagnostic] {
        ["for", "when", "until"].compactMap { step.record[$0] }.map { conditionOfFinal(step, $0) }
    }

    private static func unowned(_ step: LoweredStep) -> Diagnostic? {
        guard step.isFinal, let deed = step.deed, deed.isMessageToCustomer else { return nil }
        return ownedByNobody(step)
    }
}

// MARK: - Messages

extension FinalStepCheck {
    private static func deadEnd(_ sequence: LoweredSequence, _ last: LoweredStep, _ open: LoweredStep) -> Diagnostic {
        Diagnostic(
            .sequenceWithoutEnd, at: last.record.place("step"),
            "sequence \"\(sequence.name.value)\" ends with \"\(last.name)\", and then nobody is in charge",
            help: "add a last step with a task and \"final: true\", or \"until\" to every step",
            notes: [DiagnosticNote("this step has no \"until\"", at: open.record.place("step"))])
    }

    private static func conditionOfFinal(_ step: LoweredStep, _ field: SyntaxField) -> Diagnostic {
        Diagnostic(
            .conditionalFinalStep, at: field.keyRange,
            "the final step \"\(step.name)\" has \"\(field.key)\", so it may never come",
            help: "take it out, or take \"final\" out and add a final step behind it")
    }

    private static func ownedByNobody(_ step: LoweredStep) -> Diagnostic {
        Diagnostic(
            .sequenceWithoutEnd, at: step.record.place("final"),
            "the final step \"\(step.name)\" writes to the customer, and nobody of ours owns what follows",
            help: "end in a task, or in a message to one of our roles")
    }
}

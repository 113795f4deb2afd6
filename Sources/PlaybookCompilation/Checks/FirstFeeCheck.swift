import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports fees on the first message of a sequence: the first reminder is free, since the customer may just have forgotten.
///
/// Where every message before it can be skipped, it may be the first, and that is a warning.
enum FirstFeeCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.sequences.flatMap { sequence -> [Diagnostic] in
            guard sequence.record.isComplete else { return [] }
            return sequence.steps.enumerated().compactMap { position, step in
                guard let fee = step.record["fee"], step.deed?.isMessageToCustomer == true else { return nil }
                let before = sequence.steps[..<position].filter(mayBeMessageToCustomer)
                guard let last = before.last else { return onFirst(step, fee) }
                return before.allSatisfy(canBeSkipped) ? mayBeFirst(step, fee, behind: last) : nil
            }
        }
    }

    /// A step whose deed could not be understood may have been meant to write to the customer.
    private static func mayBeMessageToCustomer(_ step: LoweredStep) -> Bool {
        step.deed?.isMessageToCustomer ?? (step.record["task"] == nil)
    }

    private static func canBeSkipped(_ step: LoweredStep) -> Bool {
        step.record["for"] != nil || step.record["until"] != nil || step.record.boolean("skip_if_late") == true
    }
}

// MARK: - Messages

extension FirstFeeCheck {
    private static func onFirst(_ step: LoweredStep, _ fee: SyntaxField) -> Diagnostic {
        Diagnostic(
            .feeOnFirstMessage, at: fee.keyRange,
            "step \"\(step.name)\" is the first message of its sequence and has a fee",
            help: "a first message is free: move the fee to a later step")
    }

    private static func mayBeFirst(_ step: LoweredStep, _ fee: SyntaxField, behind last: LoweredStep) -> Diagnostic {
        Diagnostic(
            .feeOnFirstMessage, .warning, at: fee.keyRange,
            "step \"\(step.name)\" has a fee and can be the first message: all those before it can be skipped",
            help: "move the fee to a later step, or let one before it always be sent",
            notes: [DiagnosticNote("this one can be skipped", at: last.record.place("step"))])
    }
}

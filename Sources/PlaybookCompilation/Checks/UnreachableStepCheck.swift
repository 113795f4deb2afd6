import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports steps that never run: behind a final step, with an `until` that is past before the step's day, or for items
/// that the sequence is not for.
enum UnreachableStepCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.sequences.enumerated().flatMap { index, sequence in
            behindFinal(sequence) + pastBefore(sequence, index: index) + forNobody(sequence, playbook)
        }
    }

    private static func behindFinal(_ sequence: LoweredSequence) -> [Diagnostic] {
        guard sequence.record.isComplete, let final = sequence.steps.firstIndex(where: \.isFinal) else { return [] }
        return sequence.steps[(final + 1)...].map { isBehindFinal($0, sequence.steps[final]) }
    }

    private static func pastBefore(_ sequence: LoweredSequence, index: Int) -> [Diagnostic] {
        guard sequence.record.isComplete else { return [] }
        let days = StepDays(sequence, index: index)
        return sequence.steps.enumerated().compactMap { position, step in
            guard let until = step.until else { return nil }
            let isPast = until.terms.allSatisfy { term in
                guard let most = term.bounds.most, let least = days.least[position][term.anchor] else { return false }
                return most < least
            }
            return isPast ? endsBeforeItBegins(step, until) : nil
        }
    }

    /// Both conditions can be true, but not together.
    private static func forNobody(_ sequence: LoweredSequence, _ playbook: LoweredPlaybook) -> [Diagnostic] {
        guard let all = sequence.forWhom else { return [] }
        return sequence.steps.compactMap { step in
            guard let some = step.forWhom, let accounts = playbook.accounts(askedBy: [all, some]),
                accounts.first(where: { $0.isTrue(some) }) != nil, accounts.first(where: { $0.isTrue(all) }) != nil,
                accounts.first(where: { $0.isTrue(all) && $0.isTrue(some) }) == nil
            else { return nil }
            return isForOthers(step, sequence)
        }
    }
}

// MARK: - Messages

extension UnreachableStepCheck {
    private static func isBehindFinal(_ step: LoweredStep, _ final: LoweredStep) -> Diagnostic {
        Diagnostic(
            .unreachableStep, at: step.record.place("step"),
            "step \"\(step.name)\" never runs: it comes behind the final step \"\(final.name)\"",
            help: "move it up, or take \"final\" out of the other",
            notes: [DiagnosticNote("the final step", at: final.record.place("step"))])
    }

    private static func endsBeforeItBegins(_ step: LoweredStep, _ until: Clock) -> Diagnostic {
        Diagnostic(
            .unreachableStep, at: until.origin,
            "step \"\(step.name)\" never runs: \"until\" is past before its day has come",
            help: "give it a later \"until\", or an earlier day",
            notes: step.at.map { [DiagnosticNote("its day", at: $0.origin)] } ?? [])
    }

    private static func isForOthers(_ step: LoweredStep, _ sequence: LoweredSequence) -> Diagnostic {
        Diagnostic(
            .unreachableStep, at: step.record.place("for"),
            "step \"\(step.name)\" never runs: nothing that sequence \"\(sequence.name.value)\" is for can be what it is for",
            help: "change one of the two conditions",
            notes: [DiagnosticNote("the sequence is for these", at: sequence.record.place("for"))])
    }
}

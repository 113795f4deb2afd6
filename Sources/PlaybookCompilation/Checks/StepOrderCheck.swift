import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports clocks that run backwards: a step whose day lies before that of the step it must wait for, one that counts from
/// itself or from a later step, and one that counts back from a day known only once it has come.
///
/// Days are compared on one anchor only, and only where the order is certain whatever the ledger and the calendar hold.
enum StepOrderCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        let sequences = playbook.sequences.enumerated().flatMap { index, sequence in
            ofItsOwnSequence(sequence, index: index) + backwards(sequence, index: index)
        }
        let clocks =
            playbook.sequences.flatMap { $0.steps.flatMap { [$0.at, $0.until] } }
            + playbook.suspensions.flatMap { $0.stages.map(\.at) } + playbook.obligations.map(\.rule?.by)
        return sequences + clocks.compactMap { $0 }.flatMap(beforeTheUnknown)
    }

    private static func backwards(_ sequence: LoweredSequence, index: Int) -> [Diagnostic] {
        guard sequence.record.isComplete else { return [] }
        let days = StepDays(sequence, index: index)
        return zip(sequence.steps.indices, sequence.steps).dropFirst().compactMap { position, step in
            guard let at = step.at else { return nil }
            let previous = sequence.steps[position - 1]
            for (anchor, least) in days.least[position - 1] {
                if let most = at.most(after: anchor), most < least {
                    return Self.backwards(step, at, behind: previous)
                }
            }
            return nil
        }
    }

    private static func ofItsOwnSequence(_ sequence: LoweredSequence, index: Int) -> [Diagnostic] {
        sequence.steps.enumerated().flatMap { position, step in
            [("at", step.at), ("until", step.until)].compactMap { key, clock -> Diagnostic? in
                for term in clock?.terms ?? [] {
                    // Which of two steps is the later one is not known where a step could not be read.
                    guard case .event(let event) = term.anchor, case .step(index, let other) = event.action,
                        other == position || other > position && sequence.record.isComplete
                    else { continue }
                    return fromLater(step, key, clock!, other == position ? nil : sequence.steps[other])
                }
                return nil
            }
        }
    }

    private static func beforeTheUnknown(_ clock: Clock) -> [Diagnostic] {
        clock.terms.compactMap { term in
            guard let most = term.bounds.most, most < 0, !term.anchor.isKnownBefore else { return nil }
            return countsBack(clock, term.anchor)
        }
    }
}

// MARK: - Messages

extension StepOrderCheck {
    private static func backwards(_ step: LoweredStep, _ at: Clock, behind previous: LoweredStep) -> Diagnostic {
        Diagnostic(
            .backwardsClock, at: at.origin,
            "step \"\(step.name)\" comes behind \"\(previous.name)\" and its day lies before that step's",
            help: "steps run in their order: move it up, or give it a later day",
            notes: [DiagnosticNote("the step before it", at: previous.at?.origin ?? previous.record.range)])
    }

    private static func fromLater(_ step: LoweredStep, _ key: String, _ clock: Clock, _ later: LoweredStep?)
        -> Diagnostic
    {
        guard let later else {
            return Diagnostic(
                .clockOfItself, at: clock.origin, "\"\(key)\" of step \"\(step.name)\" counts from the step itself",
                help: "count from an earlier step or from an anchor such as \"due\"")
        }
        return Diagnostic(
            .clockOfLaterStep, at: clock.origin,
            "\"\(key)\" of step \"\(step.name)\" counts from \"\(later.name)\", which comes after it",
            help: key == "at" ? "the two wait for each other for ever" : "it is never reached",
            notes: [DiagnosticNote("the later step", at: later.record.place("step"))])
    }

    private static func countsBack(_ clock: Clock, _ anchor: Anchor) -> Diagnostic {
        Diagnostic(
            .clockBeforeEvent, at: clock.origin,
            "\"\(clock.origin.text)\" counts back from a day that is known only once it has come",
            help: "count back from \"due\", \"promise_due\" or \"court_deadline\", or count on from it")
    }
}

import Diagnostics
import DunningEngine
import FinancialValues

/// Verdicts of the engine in few words, without their lines: what a program shows beside a verdict.
enum VerdictPhrase {
    /// What follows the step's name: `waits until 2026-03-21, 20 days after due`.
    static func phrase(_ verdict: Verdict) -> String {
        switch verdict {
        case .executed: "scheduled"
        case .skipped(let reason): "skipped: \(BecausePhrase.skip(reason))"
        case .held(let holds): "held by \(holds.joined(separator: ", "))"
        case .waiting(let reason): waiting(reason)
        case .finished: "every step is behind it"
        case .notConcerned(let reason): unconcerned(reason)
        }
    }

    /// The line that a verdict rests on beside the step's own; `nil` when there is none.
    static func place(_ verdict: Verdict) -> SourceRange? {
        switch verdict {
        case .skipped(.pastUntil(let origin, _)): origin
        case .waiting(let reason): place(reason)
        case .executed, .skipped, .held, .finished, .notConcerned: nil
        }
    }

    private static func place(_ reason: WaitReason) -> SourceRange? {
        switch reason {
        case .triggerDay(_, let origin), .anchorHasNotHappened(let origin, _): origin
        case .contactLimit(let filled): filled.limit.origin
        case .spacing(let spacing): spacing.origin
        case .whenIsFalse(let origin), .belowMinimum(let origin, _): origin
        case .notASendDay, .notAWorkingDay, .quietPeriod, .belowTolerance, .coveredByCash, .bankDataTooOld,
            .noAddress, .noTemplate, .approvalRefused, .oneStepADay:
            nil
        }
    }

    static func waiting(_ reason: WaitReason) -> String {
        switch reason {
        case .triggerDay(let day, let origin): "waits until \(day), \(origin.phrase)"
        case .anchorHasNotHappened(let origin, _): "waits: \(origin.phrase), which has not happened"
        case .spacing(let spacing): "waits until \(spacing.until): too soon after the last message about it"
        case .notASendDay(let next): "waits until \(next), the next send day"
        case .notAWorkingDay(let next): "waits until \(next), the next working day"
        case .quietPeriod(let until): "waits: a quiet period lasts until \(until)"
        case .whenIsFalse(let origin):
            "waits: " + (origin.map { "\($0.phrase) is not true yet" } ?? "its `when` is false")
        case .belowMinimum: "waits: less than the sequence's minimum"
        case .belowTolerance: "waits: less than the tolerance"
        case .oneStepADay: "waits until the next day: one step a day"
        case .contactLimit(let filled): "waits for the contact limit, \(filled.limit.origin.phrase)"
        case .coveredByCash: "waits: unapplied cash covers it"
        case .bankDataTooOld: "waits: the bank data of the legal entity are too old"
        case .noAddress: "waits: the recipient has no address for it, which the task no_address asks for"
        case .noTemplate(let message): "waits: \(message.phrase)"
        case .approvalRefused: "waits: its approval was refused"
        }
    }

    private static func unconcerned(_ reason: UnconcernedReason) -> String {
        switch reason {
        case .forIsFalse: "the sequence is not for it"
        case .factored: "assigned to a factor"
        case .handedOver: "handed over"
        case .paid: "nothing is open"
        }
    }
}

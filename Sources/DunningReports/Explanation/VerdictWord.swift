import DunningEngine

/// The words of verdicts in JSON. What is planned is scheduled or awaits an approval: only history knows what was sent.
enum VerdictWord {
    static func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .executed: "scheduled"
        case .skipped: "skipped"
        case .held: "held"
        case .waiting: "waiting"
        case .finished: "finished"
        case .notConcerned: "not_concerned"
        }
    }

    static func word(_ verdict: EscalationVerdict) -> String {
        switch verdict {
        case .executed: "scheduled"
        case .held: "held"
        case .whenIsFalse: "not_concerned"
        case .doneOnce: "finished"
        case .repeats, .waiting: "waiting"
        }
    }

    static func word(_ verdict: StageVerdict) -> String {
        switch verdict {
        case .executed: "scheduled"
        case .held, .barred, .wouldBeLifted: "held"
        case .complete: "finished"
        default: "waiting"
        }
    }

    static func word(_ state: ObligationFinding.State) -> String {
        switch state {
        case .settled(let deed): deed.manner.rawValue
        case .waits: "waiting"
        case .noDeadline: "no_deadline"
        case .notConcerned: "not_concerned"
        }
    }
}

import PlaybookProgram

/// Clocks. Each text is of exactly one clock.
extension SentenceWriter {
    /// `35 days after the due date and 14 days after the sending of the message “second reminder”, whichever comes last`
    package func clock(_ clock: Clock) -> String {
        let terms = clock.terms.map(term).joined(separator: " \(wording.and) ")
        return clock.terms.count > 1 ? terms + wording.latest : terms
    }

    /// As it stands in a sentence: `on the due date`, `10 days after the due date`.
    package func term(_ term: ClockTerm) -> String {
        switch term {
        case .anchor(let anchor): "\(wording.on) \(noun(anchor))"
        case .after(let offset, let inner): "\(self.offset(offset)) \(wording.after) \(noun(inner))"
        case .fullDaysAfter(let days, let inner): "\(fullDays(days)) \(wording.after) \(noun(inner))"
        case .before(let offset, let inner): "\(self.offset(offset)) \(wording.before) \(noun(inner))"
        case .monthEnd: "\(wording.at) \(noun(term))"
        }
    }

    /// As what something is counted from.
    private func noun(_ term: ClockTerm) -> String {
        switch term {
        case .anchor(let anchor): noun(anchor)
        case .monthEnd(let inner): "\(wording.monthEnd) \(noun(inner))"
        case .after, .fullDaysAfter, .before: "\(wording.theDay) \(self.term(term))"
        }
    }

    func noun(_ anchor: Anchor) -> String {
        if case .event(let event) = anchor { return noun(event) }
        return wording.anchors[anchor]!
    }

    func noun(_ event: EventReference) -> String {
        let name = playbook.name(of: event.action)
        return wording.events[kind(of: event)]!.replacing("%", with: quoted(name: name))
    }

    private func kind(of event: EventReference) -> ReviewWording.EventKind {
        func kind(
            _ executed: ReviewWording.EventKind, _ received: ReviewWording.EventKind, _ done: ReviewWording.EventKind
        ) -> ReviewWording.EventKind {
            switch event.moment {
            case .executed: executed
            case .received: received
            case .done: done
            }
        }
        switch event.action {
        case .step(let sequence, let step):
            switch playbook.sequences[sequence].steps[step].deed {
            case .message(let message) where message.isFormalNotice:
                return kind(.noticeSent, .noticeReceived, .messageDone)
            case .message: return kind(.messageSent, .messageReceived, .messageDone)
            case .task: return kind(.taskGiven, .messageReceived, .taskDone)
            }
        case .stage: return kind(.stage, .stageReceived, .stageDone)
        case .lift: return kind(.lift, .liftReceived, .liftDone)
        case .escalation: return kind(.escalation, .escalationReceived, .escalationDone)
        case .obligation: return kind(.obligation, .obligationReceived, .obligationDone)
        case .task: return kind(.anyTaskGiven, .anyTaskReceived, .anyTaskDone)
        }
    }
}

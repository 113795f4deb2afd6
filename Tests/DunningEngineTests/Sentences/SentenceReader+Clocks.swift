import FinancialValues
import PlaybookProgram
import PlaybookReview

extension SentenceReader {
    func term(_ text: Substring) -> Readings<ClockTerm> {
        var readings: Readings<ClockTerm> = []
        if let rest = after(words.on + " ", text) { readings += anchor(rest).map { (.anchor($0.value), $0.rest) } }
        if let rest = after(words.at + " ", text) { readings += monthEnd(rest) }
        for unit in DateOffset.Unit.allCases {
            for (number, rest) in counted(words.units[unit]!, text) {
                let offset = DateOffset(number, unit)
                if let rest = after(" \(words.after) ", rest) {
                    readings += point(rest).map { (.after(offset, $0.value), $0.rest) }
                }
                if let rest = after(" \(words.before) ", rest) {
                    readings += point(rest).map { (.before(offset, $0.value), $0.rest) }
                }
            }
        }
        for (number, rest) in counted(words.fullDays, text) {
            guard let rest = after(" \(words.after) ", rest) else { continue }
            readings += point(rest).map { (.fullDaysAfter(number, $0.value), $0.rest) }
        }
        return readings
    }

    /// What something is counted from.
    private func point(_ text: Substring) -> Readings<ClockTerm> {
        var readings: Readings<ClockTerm> = anchor(text).map { (.anchor($0.value), $0.rest) }
        if let rest = after(words.theDay + " ", text) {
            readings += term(rest).filter { if case .anchor = $0.value { false } else { true } }
        }
        return readings + monthEnd(text)
    }

    private func monthEnd(_ text: Substring) -> Readings<ClockTerm> {
        guard let rest = after(words.monthEnd + " ", text) else { return [] }
        return point(rest).map { (.monthEnd($0.value), $0.rest) }
    }

    func anchor(_ text: Substring) -> Readings<Anchor> {
        let plain: Readings<Anchor> = words.anchors.compactMap { anchor, word in after(word, text).map { (anchor, $0) }
        }
        return plain + events(text).map { (.event($0.value), $0.rest) }
    }

    // MARK: - What the playbook names

    private func events(_ text: Substring) -> Readings<EventReference> {
        ReviewWording.EventKind.allCases.flatMap { kind in
            named(words.events[kind]!, text).flatMap { name, rest in
                references(kind, name).map { ($0, rest) }
            }
        }
    }

    private func references(_ kind: ReviewWording.EventKind, _ name: String) -> [EventReference] {
        func rules(_ moment: EventReference.Moment, _ isMeant: (NamedAction) -> Bool) -> [EventReference] {
            playbook.guaranteedEvents.compactMap(\.action)
                .filter { isMeant($0) && playbook.name(of: $0) == name }.map { EventReference($0, moment) }
        }
        func isStage(_ action: NamedAction) -> Bool { if case .stage = action { true } else { false } }
        func isLift(_ action: NamedAction) -> Bool { if case .lift = action { true } else { false } }
        func isEscalation(_ action: NamedAction) -> Bool { if case .escalation = action { true } else { false } }
        func isObligation(_ action: NamedAction) -> Bool { if case .obligation = action { true } else { false } }
        switch kind {
        case .messageSent: return rules(.executed) { isMessage($0, isNotice: false) }
        case .messageReceived: return rules(.received) { isStep($0) && !isMessage($0, isNotice: true) }
        case .messageDone:
            return rules(.done) { isMessage($0, isNotice: false) || isMessage($0, isNotice: true) }
        case .noticeSent: return rules(.executed) { isMessage($0, isNotice: true) }
        case .noticeReceived: return rules(.received) { isMessage($0, isNotice: true) }
        case .taskGiven: return rules(.executed, isTask)
        case .taskDone: return rules(.done, isTask)
        case .anyTaskGiven: return [EventReference(.task(name), .executed)]
        case .anyTaskDone: return [EventReference(.task(name), .done)]
        case .anyTaskReceived: return [EventReference(.task(name), .received)]
        case .stage: return rules(.executed, isStage)
        case .stageReceived: return rules(.received, isStage)
        case .stageDone: return rules(.done, isStage)
        case .lift: return rules(.executed, isLift)
        case .liftReceived: return rules(.received, isLift)
        case .liftDone: return rules(.done, isLift)
        case .escalation: return rules(.executed, isEscalation)
        case .escalationReceived: return rules(.received, isEscalation)
        case .escalationDone: return rules(.done, isEscalation)
        case .obligation: return rules(.executed, isObligation)
        case .obligationReceived: return rules(.received, isObligation)
        case .obligationDone: return rules(.done, isObligation)
        }
    }

    private func isTask(_ action: NamedAction) -> Bool {
        isStep(action) && !isMessage(action, isNotice: true) && !isMessage(action, isNotice: false)
    }

    private func isStep(_ action: NamedAction) -> Bool { if case .step = action { true } else { false } }

    private func isMessage(_ action: NamedAction, isNotice: Bool) -> Bool {
        guard case .step(let sequence, let step) = action,
            case .message(let message) = playbook.sequences[sequence].steps[step].deed
        else { return false }
        return message.isFormalNotice == isNotice
    }
}

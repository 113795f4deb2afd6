import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

/// What is done on the day, and what is skipped for good.
extension ExplanationReport {
    var actions: ExplanationSection {
        guard playbook != nil, unusableRows == nil else { return ExplanationSection("", []) }
        let entries = ActionGroup.grouped(explanation.actions.filter { $0.status != .waiting }.map(group))
            .map(entry)
        let title = entries.isEmpty ? "On this day: nothing" : "On this day"
        return ExplanationSection(title, entries, isKept: playbook?.leftAlone == nil) { shown in
            counted(entries.count - shown, "more action")
        }
    }

    private func group(_ action: ScheduledAction) -> ActionGroup {
        let record = recorder.record(of: action)
        let status: String =
            switch action.status {
            case .scheduled, .waiting: "scheduled"
            case .awaitingApproval: "awaits approval of \(action.approval.phrase)"
            case .skipped: "skipped: " + (action.because.skip.map(skip) ?? "")
            }
        var text = record.rule.name + (record.rule.place.map { " (\($0))" } ?? "")
        if let about = record.rule.about {
            text = "\(record.rule.name) for \(about)" + (record.rule.place.map { " (\($0))" } ?? "")
        }
        text += ", \(status)"
        if action.status != .skipped { text += delivery(record) }
        return ActionGroup(text: text, actions: [action])
    }

    /// What is sent or given, to whom.
    private func delivery(_ record: ScheduleRecord) -> String {
        var parts: [String] = []
        if let task = record.task, task != record.rule.name { parts.append("task \(task)") }
        if let limit = record.limit { parts.append(limit.phrase) }
        if !record.channels.isEmpty {
            parts.append(record.channels.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: " and "))
        }
        if record.kind == .message || record.kind == .task || !record.channels.isEmpty {
            let to =
                "to \(record.recipient.role)"
                + (record.recipient.name.isEmpty ? "" : ", \(record.recipient.name.printable)")
            parts = parts.dropLast() + [parts.last.map { "\($0) \(to)" } ?? to]
        }
        if let deadline = record.deadline {
            parts.append(record.isLate ? "late, it was due by \(deadline)" : "by \(deadline)")
        }
        if !record.fees.isEmpty { parts.append("fee \(sums(record.fees))") }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    }

    func skip(_ reason: SkipReason) -> String {
        switch reason {
        case .pastUntil(let origin, let last): "its last day was \(last), \(origin.phrase)\(place(origin))"
        case .notForThisItem: "it is not for this item"
        case .nextStepHasCome(let day): "it is late, the next step's day came on \(day)"
        }
    }

    // MARK: - What is about which items, and why

    private func entry(_ group: ActionGroup) -> ExplanationSection.Entry {
        let items = group.actions.flatMap(\.items)
        let decided = items.filter(\.isDecided)
        var details: [String] = []
        if !decided.isEmpty { details.append("about " + amounts(decided)) }
        details += charges(items)
        let listed = Set(items.filter { !$0.isDecided }.map(\.invoice)).sorted()
        if !listed.isEmpty { details.append("it lists \(invoices(listed)) too") }
        details += because(group.actions[0])
        details += followings(group.actions)
        return ExplanationSection.Entry(head: group.text, details: details)
    }

    /// What is charged on the items, and how it comes about.
    private func charges(_ items: [ScheduledItem]) -> [String] {
        let lines = items.compactMap { item in
            item.charges.map { charges in
                let number = Wrapping.cut(invoiceNumber(item.invoice), to: 40)
                return "\(number) \(ChargePhrase.text(charges, of: item.open, on: explanation.day))"
            }
        }
        guard lines.count > 4 else { return lines }
        return lines.prefix(3) + ["and \(counted(lines.count - 3, "more item")) charged"]
    }

    private func amounts(_ items: [ScheduledItem]) -> String {
        let shown = items.prefix(4).map { "\(Wrapping.cut(invoiceNumber($0.invoice), to: 40)) \($0.asked)" }
        guard items.count > 4 else { return andList(shown) }
        return "\(counted(items.count, "item")) of \(sums(items.map(\.asked))): "
            + shown.prefix(3).joined(separator: ", ") + " …"
    }

    private func because(_ action: ScheduledAction) -> [String] {
        var reasons: [String] = []
        if let clock = action.because.clock {
            reasons.append("\(clock.origin.phrase.printable)\(place(clock.origin)) gave \(clock.triggerDay)")
        }
        let clauses = ClausePhrase.deciding(action.because.clauses)
        if !clauses.isEmpty { reasons.append(clauses) }
        return reasons.isEmpty ? [] : ["because " + reasons.joined(separator: "; ")]
    }

    /// What the sequence says of their items on the next day.
    private func followings(_ actions: [ScheduledAction]) -> [String] {
        guard case .step(let reference) = actions[0].rule, actions[0].status != .skipped,
            let sequence = playbook?.sequences[reference.sequence]
        else { return [] }
        let decided = Set(actions.flatMap(\.items).filter(\.isDecided).map(\.invoice))
        var texts: [(text: String, invoices: [Int])] = []
        for verdict in explanation.verdicts
        where verdict.sequence == reference.sequence && verdict.invoices.contains(where: decided.contains) {
            guard let text = verdict.following.flatMap({ following($0, in: sequence) }) else { continue }
            if let index = texts.firstIndex(where: { $0.text == text }) {
                texts[index].invoices += verdict.invoices
            } else {
                texts.append((text, verdict.invoices))
            }
        }
        return texts.map { "then " + (texts.count > 1 ? "for \(invoices($0.invoices)) " : "") + $0.text }
    }

    private func following(_ following: FollowingStep, in sequence: CompiledSequence) -> String? {
        guard let step = following.step.map({ sequence.steps[$0] }) else { return nil }
        let name = "\(step.name)\(place(step.origin))"
        let day = following.coming.map { " on \($0.day)" } ?? ""
        switch following.verdict {
        case .waiting(let reason): return "\(name)\(day): \(phrase(reason, step.deed))"
        case .held(let holds): return "\(name), held by \(andList(holds))"
        case .executed: return "\(name) on \(explanation.day + 1)"
        case .skipped, .finished, .notConcerned: return nil
        }
    }
}

/// Actions of which everything but their items is the same.
private struct ActionGroup {
    var text: String
    var actions: [ScheduledAction]

    /// In the order in which each is said first.
    static func grouped(_ groups: [ActionGroup]) -> [ActionGroup] {
        var joined: [ActionGroup] = []
        for group in groups {
            if let index = joined.firstIndex(where: { $0.text == group.text }) {
                joined[index].actions += group.actions
            } else {
                joined.append(group)
            }
        }
        return joined
    }
}

import FinancialValues
import PlaybookProgram

/// Within how many days of any evening a sequence per invoice executes its next step for an overdue invoice that it concerns, that
/// nothing holds and that its final step is not behind.
///
/// Every step that could be next is looked at, whatever history says. What it waits for is taken to come as late as it can.
struct NextActionBound {
    /// Why no number of days is enough: the step, and one sentence.
    struct Obstacle: Error {
        var step: String?
        var reason: ProofSentence
    }

    let playbook: CompiledPlaybook
    let sequence: Int
    let spans: DaySpans
    /// After how many days the sequence surely concerns the invoice.
    let delay: Int
    /// For each step with a `when`: after how many days it is true; `nil` where that is not certain.
    let whens: [Int: Int?]

    private var steps: [CompiledStep] { playbook.sequences[sequence].steps }

    func days() throws(Obstacle) -> Int {
        guard let last = steps.last, last.isFinal, !last.mayBeSkipped else {
            throw Obstacle(
                step: steps.last?.name,
                reason: ProofSentence(
                    "it is the last step, and nobody owns what follows",
                    "c’est la dernière étape, et personne n’est chargé de la suite"))
        }
        var bounds: [Int] = []
        for start in steps.indices { bounds.append(try days(from: start)) }
        // A notice that lapses meanwhile is due again, and the item goes on from it.
        for (position, step) in steps.enumerated() where step.deed.isFormalNotice {
            guard playbook.suspensions.contains(where: { $0.noticeLapses != nil }) else { continue }
            for later in steps.indices where later > position { bounds[later] += bounds[position] }
        }
        return bounds.max() ?? 0
    }

    /// When one step comes next.
    private func days(from start: Int) throws(Obstacle) -> Int {
        // By when each step from there on is decided, should those before it be skipped.
        var decided: [Int: Int] = [:]
        var earliest = max(1, delay)
        for position in start..<steps.count {
            let step = steps[position]
            var day = max(earliest, try latestDay(of: step.at, at: position, from: start, decided))
            if position == start, let repetition = step.repetition {
                day = max(day, spans.after(repetition.every).upperBound)
            }
            if step.deed.isMessageToCustomer {
                day = max(day, 1 + spans.after(playbook.sequences[sequence].spacing).upperBound)
            }
            if step.when != nil { day = try waiting(for: step, at: position, from: start, decided, since: day) }
            day += closure(of: step)
            guard step.mayBeSkipped else { return day }
            decided[position] = day
            earliest = day
        }
        throw Obstacle(
            step: steps.last?.name,
            reason: ProofSentence(
                "it may be skipped, and nothing follows it", "elle peut être abandonnée, et rien ne la suit"))
    }

    /// Until its `when` is true or its last day has passed.
    private func waiting(
        for step: CompiledStep, at position: Int, from start: Int, _ decided: [Int: Int], since day: Int
    ) throws(Obstacle) -> Int {
        if case .some(.some(let delay)) = whens[position] { return max(day, delay) }
        guard let until = step.until else {
            throw Obstacle(
                step: step.name,
                reason: ProofSentence(
                    "it waits as long as its \"when\" is not true, and the steps after it do too",
                    "elle attend tant que sa condition n’est pas remplie, et les étapes suivantes avec elle"))
        }
        return max(day, 1 + (try latestDay(of: until, at: position, from: start, decided)))
    }

    private func latestDay(
        of clock: Clock, at position: Int, from start: Int, _ decided: [Int: Int]
    ) throws(Obstacle) -> Int {
        var latest = 0
        for term in clock.terms {
            guard let anchor = latestDay(of: term.anchor, at: position, from: start, decided) else {
                throw Obstacle(
                    step: steps[position].name,
                    reason: ProofSentence(
                        "what its clock counts from may never happen, or history may lack it",
                        "ce dont son délai part peut ne jamais arriver, ou manquer à l’historique"))
            }
            latest = max(latest, anchor + ClockBounds(of: term, spans).most)
        }
        return latest
    }

    /// - Returns: `nil` when nothing makes it happen.
    private func latestDay(
        of anchor: Anchor, at position: Int, from start: Int, _ decided: [Int: Int]
    ) -> Int? {
        switch anchor {
        case .issued, .entered: return 0
        case .due: return spans.after(playbook.invoiceDelivery).upperBound
        case .event(let event):
            guard case .step(sequence, let step) = event.action, step < position else { return nil }
            if let day = decided[step] {
                // Skipped on the way, and a receipt counts from the skip; a repetition may have been executed before.
                return event.moment == .received && steps[step].repetition != nil ? nil : day
            }
            // The furthest step that is behind the item was executed or skipped; of those before it history may know nothing. A
            // notice that is due again may come without it.
            guard step == start - 1, !steps[start].deed.isFormalNotice, event.moment != .received else { return nil }
            return 0
        default: return nil
        }
    }

    /// How long it may be from a day to the next on which the step may be decided.
    private func closure(of step: CompiledStep) -> Int {
        if step.deed.isContact { return spans.longestPause(of: playbook) }
        return spans.longestClosure + (step.on.isEmpty ? 0 : 7)
    }
}

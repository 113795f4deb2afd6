import FinancialValues
import PlaybookProgram

/// Whether something is still to come for each overdue invoice: what a guarantee of progress asks for.
extension AccountRun {
    /// What is known of an account in an evening.
    struct Progress {
        /// Overdue invoices that nothing holds, that nobody owns and for which nothing comes in time; by number.
        var forgotten: [Int] = []
        /// The first day on whose evening this could be different.
        var next: CalendarDate
    }

    /// What was given on the day has been given. An invoice is asked about once it is overdue, as long as it is ours and open
    /// for at least the tolerance.
    ///
    /// - Parameter days: Within how many days after this one the next action has to come.
    func progress(within days: Int, on day: CalendarDate) -> Progress {
        var progress = Progress(next: nextChange(after: day))
        let asked = books.invoices.filter { isToBeSeenTo($0, on: day) && !isOwned($0) }
        let held = asked.filter { isHeldFromContact($0, on: day) }
        progress.next = min(progress.next, holdHorizon(day, invoices: asked) { $0.stops.contains(.contact) })
        let free = asked.filter { !held.contains($0) }
        guard !free.isEmpty else { return progress }
        let coming = comingDays(about: free, after: day, through: day + days)
        progress.forgotten = free.filter { coming[$0] == nil }
        progress.next = min(progress.next, coming.values.min() ?? .distantFuture)
        return progress
    }

    private func isToBeSeenTo(_ invoice: Int, on day: CalendarDate) -> Bool {
        let row = ledger.invoices[invoice]
        return !row.isCreditNote && books.exists(invoice, on: day) && isOverdue(invoice, on: day)
            && books.netOpen(invoice, on: day) >= max(1, tolerance(of: row.currency))
            && !books.isFactored(invoice, on: day)
    }

    /// It was handed over, or a final step is behind it: executed or, where nothing lets a run skip it, taken out by somebody.
    private func isOwned(_ invoice: Int) -> Bool {
        if handedOver[invoice] != nil { return true }
        return history.entries.contains { entry in
            guard entry.invoice < 0 || entry.invoice == Int32(invoice) else { return false }
            return playbook.sequences.contains { sequence in
                guard let step = sequence.stepOfName[entry.name].map({ sequence.steps[$0].source }), step.isFinal else {
                    return false
                }
                return entry.outcome == .executed || (entry.outcome == .skipped && !step.mayBeSkipped)
            }
        }
    }

    private func isHeldFromContact(_ invoice: Int, on day: CalendarDate) -> Bool {
        let counts: (CompiledHold) -> Bool = { $0.stops.contains(.contact) }
        if isAccountHeld(day, where: counts) { return true }
        let holds = holds(on: invoice, day, where: counts)
        return holds.isWhollyHeld || holds.left < max(1, tolerance(of: ledger.invoices[invoice].currency))
    }

    // MARK: - What comes

    /// For each of some invoices the first day on which something is done about it, as if nothing else happened: nobody pays,
    /// everything is agreed to, and no limit holds a contact back. Left out: what has no such day up to the last.
    ///
    /// A hold that begins, a payment that is expected and a step that waits for its address, a refused approval or bank data
    /// count as well: the schedule says who has them.
    private func comingDays(
        about invoices: [Int], after day: CalendarDate, through last: CalendarDate
    ) -> [Int: CalendarDate] {
        // Days to come are held or not by what is known on this one only.
        let heldDays = heldDaysCache
        defer { heldDaysCache = heldDays }
        var coming: [Int: CalendarDate] = [:]
        var pending = Set(invoices)
        var marks = ProjectedMarks()
        var current = day + 1
        while current <= last, !pending.isEmpty {
            let (about, next) = deeds(on: current, about: pending, &marks)
            for invoice in pending where about.contains(invoice) || isExcused(invoice, on: current, since: day) {
                coming[invoice] = current
            }
            pending.subtract(coming.keys)
            current = max(current + 1, min(next, nextChange(after: current)))
        }
        return coming
    }

    private func isExcused(_ invoice: Int, on day: CalendarDate, since: CalendarDate) -> Bool {
        books.netOpen(invoice, on: day) != books.netOpen(invoice, on: since) || books.isFactored(invoice, on: day)
            || isHeldFromContact(invoice, on: day)
    }

    /// The invoices about which something is done or owned on a day to come, and the first day after it on which more could be.
    private func deeds(
        on day: CalendarDate, about pending: Set<Int>, _ marks: inout ProjectedMarks
    ) -> (about: Set<Int>, next: CalendarDate) {
        var about: Set<Int> = []
        let obligations = decideObligations(on: day)
        for decision in obligations.decisions { about.formUnion(decision.invoices + decision.alsoListed) }
        var next = min(obligations.next, holdHorizon(day, invoices: pending.sorted()) { $0.stops.contains(.contact) })
        for limit in limits(on: day) {
            let decision = decideStage(limit.reference, limit.subject, on: day, explains: false)
            if decision.verdict.isSeenTo { about.formUnion(decision.ground.invoices) }
            next = min(next, decision.nextChange)
        }
        for decision in decideEscalations(on: day, explains: false) {
            if decision.verdict.isSeenTo {
                about.formUnion(decision.invoices.isEmpty ? pending : Set(decision.invoices))
            }
            next = min(next, decision.nextChange)
        }
        for index in playbook.sequences.indices {
            for item in itemsToCome(of: index, on: day) where !pending.isDisjoint(with: item.invoices) {
                let decision = decide(marks.adding(to: item, of: index), in: index, on: day, explains: true)
                about.formUnion(invoicesSeenTo(decision, on: day))
                marks.note(decision, on: day) { step in
                    receipt(
                        of: playbook.sequences[index].steps[step].source.deed, by: decision.channels, on: day)
                }
                next = min(next, decision.nextChange)
            }
        }
        return (about, next)
    }

    private func itemsToCome(of sequence: Int, on day: CalendarDate) -> [SequenceItem] {
        switch playbook.sequences[sequence].source.unit {
        case .account, .accountCurrency: rounds(of: sequence, on: day)
        case .invoice, .promise, .dispute: items[sequence]
        }
    }

    private func invoicesSeenTo(_ decision: ItemDecision, on day: CalendarDate) -> [Int] {
        guard decision.missingAddresses.isEmpty, decision.unreachable.isEmpty else { return decision.item.invoices }
        switch decision.verdict {
        case .executed: return decision.decided.map(\.invoice)
        case .held: return decision.item.invoices
        case .waiting(let reason):
            // Less than the minimum is left where a hold keeps the rest.
            if case .belowMinimum = reason {
                return decision.item.invoices.filter { holds(on: $0, day) { _ in true }.heldPart > 0 }
            }
            return reason.isSeenTo ? decision.item.invoices : []
        case .skipped, .finished, .notConcerned: return []
        }
    }
}

/// What steps to come would leave behind them, beside what is history.
private struct ProjectedMarks {
    private struct Key: Hashable {
        var sequence: Int
        var subject: SequenceItem.Subject
    }

    private var marks: [Key: [StepMark]] = [:]

    func adding(to item: SequenceItem, of sequence: Int) -> SequenceItem {
        var item = item
        item.marks += marks[Key(sequence: sequence, subject: item.subject)] ?? []
        return item
    }

    mutating func note(_ decision: ItemDecision, on day: CalendarDate, receipt: (Int) -> CalendarDate?) {
        let key = Key(sequence: decision.sequence, subject: decision.item.subject)
        for skip in decision.skips {
            marks[key, default: []].append(StepMark(step: skip.step, day: day, isExecuted: false, received: nil))
        }
        guard case .executed = decision.verdict, let step = decision.step else { return }
        marks[key, default: []].append(StepMark(step: step, day: day, isExecuted: true, received: receipt(step)))
    }
}

extension WaitReason {
    /// Somebody has it, or there is nothing to ask for.
    fileprivate var isSeenTo: Bool {
        switch self {
        case .noAddress, .noTemplate, .approvalRefused, .bankDataTooOld, .coveredByCash, .belowTolerance: true
        default: false
        }
    }
}

extension EscalationVerdict {
    fileprivate var isSeenTo: Bool {
        switch self {
        case .executed, .held: true
        case .waiting(let reason): reason.isSeenTo
        case .doneOnce, .repeats, .whenIsFalse: false
        }
    }
}

extension StageVerdict {
    fileprivate var isSeenTo: Bool {
        switch self {
        case .executed, .approvalRefused, .bankDataTooOld, .noAddress, .noTemplate: true
        default: false
        }
    }
}

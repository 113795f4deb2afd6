import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// What a sequence decides about one item on one day: section 5 of the language, in its order.
extension AccountRun {
    /// - Parameter explains: Also notes the clauses of what was not executed.
    func decide(_ item: SequenceItem, in index: Int, on day: CalendarDate, explains: Bool) -> ItemDecision {
        var decision = StepDecision(self, item, index, day, explains: explains)
        return decision.decide()
    }
}

/// One decision in the making.
private struct StepDecision {
    let account: AccountRun
    let index: Int
    let day: CalendarDate
    let explains: Bool
    let sequence: PreparedSequence
    let item: SequenceItem
    var decision: ItemDecision
    /// The invoices that the step may be about: open, in the sequence's `for`, not factored, not handed over.
    var concerned: [Int] = []
    var facts: FactContext
    var marks: [StepMark] = []
    /// The step from which the item goes on at the earliest: a formal notice that is due again.
    var earliestStep = 0
    /// The first day on which something looked at so far could change.
    var horizon: CalendarDate

    init(_ account: AccountRun, _ item: SequenceItem, _ index: Int, _ day: CalendarDate, explains: Bool) {
        self.account = account
        self.index = index
        self.day = day
        self.explains = explains
        self.item = item
        sequence = account.playbook.sequences[index]
        horizon = account.nextChange(of: item, after: day)
        facts = item.facts(on: day)
        decision = ItemDecision(
            sequence: index, item: item, verdict: .finished, nextChange: .distantFuture)
    }

    mutating func decide() -> ItemDecision {
        let verdict = conclude()
        decision.verdict = verdict
        decision.nextChange = isExecuted(verdict) || !decision.skips.isEmpty ? day + 1 : max(horizon, day + 1)
        return decision
    }

    private func isExecuted(_ verdict: Verdict) -> Bool { if case .executed = verdict { true } else { false } }

    private mutating func conclude() -> Verdict {
        if let reason = reasonNotConcerned() { return .notConcerned(reason) }
        horizon = min(
            horizon, account.holdHorizon(day, invoices: item.invoices) { $0.except.contains(index) == false })
        marks = countedMarks()
        var step = place()
        if item.marks.contains(where: { $0.isExecuted && $0.day == day }), step < sequence.steps.count {
            // By history of the as-of day.
            decision.step = step
            horizon = day + 1
            return .waiting(.oneStepADay)
        }
        while step < sequence.steps.count {
            decision.step = step
            switch look(at: step) {
            case .skip(let skip):
                decision.skips.append(skip)
                marks.append(StepMark(step: step, day: day, isExecuted: false, received: nil))
                step += 1
            case .pass: step += 1
            case .end(let verdict): return verdict
            }
        }
        decision.step = nil
        return .finished
    }

    // MARK: - Whom the sequence concerns

    private mutating func reasonNotConcerned() -> UnconcernedReason? {
        let books = account.books
        let open = item.invoices.filter { books.open($0, on: day) > 0 }
        if let reason = reasonToHaveLeft(open) { return reason }
        var reason = UnconcernedReason.paid
        for invoice in open {
            if account.books.isFactored(invoice, on: day) && !sequence.source.includesFactored {
                reason = .factored
            } else if account.isHandedOver(invoice, on: day) {
                reason = .handedOver
            } else {
                let context = context(invoice)
                if account.holds(sequence.forWhom, context) {
                    concerned.append(invoice)
                } else {
                    reason = .forIsFalse
                    if explains { decision.clauses = account.trace(sequence.forWhom, context) }
                }
                horizon = min(horizon, account.horizon(sequence.forWhom, context))
            }
            if explains, concerned.last != invoice { decision.unconcerned.append((invoice, reason)) }
        }
        guard let first = concerned.first else { return reason }
        facts.invoice = first
        return nil
    }

    /// A promise leaves when it is kept; it and a dispute leave when their invoices are paid.
    private func reasonToHaveLeft(_ open: [Int]) -> UnconcernedReason? {
        if case .promise(let promise) = item.subject,
            let standing = account.promises.standings.first(where: { $0.promise == promise }), standing.keptOn <= day
        {
            return .paid
        }
        return open.isEmpty ? .paid : nil
    }

    private func context(_ invoice: Int) -> FactContext {
        var context = facts
        context.invoice = invoice
        return context
    }

    // MARK: - The item's place

    /// Marks that count for the place: without those before the end of a hold that restarts, and without a formal
    /// notice, and what came after it, that is due again.
    private mutating func countedMarks() -> [StepMark] {
        var counted = item.marks
        if let restart = account.restartDay(of: item, in: index, by: day) { counted.removeAll { $0.day < restart } }
        for (position, step) in sequence.steps.enumerated() where step.source.deed.isFormalNotice {
            guard let notice = counted.last(where: { $0.step == position && $0.isExecuted }) else { continue }
            // What followed an earlier notice does not follow this one.
            if counted.contains(where: { $0.step == position && $0.isExecuted && $0.day < notice.day }) {
                counted.removeAll { $0.step > position && $0.day < notice.day }
            }
            if let ended = endOfNotice(notice, position) {
                counted.removeAll { $0.step >= position && $0.day <= ended }
                earliestStep = position
            }
        }
        return counted
    }

    /// The last day on which a notice counted, when it is due again: a dispute on the item was closed, a lift has used it,
    /// or it has lapsed.
    private mutating func endOfNotice(_ notice: StepMark, _ position: Int) -> CalendarDate? {
        if let closed = lastClosing(), closed >= notice.day { return closed }
        let names = account.names(of: .step(sequence: index, step: position))
        if let lift = account.lastLift(usingNotices: names, on: item.invoices, before: day), lift >= notice.day {
            return lift
        }
        let lapses = sequence.steps[position].noticeLapses
        guard let received = notice.received, let last = lapses.map({ $0.after(received, in: account.calendar) }).min()
        else {
            return nil
        }
        if day > last { return last }
        horizon = min(horizon, last + 1)
        return nil
    }

    /// The step after the furthest that was executed or skipped, or that step while it repeats; none before a formal
    /// notice that is due again.
    private func place() -> Int {
        guard let furthest = marks.map(\.step).max() else { return earliestStep }
        return max(earliestStep, repetitionGoesOn(furthest) ? furthest : furthest + 1)
    }

    private func repetitionGoesOn(_ step: Int) -> Bool {
        guard let repetition = sequence.steps[step].source.repetition else { return false }
        let ofStep = marks.filter { $0.step == step }
        guard ofStep.allSatisfy(\.isExecuted) else { return false }
        return repetition.times.map { ofStep.count < $0 } ?? true
    }

    // MARK: - One step

    private enum Look {
        case skip(ItemDecision.Skip)
        /// Its address is missing and was said to be: a later step may go ahead.
        case pass
        case end(Verdict)
    }

    private mutating func look(at position: Int) -> Look {
        let step = sequence.steps[position]
        let executions = marks.filter { $0.step == position && $0.isExecuted }
        // Also those that no longer count for the place: a notice that is given again is another one.
        decision.occurrence = item.marks.count { $0.step == position && $0.isExecuted }
        decision.clauses = []
        guard let trigger = triggerDay(position, executions) else {
            let missing = explains ? account.missingAnchors(of: step.source.at, clocks(of: step)) : []
            return .end(.waiting(.anchorHasNotHappened(step.source.at.origin, names: missing)))
        }
        // While a hold stops its clock, a day to come says nothing: it moves on with every day of the hold.
        if explains, trigger > day, heldDays(step.holdKind).contains(day) {
            let (left, holds) = whatIsNotHeld(step)
            if left.isEmpty { return .end(.held(holds)) }
        }
        if trigger > day {
            horizon = min(horizon, trigger)
            return .end(.waiting(.triggerDay(trigger, step.source.at.origin)))
        }
        decision.trigger = trigger
        if step.isMessageToCustomer, let spacing = spacing(), spacing.until > day {
            horizon = min(horizon, spacing.until)
            return .end(.waiting(.spacing(spacing)))
        }
        let (left, holds) = whatIsNotHeld(step)
        if left.isEmpty { return .end(.held(holds)) }
        if let reason = obstacle(step) { return .end(.waiting(reason)) }
        // From here the step is decided.
        let context = context(left[0].invoice)
        if let until = step.source.until, case .day(let last) = reading(until, of: step) {
            if day > last {
                return executions.isEmpty ? .skip(skip(position, trigger, .pastUntil(until.origin, last))) : .pass
            }
            horizon = min(horizon, last + 1)
        }
        if !account.holds(step.forWhom, context) {
            return .skip(skip(position, trigger, .notForThisItem, account.trace(step.forWhom, context)))
        }
        horizon = min(horizon, account.horizon(step.forWhom, context))
        if step.source.skipIfLate, executions.isEmpty, position + 1 < sequence.steps.count,
            case .day(let next) = reading(sequence.steps[position + 1].source.at, of: sequence.steps[position + 1])
        {
            if next <= day { return .skip(skip(position, trigger, .nextStepHasCome(next))) }
            horizon = min(horizon, next)
        }
        if let reason = belowThreshold(left) { return .end(.waiting(reason)) }
        if !account.holds(step.when, context) {
            if explains { decision.clauses = account.trace(step.when, context) }
            horizon = min(horizon, account.horizon(step.when, context))
            return .end(.waiting(.whenIsFalse(step.when.flatMap { $0.firstOrigin })))
        }
        return execute(position, left, context)
    }

    private func skip(
        _ step: Int, _ trigger: CalendarDate, _ reason: SkipReason, _ clauses: [ClauseOutcome] = []
    ) -> ItemDecision.Skip {
        .init(step: step, trigger: trigger, reason: reason, clauses: clauses)
    }

    private mutating func execute(_ position: Int, _ left: [DecidedInvoice], _ context: FactContext) -> Look {
        let step = sequence.steps[position]
        let rule = RememberedRule.Rule.step(sequence: index, step: position, item.subject)
        if account.isRemembered(rule, .refused) { return .end(.waiting(.approvalRefused)) }
        decision.decided = aboveMinimum(left)
        if case .message(let message) = step.source.deed {
            if let missing = account.missingTemplate(of: message) { return .end(.waiting(.noTemplate(missing))) }
            let cameBack = item.undeliverable.filter { $0.step == position }.map(\.channel)
            guard let channels = account.channels(for: message, cameBack: cameBack) else {
                let told = item.withoutAddress[position]
                guard told != nil else {
                    decision.missingAddresses.append(position)
                    horizon = day + 1
                    return .end(.waiting(.noAddress))
                }
                if told == day {
                    // A later step goes ahead from the next day on.
                    horizon = day + 1
                    return .end(.waiting(.noAddress))
                }
                guard hasLaterStep(position) else { return .end(.waiting(.noAddress)) }
                decision.unreachable.append(position)
                decision.decided = []
                return .pass
            }
            decision.channels = channels
        }
        decision.leftOut = Set(left.map(currency)).subtracting(decision.decided.map(currency))
        decision.clauses =
            account.trace(sequence.forWhom, context) + account.trace(step.forWhom, context)
            + account.trace(step.when, context)
        return .end(.executed)
    }

    private func hasLaterStep(_ position: Int) -> Bool { position + 1 < sequence.steps.count }

    // MARK: - Clocks

    /// A hold stops the clocks of the steps that it stops.
    private func clocks(of step: PreparedStep) -> ClockContext {
        ClockContext(
            item: item, sequence: index, day: day, held: heldDays(step.holdKind), marks: marks,
            anchorInvoice: anchorInvoice())
    }

    private func reading(_ clock: Clock, of step: PreparedStep) -> ClockReading {
        account.reading(of: clock, clocks(of: step))
    }

    private func heldDays(_ kind: CompiledHold.Kind) -> HeldDays {
        account.heldDays(of: item, in: index, kind, through: day)
    }

    /// The oldest overdue item or, before anything is overdue, the next to fall due. What is wholly held, or of which less
    /// than the tolerance is left, sets no clock as long as something else does.
    private func anchorInvoice() -> Int? {
        guard case .round = item.subject, concerned.count > 1 else { return concerned.first }
        let free = concerned.filter { invoice in
            let holds = account.holds(on: invoice, day) { $0.stops.contains(.contact) && !$0.except.contains(index) }
            return !holds.isWhollyHeld && holds.left >= max(1, tolerance(invoice))
        }
        return (free.isEmpty ? concerned : free).min { a, b in
            (account.ledger.invoices[a].due, a) < (account.ledger.invoices[b].due, b)
        }
    }

    /// - Returns: `nil` when what the clock counts from has not happened.
    private func triggerDay(_ position: Int, _ executions: [StepMark]) -> CalendarDate? {
        let step = sequence.steps[position]
        if let last = executions.map(\.day).max(), let repetition = step.source.repetition {
            return heldDays(step.holdKind).day(repetition.every, after: last, in: account.calendar)
        }
        guard case .day(let day) = reading(step.source.at, of: step) else { return nil }
        return step.source.deed.isFormalNotice ? max(day, dayAfterDispute() ?? day) : day
    }

    /// The day after the last dispute on the item was closed: a notice of the closing day itself would support nothing.
    private func dayAfterDispute() -> CalendarDate? { lastClosing().map { $0 + 1 } }

    /// The day on which a dispute on the item was closed last.
    private func lastClosing() -> CalendarDate? {
        account.disputes.disputes
            .filter { dispute in item.invoices.contains { account.disputes.concerns(dispute, $0) } }
            .map { account.disputes.closed($0) }.filter { $0 <= day }.max()
    }

    /// From when the customer may get another message about the item; `nil` when he has had none.
    private func spacing() -> SpacingReading? {
        let spacing = sequence.source.spacing
        guard spacing.count > 0 else { return nil }
        let messages = item.marks.filter { $0.isExecuted && sequence.steps[$0.step].isMessageToCustomer }.map(\.day)
        let message = (messages + [item.lastMessageOutsidePlan].compactMap { $0 }).max()
        let hold = heldDays(.contact).lastEnd(by: day)
        guard let since = [message, hold].compactMap({ $0 }).max() else { return nil }
        // Days on hold since then are of a hold that goes on, so that nothing is sent in any case.
        return SpacingReading(
            until: spacing.after(since, in: account.calendar), since: since,
            sinceHold: message.map { $0 < since } ?? true, origin: sequence.source.spacingOrigin)
    }

    // MARK: - Holds, days, amounts

    /// What of the item no hold stops from this step, and the holds that stop the rest.
    private func whatIsNotHeld(_ step: PreparedStep) -> (left: [DecidedInvoice], holds: [String]) {
        let counts: (CompiledHold) -> Bool = { $0.stops.contains(step.holdKind) && !$0.except.contains(index) }
        let ofAccount = account.accountHolds(day, where: counts)
        var names = Set(ofAccount)
        var left: [DecidedInvoice] = []
        for invoice in concerned {
            let holds = account.holds(on: invoice, day, where: counts)
            names.formUnion(holds.whole + holds.partial)
            if !holds.isWhollyHeld { left.append(DecidedInvoice(invoice: invoice, asked: holds.left)) }
        }
        if !ofAccount.isEmpty { left = [] }
        return (left, names.sorted().map { account.playbook.holds[$0].source.name })
    }

    private mutating func obstacle(_ step: PreparedStep) -> WaitReason? {
        if step.isContact {
            guard let reason = account.obstacleToContact(on: day) else { return nil }
            // Bank data are aged once for the whole run.
            if case .bankDataTooOld = reason { return reason }
            horizon = min(horizon, account.nextContactDay(after: day))
            return reason
        }
        guard !account.isDay(step.source.on, day) else { return nil }
        horizon = day + 1
        return .notAWorkingDay(next: account.calendar.workingDay(onOrAfter: day + 1))
    }

    private func belowThreshold(_ left: [DecidedInvoice]) -> WaitReason? {
        let large = left.filter { $0.asked >= max(1, tolerance($0.invoice)) }
        guard !large.isEmpty else {
            let covered = left.filter { account.books.coveredByCash($0.invoice, on: day) > 0 }
            guard covered.isEmpty else {
                let cash = covered.map { account.books.coveredByCash($0.invoice, on: day) }
                return .coveredByCash(amounts(zip(covered.map(currency), cash), +))
            }
            return .belowTolerance(
                readings(amounts(left.map { (currency($0), $0.asked) }, max)) { account.tolerance(of: $0) })
        }
        guard aboveMinimum(left).isEmpty else { return nil }
        let minimum = sequence.source.minimum
        return .belowMinimum(sequence.source.minimumOrigin, readings(askedOfMinimum(large)) { minimum[$0] ?? 0 })
    }

    /// What is compared with the sequence's minimum: the sums of a round, of anything else the largest.
    private func askedOfMinimum(_ large: [DecidedInvoice]) -> [Money] {
        switch item.subject {
        case .promise(let promise):
            let row = account.ledger.promises[promise]
            return [Money(minorUnits: row.amount, row.currency)]
        case .invoice, .dispute: return amounts(large.map { (currency($0), amount(of: $0)) }, max)
        case .round: return amounts(large.map { (currency($0), $0.asked) }, +)
        }
    }

    private func readings(_ amounts: [Money], _ threshold: (CurrencyCode) -> Int64) -> [ThresholdReading] {
        amounts.map { amount in
            ThresholdReading(amount: amount, threshold: Money(minorUnits: threshold(amount.currency), amount.currency))
        }
    }

    /// By currency; looked at only for an explanation.
    private func amounts(
        _ parts: some Sequence<(CurrencyCode, Int64)>, _ join: (Int64, Int64) -> Int64
    ) -> [Money] {
        guard explains else { return [] }
        return Dictionary(parts, uniquingKeysWith: join).sorted { $0.key < $1.key }
            .map { Money(minorUnits: $0.value, $0.key) }
    }

    private func tolerance(_ invoice: Int) -> Int64 {
        account.tolerance(of: account.ledger.invoices[invoice].currency)
    }

    /// What is left of the item above the tolerance, in the currencies that reach the sequence's minimum.
    private func aboveMinimum(_ left: [DecidedInvoice]) -> [DecidedInvoice] {
        let large = left.filter { $0.asked >= max(1, tolerance($0.invoice)) }
        guard !sequence.source.minimum.isEmpty else { return large }
        func reaches(_ currency: CurrencyCode, _ amount: Int64) -> Bool {
            amount >= sequence.source.minimum[currency] ?? 0
        }
        switch item.subject {
        case .invoice, .dispute: return large.filter { reaches(currency($0), amount(of: $0)) }
        case .promise(let promise):
            let row = account.ledger.promises[promise]
            return reaches(row.currency, row.amount) ? large : []
        case .round:
            var sums: [CurrencyCode: Int64] = [:]
            for decided in large { sums[currency(decided), default: 0] += decided.asked }
            return large.filter { reaches(currency($0), sums[currency($0)]!) }
        }
    }

    private func currency(_ decided: DecidedInvoice) -> CurrencyCode {
        account.ledger.invoices[decided.invoice].currency
    }

    /// Of a dispute its amount, else what is asked for.
    private func amount(of decided: DecidedInvoice) -> Int64 {
        guard case .dispute(let dispute) = item.subject else { return decided.asked }
        return account.ledger.disputes[dispute].amount ?? account.books.open(decided.invoice, on: day)
    }
}

extension AccountRun {
    func isRemembered(_ rule: RememberedRule.Rule, _ matter: RememberedRule.Matter) -> Bool {
        remembered.contains(RememberedRule(rule: rule, matter: matter))
    }

    func remember(_ rule: RememberedRule.Rule, _ matter: RememberedRule.Matter) {
        remembered.append(RememberedRule(rule: rule, matter: matter))
    }

    /// Since when a rule has waited for the contact limit.
    func waitsSince(_ rule: RememberedRule.Rule) -> CalendarDate? {
        for known in remembered where known.rule == rule {
            if case .waitsSince(let day) = known.matter { return day }
        }
        return nil
    }

    /// The channels by which a message goes: the first (or the fallback in its place), and those beside it for which
    /// there is an address. `nil` when the first has none and no fallback has.
    ///
    /// - Parameter cameBack: The channels by which it came back; `nil` where history names none.
    func channels(for message: MessageDeed, cameBack: [Channel?]) -> [Channel]? {
        func reaches(_ channel: Channel) -> Bool {
            run.addresses.hasAddress(message.to, of: payer, for: channel, in: ledger)
        }
        let first = message.channels[0]
        let others = message.channels.dropFirst().filter(reaches)
        if reaches(first) && cameBack.isEmpty { return [first] + others }
        guard let fallback = message.fallback, reaches(fallback), !cameBack.contains(fallback),
            fallback != first || cameBack.isEmpty
        else { return nil }
        return [fallback] + others.filter { $0 != fallback }
    }

    /// The first free day after the last hold of an item that makes it start again.
    func restartDay(of item: SequenceItem, in sequence: Int, by day: CalendarDate) -> CalendarDate? {
        let counts: (CompiledHold) -> Bool = { $0.restarts && !$0.except.contains(sequence) }
        guard possibleHolds.contains(where: { counts(playbook.holds[$0].source) }) else { return nil }
        var current = item.held.map { ledger.invoices[$0].entered }.min() ?? day
        var restart: CalendarDate?
        var wasHeld = false
        while current <= day {
            let isHeld = isWhollyHeld(item, on: current, where: counts)
            if wasHeld && !isHeld { restart = current }
            wasHeld = isHeld
            guard current < day else { break }
            current = min(nextChange(after: current), holdHorizon(current, invoices: item.held, where: counts))
        }
        return restart
    }
}

extension PreparedCondition {
    /// Where the condition begins.
    var firstOrigin: SourceRange? {
        switch self {
        case .all(let parts), .any(let parts): parts.lazy.compactMap(\.firstOrigin).first
        case .not(let part): part.firstOrigin
        case .clause(let clause): clause.origin
        }
    }
}

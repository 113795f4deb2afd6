import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// What a suspension decides about the next stage of one service on one day.
struct StageDecision {
    var reference: SuspensionReference
    var subject: LimitedSubject
    /// The last stage that is in force.
    var inForce: Int?
    /// The next stage; `nil` when every stage is in force.
    var stage: Int?
    var verdict: StageVerdict
    var ground = Ground()
    var trigger: CalendarDate?
    var channels: [Channel] = []
    var clauses: [ClauseOutcome] = []
    var nextChange: CalendarDate
}

extension AccountRun {
    func decideStage(
        _ reference: SuspensionReference, _ subject: LimitedSubject, on day: CalendarDate, explains: Bool
    ) -> StageDecision {
        var deciding = StageDeciding(self, reference, subject, day, explains: explains)
        return deciding.decide()
    }
}

/// One decision in the making.
private struct StageDeciding {
    let account: AccountRun
    let day: CalendarDate
    let explains: Bool
    let subject: LimitedSubject
    let suspension: PreparedSuspension
    let standing: LimitStanding
    var decision: StageDecision
    var horizon: CalendarDate
    /// The latest notice from whose receipt the stage would count, were it known.
    var unreceived: HistoryEntry?

    init(
        _ account: AccountRun, _ reference: SuspensionReference, _ subject: LimitedSubject, _ day: CalendarDate,
        explains: Bool
    ) {
        self.account = account
        self.day = day
        self.explains = explains
        self.subject = subject
        suspension = account.run[reference]
        standing = account.standing(subject, in: suspension, on: day)
        horizon = account.nextChange(after: day)
        decision = StageDecision(
            reference: reference, subject: subject, inForce: standing.stage, verdict: .complete,
            nextChange: .distantFuture)
    }

    mutating func decide() -> StageDecision {
        decision.verdict = conclude()
        if case .executed = decision.verdict { horizon = day + 1 }
        decision.nextChange = max(horizon, day + 1)
        return decision
    }

    private mutating func conclude() -> StageVerdict {
        guard !account.isTerminated(subject, standing, in: suspension) else { return .complete }
        let next = standing.stage.map { $0 + 1 } ?? 0
        guard next < suspension.stages.count else { return .complete }
        decision.stage = next
        if standing.days.values.contains(day) {
            horizon = day + 1
            return .oneStageADay
        }
        let stage = suspension.stages[next]
        if let lift = standing.lastLift {
            let rested = suspension.source.restAfterLift.after(lift, in: account.calendar)
            if day < rested {
                horizon = min(horizon, rested)
                return .resting(until: rested)
            }
        }
        let stopping: (CompiledHold) -> Bool = { $0.stops.contains(.suspension) }
        let candidates = account.overdueInvoices(subject, suspension.source.ground, on: day)
        horizon = min(horizon, account.holdHorizon(day, invoices: candidates, where: stopping))
        let holds = account.accountHolds(day, where: stopping)
        if !holds.isEmpty { return .held(holds.map { account.playbook.holds[$0].source.name }) }
        return conclude(stage, next, candidates, stopping)
    }

    private mutating func conclude(
        _ stage: PreparedStage, _ next: Int, _ candidates: [Int], _ stopping: (CompiledHold) -> Bool
    ) -> StageVerdict {
        var earliest: CalendarDate?
        var supporting: [Int] = []
        for invoice in candidates {
            guard !account.holds(on: invoice, day, where: stopping).isWhollyHeld else { continue }
            guard let reached = support(of: invoice, for: next) else { continue }
            if reached <= day {
                supporting.append(invoice)
                decision.trigger = min(decision.trigger ?? reached, reached)
            } else {
                earliest = min(earliest ?? reached, reached)
                horizon = min(horizon, reached)
            }
        }
        decision.ground = account.ground(of: supporting, on: day)
        guard !supporting.isEmpty, decision.ground.amount > 0 else {
            if supporting.isEmpty, earliest == nil, let unreceived {
                return .notReceived(account.run.deed(unreceived))
            }
            return .noGround(earliest: earliest)
        }
        var context = FactContext(day: day, service: subject.service)
        context.ground = decision.ground
        horizon = min(horizon, account.horizon(stage.when, context))
        if explains { decision.clauses = account.trace(stage.when, context) }
        if !account.holds(stage.when, context) { return .whenIsFalse(stage.when.flatMap { $0.firstOrigin }) }
        for (index, bar) in suspension.source.bars.enumerated() where bar.effects.contains(stage.source.effect) {
            horizon = min(horizon, account.horizon(suspension.bars[index], context))
            if account.holds(suspension.bars[index], context) {
                if explains { decision.clauses = account.trace(suspension.bars[index], context) }
                return .barred(name: bar.name, bar.origin)
            }
        }
        for (index, lift) in suspension.source.lifts.enumerated() {
            // What would be lifted at once is not limited: lift beats stage.
            if case .stage(let target) = lift.target, target >= next { continue }
            horizon = min(horizon, account.horizon(suspension.lifts[index], context))
            if account.holds(suspension.lifts[index], context) {
                if explains { decision.clauses = account.trace(suspension.lifts[index], context) }
                return .wouldBeLifted(name: lift.name, lift.origin)
            }
        }
        if let verdict = obstacleOfTheDay() { return verdict }
        if account.isRemembered(.stage(decision.reference, subject, stage: next), .refused) { return .approvalRefused }
        if let message = stage.source.message {
            if let missing = account.missingTemplate(of: message) { return .noTemplate(missing) }
            guard let channels = account.channels(for: message, cameBack: []) else {
                horizon = day + 1
                return .noAddress
            }
            decision.channels = channels
        }
        decision.clauses = account.trace(stage.when, context)
        return .executed
    }

    // MARK: - Days

    private mutating func obstacleOfTheDay() -> StageVerdict? {
        let verdict: StageVerdict
        if account.run.hasStaleBankData[Int(account.ledger.accounts[account.account].legalEntity)] {
            return .bankDataTooOld
        } else if let end = account.quietEnd(day) {
            verdict = .quietPeriod(until: end)
        } else if !isAllowed(day) {
            verdict = .notAnAllowedDay(next: nextAllowed(after: day))
        } else {
            return nil
        }
        horizon = min(horizon, nextAllowed(after: day))
        return verdict
    }

    /// Any day where the suspension says so; else a send day of the allowed ones that a working day follows.
    private func isAllowed(_ day: CalendarDate) -> Bool {
        switch suspension.source.days {
        case .any: true
        case .weekdays(let weekdays):
            weekdays.contains(day.weekday) && account.isSendDay(day) && account.calendar.isWorkingDay(day + 1)
        }
    }

    private func nextAllowed(after day: CalendarDate) -> CalendarDate {
        account.firstDay(after: day, where: isAllowed)
    }

    // MARK: - One invoice

    /// The day on which an invoice comes to support a stage by its own notice and clocks; `nil` when nothing says that it
    /// will.
    private mutating func support(of invoice: Int, for next: Int) -> CalendarDate? {
        guard suspension.stages[next].restsOnNotice else { return reading(next, invoice, notice: nil, allTerms: true) }
        var earliest: CalendarDate?
        for notice in notices(of: invoice) where counts(notice, for: next) {
            guard var reached = reading(next, invoice, notice: notice, allTerms: true) else { continue }
            var isSupported = true
            for stage in 0..<next {
                guard let day = reading(stage, invoice, notice: notice, allTerms: false) else {
                    isSupported = false
                    break
                }
                reached = max(reached, day)
            }
            guard isSupported, !hasLapsed(notice, by: max(reached, day)) else { continue }
            earliest = min(earliest ?? reached, reached)
        }
        return earliest
    }

    /// The notices of the current case that carry an invoice and may support a stage: it was overdue then, no lift has used
    /// them, and no dispute on it was closed for the customer since. An invoice that was handed over is not of the case.
    private func notices(of invoice: Int) -> [HistoryEntry] {
        guard let current = account.currentCase(on: day), !account.isHandedOver(invoice, on: day) else { return [] }
        return account.history.entries.filter { entry in
            entry.invoice == Int32(invoice) && entry.outcome == .executed && entry.isNotice && entry.day < day
                && current.contains(entry.day) && account.isOverdue(invoice, on: entry.day)
                && standing.lastLift.map { entry.day > $0 } ?? true && !isSettledForCustomer(invoice, since: entry.day)
        }
    }

    /// Whether a stage, or one before it, counts from a notice: another one supports nothing.
    private func counts(_ notice: HistoryEntry, for stage: Int) -> Bool {
        suspension.stages[...stage].contains { $0.termsCounting(fromNotice: notice.name).contains(true) }
    }

    /// A step's clock counts from its last notice of the invoice: who is given new days has them.
    private func isLatest(_ notice: HistoryEntry, _ names: [Int32]) -> Bool {
        !account.history.entries.contains { entry in
            entry.invoice == notice.invoice && entry.outcome == .executed && names.contains(entry.name)
                && entry.day > notice.day && entry.day < day
        }
    }

    /// The notice itself where a clock names its step, else the invoice's last one of the step that it names, not lapsed.
    private mutating func noticeToCountFrom(_ notice: HistoryEntry, _ names: [Int32], _ invoice: Int) -> HistoryEntry? {
        if names.contains(notice.name) { return notice }
        guard let other = notices(of: invoice).last(where: { names.contains($0.name) }), !hasLapsed(other, by: day)
        else {
            return nil
        }
        return other
    }

    /// A dispute closed in the customer's favour takes its invoice out until a new notice.
    private func isSettledForCustomer(_ invoice: Int, since notice: CalendarDate) -> Bool {
        account.disputes.disputes.contains { dispute in
            let closed = account.disputes.closed(dispute)
            return account.ledger.disputes[dispute].outcome == .customer && account.disputes.concerns(dispute, invoice)
                && closed >= notice && closed <= day
        }
    }

    private mutating func hasLapsed(_ notice: HistoryEntry, by day: CalendarDate) -> Bool {
        guard let lapse = suspension.source.noticeLapses, let received = notice.received else { return false }
        let last = lapse.after(received, in: account.calendar)
        if last + 1 > self.day { horizon = min(horizon, last + 1) }
        return day > last
    }

    /// The day that a stage's clock gives for an invoice.
    ///
    /// - Parameter allTerms: False for stages before the next: only the clocks that count from that notice are asked.
    private mutating func reading(
        _ index: Int, _ invoice: Int, notice: HistoryEntry?, allTerms: Bool
    ) -> CalendarDate? {
        let stage = suspension.stages[index]
        let held = account.heldDays(ofGround: invoice, through: day)
        var latest = CalendarDate.distantPast
        let ofNotice = notice.map { stage.termsCounting(fromNotice: $0.name) }
        for (position, term) in stage.source.at.terms.enumerated() {
            guard allTerms || ofNotice?[position] ?? false else { continue }
            let anchor = anchorDay(
                term.anchor, stage.termNames[position], stage.countsFromNotice[position], invoice, notice)
            guard let anchor, let reached = account.day(of: term, from: anchor, held) else { return nil }
            latest = max(latest, reached)
        }
        return latest
    }

    private mutating func anchorDay(
        _ anchor: Anchor, _ names: [Int32], _ isNotice: Bool, _ invoice: Int, _ notice: HistoryEntry?
    ) -> CalendarDate? {
        guard case .event(let event) = anchor else {
            let item = SequenceItem(subject: .invoice(invoice), invoices: [invoice])
            let context = ClockContext(
                item: item, sequence: -1, day: day, held: HeldDays(through: day), marks: [], anchorInvoice: invoice)
            return account.day(of: anchor, context)
        }
        if isNotice {
            guard let notice = notice.flatMap({ noticeToCountFrom($0, names, invoice) }), isLatest(notice, names) else {
                return nil
            }
            guard event.moment == .received else { return notice.day }
            if notice.received == nil, unreceived.map({ $0.day < notice.day }) ?? true { unreceived = notice }
            return notice.received
        }
        if let stage = suspension.stages.firstIndex(where: { !$0.names.isEmpty && $0.names == names }) {
            return standing.days[stage]
        }
        // Only what happened counts here; a skip does not.
        let latest = account.history.entries.last { entry in
            names.contains(entry.name) && entry.outcome == .executed && account.isSeen(entry, on: day)
                && (entry.invoice < 0 || entry.invoice == Int32(invoice))
        }
        return latest.flatMap { event.moment == .received ? $0.received : $0.day }
    }
}

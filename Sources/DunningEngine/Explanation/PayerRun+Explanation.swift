import FinancialValues
import PlaybookProgram
import Receivables

extension PayerRun {
    /// What was decided for one account on one day; the days before it are computed first, and, to look ahead, some after it.
    mutating func explain(_ index: Int, on day: CalendarDate, looksAhead: Bool) -> AccountExplanation {
        if day > run.options.asOf { compute(through: day - 1) }
        var explanation = AccountExplanation(account: index, day: day)
        let before = actions.count
        let computed = computeDay(day, explains: true)
        explanation.actions = actions[before...].filter { $0.account == index }
        if let account = computed.accounts.first(where: { $0.account.account == index }) {
            tell(account, of: computed, in: &explanation)
        } else {
            tellUncomputed(in: &explanation)
            // Who is left alone may still get back what was taken before.
            if accounts.contains(where: { $0.account == index }) {
                explanation.nextChange = computed.next < .distantFuture ? computed.next : nil
            }
        }
        if looksAhead { lookAhead(from: computed.next, in: &explanation) }
        return explanation
    }

    /// Nothing is computed for the account: why, and what is open all the same.
    private func tellUncomputed(in explanation: inout AccountExplanation) {
        let (index, day) = (explanation.account, explanation.day)
        explanation.playbook = leftAlone.first { $0.account == index }?.playbook
        explanation.uncovered = uncovered.first { $0.account == index }?.reason
        if case .noPlaybook? = explanation.uncovered { explanation.coverage = run.coverageFindings(of: index, on: day) }
        explanation.items = run.standings(of: index, on: day)
        explanation.nextChange = coverageChanges.first { $0 > day }
    }

    private func tell(_ computed: Day.OfAccount, of whole: Day, in explanation: inout AccountExplanation) {
        let (account, day) = (computed.account, explanation.day)
        explanation.playbook = account.playbookIndex
        explanation.caseOpened = account.currentCase(on: day)?.opened
        explanation.nextChange = whole.next < .distantFuture ? whole.next : nil
        explanation.holds = account.holdFindings(on: day)
        explanation.items = account.standings(on: day)
        explanation.verdicts = computed.steps.flatMap { verdicts(of: $0, explanation.actions, account, on: day) }
        explanation.escalations = computed.escalations.map { finding($0, explanation.actions, account, on: day) }
        explanation.stages = computed.stages.map { finding($0, account, on: day) }
        explanation.obligations = account.obligationFindings(on: day)
    }

    // MARK: - One decision

    private func verdicts(
        of decision: ItemDecision, _ actions: [ScheduledAction], _ account: AccountRun, on day: CalendarDate
    ) -> [UnitVerdict] {
        func verdict(_ step: Int?, _ verdict: Verdict, _ clauses: [ClauseOutcome] = []) -> UnitVerdict {
            UnitVerdict(decision, step: step, verdict, clauses)
        }
        let skips = decision.skips.map { verdict($0.step, .skipped($0.reason), $0.clauses) }
        let unreachable = decision.unreachable.map { verdict($0, .waiting(.noAddress)) }
        var decision = decision
        if let limited = waiting(for: decision, in: actions, account, on: day) { decision.verdict = limited }
        var last = verdict(decision.step, decision.verdict, decision.clauses)
        let others = Set(decision.unconcerned.map(\.invoice))
        last.invoices =
            decision.decided.isEmpty ? last.invoices.filter { !others.contains($0) } : decision.decided.map(\.invoice)
        last.nextChange = decision.nextChange < .distantFuture ? decision.nextChange : nil
        last.coming = account.coming(after: decision, on: day)
        if case .notConcerned = decision.verdict, !decision.unconcerned.isEmpty { return byReason(last, decision) }
        return skips + unreachable + [last]
    }

    /// What does not concern an account may do so for several reasons, each for other invoices.
    private func byReason(_ verdict: UnitVerdict, _ decision: ItemDecision) -> [UnitVerdict] {
        let invoices = Dictionary(grouping: decision.unconcerned, by: \.reason).mapValues { $0.map(\.invoice) }
        return invoices.sorted { $0.value[0] < $1.value[0] }.map { reason, invoices in
            var part = verdict
            part.invoices = invoices
            part.verdict = .notConcerned(reason)
            if reason != .forIsFalse { (part.clauses, part.coming) = ([], nil) }
            return part
        }
    }

    /// A step that was decided and then held back by the contact limit.
    private func waiting(
        for decision: ItemDecision, in actions: [ScheduledAction], _ account: AccountRun, on day: CalendarDate
    ) -> Verdict? {
        guard case .executed = decision.verdict, let limit = filledLimit(of: account, on: day) else { return nil }
        let decided = Set(decision.decided.map(\.invoice))
        let isWaiting = actions.contains { action in
            guard action.status == .waiting, case .step(let step) = action.rule, step.sequence == decision.sequence
            else {
                return false
            }
            return action.items.contains { decided.contains($0.invoice) && $0.isDecided }
        }
        return isWaiting ? .waiting(.contactLimit(limit)) : nil
    }

    private func finding(
        _ decision: EscalationDecision, _ actions: [ScheduledAction], _ account: AccountRun, on day: CalendarDate
    ) -> EscalationFinding {
        var decision = decision
        if case .executed = decision.verdict, let limit = filledLimit(of: account, on: day),
            actions.contains(where: { $0.status == .waiting && $0.rule == .escalation(decision.escalation) })
        {
            decision.verdict = .waiting(.contactLimit(limit))
        }
        return EscalationFinding(
            escalation: decision.escalation, verdict: decision.verdict, clauses: decision.clauses,
            nextChange: decision.nextChange < .distantFuture ? decision.nextChange : nil,
            coming: account.coming(after: decision, on: day))
    }

    private func finding(_ decision: StageDecision, _ account: AccountRun, on day: CalendarDate) -> StageFinding {
        StageFinding(
            playbook: decision.reference.playbook, suspension: decision.reference.suspension,
            service: decision.subject.service, inForce: decision.inForce, stage: decision.stage,
            verdict: decision.verdict, ground: decision.ground.invoices, clauses: decision.clauses,
            nextChange: decision.nextChange < .distantFuture ? decision.nextChange : nil,
            coming: account.coming(after: decision, on: day))
    }

    // MARK: - What comes next

    /// Computes on: what follows each executed step on the next day, and the first day on which something is done.
    private mutating func lookAhead(from next: CalendarDate, in explanation: inout AccountExplanation) {
        let last = min(explanation.day + AccountExplainer.daysAhead, run.options.lastDay)
        var day = max(next, explanation.day + 1)
        while day <= last, day < .distantFuture {
            let before = actions.count
            let computed = computeDay(day, explains: true)
            if day == explanation.day + 1 { tellFollowing(computed, in: &explanation) }
            explanation.nextActions = actions[before...].filter {
                $0.account == explanation.account && $0.status != .waiting
            }
            guard explanation.nextActions.isEmpty else { return }
            day = max(computed.next, day + 1)
        }
    }

    private func tellFollowing(_ computed: Day, in explanation: inout AccountExplanation) {
        guard let account = computed.accounts.first(where: { $0.account.account == explanation.account }) else {
            return
        }
        for index in explanation.verdicts.indices {
            let verdict = explanation.verdicts[index]
            guard case .executed = verdict.verdict else { continue }
            let next = account.steps.first { next in
                next.sequence == verdict.sequence && next.item.promise == verdict.promise
                    && next.item.dispute == verdict.dispute
                    && next.item.invoices.contains(where: verdict.invoices.contains)
            }
            guard let next else { continue }
            explanation.verdicts[index].following = FollowingStep(
                step: next.step, verdict: next.verdict,
                coming: account.account.coming(after: next, on: explanation.day + 1))
        }
    }
}

extension UnitVerdict {
    fileprivate init(_ decision: ItemDecision, step: Int?, _ verdict: Verdict, _ clauses: [ClauseOutcome]) {
        self.init(
            sequence: decision.sequence, invoices: decision.item.invoices, promise: decision.item.promise,
            dispute: decision.item.dispute, step: step, verdict: verdict, clauses: clauses)
    }
}

extension SequenceItem {
    fileprivate var promise: Int? { if case .promise(let promise) = subject { promise } else { nil } }
    fileprivate var dispute: Int? { if case .dispute(let dispute) = subject { dispute } else { nil } }
}

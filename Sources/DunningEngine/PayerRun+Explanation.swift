import FinancialValues
import PlaybookProgram
import Receivables

extension PayerRun {
    /// What was decided for one account on one day; the days before it are computed first.
    mutating func explain(_ index: Int, on day: CalendarDate) -> AccountExplanation {
        if day > run.options.asOf { compute(through: day - 1) }
        var explanation = AccountExplanation(account: index, day: day)
        let before = actions.count
        let computed = computeDay(day, explains: true)
        explanation.actions = actions[before...].filter { $0.account == index }
        explanation.playbook = leftAlone.first { $0.account == index }?.playbook
        explanation.uncovered = uncovered.first { $0.account == index }?.reason
        guard let computedAccount = computed.accounts.first(where: { $0.account.account == index }) else {
            return explanation
        }
        let (account, decisions) = (computedAccount.account, computedAccount.steps)
        explanation.playbook = account.playbookIndex
        explanation.caseOpened = account.currentCase(on: day)?.opened
        explanation.nextChange = computed.next < .distantFuture ? computed.next : nil
        explanation.holds = account.findings(on: day)
        explanation.items = account.standings(on: day)
        for decision in decisions {
            explanation.verdicts += decision.skips.map { skip in
                UnitVerdict(
                    sequence: decision.sequence, invoices: decision.item.invoices, step: skip.step,
                    verdict: .skipped(skip.reason), clauses: skip.clauses, nextChange: nil)
            }
            explanation.verdicts += decision.unreachable.map { step in
                UnitVerdict(
                    sequence: decision.sequence, invoices: decision.item.invoices, step: step,
                    verdict: .waiting(.noAddress))
            }
            var verdict = decision.verdict
            if let limited = waiting(for: decision, in: explanation.actions, account) { verdict = limited }
            let next = decision.nextChange < .distantFuture ? decision.nextChange : nil
            let executed = decision.decided.map(\.invoice)
            explanation.verdicts.append(
                UnitVerdict(
                    sequence: decision.sequence, invoices: executed.isEmpty ? decision.item.invoices : executed,
                    step: decision.step, verdict: verdict, clauses: decision.clauses, nextChange: next))
        }
        explanation.escalations = computedAccount.escalations.map { decision in
            var verdict = decision.verdict
            if case .executed = verdict, let limit = account.playbook.source.contactLimit,
                explanation.actions.contains(where: {
                    $0.status == .waiting && $0.rule == .escalation(decision.escalation)
                })
            {
                verdict = .waiting(.contactLimit(limit.origin))
            }
            return EscalationFinding(
                escalation: decision.escalation, verdict: verdict, clauses: decision.clauses,
                nextChange: decision.nextChange < .distantFuture ? decision.nextChange : nil)
        }
        explanation.stages = computedAccount.stages.map { decision in
            StageFinding(
                playbook: decision.reference.playbook, suspension: decision.reference.suspension,
                service: decision.subject.service, stage: decision.stage, verdict: decision.verdict,
                ground: decision.ground.invoices, clauses: decision.clauses,
                nextChange: decision.nextChange < .distantFuture ? decision.nextChange : nil)
        }
        return explanation
    }

    /// A step that was decided and then held back by the contact limit.
    private func waiting(
        for decision: ItemDecision, in actions: [ScheduledAction], _ account: AccountRun
    ) -> Verdict? {
        guard case .executed = decision.verdict, let limit = account.playbook.source.contactLimit else { return nil }
        let decided = Set(decision.decided.map(\.invoice))
        let isWaiting = actions.contains { action in
            guard action.status == .waiting, case .step(let step) = action.rule, step.sequence == decision.sequence
            else {
                return false
            }
            return action.items.contains { decided.contains($0.invoice) && $0.isDecided }
        }
        return isWaiting ? .waiting(.contactLimit(limit.origin)) : nil
    }
}

extension AccountRun {
    /// The holds that hold something on a day, with the facts that say so.
    fileprivate func findings(on day: CalendarDate) -> [HoldFinding] {
        let ofAccount = accountHolds(day) { _ in true }
        var findings: [HoldFinding] = []
        for (index, hold) in playbook.holds.enumerated() {
            var finding = HoldFinding(name: hold.source.name, origin: hold.source.origin, invoices: [], clauses: [])
            if ofAccount.contains(index) {
                finding.clauses = trace(hold.condition, FactContext(day: day, isForHold: true))
            } else {
                finding.invoices = books.invoices.filter { invoice in
                    guard books.open(invoice, on: day) > 0 else { return false }
                    let found = holds(on: invoice, day) { $0.name == hold.source.name }
                    return found.whole.contains(index) || found.partial.contains(index)
                }
                guard let first = finding.invoices.first else { continue }
                finding.clauses = trace(hold.condition, FactContext(day: day, invoice: first, isForHold: true))
            }
            if case .block = hold.source.trigger { finding.lastDay = lastBlockedDay(on: day) }
            findings.append(finding)
        }
        return findings
    }

    private func lastBlockedDay(on day: CalendarDate) -> CalendarDate? {
        let last = ledger.accounts[account].blocks.map { ledger.blocks[$0] }.filter { $0.holds(on: day) }.map(\.until)
            .max()
        return last.flatMap { $0 < .distantFuture ? $0 : nil }
    }

    fileprivate func standings(on day: CalendarDate) -> [ItemStanding] {
        books.invoices.filter { books.open($0, on: day) > 0 }.map { invoice in
            let row = ledger.invoices[invoice]
            let open = books.netOpen(invoice, on: day)
            return ItemStanding(
                invoice: invoice, open: Money(minorUnits: open, row.currency),
                disputed: disputes.disputedPart(of: open, invoice, on: day),
                promised: promises.promisedPart(invoice, on: day), daysOverdue: max(0, day - row.due))
        }
    }
}

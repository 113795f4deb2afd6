import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Why a planned action is not to be done any more, in the words of an explanation: one sentence each.
struct WithdrawalReasons {
    let program: CompiledProgram
    let ledger: LedgerSnapshot
    let options: SimulationOptions
    /// The ledger's accounts, by id.
    let accounts: [String: Int]
    /// `CUSTOMER/ENTITY`, or `CUSTOMER/*` for all of a customer's: accounts with rows that cannot be used.
    let accountsLeftOut: Set<String>
    let explainer: AccountExplainer

    func reasons(for action: PlannedAction) -> [String] {
        guard let account = accounts[action.account] else { return [missingAccount(action)] }
        let today = explainer.explain(account, on: options.asOf)
        if let uncovered = today.uncovered { return [uncovered.phrase(in: program)] }
        let explanation = action.day == options.asOf ? today : explainer.explain(account, on: action.day)
        if let uncovered = explanation.uncovered { return [uncovered.phrase(in: program)] }
        guard let index = explanation.playbook else { return ["no playbook runs the account"] }
        let playbook = program.playbooks[index]
        if let reason = playbook.leftAlone { return ["the account is left alone: \(reason)"] }
        var reasons = gone(action, account, today, explanation)
        guard reasons.count < action.invoices.count || action.invoices.isEmpty else { return reasons }
        let finding = RuleFinding(action, explanation, program, ledger, playbook)
        reasons.append(finding?.phrase ?? "the playbook \(playbook.name) does not give it any more")
        return reasons + (finding.map { flipped(action, $0.clauses) } ?? [])
    }

    private func missingAccount(_ action: PlannedAction) -> String {
        let isLeftOut = accountsLeftOut.contains(action.account) || accountsLeftOut.contains("\(action.customer)/*")
        return isLeftOut
            ? "nothing is computed for its account: rows in the ledger cannot be used"
            : "the account \(action.account) is not in the ledger any more"
    }

    /// Which of its invoices are open no more.
    private func gone(
        _ action: PlannedAction, _ account: Int, _ today: AccountExplanation, _ then: AccountExplanation
    ) -> [String] {
        func open(_ explanation: AccountExplanation) -> Set<String> {
            Set(explanation.items.map { ledger.text[ledger.invoices[$0.invoice].id] })
        }
        let known = Set(ledger.accounts[account].invoices.map { ledger.text[ledger.invoices[$0].id] })
        let (openToday, openThen) = (open(today), open(then))
        return action.invoices.compactMap { invoice in
            if !known.contains(invoice) { return "\(invoice) is not in the ledger any more" }
            if openThen.contains(invoice) { return nil }
            return openToday.contains(invoice)
                ? "\(invoice) is taken to be paid by then: \(options.payments.phrase)" : "\(invoice) is paid"
        }
    }

    /// Conditions that were true when it was planned and are not now, with what they read then and read now.
    private func flipped(_ action: PlannedAction, _ clauses: [ClauseOutcome]) -> [String] {
        clauses.compactMap { clause in
            let text = clause.origin.phrase
            guard let planned = action.clauses.first(where: { $0.text == text }), planned.isTrue, !clause.isTrue else {
                return nil
            }
            let now = clause.readings.map { "\($0.name) = \(JSONText.written($0.value.write).factText ?? "never")" }
            return "\(text) is false now: \(andList(now)) instead of \(andList(planned.readings))"
        }
    }
}

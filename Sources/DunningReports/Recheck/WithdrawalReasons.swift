import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Why a planned action is no longer to be done, in the words of an explanation.
struct WithdrawalReasons {
    let program: CompiledProgram
    let ledger: LedgerSnapshot
    let options: SimulationOptions
    /// `CUSTOMER/ENTITY`, or `CUSTOMER/*` for all of a customer's: accounts with rows that cannot be used.
    let accountsLeftOut: Set<String>

    func reason(for action: PlannedAction) -> String {
        guard
            let account = ledger.accounts.indices.first(where: { ledger.id(of: ledger.accounts[$0]) == action.account })
        else {
            let isLeftOut = accountsLeftOut.contains(action.account) || accountsLeftOut.contains("\(action.customer)/*")
            return isLeftOut
                ? "nothing is computed for its account: rows in the ledger cannot be used"
                : "the account \(action.account) is not in the ledger any more"
        }
        if let day = doneOn(action, account) { return "history shows it done on \(day)" }
        let today = DunningSimulator.explain(program, ledger, options, account: account, on: options.asOf)
        if let paid = paidInvoices(of: action, today) { return paid }
        let explanation =
            action.day <= options.asOf
            ? today : DunningSimulator.explain(program, ledger, options, account: account, on: action.day)
        if let uncovered = explanation.uncovered { return uncovered.phrase(in: program) }
        guard let index = explanation.playbook else { return "no playbook runs the account" }
        let playbook = program.playbooks[index]
        if let reason = playbook.leftAlone { return "the account is left alone: \(reason)" }
        return verdict(of: action, explanation, playbook) ?? "the playbook \(playbook.name) does not give it any more"
    }

    private func doneOn(_ action: PlannedAction, _ account: Int) -> CalendarDate? {
        let invoices = Set(action.items.map(\.invoice))
        let rule = action.rule.split(separator: "/").first.map(String.init) ?? action.rule
        return ledger.accounts[account].history.map { ledger.history[$0] }.first { row in
            guard row.outcome.isExecuted, row.day >= action.day, row.day <= options.asOf else { return false }
            let step = ledger.symbols[row.itemStep.isNone ? row.step : row.itemStep]
            guard step == rule || ledger.symbols[row.step] == rule else { return false }
            return row.invoice.map { invoices.contains(ledger.text[ledger.invoices[Int($0)].id]) } ?? true
        }?.day
    }

    /// When every invoice that it was about is paid, or gone.
    private func paidInvoices(of action: PlannedAction, _ balance: AccountExplanation) -> String? {
        guard !action.items.isEmpty else { return nil }
        let open = Set(balance.items.map { ledger.text[ledger.invoices[$0.invoice].id] })
        guard balance.uncovered == nil, balance.playbook.map({ program.playbooks[$0].leftAlone == nil }) ?? false,
            action.items.allSatisfy({ !open.contains($0.invoice) })
        else { return nil }
        let names = action.items.map(\.invoice).joined(separator: ", ")
        return action.items.count == 1 ? "\(names) is paid" : "\(names) are paid"
    }

    private func verdict(
        of action: PlannedAction, _ explanation: AccountExplanation, _ playbook: CompiledPlaybook
    ) -> String? {
        let invoices = Set(action.items.map(\.invoice))
        func isAbout(_ indices: [Int]) -> Bool {
            indices.contains { invoices.contains(ledger.text[ledger.invoices[$0].id]) }
        }
        switch action.ruleType {
        case "step":
            let ofSequence = explanation.verdicts.filter { verdict in
                playbook.sequences[verdict.sequence].steps.contains { $0.name == action.rule }
                    && isAbout(verdict.invoices)
            }
            let ofStep = ofSequence.first { verdict in
                verdict.step.map { playbook.sequences[verdict.sequence].steps[$0].name == action.rule } ?? false
            }
            return (ofStep ?? ofSequence.last).map { VerdictPhrase.phrase($0.verdict) }
        case "escalation":
            let finding = explanation.escalations.first { playbook.escalations[$0.escalation].name == action.rule }
            return finding.map { RulePhrase.phrase($0.verdict) }
        case "stage":
            let finding = explanation.stages.first { finding in
                program.playbooks[finding.playbook].suspensions[finding.suspension].stages.contains {
                    $0.name == action.rule
                } && finding.service.map { ledger.text[ledger.services[$0].id] } == action.service
            }
            return finding.map { RulePhrase.phrase($0.verdict) }
        case "lift": return "the service is not limited any more, or its lift is not true"
        case "obligation": return "it is done, or not owed any more"
        default: return "there is no reason for it any more"
        }
    }
}

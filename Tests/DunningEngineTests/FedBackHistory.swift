import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What a run intends, written as the rows of `history.csv` that tell that all of it was done.
struct FedBackHistory {
    static let header = [
        "day", "message", "customer", "legal_entity", "playbook", "step", "invoice", "due", "item_step", "promise",
        "dispute", "kind", "channel", "recipient", "outcome", "outcome_day",
    ]

    let program: CompiledProgram
    let ledger: LedgerSnapshot

    /// One row per action, item and channel; none for what waits.
    func rows(_ actions: [ScheduledAction]) -> [[String: String]] {
        actions.filter { $0.status != .waiting }.flatMap(rows)
    }

    private func rows(_ action: ScheduledAction) -> [[String: String]] {
        let playbook = program.playbooks[action.playbook]
        let account = ledger.accounts[action.account]
        var row = [
            "day": action.day.description, "message": action.messageID,
            "customer": ledger.text[ledger.customers[Int(account.payer)].id],
            "legal_entity": ledger.legalEntities[Int(account.legalEntity)], "playbook": playbook.name,
            "kind": action.kind.rawValue, "recipient": action.recipient.name,
        ]
        var itemStep: (ScheduledItem) -> String = { _ in "" }
        switch action.rule {
        case .step(let reference):
            let sequence = playbook.sequences[reference.sequence]
            row["step"] = sequence.steps[reference.step].name
            itemStep = { sequence.steps[$0.step!].name }
        case .builtInTask(let task, _):
            row["step"] = task
            itemStep = { $0.about.map { playbook.sequences[$0.sequence].steps[$0.step].name } ?? "" }
        }
        row["outcome"] = action.status == .skipped ? "skipped" : action.kind == .task ? "done" : "sent"
        var rows: [[String: String]] = []
        for item in action.items where item.isDecided {
            let invoice = ledger.invoices[item.invoice]
            row["invoice"] = ledger.text[invoice.id]
            row["due"] = invoice.flags.contains(.instalment) ? invoice.due.description : ""
            row["item_step"] = itemStep(item)
            row["promise"] = item.promise.map { ledger.text[ledger.promises[$0].id] } ?? ""
            row["dispute"] = item.dispute.map { ledger.text[ledger.disputes[$0].id] } ?? ""
            for channel in action.channels.isEmpty ? [nil] : action.channels.map(Optional.some) {
                row["channel"] = channel?.rawValue ?? ""
                rows.append(row)
            }
        }
        return rows
    }
}

import FinancialValues
import Receivables

/// What history shows of a planned action: the day it was done, or tried, and what became of it.
public struct SentDeed: Sendable {
    public var day: CalendarDate
    public var outcome: HistoryRow.Outcome
    /// Of the outcome.
    public var outcomeDay: CalendarDate
}

/// What history shows of planned actions; each of its deeds stands for one of them.
struct SentActions {
    private let ledger: LedgerSnapshot
    private let accounts: [String: Int]
    private let asOf: CalendarDate
    private var isTaken: Set<Int> = []

    /// - Parameter accounts: The ledger's accounts, by id.
    init(_ ledger: LedgerSnapshot, accounts: [String: Int], asOf: CalendarDate) {
        (self.ledger, self.accounts, self.asOf) = (ledger, accounts, asOf)
    }

    /// The deed that an action became since it was planned; `nil` where history shows none.
    ///
    /// - Parameter planned: The day of the plan, whose own history it knew: before the action's day only what came later counts.
    mutating func deed(of action: PlannedAction, planned: CalendarDate) -> SentDeed? {
        guard let account = accounts[action.account] else { return nil }
        let first = min(action.day, planned + 1)
        var rows = ledger.accounts[account].history.filter { index in
            let row = ledger.history[index]
            return first <= row.day && row.day <= asOf && !isTaken.contains(index) && isOf(action, row)
        }
        // Two obligations about one invoice differ by their messages alone.
        let own = rows.filter { ledger.text[ledger.history[$0].message] == action.messageID }
        if !own.isEmpty { rows = own }
        guard let day = rows.map({ ledger.history[$0].day }).min() else { return nil }
        let ofDay = rows.filter { ledger.history[$0].day == day }
        isTaken.formUnion(ofDay)
        let last = ofDay.map { ledger.history[$0] }.last { $0.outcome.isExecuted } ?? ledger.history[ofDay.last!]
        return SentDeed(day: day, outcome: last.outcome, outcomeDay: last.outcomeDay)
    }

    /// By its rule, where the row says one, else by its message; and by one of its items and its service.
    private func isOf(_ action: PlannedAction, _ row: HistoryRow) -> Bool {
        let service = row.service.map { ledger.text[ledger.services[Int($0)].id] }
        guard service == nil || service == action.service, isAboutItems(of: action, row) else { return false }
        return row.step.isNone
            ? !row.message.isEmpty && ledger.text[row.message] == action.messageID : isRule(of: action, row)
    }

    /// A message of a higher step has the item's own; `no_address` has there the rule that could not be done.
    private func isRule(of action: PlannedAction, _ row: HistoryRow) -> Bool {
        let (step, itemStep) = (ledger.symbols[row.step], ledger.symbols[row.itemStep])
        if step == "no_address" { return action.rule == step && action.about == itemStep }
        return step == action.rule || itemStep == action.rule
    }

    /// A row without an item speaks of all; what an action lists and is not about is in no row of it.
    private func isAboutItems(of action: PlannedAction, _ row: HistoryRow) -> Bool {
        guard let invoice = row.invoice.map({ ledger.invoices[Int($0)] }) else { return true }
        let number = ledger.text[invoice.id]
        let subject =
            row.promise.map { ledger.text[ledger.promises[Int($0)].id] }
            ?? row.dispute.map { ledger.text[ledger.disputes[Int($0)].id] }
        return action.items.contains { item in
            item.isDecided && item.invoice == number && item.due == invoice.due
                && (item.subjects.isEmpty || subject.map(item.subjects.contains) ?? true)
        }
    }
}

import FinancialValues
import PlaybookProgram
import Receivables

/// What is to be known of a planned action whose day has passed and that was not sent: one sentence each.
struct UnsentRemarks {
    let policy: CompiledPolicy
    /// The newer ledger's day.
    let asOf: CalendarDate

    /// An approval is for these items, amounts and this playbook: it lapses when one changes, or after so many business days.
    private static let approvalLasts = DateOffset(10, .businessDays)

    /// - Parameters:
    ///   - deed: What history shows instead: that it came back, or was called off.
    ///   - now: The action by the newer ledger.
    func remarks(on action: PlannedAction, _ deed: SentDeed?, now: PlannedAction?) -> [String] {
        [
            deed.map { "history shows it \($0.outcome.phrase) on \($0.outcomeDay)" } ?? "history does not show it",
            approval(of: action, now),
            now.map { "by this ledger it comes on \($0.day)" } ?? "by this ledger it does not come",
        ].compactMap(\.self)
    }

    private func approval(of action: PlannedAction, _ now: PlannedAction?) -> String? {
        guard action.needsApproval, let entity = policy.legalEntities.first(where: { $0.id == action.legalEntity })
        else { return nil }
        let last = UnsentRemarks.approvalLasts.after(action.day, in: entity.calendar)
        if asOf > last { return "its approval lapsed on \(last), ten business days after it was planned" }
        guard let now, !ActionChange.all(from: action, to: now).touchApproval else {
            return "an approval given for it has lapsed: its items, its amounts or its playbook have changed"
        }
        return "an approval given for it lapses on \(last)"
    }
}

extension HistoryRow.Outcome {
    /// `bounced`; `returned, its address unknown,`
    fileprivate var phrase: String { self == .unknownAddress ? "returned, its address unknown," : word }
}

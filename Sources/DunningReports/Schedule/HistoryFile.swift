import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What the ledger's history will say once the first day of a schedule has been done: rows in the normal form, to be
/// added to `history.csv` for the next run.
public struct HistoryFile: Sendable {
    public static let name = "history.csv"

    public static let header: String = {
        var row = CSVRow()
        for column in columns { row.add(column) }
        return row.line
    }()

    static let columns = [
        "day", "message", "customer", "legal_entity", "playbook", "step", "invoice", "due", "item_step", "service",
        "promise", "dispute", "kind", "channel", "recipient", "outcome", "outcome_day",
    ]

    private let day: CalendarDate
    private let approvals: SimulationOptions.Approvals

    /// - Parameter approvals: What is refused was not done.
    public init(day: CalendarDate, approvals: SimulationOptions.Approvals = .granted) {
        self.day = day
        self.approvals = approvals
    }

    /// The rows of an action: one per channel and decided item, or promise or dispute for which it was decided; empty when it is not of the day, only waits, or is refused.
    public func rows(of record: ScheduleRecord) -> String {
        guard record.day == day, record.status != .waiting, approvals.allows(record.status) else { return "" }
        // What an escalation lists takes no step.
        let decided = record.rule.type == "escalation" ? [] : record.items.filter(\.isDecided)
        let channels = record.status == .skipped || record.channels.isEmpty ? [nil] : record.channels.map(Optional.some)
        var rows = ""
        for channel in channels {
            if decided.isEmpty { rows += row(of: record, channel, nil) }
            for item in decided {
                if item.subjects.isEmpty { rows += row(of: record, channel, item) }
                for subject in item.subjects { rows += row(of: record, channel, item, subject) }
            }
        }
        return rows
    }

    private func row(
        of record: ScheduleRecord, _ channel: Channel?, _ item: ScheduleRecord.Item?,
        _ subject: ScheduleRecord.Subject? = nil
    ) -> String {
        var row = CSVRow()
        // `no_address` names the step that could not be done as the item's own.
        let ownStep = record.rule.name == "no_address" ? record.rule.about : subject.map(\.step) ?? item?.step
        func id(_ kind: ItemSubject.Kind) -> String { subject.flatMap { $0.kind == kind ? $0.id : nil } ?? "" }
        for cell in [
            record.day.description, record.messageID, record.customer, record.legalEntity, record.playbook,
            record.rule.name, item?.invoice ?? "", item?.due.description ?? "", ownStep ?? "",
            record.limit?.service ?? "", id(.promise), id(.dispute),
        ] { row.addIdentifier(cell) }
        row.add(record.kind.rawValue)
        row.add(channel?.rawValue ?? "")
        row.add(record.recipient.role)
        row.add(outcome(of: record))
        row.add(record.day.description)
        return row.line
    }

    /// A stage or lift is done; a message or task is sent, which says that it was given.
    private func outcome(of record: ScheduleRecord) -> String {
        if record.status == .skipped { return HistoryRow.Outcome.skipped.word }
        let isDone = (record.kind == .stage || record.kind == .lift) && record.channels.isEmpty
        return (isDone ? HistoryRow.Outcome.done : .sent).word
    }
}

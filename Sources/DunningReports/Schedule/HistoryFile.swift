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

    private let recorder: ScheduleRecorder
    private let ledger: LedgerSnapshot
    private let day: CalendarDate
    private let approvals: SimulationOptions.Approvals

    /// - Parameter approvals: What is refused was not done.
    public init(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, day: CalendarDate,
        approvals: SimulationOptions.Approvals = .granted
    ) {
        recorder = ScheduleRecorder(program, ledger)
        self.ledger = ledger
        self.day = day
        self.approvals = approvals
    }

    /// The rows of an action: one per channel and decided item; empty when it is not of the day, only waits, or is refused.
    public func rows(of action: ScheduledAction) -> String {
        guard action.day == day, action.status != .waiting, approvals.allows(action.status) else { return "" }
        let record = recorder.record(of: action)
        // What an escalation lists takes no step.
        let takesItems = record.rule.type != "escalation"
        let decided = takesItems ? zip(action.items, record.items).filter { $0.0.isDecided } : []
        let channels = action.status == .skipped || action.channels.isEmpty ? [nil] : action.channels.map(Optional.some)
        var rows = ""
        for channel in channels {
            if decided.isEmpty { rows += row(of: action, record, channel, nil) }
            for item in decided { rows += row(of: action, record, channel, item) }
        }
        return rows
    }

    private func row(
        of action: ScheduledAction, _ record: ScheduleRecord, _ channel: Channel?,
        _ item: (ScheduledItem, ScheduleRecord.Item)?
    ) -> String {
        var row = CSVRow()
        // `no_address` names the step that could not be done as the item's own.
        let ownStep = record.rule.name == "no_address" ? record.rule.about : item?.1.step
        for cell in [
            action.day.description, action.messageID, record.customer, record.legalEntity, record.playbook,
            record.rule.name, item?.1.invoice ?? "", item?.1.due.description ?? "", ownStep ?? "",
        ] { row.addIdentifier(cell) }
        row.addIdentifier(action.limit?.service.map { ledger.text[ledger.services[$0].id] } ?? "")
        row.addIdentifier(item?.0.promise.map { ledger.text[ledger.promises[$0].id] } ?? "")
        row.addIdentifier(item?.0.dispute.map { ledger.text[ledger.disputes[$0].id] } ?? "")
        row.add(action.kind.rawValue)
        row.add(channel?.rawValue ?? "")
        row.add(record.recipient.role)
        row.add(outcome(of: action))
        row.add(action.day.description)
        return row.line
    }

    /// A stage or lift is done; a message or task is sent, which says that it was given.
    private func outcome(of action: ScheduledAction) -> String {
        if action.status == .skipped { return HistoryRow.Outcome.skipped.word }
        let isDone = (action.kind == .stage || action.kind == .lift) && action.channels.isEmpty
        return (isDone ? HistoryRow.Outcome.done : .sent).word
    }
}

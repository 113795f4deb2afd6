import DunningEngine
import DunningReports
import FinancialValues
import PlaybookProgram
import Receivables

/// What a run intends on a day, as the rows of `history.csv` that tell that all of it was done.
struct FedBackHistory {
    static let header = cells(HistoryFile.header)

    let program: CompiledProgram
    let ledger: LedgerSnapshot

    /// One row per action, item and channel, by column; none for what waits.
    func rows(_ actions: [ScheduledAction]) -> [[String: String]] {
        actions.flatMap { action in
            let record = ScheduleRecorder(program, ledger).record(of: action)
            return HistoryFile(day: action.day).rows(of: record).split(separator: "\r\n").map { line in
                var row = Dictionary(
                    uniqueKeysWithValues: zip(FedBackHistory.header, FedBackHistory.cells(String(line))))
                // The command writes that a task was given; here it was done as well.
                if row["kind"] == "task", row["outcome"] == "sent" { row["outcome"] = "done" }
                return row
            }
        }
    }

    /// The stories' texts need no quotes.
    private static func cells(_ line: String) -> [String] {
        line.split(separator: "\r\n").first.map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        } ?? []
    }
}

import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// The files of a schedule: for programs, for spreadsheets and for people, and the history of its first day.
public enum ScheduleFiles {
    public static let jsonLines = "schedule.jsonl"
    public static let table = "schedule.csv"
    public static let summary = "summary.txt"
    public static let names = [jsonLines, table, summary, HistoryFile.name]

    /// Writes all of them, or none.
    ///
    /// - Parameter messages: Gets every message, where messages are to be written; finished and committed with the rest.
    /// - Returns: The summary's text, the names of the files, and what is to be said of the folder.
    public static func write(
        _ schedule: DunningSchedule, _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ header: RunHeader,
        to folder: String, messages: MessageFiles? = nil
    ) throws(ReportWritingError) -> (summary: String, files: [String], remarks: [String]) {
        let output = try OutputFolder(folder, names: names + [HabitsFile.name])
        let lines = try output.file(jsonLines)
        let table = try output.file(self.table)
        let history = try output.file(HistoryFile.name)
        let historyRows = HistoryFile(day: header.options.asOf, approvals: header.options.approvals)
        let recorder = ScheduleRecorder(program, ledger, header.signatures)
        var tally = ScheduleTally(firstDay: header.options.asOf, approvals: header.options.approvals)

        try table.write(ScheduleRecord.csvHeader)
        try history.write(HistoryFile.header)
        let (run, origins) = (header.options.json, OriginTexts())
        var (json, row) = (JSONWriter(), CSVRow())
        for action in schedule.actions {
            let record = recorder.record(of: action)
            json.clear()
            record.writeLine(of: run, to: &json, origins)
            try lines.write(bytes: json.bytes)
            row.clear()
            record.write(to: &row, origins)
            try table.write(bytes: row.bytes)
            try history.write(historyRows.rows(of: record))
            tally.add(record, of: action)
            try messages?.add(action, record)
        }
        try messages?.finish()
        let summary = ScheduleSummary(
            header: header, program: program, ledger: ledger, schedule: schedule, tally: tally
        ).text
        try output.file(self.summary).write(summary)
        var files = names
        if !schedule.habits.isEmpty {
            try output.file(HabitsFile.name).write(HabitsFile.text(schedule.habits, ledger))
            files.append(HabitsFile.name)
        }
        try output.commit()
        try messages?.commit()
        return (summary, files, output.remarks)
    }
}

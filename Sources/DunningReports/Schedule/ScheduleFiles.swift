import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// The three files of a schedule: for programs, for spreadsheets and for people.
public enum ScheduleFiles {
    public static let jsonLines = "schedule.jsonl"
    public static let table = "schedule.csv"
    public static let summary = "summary.txt"
    public static let names = [jsonLines, table, summary]

    /// Writes all three, or none.
    ///
    /// - Returns: The summary's text and the paths of the files.
    public static func write(
        _ schedule: DunningSchedule, _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ header: RunHeader,
        to folder: String
    ) throws(ReportWritingError) -> (summary: String, files: [String]) {
        let output = try OutputFolder(folder)
        let lines = try output.file(jsonLines)
        let table = try output.file(self.table)
        let recorder = ScheduleRecorder(program, ledger)
        var tally = ScheduleTally(firstDay: header.options.asOf)

        try table.write(ScheduleRecord.csvHeader)
        for action in schedule.actions {
            let record = recorder.record(of: action)
            try lines.write(record.json.compact + "\n")
            try table.write(record.csvLines)
            tally.add(record, of: action)
        }
        let summary = ScheduleSummary(
            header: header, program: program, ledger: ledger, schedule: schedule, tally: tally
        ).text
        try output.file(self.summary).write(summary)
        try output.commit()
        return (summary, names.map { folder + "/" + $0 })
    }
}

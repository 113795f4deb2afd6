import DunningReports
import FinancialValues
import Foundation
import RelanceTestSupport
import Testing

@testable import DunningEngine

@Suite struct ScheduleWritingTests {
    private func write(_ run: HandMadeRun, to folder: TemporaryFolder) throws -> String {
        let header = RunHeader(
            options: run.options, asOfSource: .ledger, ledgerFolder: "ledger", accountsLeftOut: ["C-9/FR01"],
            ledgerFaults: ["error bad-amount, 2 rows, first invoices.csv:14:7: \"12,5O\" is no amount"])
        return try ScheduleFiles.write(run.schedule, run.program, run.ledger, header, to: folder.path).summary
    }

    @Test("a schedule is told for programs, for spreadsheets and for people", arguments: ScheduleFiles.names)
    func golden(_ name: String) throws {
        let folder = try TemporaryFolder()
        _ = try write(HandMadeRun(), to: folder)
        expectGolden(try folder.text(name), at: fixtures("hand-made-run").appending(path: name))
    }

    @Test("each line of schedule.jsonl is what the published schema says")
    func schema() throws {
        let folder = try TemporaryFolder()
        _ = try write(HandMadeRun(), to: folder)
        let schema = try SchemaValidation(Data(contentsOf: repositoryRoot.appending(path: "docs/schedule.schema.json")))
        let lines = try folder.text(ScheduleFiles.jsonLines).split(separator: "\n")
        #expect(lines.count == 10)
        for line in lines { #expect(try schema.faults(in: Data(line.utf8)) == []) }
    }

    @Test("the schema refuses a line with a missing, an unexpected or a wrongly typed key")
    func schemaRefuses() throws {
        let schema = try SchemaValidation(Data(contentsOf: repositoryRoot.appending(path: "docs/schedule.schema.json")))
        let folder = try TemporaryFolder()
        _ = try write(HandMadeRun(), to: folder)
        let line = try #require(try folder.text(ScheduleFiles.jsonLines).split(separator: "\n").first)
        let spoilt = line.replacing("\"day\":\"2026-03-02\"", with: "\"dya\":\"2026-03-02\"")
            .replacing("\"days_overdue\":5", with: "\"days_overdue\":\"5\"")
        #expect(
            try schema.faults(in: Data(spoilt.utf8)) == [
                "$: no day", "$: unexpected dya", "$.items[0].days_overdue: is string, not integer",
            ])
    }

    @Test("the same run is the same bytes")
    func sameBytes() throws {
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        _ = try write(HandMadeRun(), to: first)
        _ = try write(HandMadeRun(), to: second)
        for name in ScheduleFiles.names { #expect(try first.text(name) == second.text(name)) }
    }

    @Test("nothing is left beside the three files")
    func nothingAside() throws {
        let folder = try TemporaryFolder()
        _ = try write(HandMadeRun(), to: folder)
        #expect(folder.names == ScheduleFiles.names.sorted())
    }

    @Test("a run without actions says that nothing is scheduled")
    func empty() throws {
        let run = HandMadeRun()
        let header = RunHeader(options: run.options, asOfSource: .today, ledgerFolder: "ledger")
        let folder = try TemporaryFolder()
        let written = try ScheduleFiles.write(DunningSchedule(), run.program, run.ledger, header, to: folder.path)
        #expect(written.summary.contains("Nothing is scheduled"))
        #expect(try folder.text(ScheduleFiles.jsonLines) == "")
        #expect(try folder.text(ScheduleFiles.table) == ScheduleRecord.csvHeader)
    }
}

@Suite struct CSVRowTests {
    @Test(
        "a text that a spreadsheet would compute gets an apostrophe",
        arguments: [
            ("=1+1", "'=1+1"), ("+33 1", "'+33 1"), ("-5", "'-5"), ("@SUM", "'@SUM"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("plain", "plain"), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""), ("", ""),
        ])
    func cells(_ text: String, _ cell: String) {
        var row = CSVRow()
        row.add(text)
        #expect(String(decoding: row.bytes, as: UTF8.self) == cell)
    }

    @Test("a number of ours keeps its minus")
    func numbers() {
        var row = CSVRow()
        row.addNumber("-12.50")
        row.add("x")
        #expect(row.line == "-12.50,x\r\n")
    }
}

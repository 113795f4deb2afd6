import DunningReports
import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

/// The sample company's ledger in other places than its folder.
@Suite("One ledger, several sources")
struct LedgerSourcesTests {
    @discardableResult
    static func run(_ arguments: String...) -> (status: RelanceCommands.ExitStatus, result: String, remarks: String) {
        run(arguments)
    }

    static func run(_ arguments: [String]) -> (status: RelanceCommands.ExitStatus, result: String, remarks: String) {
        final class Text { var value = "" }
        let (result, remarks) = (Text(), Text())
        let output = CommandOutput(result: { result.value += $0 }, remark: { remarks.value += $0 })
        let context = CommandContext(
            output: output, folder: repositoryRoot.path(percentEncoded: false), today: CalendarDate(iso: "2026-06-15")!)
        let status = RelanceProgram.run(arguments, context)
        return (status, result.value, remarks.value)
    }

    /// The schedule of the sample's next ninety days, by file; the summary names the ledger and is left out.
    static func schedule(of ledger: String) throws -> [String: String] {
        let folder = try TemporaryFolder()
        let answer = run(
            "simulate", "--ledger", ledger, "--as-of", "2026-06-15", "--days", "90", "--payments", "promised", "--out",
            folder.path)
        #expect(answer.status == .fine, "\(answer.remarks)")
        let names = folder.names.filter { $0 != ScheduleFiles.summary }
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try folder.text($0)) })
    }

    @Test("from a file of SQLite the schedule is the same to the byte, also from one that was written from another")
    func sqlite() throws {
        let folder = try TemporaryFolder()
        let (first, second) = (folder.path + "/first.sqlite", folder.path + "/second.sqlite")
        #expect(Self.run("ledger", "import", "examples/ledger", "-o", first).status == .fine)
        #expect(Self.run("ledger", "import", first, "-o", second).status == .fine)
        let expected = try Self.schedule(of: "examples/ledger")
        #expect(expected.count == 3)
        #expect(try Self.schedule(of: first) == expected)
        #expect(try Self.schedule(of: second) == expected)
    }

    @Test("a book of entries has a schedule, the same as from its normal form")
    func fec() throws {
        let folder = try TemporaryFolder()
        let (book, file) = ("examples/fec/000000000FEC20261231.txt", folder.path + "/ledger.sqlite")
        #expect(Self.run("ledger", "import", book, "-o", file).status == .fine)
        let expected = try Self.schedule(of: book)
        #expect(expected[ScheduleFiles.jsonLines]?.contains("F-26-031") == true)
        #expect(try Self.schedule(of: file) == expected)
    }

    @Test("a mapping beside a file in the normal form is another ledger's")
    func mappingBeside() throws {
        let folder = try TemporaryFolder()
        try folder.write("relance: 1\nmapping: erp\ntables:\n  customers: {file: Debitoren.csv}\n", to: "mapping.yaml")
        let file = folder.path + "/ledger.sqlite"
        #expect(Self.run("ledger", "import", "examples/ledger", "-o", file).status == .fine)
        #expect(Self.run("ledger", "--ledger", file).status == .fine)
    }

    @Test("a file that is no ledger is told, and nothing is written from it")
    func notALedger() throws {
        let folder = try TemporaryFolder()
        try folder.write("hello", to: "notes.txt")
        let answer = Self.run("ledger", "import", folder.path + "/notes.txt", "-o", folder.path + "/l.sqlite")
        #expect(answer.status == .notDone)
        #expect(answer.remarks.contains("is no ledger"))
        #expect(folder.names == ["notes.txt"])
    }
}

import DunningReports
import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

/// The sample company at the root of the repository, by the commands that a newcomer runs first.
@Suite struct SampleCompanyTests {
    private func run(_ arguments: String...) -> (status: RelanceCommands.ExitStatus, result: String, remarks: String) {
        final class Text { var value = "" }
        let (result, remarks) = (Text(), Text())
        let output = CommandOutput(result: { result.value += $0 }, remark: { remarks.value += $0 })
        let context = CommandContext(
            output: output, folder: repositoryRoot.path(percentEncoded: false), today: CalendarDate(iso: "2026-06-15")!)
        let status = RelanceProgram.run(arguments, context)
        return (status, result.value, remarks.value)
    }

    @Test("the sample's playbooks have no fault")
    func check() {
        let answer = run("check")
        #expect(answer.status == .fine)
        #expect(answer.result.contains("nothing to report"))
    }

    @Test("the sample's own tests pass")
    func test() {
        let answer = run("test")
        #expect(answer.status == .fine)
        #expect(answer.result.hasSuffix(" passed, 0 failed\n"))
    }

    @Test("its next ninety days are lines of the published schema, the same on every run")
    func simulate() throws {
        let folders = [try TemporaryFolder(), try TemporaryFolder()]
        for folder in folders {
            let answer = run(
                "simulate", "--ledger", "examples/ledger", "--as-of", "2026-06-15", "--days", "90", "--out", folder.path
            )
            #expect(answer.status == .fine)
        }
        for name in ScheduleFiles.names { #expect(try folders[0].text(name) == folders[1].text(name)) }
        let schema = try SchemaValidation(Data(contentsOf: repositoryRoot.appending(path: "docs/schedule.schema.json")))
        let lines = try folders[0].text(ScheduleFiles.jsonLines).split(separator: "\n")
        #expect(lines.count > 100)
        for line in lines { #expect(try schema.faults(in: Data(line.utf8)) == []) }
    }
    @Test("the rows of one message have one language, whoever its customers are")
    func languages() throws {
        struct Row: Decodable {
            struct Recipient: Decodable { let role: String }
            let message_id: String
            let language: String?
            let payer: String
            let recipient: Recipient
        }
        let folder = try TemporaryFolder()
        _ = run(
            "simulate", "--ledger", "examples/ledger", "--as-of", "2026-06-15", "--days", "90", "--out", folder.path)
        let rows = try folder.text(ScheduleFiles.jsonLines).split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
        let messages = Dictionary(grouping: rows, by: \.message_id).values
        #expect(messages.contains { Set($0.map(\.payer)).count > 1 })
        for rows in messages { #expect(Set(rows.map(\.language)).count == 1) }
        let toSales = rows.filter { $0.recipient.role == "account_manager" }
        #expect(!toSales.isEmpty && toSales.allSatisfy { $0.language == "fr" })
    }
}

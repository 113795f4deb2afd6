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
}

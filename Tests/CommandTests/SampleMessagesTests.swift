import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

/// Messages of the sample company as they would be sent and printed.
@Suite("The sample's messages") struct SampleMessagesTests {
    struct Example: CustomTestStringConvertible {
        let golden: String
        let account: String
        let day: String
        let step: String
        /// The end of the name of the file that is compared.
        let ending: String

        var format: String { ending.hasSuffix(".eml") ? "eml" : "html" }
        var testDescription: String { golden }
    }

    static let examples = [
        Example(
            golden: "second-reminder.fr.eml", account: "C-1008", day: "2026-06-15", step: "second_reminder",
            ending: ".eml"),
        Example(
            golden: "first-reminder.en.eml", account: "C-1004/GB01", day: "2026-06-15", step: "first_reminder",
            ending: ".eml"),
        Example(
            golden: "formal-notice.fr.html", account: "C-1028", day: "2026-06-15", step: "formal_notice",
            ending: ".registered.html"),
        Example(
            golden: "formal-notice.en.html", account: "C-1003", day: "2026-06-29", step: "formal_notice",
            ending: ".registered.html"),
        Example(
            golden: "first-reminder.fr.html", account: "C-1035", day: "2026-06-15", step: "first_reminder",
            ending: ".letter.html"),
        // Two rules' words for one reader, about several accounts.
        Example(
            golden: "joined.en.eml", account: "C-1009", day: "2026-07-20", step: "dispute_escalated", ending: ".eml"),
    ]

    @Test("an e-mail as it is sent, a letter as it is printed", arguments: examples)
    func golden(_ example: Example) throws {
        let folder = try TemporaryFolder()
        final class Text { var value = "" }
        let remarks = Text()
        let output = CommandOutput(result: { _ in }, remark: { remarks.value += $0 })
        let context = CommandContext(
            output: output, folder: repositoryRoot.path(percentEncoded: false), today: CalendarDate(iso: "2026-06-15")!)
        let status = RelanceProgram.run(
            [
                "render", "--ledger", "examples/ledger", "--account", example.account, "--on", example.day, "--step",
                example.step, "--format", example.format, "--out", folder.path,
            ], context)
        #expect(status == .fine, "\(remarks.value)")
        let file = try #require(folder.names.first { $0.hasSuffix(example.ending) })
        expectGolden(try folder.text(file), at: fixtures("messages").appending(path: example.golden))
    }
}

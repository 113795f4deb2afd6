import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

/// Ninety days of ledgers that nobody here wrote, through the mappings of `examples/mappings`. The files lie beside the
/// project where they may be read; elsewhere these tests say that they are skipped.
@Suite(.enabled(if: PublicData.isPresent(""), "../shared/data is not there"))
struct PublishedLedgerTests {
    struct Published: Sendable {
        var folder: String
        var mapping: String
        var asOf: String
        var accounts: Int
    }

    static let published = [
        Published(folder: "highradius-open", mapping: "highradius.yaml", asOf: "2020-05-22", accounts: 260),
        Published(folder: "ibm-receivables", mapping: "ibm.yaml", asOf: "2013-06-30", accounts: 50),
    ]

    @Test(arguments: published) func `ninety days of it leave nobody out`(_ published: Published) throws {
        let out = FileManager.default.temporaryDirectory.appending(path: "relance-published-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: out) }
        let (workspace, ledger) = (
            repositoryRoot.appending(path: "examples/exports"),
            PublicData.folder.appending(path: published.folder)
        )
        let mapping = repositoryRoot.appending(path: "examples/mappings").appending(path: published.mapping)
        final class Text { var value = "" }
        let summary = Text()
        let context = CommandContext(
            output: CommandOutput(result: { summary.value += $0 }, remark: { _ in }),
            folder: repositoryRoot.path,
            today: CalendarDate(iso: published.asOf)!)
        let status = RelanceProgram.run(
            [
                "simulate", "--workspace", workspace.path, "--ledger", ledger.path, "--mapping", mapping.path,
                "--as-of",
                published.asOf, "--days", "90", "--out", out.path,
            ], context)
        #expect(status == .fine)
        #expect(summary.value.contains("\(published.accounts) accounts"))
        #expect(!summary.value.contains("left out"))
        #expect(!summary.value.contains("Nothing is scheduled"))
        let lines = try String(contentsOf: out.appending(path: "schedule.jsonl"), encoding: .utf8)
        #expect(lines.split(separator: "\n").count > published.accounts)
    }
}

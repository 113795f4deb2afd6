import FinancialValues
import Foundation
import RelanceTestSupport
import Testing

@testable import RelanceCommands

/// A line on a terminal that says how far something is.
@Suite("Progress") struct ProgressTests {
    private static let line = "\r\u{1B}[K"

    private func run(_ arguments: [String], isTerminal: Bool) -> (
        status: RelanceCommands.ExitStatus, result: String, remarks: [String]
    ) {
        final class Said { var (result, remarks) = ("", [String]()) }
        let said = Said()
        let output = CommandOutput(
            result: { said.result += $0 }, remark: { said.remarks.append($0) }, remarkIsTerminal: isTerminal)
        let context = CommandContext(
            output: output, folder: repositoryRoot.path(percentEncoded: false), today: CalendarDate(iso: "2026-06-15")!)
        return (RelanceProgram.run(arguments, context), said.result, said.remarks)
    }

    /// A ledger of as many rows as it takes.
    private func ledger() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("customer\nC1\n", to: "customers.csv")
        let rows = (0..<40_000).map { "F\($0),C1,FR01,2026-02-01,2026-03-03,EUR,1\n" }
        try folder.write(
            "invoice,customer,legal_entity,issued,due,currency,amount\n" + rows.joined(), to: "invoices.csv")
        return folder
    }

    @Test("the reading of a large ledger is told, and gone before the answer") func reading() throws {
        let folder = try ledger()
        let answer = run(["ledger", "--ledger", folder.path, "--workspace", folder.path], isTerminal: true)
        #expect(answer.status == .fine)
        let first = try #require(answer.remarks.first)
        #expect(first.wholeMatch(of: /\r\u{1B}\[Kreading invoices: 32768 rows, 8\d%/) != nil)
        #expect(answer.remarks.count == 3 && answer.remarks[1] == Self.line)
    }

    @Test("the simulation counts accounts") func simulating() throws {
        let out = try TemporaryFolder()
        let answer = run(
            ["simulate", "--ledger", "examples/ledger", "--days", "3", "--threads", "1", "--out", out.path],
            isTerminal: true)
        #expect(answer.status == .fine)
        let shown = answer.remarks.filter { $0.hasPrefix(Self.line + "simulating 3 days: ") }
        #expect(shown.first?.hasSuffix(" accounts") == true)
        // Nothing is said behind it on the same line.
        let last = try #require(answer.remarks.lastIndex { $0 == shown.last })
        #expect(answer.remarks[last + 1] == Self.line)
    }

    @Test("where nobody looks nothing of it is said") func pipe() throws {
        let (folder, out) = (try ledger(), try TemporaryFolder())
        for arguments in [
            ["ledger", "--ledger", folder.path],
            ["simulate", "--ledger", "examples/ledger", "--days", "3", "--out", out.path],
        ] {
            let answer = run(arguments, isTerminal: false)
            #expect(!(answer.remarks.joined() + answer.result).contains { $0 == "\r" || $0 == "\u{1B}" })
        }
    }

    @Test("what fails on the way leaves no line behind") func failure() throws {
        let folder = try ledger()
        try folder.write("payment,customer\n", to: "payments.csv")
        let answer = run(["ledger", "--ledger", folder.path, "--workspace", folder.path], isTerminal: true)
        #expect(answer.status == .notDone)
        #expect(answer.remarks.dropFirst().first == Self.line && answer.remarks.last?.hasPrefix("error: ") == true)
    }

    @Test("a terminal that is dumb, and a reader who wants no colours, get what a file gets") func terminals() throws {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        let stream = TextStream(terminal)
        #expect(stream.isTerminal(in: ["TERM": "xterm"]))
        #expect(!stream.isTerminal(in: ["TERM": "dumb"]))
        #expect(!stream.isTerminal(in: ["TERM": "xterm", "NO_COLOR": "1"]))
        var ends: [Int32] = [0, 0]
        #expect(Foundation.pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(!TextStream(ends[1]).isTerminal(in: ["TERM": "xterm"]))
    }
}

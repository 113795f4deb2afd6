import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

@Suite struct CommandDocumentationTests {
    private static func answer(_ arguments: String...) -> String { answer(arguments) }

    private static func answer(_ arguments: [String]) -> String {
        final class Text { var value = "" }
        let text = Text()
        let output = CommandOutput(result: { text.value += $0 }, remark: { text.value += $0 })
        _ = RelanceProgram.run(arguments, CommandContext(output: output, today: CalendarDate(iso: "2026-03-02")!))
        return text.value
    }

    /// The subcommands that `relance --help` lists.
    static var commands: [String] { subcommands(in: answer("--help")) }

    /// Those of commands that have subcommands of their own: `ledger import`.
    static var inner: [String] {
        commands.flatMap { command in subcommands(in: answer("help", command)).map { "\(command) \($0)" } }
    }

    private static func subcommands(in help: String) -> [String] {
        let parts = help.split(separator: "SUBCOMMANDS:")
        guard parts.count > 1 else { return [] }
        return parts.last!.split(separator: "\n").compactMap { line in
            line.firstMatch(of: #/^  ([a-z]+) ( |\()/#).map { String($0.1) }
        }
    }

    @Test("the page of commands speaks of each command and each of its options", arguments: commands + inner)
    func page(_ command: String) throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/commands.md"), encoding: .utf8)
        #expect(page.contains("relance \(command)"))
        let options = Self.answer(["help"] + command.split(separator: " ").map(String.init)).matches(
            of: /^  (--[a-z-]+)/.anchorsMatchLineEndings()
        ).map(\.1)
        for option in options where option != "--version" { #expect(page.contains(option)) }
    }

    @Test("the page speaks of no other command")
    func nothingElse() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/commands.md"), encoding: .utf8)
        let listed = page.matches(of: /^    relance ([a-z]+)/.anchorsMatchLineEndings()).map { String($0.1) }
        #expect(listed.sorted() == Self.commands.sorted())
    }
}

import ArgumentParser
import Diagnostics
import RelanceWorkspace

struct TestCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs the playbooks' own tests, and says what came instead of what was expected.")

    @Argument(help: "Names of tests; all of them when none is named.")
    var tests: [String] = []
    @OptionGroup var workspace: WorkspaceOption

    func run(in context: CommandContext) throws -> ExitStatus {
        let checked = try workspace.checkedToRun(context)
        let names = PlaybookTestRunner.names(checked)
        for name in tests where !names.contains(name) {
            throw CommandFailure.wrongUsage(
                "there are no tests \"\(name)\"" + NameSuggestion.question(for: name, among: names),
                help: names.isEmpty ? "tests stand in playbooks/tests" : "there are \(names.joined(separator: ", "))")
        }
        let report = PlaybookTestRunner.run(checked, only: Set(tests))
        context.output.result(report.text)
        return report.failedCount == 0 ? .fine : .findings
    }
}

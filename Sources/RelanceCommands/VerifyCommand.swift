import ArgumentParser
import Diagnostics
import RelanceWorkspace

struct VerifyCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Says of each playbook which roles have signed what they approve, and what has changed since.",
        discussion: "Exit status 1 when a signature that a stage of a suspension needs is missing, old or wrong.")

    @Argument(help: "The playbooks; by default all that cover accounts.")
    var playbooks: [String] = []
    @OptionGroup var workspace: WorkspaceOption
    @Option(name: .long, help: "How the answer is printed: text, or json for one line per playbook and role.")
    var format = AnswerFormat.text

    func run(in context: CommandContext) throws -> ExitStatus {
        let checked = try workspace.checkedToRun(context)
        let program = checked.program!
        let names = program.playbooks.map(\.name)
        for name in playbooks where !names.contains(name) {
            throw CommandFailure.wrongUsage(
                "no playbook \"\(name)\" covers accounts" + NameSuggestion.question(for: name, among: names),
                help: names.isEmpty ? nil : "there are \(names.joined(separator: ", "))")
        }
        let report = ApprovalReport(checked, program, playbooks: playbooks)
        context.output.remark(checked.faultsOfApprovals)
        context.output.result(format == .json ? report.jsonLines : report.text)
        return report.isAcceptable ? .fine : .findings
    }
}

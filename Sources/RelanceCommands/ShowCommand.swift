import ArgumentParser
import Diagnostics
import PlaybookModel
import RelanceWorkspace

struct ShowCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints a playbook as it runs: its parents merged in, each value with the line it came from.")

    @Argument(help: "The playbook's name.")
    var playbook: String
    @OptionGroup var workspace: WorkspaceOption

    func run(in context: CommandContext) throws -> ExitStatus {
        let checked = try workspace.check(context)
        guard let merged = checked.compilation.playbooks.first(where: { $0.name == playbook }) else {
            let names = checked.compilation.playbooks.map(\.name).sorted()
            throw CommandFailure.wrongUsage(
                "there is no playbook \"\(playbook)\"" + NameSuggestion.question(for: playbook, among: names),
                help: names.isEmpty ? nil : "there are \(names.joined(separator: ", "))")
        }
        context.output.result(PlaybookListing.text(of: merged))
        guard checked.hasErrors else { return .fine }
        context.output.remark(checked.diagnostics)
        return .findings
    }
}

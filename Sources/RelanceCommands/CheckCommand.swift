import ArgumentParser
import RelanceWorkspace

struct CheckCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Says everything that is wrong with the playbooks, each fault with its place.")

    @OptionGroup var workspace: WorkspaceOption
    @Option(name: .long, help: "How the faults are printed: text, json, sarif or github.")
    var format = DiagnosticFormat.text
    @Flag(name: .long, help: "Warnings count like errors.")
    var strict = false

    func run(in context: CommandContext) throws -> ExitStatus {
        let checked = try workspace.check(context)
        context.output.result(format.render(checked.diagnostics))
        if format == .text { context.output.result(verdict(checked)) }
        return (strict ? checked.diagnostics.isEmpty : !checked.hasErrors) ? .fine : .findings
    }

    private func verdict(_ checked: CheckedWorkspace) -> String {
        let files = checked.workspace.files.count
        let templates = checked.workspace.templates.count
        let read = "\(files) file\(files == 1 ? "" : "s"), \(templates) template\(templates == 1 ? "" : "s")"
        let counts = DiagnosticCounts(checked.diagnostics).text
        return "\(read): " + (counts.isEmpty ? "nothing to report" : counts) + "\n"
    }
}

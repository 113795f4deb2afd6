import ArgumentParser
import Diagnostics
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
        let renderer = format.renderer(isColored: context.output.resultIsTerminal)
        context.output.result(renderer.render(checked.diagnostics))
        if format == .text, checked.diagnostics.isEmpty { context.output.result(nothingToReport(checked.workspace)) }
        return (strict ? checked.diagnostics.isEmpty : !checked.hasErrors) ? .fine : .findings
    }

    private func nothingToReport(_ workspace: Workspace) -> String {
        let (files, templates) = (workspace.files.count, workspace.templates.count { !$0.isPartial })
        return
            "\(files) file\(files == 1 ? "" : "s"), \(templates) template\(templates == 1 ? "" : "s"): nothing to report\n"
    }
}

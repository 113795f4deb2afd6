import ArgumentParser
import Diagnostics
import RelanceWorkspace

struct WorkspaceOption: ParsableArguments {
    @Option(
        name: .long, help: ArgumentHelp("The folder of the workspace.", valueName: "dir"),
        transform: ArgumentReading.folder)
    var workspace = "."

    /// The workspace, read and checked.
    func check(_ context: CommandContext) throws -> CheckedWorkspace {
        do {
            return CheckedWorkspace(try Workspace.load(root: context.resolve(workspace)))
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The workspace, when it runs; otherwise says what is wrong and fails.
    func checkedToRun(_ context: CommandContext) throws -> CheckedWorkspace {
        let checked = try check(context)
        guard checked.program == nil else { return checked }
        throw CommandFailure.faultyPlaybooks(checked, context)
    }
}

extension CommandFailure {
    /// Says what is wrong with the playbooks on the way.
    static func faultyPlaybooks(_ checked: CheckedWorkspace, _ context: CommandContext) -> CommandFailure {
        context.output.remark(checked.diagnostics)
        return CommandFailure(status: .findings, message: "the playbooks do not run", help: nil)
    }
}

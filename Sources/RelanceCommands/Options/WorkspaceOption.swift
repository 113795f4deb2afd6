import ArgumentParser
import Diagnostics
import RelanceWorkspace

struct WorkspaceOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The folder of the workspace.", valueName: "dir"))
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
        context.output.remark(DiagnosticFormat.text.render(checked.diagnostics))
        return CommandFailure(
            status: .findings, message: "the playbooks do not run: \(DiagnosticCounts(checked.diagnostics).text)",
            help: nil)
    }
}

/// `2 errors and 1 warning`.
struct DiagnosticCounts {
    let errors: Int
    let warnings: Int

    init(_ diagnostics: [Diagnostic]) {
        errors = diagnostics.count { $0.severity == .error }
        warnings = diagnostics.count - errors
    }

    var text: String {
        let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        return counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
    }
}

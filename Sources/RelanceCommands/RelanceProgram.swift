import ArgumentParser

/// The command line without a process: arguments in, text and a status out.
public enum RelanceProgram {
    /// - Parameter arguments: Without the program's name.
    public static func run(_ arguments: [String], _ context: CommandContext) -> ExitStatus {
        do {
            let command = try RelanceCommand.parseAsRoot(arguments)
            guard let command = command as? any WorkspaceCommand else {
                // `help`, `--version`, and `relance` alone answer by throwing what is to be said.
                var command = command
                try command.run()
                return .fine
            }
            return try command.run(in: context)
        } catch let failure as CommandFailure {
            context.output.remark(failure.text)
            return failure.status
        } catch {
            let text = RelanceCommand.fullMessage(for: error)
            guard RelanceCommand.exitCode(for: error) == .success else {
                context.output.remark(text + "\n")
                return .wrongUsage
            }
            context.output.result(text + "\n")
            return .fine
        }
    }
}

/// A subcommand that does something.
protocol WorkspaceCommand: ParsableCommand {
    func run(in context: CommandContext) throws -> ExitStatus
}

extension WorkspaceCommand {
    func run() throws { preconditionFailure("commands run in a context") }
}

struct RelanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relance",
        abstract: "Says what to send to whom about unpaid invoices, from playbooks that can be read and checked.",
        discussion: """
            Exit status: 0 fine, 1 findings (an error in a playbook, a failed test), 2 wrong usage,
            3 could not be done, 4 undecided.
            """,
        version: RelanceVersion.text,
        subcommands: [
            CheckCommand.self, SimulateCommand.self, ExplainCommand.self, VersionCommand.self,
        ])

    func run() throws { throw CleanExit.helpRequest(self) }
}

/// The program's own version and the edition of the language it reads.
enum RelanceVersion {
    static let number = "0.1.0"
    static let edition = 1
    static let text = "relance \(number), language edition \(edition)"
}

struct VersionCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Prints the version and the edition of the language.")

    func run(in context: CommandContext) throws -> ExitStatus {
        context.output.result(RelanceVersion.text + "\n")
        return .fine
    }
}

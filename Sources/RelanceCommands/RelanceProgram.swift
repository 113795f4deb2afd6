import ArgumentParser
import Diagnostics
import RelanceWorkspace

/// The command line without a process: arguments in, text and a status out.
public enum RelanceProgram {
    /// - Parameter arguments: Without the program's name.
    public static func run(_ arguments: [String], _ context: CommandContext) -> ExitStatus {
        defer { context.output.progress?.erase() }
        do {
            try rejectUnknownCommand(arguments)
            let command = try RelanceCommand.parseAsRoot(arguments)
            try RepeatedOptions.refuse(arguments, of: command)
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
            guard RelanceCommand.exitCode(for: error) == .success else {
                context.output.remark(usageFailure(RelanceCommand.message(for: error), arguments).text)
                return .wrongUsage
            }
            context.output.result(RelanceCommand.fullMessage(for: error) + "\n")
            return .fine
        }
    }

    private static var commandNames: [String] {
        (RelanceCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]).sorted()
    }

    private static func rejectUnknownCommand(_ arguments: [String]) throws(CommandFailure) {
        guard let name = arguments.first, !name.hasPrefix("-"), !commandNames.contains(name) else { return }
        throw .wrongUsage(
            "there is no command \"\(name)\"" + NameSuggestion.question(for: name, among: commandNames),
            help: "there are \(commandNames.joined(separator: ", "))")
    }

    private static func usageFailure(_ message: String, _ arguments: [String]) -> CommandFailure {
        var command = ""
        var type: any ParsableCommand.Type = RelanceCommand.self
        for word in arguments {
            guard let next = type.configuration.subcommands.first(where: { $0.configuration.commandName == word })
            else { break }
            (type, command) = (next, command + " " + word)
        }
        return .wrongUsage(withoutPasswords(UsageMessage.text(message)), help: "see `relance\(command) --help`")
    }
}

/// A message without the passwords of addresses in it.
private func withoutPasswords(_ message: String) -> String {
    message.replacing(#/postgres(?:ql)?:\/\/[^\s"]*/#) { LedgerLocation.shown(String($0.output)) }
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
            CheckCommand.self, ShowCommand.self, SimulateCommand.self, ExplainCommand.self, TestCommand.self,
            ProveCommand.self, ReviewCommand.self, DiffCommand.self, RecheckCommand.self, RenderCommand.self,
            SignCommand.self, VerifyCommand.self, LedgerCommand.self,
            InitCommand.self, VersionCommand.self,
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

import ArgumentParser
import RelanceWorkspace

struct InitCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Lays down a small workspace that checks and simulates at once.",
        discussion: "The folder must not exist yet, or be empty: nothing of yours is written over.")

    @Argument(help: "The new folder.", transform: ArgumentReading.folder)
    var dir: String

    func run(in context: CommandContext) throws -> ExitStatus {
        let files: [String]
        do {
            files = try WorkspaceTemplate.write(to: context.resolve(dir))
        } catch {
            throw failure(error)
        }
        let out = context.output
        for file in files { out.result("\(dir)/\(file)\n") }
        out.result("\nnow: cd \(dir), then `relance check`, `relance test` and `relance simulate`\n")
        return .fine
    }

    private func failure(_ error: WorkspaceTemplateError) -> CommandFailure {
        switch error {
        case .notEmpty:
            .notDone("the folder \"\(dir)\" is not empty", help: "name a new one: nothing of yours is written over")
        case .notAFolder: .notDone("\"\(dir)\" is not a folder")
        case .notWritten(let path, let reason): .notDone("\"\(path)\" cannot be written: \(reason)")
        }
    }
}

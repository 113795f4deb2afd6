import ArgumentParser
import Diagnostics
import Foundation
import PlaybookProofs
import RelanceWorkspace

struct ProveCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Says of every guarantee whether any ledger at all can break it.",
        discussion: """
            Proved: none can. Refuted: a ledger that breaks it is told as a story and written into the folder of
            --counterexamples, where `relance simulate` runs it. Undecided: neither, and why. Ends with 0 when all are
            proved, 1 when any is refuted, 4 when any is undecided.
            """)

    @Argument(help: "Names of playbooks; all that cover somebody when none is named.")
    var playbooks: [String] = []
    @OptionGroup var workspace: WorkspaceOption
    @Option(
        name: .long, help: ArgumentHelp("A folder that gets a ledger for each refuted guarantee.", valueName: "dir"),
        transform: ArgumentReading.folder)
    var counterexamples: String?

    func run(in context: CommandContext) throws -> ExitStatus {
        let checked = try workspace.checkedToRun(context)
        guard let program = checked.program else { throw CommandFailure.faultyPlaybooks(checked, context) }
        let names = program.playbooks.map(\.name)
        for name in playbooks where !names.contains(name) {
            throw CommandFailure.wrongUsage(
                "no playbook \"\(name)\" covers anybody" + NameSuggestion.question(for: name, among: names),
                help: "there are \(names.joined(separator: ", "))")
        }
        let verdicts = ProofRun.verdicts(program, only: Set(playbooks))
        let report = ProofReport(verdicts, folders: try write(verdicts, context))
        context.output.result(report.text)
        return report.hasRefutation ? .findings : report.hasOpenQuestion ? .undecided : .fine
    }

    /// Writes the ledger of each refutation into a folder of its own.
    private func write(_ verdicts: [GuaranteeVerdict], _ context: CommandContext) throws -> [String: String] {
        guard let counterexamples else { return [:] }
        var folders: [String: String] = [:]
        for verdict in verdicts {
            guard case .refuted(let counterexample) = verdict.outcome else { continue }
            let name = ProofReport.folderName(verdict)
            let folder = URL(fileURLWithPath: context.resolve(counterexamples)).appending(path: name)
            do {
                try counterexample.ledger.write(to: folder)
            } catch {
                throw CommandFailure.notDone(
                    "the folder \(counterexamples)/\(name) could not be written",
                    help: "name another with --counterexamples")
            }
            folders[name] = "\(counterexamples)/\(name)"
        }
        return folders
    }
}

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

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A file that keeps what was proved, so that the next run proves only what changed.", valueName: "file"))
    var memory: String?

    @Option(name: .long, help: "How the answer is printed: text or json.")
    var format = AnswerFormat.text

    func run(in context: CommandContext) throws -> ExitStatus {
        let checked = try workspace.checkedToRun(context)
        guard let program = checked.program else { throw CommandFailure.faultyPlaybooks(checked, context) }
        let names = program.playbooks.map(\.name)
        for name in playbooks where !names.contains(name) {
            throw CommandFailure.wrongUsage(
                "no playbook \"\(name)\" covers anybody" + NameSuggestion.question(for: name, among: names),
                help: "there are \(names.joined(separator: ", "))")
        }
        let result = ProofRun.run(
            program, only: Set(playbooks), memory: try remembered(context),
            threads: ProcessInfo.processInfo.activeProcessorCount)
        try remember(result.memory, context)
        let report = ProofReport(
            result.verdicts, coverage: result.coverage, findings: result.findings,
            folders: try write(result.verdicts, context))
        switch format {
        case .text: context.output.result(report.text)
        case .json: context.output.result(report.json.indented + "\n")
        }
        return report.hasRefutation ? .findings : report.hasOpenQuestion ? .undecided : .fine
    }

    /// What the file of `--memory` says; nothing where it is not there yet.
    private func remembered(_ context: CommandContext) throws -> ProofMemory? {
        guard let memory else { return nil }
        let path = context.resolve(memory)
        guard FileManager.default.fileExists(atPath: path) else { return ProofMemory(prover: ProofRun.prover) }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure.notDone("\(memory) cannot be read", help: "name another file with --memory")
        }
        return ProofMemory(text, prover: ProofRun.prover)
    }

    private func remember(_ known: ProofMemory?, _ context: CommandContext) throws {
        guard let memory, let known else { return }
        do {
            try Data(known.text.utf8).write(to: URL(fileURLWithPath: context.resolve(memory)), options: .atomic)
        } catch {
            throw CommandFailure.notDone("\(memory) cannot be written", help: "name another file with --memory")
        }
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

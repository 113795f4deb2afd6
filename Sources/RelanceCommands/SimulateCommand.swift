import ArgumentParser
import DunningEngine
import DunningReports
import FinancialValues
import Foundation
import RelanceWorkspace

struct SimulateCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Computes what would be sent to whom, day by day.",
        discussion: """
            Writes schedule.jsonl, schedule.csv, summary.txt and history.csv into the folder of --out and prints the
            summary. Nothing is sent, and the ledger is only read. Ends with 1 when the run breaks a guarantee.
            """)

    @OptionGroup var workspace: WorkspaceOption
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption
    @Option(
        name: .long, parsing: .unconditional, help: "How many days, the as-of day included.",
        transform: ArgumentReading.days)
    var days = 90
    @Option(name: .long, help: "What customers are assumed to do: none (nobody pays), promised, habits or replay.")
    var payments = SimulationOptions.Payments.none
    @Option(name: .long, help: "What is assumed of approvals: granted or refused.")
    var approvals = SimulationOptions.Approvals.granted
    @Flag(
        name: .long, help: "Stops at any fault of the playbooks or the ledger, or an account that cannot be computed.")
    var strict = false
    @Flag(name: .long, help: "Stops, and writes nothing, where a stage comes that no valid signature covers.")
    var requireSignatures = false
    @Option(
        name: .long,
        help: "How many threads compute, without changing what; by default as many as the machine has processors.",
        transform: ArgumentReading.threads)
    var threads: Int?
    @Option(
        name: .long, help: ArgumentHelp("The folder that gets the schedule.", valueName: "dir"),
        transform: ArgumentReading.folder)
    var out = "out"
    @Option(
        name: .long, help: ArgumentHelp("A folder that gets every message, with an index.", valueName: "dir"),
        transform: ArgumentReading.folder)
    var messages: String?
    @Flag(name: .long, help: "Prints the letters among the messages as PDF.")
    var pdf = false

    func run(in context: CommandContext) throws -> ExitStatus {
        let location = ledger.location(in: workspace, context)
        try keepWhatIsRead(location, context)
        if pdf, messages == nil {
            throw CommandFailure.wrongUsage(
                "--pdf prints the letters among the messages, and none are written",
                help: "name a folder with --messages")
        }
        let printer = pdf ? try LetterPrinter.required(for: "--pdf") : nil
        let request = SimulationRun.Request(
            workspace: context.resolve(workspace.workspace), ledger: location, ledgerName: ledger.name(in: workspace),
            asOf: day.asOf, today: context.today, days: days, payments: payments, approvals: approvals,
            isStrict: strict, requiresSignatures: requireSignatures,
            threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
            output: context.resolve(out), messages: messages.map(context.resolve), printer: printer)
        let outcome: SimulationRun.Outcome
        do {
            outcome = try SimulationRun.run(
                request, reading: context.output.readingWatch,
                progress: context.output.simulationWatch(days: days))
        } catch {
            throw CommandFailure(error, context)
        }
        switch outcome {
        case .faultyPlaybooks(let checked): throw CommandFailure.faultyPlaybooks(checked, context)
        case .faultyLedger(let report):
            context.output.remark(report.lines.joined(separator: "\n") + "\n")
            throw CommandFailure.notDone(
                "the ledger has faults, and --strict computes nothing then",
                help: "see them all with `relance ledger`")
        case .accountsNotComputed(let lines):
            context.output.remark(lines.joined(separator: "\n") + "\n")
            throw CommandFailure.notDone(
                "accounts cannot be computed, and --strict writes nothing then",
                help: "without --strict they are left out, by name")
        case .unsignedStages(let lines):
            context.output.remark(lines.joined(separator: "\n") + "\n")
            throw CommandFailure(
                status: .findings,
                message: "stages of suspensions have no valid signature, and --require-signatures writes nothing then",
                help: "see `relance verify`")
        case .missingSenders(let missing): throw CommandFailure.missingSenders(missing, context)
        case .finished(let result):
            context.output.result(result.summary)
            for remark in result.remarks { context.output.remark(remark + "\n") }
            context.output.remark("written: \(result.files.map { out + "/" + $0 }.joined(separator: ", "))\n")
            if let messages, let counts = result.messages {
                context.output.remark("messages: \(counts.phrase(in: messages))\n")
            }
            return result.keepsGuarantees ? .fine : .findings
        }
    }
}

extension MessageFiles.Counts {
    /// `239 in out/messages, 2 could not be written (out/messages/index.csv says why)`
    fileprivate func phrase(in folder: String) -> String {
        "\(written) in \(folder)"
            + (notWritten == 0 ? "" : ", \(notWritten) could not be written (\(folder)/index.csv says why)")
            + (inParts == 0 ? "" : ", \(inParts) short in several parts")
    }
}

extension SimulateCommand {
    /// Refuses to write over the ledger's own history, or over the history that is read.
    private func keepWhatIsRead(_ location: LedgerLocation, _ context: CommandContext) throws {
        func place(_ path: String) -> String {
            URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path(percentEncoded: false)
        }
        let folder = URL(fileURLWithPath: context.resolve(out))
        if place(folder.path(percentEncoded: false)) == place(location.path) {
            throw CommandFailure.notDone(
                "--out \(out) is the ledger's folder, whose history.csv would be written over",
                help: "name another folder, such as --out out")
        }
        let written = place(folder.appending(path: HistoryFile.name).path(percentEncoded: false))
        if let read = ledger.history.first(where: { place(context.resolve($0)) == written }) {
            throw CommandFailure.notDone(
                "\(read) is read, and --out \(out) would write over it",
                help: "give each run a folder of its own, such as --out out/2026-06-16")
        }
    }
}

extension SimulationOptions.Payments: ExpressibleByArgument {}
extension SimulationOptions.Approvals: ExpressibleByArgument {}

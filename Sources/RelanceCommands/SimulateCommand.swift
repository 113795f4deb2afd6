import ArgumentParser
import DunningEngine
import DunningReports
import FinancialValues
import RelanceWorkspace

struct SimulateCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Computes what would be sent to whom, day by day.",
        discussion: """
            Writes schedule.jsonl, schedule.csv and summary.txt into the folder of --out and prints the summary. Nothing is
            sent, and the ledger is only read.
            """)

    @OptionGroup var workspace: WorkspaceOption
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption
    @Option(
        name: .long, help: "How many days, the as-of day included.", transform: ArgumentReading.days)
    var days = 90
    @Option(name: .long, help: "What customers are assumed to do: none (nobody pays), promised, habits or replay.")
    var payments = SimulationOptions.Payments.none
    @Option(name: .long, help: "What is assumed of approvals: granted or refused.")
    var approvals = SimulationOptions.Approvals.granted
    @Flag(name: .long, help: "Stops at any fault of the playbooks or the ledger.")
    var strict = false
    @Option(name: .long, help: ArgumentHelp("The folder that gets the schedule.", valueName: "dir"))
    var out = "out"

    func run(in context: CommandContext) throws -> ExitStatus {
        let location = ledger.location(in: workspace, context)
        let request = SimulationRun.Request(
            workspace: context.resolve(workspace.workspace), ledger: location, ledgerName: ledger.name(in: workspace),
            asOf: day.asOf, today: context.today, days: days, payments: payments, approvals: approvals,
            isStrict: strict, output: context.resolve(out))
        let outcome: SimulationRun.Outcome
        do {
            outcome = try SimulationRun.run(request, progress: context.progress("simulating"))
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
        case .finished(let result):
            context.output.result(result.summary)
            context.output.remark("written: \(ScheduleFiles.names.map { out + "/" + $0 }.joined(separator: ", "))\n")
            return .fine
        }
    }
}

extension SimulationOptions.Payments: ExpressibleByArgument {}
extension SimulationOptions.Approvals: ExpressibleByArgument {}

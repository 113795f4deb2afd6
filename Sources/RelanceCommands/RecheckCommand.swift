import ArgumentParser
import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import Foundation
import RelanceWorkspace

struct RecheckCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "recheck",
        abstract: "Says of each planned action whether it still stands by a newer ledger, and why not.",
        discussion: """
            What runs between planning and sending: a payment, a dispute or a promise that has come since withdraws or
            changes what relied on its absence. Exit status 1 when anything does not stand as planned.
            """)

    @Argument(help: "The schedule.jsonl of an earlier `relance simulate`.", transform: ArgumentReading.file)
    var schedule: String
    @OptionGroup var workspace: WorkspaceOption
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption
    @Option(name: .long, help: "How the answer is printed: text, or json for one line per action.")
    var format = AnswerFormat.text

    func run(in context: CommandContext) throws -> ExitStatus {
        let planned = try readSchedule(context)
        let program = try workspace.checkedToRun(context).program!
        let reading = try ledger.read(in: workspace, program.policy, context)
        let options = SimulationOptions(asOf: day.day(of: reading.snapshot, context).date, days: 1)
        let recheck = ScheduleRecheck(
            planned, program: program, ledger: reading.snapshot, accountsLeftOut: reading.report.accountsLeftOut,
            options: options)
        context.output.result(format == .json ? recheck.jsonLines : recheck.text)
        return recheck.isAllStanding ? .fine : .findings
    }

    private func readSchedule(_ context: CommandContext) throws -> [PlannedAction] {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: context.resolve(schedule)))
        } catch {
            throw CommandFailure.notDone("\"\(schedule)\" cannot be read")
        }
        do {
            return try PlannedAction.read(data, path: schedule)
        } catch {
            switch error {
            case .notASchedule(let path, let line):
                throw CommandFailure.notDone(
                    "\"\(path)\" is no schedule: line \(line) is not what `relance simulate` writes",
                    help: "give the schedule.jsonl of the folder that --out named")
            }
        }
    }
}

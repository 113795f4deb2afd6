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
            changes what relied on its absence. Exit status 1 when an action has changed, is withdrawn or was not sent.
            """)

    @Argument(help: "The schedule.jsonl of an earlier `relance simulate`.", transform: ArgumentReading.file)
    var schedule: String
    @OptionGroup var workspace: WorkspaceOption
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption
    @Option(name: .long, help: "What customers are assumed to do; by default what the plan assumed.")
    var payments: SimulationOptions.Payments?
    @Option(name: .long, help: "What is assumed of approvals; by default what the plan assumed.")
    var approvals: SimulationOptions.Approvals?
    @Option(name: .long, help: "How the answer is printed: text, or json for one line per action.")
    var format = AnswerFormat.text

    func run(in context: CommandContext) throws -> ExitStatus {
        let planned = try readSchedule(context)
        guard let plan = planned.run, !planned.actions.isEmpty else { return tellEmptyPlan(planned, context) }
        let program = try workspace.checkedToRun(context).program!
        let reading = try ledger.read(in: workspace, program.policy, context)
        let asOf = day.day(of: reading.snapshot, context)
        guard asOf.date >= plan.asOf else {
            throw CommandFailure.wrongUsage(
                "the plan was made on \(plan.asOf), and \(asOf.date) is before it",
                help: "give the ledger of a later day, or its day with --as-of")
        }
        let options = SimulationOptions(
            asOf: asOf.date, days: 1, payments: payments ?? plan.payments, approvals: approvals ?? plan.approvals)
        let recheck = ScheduleRecheck(
            planned.actions, of: plan, program: program, ledger: reading.snapshot,
            accountsLeftOut: reading.report.accountsLeftOut, options: options)
        for line in reading.report.lines { context.output.remark(line + "\n") }
        let header = RunHeader(options: options, asOfSource: asOf.source, ledgerFolder: ledger.name(in: workspace))
        context.output.result(format == .json ? recheck.jsonLines : recheck.text(of: schedule, header))
        return recheck.isAllStanding ? .fine : .findings
    }

    private func tellEmptyPlan(_ planned: PlannedSchedule, _ context: CommandContext) -> ExitStatus {
        let what = planned.run == nil ? "is empty" : "has only actions that were skipped or wait"
        let text = "The plan \(schedule) \(what): there is nothing to recheck.\n"
        if format == .json { context.output.remark(text) } else { context.output.result(text) }
        return .fine
    }
}

extension RecheckCommand {
    /// Faults of a plan that are told in one run.
    private static let mostFaults = 10

    private func readSchedule(_ context: CommandContext) throws -> PlannedSchedule {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: context.resolve(schedule)))
        } catch {
            throw CommandFailure.notDone("\"\(schedule)\" cannot be read: \(SystemReason.of(error))")
        }
        do {
            return try PlannedSchedule.read(data)
        } catch {
            for fault in error.faults.prefix(Self.mostFaults) {
                context.output.remark("\(schedule):\(fault.line): \(fault.message)\n")
            }
            let more = error.faults.count - Self.mostFaults
            if more > 0 { context.output.remark("and \(more) more\n") }
            throw CommandFailure.notDone(
                "\"\(schedule)\" is no schedule of `relance simulate`",
                help: "give the schedule.jsonl of the folder that --out named")
        }
    }
}

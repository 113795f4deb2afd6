import ArgumentParser
import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import LedgerReading
import RelanceWorkspace

struct ExplainCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says why an account gets what it gets on a day, or nothing, and when that could change.")

    @Argument(
        help: "The account: CUSTOMER/ENTITY, a customer's number, or a part of a name, in any case and without accents."
    )
    var account: String
    @OptionGroup var workspace: WorkspaceOption
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day to explain; by default the as-of day.", valueName: "YYYY-MM-DD"),
        transform: ArgumentReading.date)
    var on: CalendarDate?
    @Option(name: .long, help: "What customers are assumed to do until then: none, promised, habits or replay.")
    var payments = SimulationOptions.Payments.none
    @Option(name: .long, help: "What is assumed of approvals until then: granted or refused.")
    var approvals = SimulationOptions.Approvals.granted
    @Option(name: .long, help: "How the answer is printed: text or json.")
    var format = AnswerFormat.text

    func run(in context: CommandContext) throws -> ExitStatus {
        let program = try workspace.checkedToRun(context).program!
        let reading = try ledger.read(in: workspace, program.policy, context)
        let account = try AccountArgument(account).index(in: reading)
        let asOf = day.day(of: reading.snapshot, context).date
        let on = try dayToExplain(asOf: asOf)
        let options = SimulationOptions(
            asOf: asOf, days: on - asOf + 1, payments: payments, approvals: approvals)
        let explanation = DunningSimulator.explain(program, reading.snapshot, options, account: account, on: on)
        let report = ExplanationReport(explanation, program: program, ledger: reading.snapshot)
        context.output.result(format == .json ? report.json.indented + "\n" : report.text)
        return .fine
    }

    private func dayToExplain(asOf: CalendarDate) throws -> CalendarDate {
        guard let on else { return asOf }
        guard on >= asOf else {
            throw CommandFailure.wrongUsage(
                "\(on) is before the as-of day \(asOf), and what was done then is in the ledger's history",
                help: "give an earlier day with --as-of to look from there")
        }
        guard on - asOf < 3660 else {
            throw CommandFailure.wrongUsage("\(on) is more than ten years after the as-of day \(asOf)")
        }
        return on
    }
}

import ArgumentParser
import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import LedgerReading
import PlaybookProgram
import Receivables
import RelanceWorkspace

struct ExplainCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says why an account gets what it gets on a day, or nothing, and when that could change.")

    @Argument(
        help:
            "The account: CUSTOMER/ENTITY, a customer's or an invoice's number, or a part of a name, in any case and without accents."
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
    @Flag(name: .long, help: "Shows everything, instead of what fits on a screen.")
    var all = false
    @Option(name: .long, help: ArgumentHelp("Shows one open item, with all that is said of it.", valueName: "invoice"))
    var item: String?
    @Option(name: .long, help: "How the answer is printed: text or json, which has everything.")
    var format = AnswerFormat.text

    func run(in context: CommandContext) throws -> ExitStatus {
        let program = try workspace.checkedToRun(context).program!
        let reading = try ledger.read(in: workspace, program.policy, context)
        let argument = AccountArgument(account)
        let report: ExplanationReport
        switch try argument.find(in: reading) {
        case .account(let index):
            let (options, on) = try options(reading.snapshot, context)
            let explanation = DunningSimulator.explain(
                program, reading.snapshot, options, account: index, on: on, looksAhead: true)
            if let unknown = UnknownCharges(explanation.actions.flatMap(\.unknownCharges), reading.snapshot) {
                throw CommandFailure.notDone(unknown.message, help: unknown.help)
            }
            report = ExplanationReport(
                explanation, program: program, ledger: reading.snapshot, of: try invoices(explanation, reading.snapshot)
            )
        case .leftOut(let id): report = try leftOut(id, argument, program, reading.report, context)
        }
        context.output.result(format == .json ? report.json.indented + "\n" : report.text(all ? .all : .screen))
        return .fine
    }

    /// Nothing is computed for an account with an unusable row: which row, and what is open as far as the others tell.
    private func leftOut(
        _ id: String, _ argument: AccountArgument, _ program: CompiledProgram, _ quality: DataQualityReport,
        _ context: CommandContext
    ) throws -> ExplanationReport {
        let rows = quality.leftOut.first { $0.id == id }
        let first =
            rows?.first ?? .init(file: id, line: 0, column: 0, message: "a row of another customer cannot be used")
        let all = try ledger.read(in: workspace, program.policy, context, keepsAll: true).snapshot
        guard let index = try argument.findLeftOut(id, in: all) else {
            throw CommandFailure.notDone(
                "nothing is computed for \(id), of which nothing else can be read: \(first.description)",
                help: "see all that is wrong with `relance ledger`")
        }
        let (options, on) = try options(all, context)
        var explanation = AccountExplanation(account: index, day: on)
        explanation.items = DunningSimulator.openItems(program, all, options, account: index, on: on)
        return ExplanationReport(
            explanation, program: program, ledger: all, of: try invoices(explanation, all),
            unusableRows: .init(place: first.position, message: first.message, count: rows?.rows ?? 1))
    }

    /// What is assumed up to the day that is explained, and that day.
    private func options(
        _ snapshot: LedgerSnapshot, _ context: CommandContext
    ) throws -> (SimulationOptions, on: CalendarDate) {
        let asOf = day.day(of: snapshot, context).date
        let on = try LaterDay.of(on, asOf: asOf)
        return (SimulationOptions(asOf: asOf, days: on - asOf + 1, payments: payments, approvals: approvals), on)
    }

    /// The open items with the number asked for; `nil`: all of the account.
    private func invoices(_ explanation: AccountExplanation, _ ledger: LedgerSnapshot) throws -> [Int]? {
        guard let item else { return nil }
        func number(_ invoice: Int) -> String { ledger.text[ledger.invoices[invoice].id] }
        let open = explanation.items.map(\.invoice)
        let found = open.filter { number($0) == item }
        guard found.isEmpty else { return found }
        let isThere = ledger.accounts[explanation.account].invoices.contains { number($0) == item }
        throw CommandFailure.wrongUsage(
            isThere
                ? "\"\(item)\" is not open on \(explanation.day)"
                : "the account has no item \"\(item)\"" + NameSuggestion.question(for: item, among: open.map(number)))
    }
}

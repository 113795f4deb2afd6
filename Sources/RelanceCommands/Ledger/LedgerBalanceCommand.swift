import ArgumentParser
import Diagnostics
import DunningReports
import FinancialValues
import LedgerReading
import PlaybookProgram
import RelanceWorkspace

struct LedgerBalanceCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance",
        abstract: "Says what is open and overdue, by currency and age, and what is wrong with the ledger.",
        discussion: """
            The workspace's policy says which words and fields a ledger may hold; without a workspace, or when its playbooks do not \
            run, any word goes.
            """)

    @OptionGroup var workspace: WorkspaceOption
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption
    @Flag(name: .long, help: "Counts rows too that entered the ledger after the as-of day.")
    var allRows = false
    @Option(
        name: .long, parsing: .unconditional,
        help: "How many customers to name for each currency, the most overdue first.",
        transform: ArgumentReading.customers)
    var customers = 10
    @Flag(name: .long, help: "Any fault of the ledger is a failure.")
    var strict = false
    @Option(name: .long, help: "How the answer is printed: text or json.")
    var format = AnswerFormat.text

    func run(in context: CommandContext) throws -> ExitStatus {
        let reading = try ledger.read(in: workspace, workspace.policy(context), context)
        let asOf = day.day(of: reading.snapshot, context).date
        let balance = AgedBalance(reading.snapshot, asOf: asOf, universe: allRows ? .allRows : .knownAtAsOf)
        switch format {
        case .text:
            context.output.result(balance.text(customers: customers) + "\n" + reading.report.text())
        case .json:
            let answer: JSONText = ["balance": balance.json, "quality": reading.report.json]
            context.output.result(answer.indented + "\n")
        }
        return strict && reading.report.hasErrors ? .notDone : .fine
    }
}

extension WorkspaceOption {
    /// The policy's words, where there is a workspace that runs.
    func policy(_ context: CommandContext) -> CompiledPolicy? { program(context)?.policy }

    /// The workspace's program, where there is one that runs.
    func program(_ context: CommandContext) -> CompiledProgram? {
        guard let workspace = try? Workspace.load(root: context.resolve(workspace)) else { return nil }
        let checked = CheckedWorkspace(workspace)
        if checked.program == nil {
            context.output.remark("the playbooks do not run, so any word goes in the ledger\n")
        }
        return checked.program
    }
}

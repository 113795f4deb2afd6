import ArgumentParser
import Diagnostics
import LedgerReading
import RelanceWorkspace

struct LedgerMappingCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping",
        abstract: "Proposes a mapping for an export, from its header and its first rows.",
        discussion: """
            Prints a mapping.yaml that says of each column how sure it is. What the file does not say is left open: whether dates are \
            written day first or month first is never guessed. Exit status 1 when something is left to decide.
            """)

    @Argument(help: ArgumentHelp("The file: CSV in any dialect.", valueName: "file"), transform: ArgumentReading.file)
    var file: String
    @Option(
        name: .long,
        help: "The table that its rows are: invoices, customers, payments and so on; by default the one that fits best."
    )
    var table: String?

    func run(in context: CommandContext) throws -> ExitStatus {
        if let table, !LedgerReader.tableNames.contains(table) {
            throw CommandFailure.wrongUsage(
                "\"\(table)\" is no table of a ledger"
                    + NameSuggestion.question(for: table, among: LedgerReader.tableNames),
                help: "there are \(LedgerReader.tableNames.joined(separator: ", "))")
        }
        let proposal: MappingProposal
        do {
            proposal = try MappingProposal(context.resolve(file), table: table)
        } catch {
            throw CommandFailure(error, context)
        }
        context.output.result(proposal.yaml)
        for question in proposal.open { context.output.remark("to decide: \(question)\n") }
        return proposal.isComplete ? .fine : .findings
    }
}

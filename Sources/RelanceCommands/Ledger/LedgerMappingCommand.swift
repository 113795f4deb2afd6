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

    @Argument(
        help: ArgumentHelp(
            "The export: a CSV file in any dialect, a file of SQLite, or postgresql://...", valueName: "source"),
        transform: ArgumentReading.file)
    var source: String
    @Option(
        name: .long,
        help: ArgumentHelp("Of a database, the table or view; by default the only one.", valueName: "name"))
    var relation: String?
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
            let location = LedgerLocation(path: context.resolveLedger(source))
            let relation = try chosen(among: location.relationNames())
            proposal = try location.proposal(relation: relation, table: table)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as LedgerReadingError {
            throw CommandFailure(error, context)
        }
        context.output.result(proposal.yaml)
        for question in proposal.open { context.output.remark("to decide: \(question)\n") }
        return proposal.isComplete ? .fine : .findings
    }

    /// The table or view that is meant.
    ///
    /// - Parameter relations: Those of the database; `nil` where the export is a file.
    private func chosen(among relations: [String]?) throws(CommandFailure) -> String? {
        guard let relations else {
            guard relation == nil else {
                throw .wrongUsage("--relation names a table of a database, and \"\(source)\" is a file")
            }
            return nil
        }
        let names = relations.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
        let shown = LedgerLocation.shown(source)
        if let relation {
            // A schema's name may stand before it.
            guard relations.contains(relation) || relation.contains(".") else {
                throw .wrongUsage(
                    "\(shown) has no table or view \"\(relation)\""
                        + NameSuggestion.question(for: relation, among: relations),
                    help: relations.isEmpty ? "there is none that may be read" : "there are \(names)")
            }
            return relation
        }
        guard relations.count == 1 else {
            throw .wrongUsage(
                "\(shown) has \(relations.count) tables and views, and a proposal is for one",
                help: relations.isEmpty ? "there is none that may be read" : "choose one with --relation: \(names)")
        }
        return relations[0]
    }
}

import ArgumentParser
import LedgerReading
import RelanceWorkspace

struct LedgerImportCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Writes a ledger in the normal form into one file of SQLite.",
        discussion: """
            The file has its name only when it is whole: whatever goes wrong, an earlier one stays as it was. It is read \
            wherever a ledger is, and needs no mapping.
            """)

    @Argument(
        help: ArgumentHelp("The ledger: a folder, a file of SQLite, a FEC or postgresql://...", valueName: "source"),
        transform: ArgumentReading.folder)
    var source: String
    @Option(
        name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("The file to write.", valueName: "file"),
        transform: ArgumentReading.file)
    var output: String
    @Option(
        name: .long,
        help: ArgumentHelp("A mapping file, instead of the \"mapping.yaml\" with the ledger.", valueName: "file"),
        transform: ArgumentReading.file)
    var mapping: String?
    @OptionGroup var workspace: WorkspaceOption

    func run(in context: CommandContext) throws -> ExitStatus {
        let location = LedgerLocation(path: context.resolveLedger(source), mapping: mapping.map(context.resolve))
        let written: [(table: String, rows: Int)]
        do {
            written = try location.write(
                to: context.resolve(output), workspace.policy(context), watch: context.output.readingWatch)
        } catch {
            throw CommandFailure(error, output, context)
        }
        for table in written {
            context.output.result("\(table.table): \(table.rows) row\(table.rows == 1 ? "" : "s")\n")
        }
        context.output.remark("written: \(output)\n")
        return .fine
    }
}

extension CommandFailure {
    fileprivate init(_ error: LedgerTranscriptionError, _ output: String, _ context: CommandContext) {
        switch error {
        case .reading(let error): self.init(error, context)
        case .writing(let error):
            self = .notDone(
                "\"\(output)\" cannot be written: \(error.reason)",
                help: "whatever stood there stays as it was; name another file with -o, or mend that and run it again")
        case .rowsWithoutShape(let report):
            context.output.remark(report.lines.joined(separator: "\n") + "\n")
            self = .notDone(
                "nothing is written, because of rows like these nobody can say which cell is which",
                help: "mend them, or export the file again")
        }
    }
}

import ArgumentParser
import DunningReports
import FinancialValues
import LedgerReading
import PlaybookProgram
import RelanceWorkspace

struct LedgerDiffCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what was paid, opened, disputed, reopened and changed between two ledgers.",
        discussion: """
            Each is taken as of its own day. Exit status 1 when time seems to run backwards: an earlier \
            day, history that was forgotten, items that are neither open nor paid.
            """)

    @Argument(
        help: ArgumentHelp("The older ledger: whatever --ledger takes.", valueName: "old"),
        transform: ArgumentReading.folder)
    var old: String
    @Argument(help: ArgumentHelp("The newer ledger.", valueName: "new"), transform: ArgumentReading.folder)
    var new: String
    @Option(
        name: .long, help: ArgumentHelp("A mapping file for both, instead of the one with each.", valueName: "file"),
        transform: ArgumentReading.file)
    var mapping: String?
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day of the older ledger; by default its own.", valueName: "YYYY-MM-DD"),
        transform: ArgumentReading.date)
    var oldAsOf: CalendarDate?
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day of the newer ledger; by default its own, else today.", valueName: "YYYY-MM-DD"),
        transform: ArgumentReading.date)
    var asOf: CalendarDate?
    @Flag(name: .long, help: "Names every item, and not only the first of each kind.")
    var all = false
    @Option(name: .long, help: "How the answer is printed: text or json.")
    var format = AnswerFormat.text
    @OptionGroup var workspace: WorkspaceOption

    func run(in context: CommandContext) throws -> ExitStatus {
        let policy = workspace.policy(context)
        let before = try read(old, policy, context)
        let now = try read(new, policy, context)
        guard let oldDay = oldAsOf ?? before.snapshot.asOf else {
            throw CommandFailure.wrongUsage(
                "\"\(LedgerLocation.shown(old))\" does not say its day", help: "give it with --old-as-of")
        }
        let newDay = AsOfDay(asked: asOf, ledger: now.snapshot, today: context.today)
        if newDay.source == .today {
            context.output.remark("the newer ledger as of today, \(newDay.date): neither it nor --as-of says a day\n")
        }
        let difference = LedgerDifference(
            from: .init(
                name: LedgerLocation.shown(old), ledger: before.snapshot, day: oldDay,
                leftOut: before.report.accountsLeftOut),
            to: .init(
                name: LedgerLocation.shown(new), ledger: now.snapshot, day: newDay.date,
                leftOut: now.report.accountsLeftOut))
        switch format {
        case .text: context.output.result(difference.text(most: all ? nil : 20))
        case .json: context.output.result(difference.json.indented + "\n")
        }
        return difference.warnings.isEmpty ? .fine : .findings
    }

    private func read(
        _ path: String, _ policy: CompiledPolicy?, _ context: CommandContext
    ) throws -> LedgerReading {
        do {
            return try LedgerLocation(path: context.resolveLedger(path), mapping: mapping.map(context.resolve))
                .read(policy, watch: context.output.readingWatch)
        } catch {
            throw CommandFailure(error, context)
        }
    }
}

import ArgumentParser
import DunningReports
import FinancialValues
import Foundation
import RelanceWorkspace

struct DiffCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what two workspaces' playbooks do differently, for which customers and days.",
        discussion: """
            Layout, comments and the order of keys are no difference. Of a condition written otherwise it is proved that it
            means the same, or facts are shown for which it does not. With --ledger it also says who would get what
            earlier, later, newly or no longer. Ends with 0 when both do the same, 1 when they differ, 4 when that is
            undecided. Ledgers are compared by `relance ledger diff`.
            """)

    @Argument(
        help: ArgumentHelp("The folder of the older workspace.", valueName: "old"), transform: ArgumentReading.folder)
    var old: String
    @Argument(
        help: ArgumentHelp("The folder of the newer workspace.", valueName: "new"), transform: ArgumentReading.folder)
    var new: String
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A ledger on which both are simulated: a folder, a file of SQLite, a FEC or postgresql://...",
            valueName: "source"),
        transform: ArgumentReading.folder)
    var ledger: String?
    @Option(
        name: .long,
        help: ArgumentHelp("A mapping file, instead of the \"mapping.yaml\" with the ledger.", valueName: "file"),
        transform: ArgumentReading.file)
    var mapping: String?
    @OptionGroup var day: AsOfOption
    @Option(
        name: .long, parsing: .unconditional, help: "How many days, the as-of day included; 90 by default.",
        transform: ArgumentReading.days)
    var days: Int?
    @Flag(name: .long, help: "Names every account, and not only the first of each kind.")
    var all = false
    @Option(name: .long, help: "How the answer is printed: text or json.")
    var format = AnswerFormat.text

    func run(in context: CommandContext) throws -> ExitStatus {
        guard ledger != nil || (mapping == nil && day.asOf == nil && days == nil && !all) else {
            throw CommandFailure.wrongUsage(
                "--mapping, --as-of, --days and --all are about a ledger, and none is named",
                help: "name one with --ledger")
        }
        let comparison = WorkspaceComparison(try workspace(old, context), try workspace(new, context))
        let effect = try ledger.map { try self.effect(of: comparison, on: $0, context) }
        let shown = ledger.map(LedgerLocation.shown) ?? ""
        switch format {
        case .text:
            let below = effect.map { "\n" + $0.text(ledger: shown, most: all ? nil : 20) } ?? ""
            context.output.result(comparison.text + below)
        case .json: context.output.result(comparison.json(effect: effect, ledger: shown).indented + "\n")
        }
        return comparison.actsTheSame ? .fine : comparison.isOnlyUndecided ? .undecided : .findings
    }

    private func workspace(_ folder: String, _ context: CommandContext) throws -> ComparedWorkspace {
        let checked: CheckedWorkspace
        do {
            checked = CheckedWorkspace(try Workspace.load(root: context.resolve(folder)))
        } catch {
            throw CommandFailure(error, folder: folder)
        }
        guard let workspace = ComparedWorkspace(checked, name: folder) else {
            context.output.remark(checked.diagnostics)
            throw CommandFailure(
                status: .findings, message: "the playbooks of \"\(folder)\" do not run",
                help: "see `relance check --workspace \(folder)`")
        }
        return workspace
    }

    private func effect(
        of comparison: WorkspaceComparison, on ledger: String, _ context: CommandContext
    ) throws -> EffectRun.Result {
        let location = LedgerLocation(path: context.resolveLedger(ledger), mapping: mapping.map(context.resolve))
        let result: EffectRun.Result
        do {
            result = try EffectRun.run(
                comparison, location, asOf: day.asOf, today: context.today, days: days ?? 90,
                threads: ProcessInfo.processInfo.activeProcessorCount, reading: context.output.readingWatch)
        } catch {
            throw CommandFailure(error, context)
        }
        if result.day.source == .today {
            context.output.remark("as of today, \(result.day.date): neither the ledger nor --as-of says a day\n")
        }
        return result
    }
}

extension CommandFailure {
    /// Of two workspaces: says which.
    fileprivate init(_ error: WorkspaceError, folder: String) {
        switch error {
        case .noSuchFolder: self = .notDone("there is no folder \"\(folder)\"")
        case .noPlaybooks: self = .notDone("\"\(folder)\" is no workspace: it has no folder \"playbooks\"")
        case .unreadableFolder(_, let reason):
            self = .notDone("the folder \"\(folder)\" cannot be read: \(reason)")
        }
    }
}

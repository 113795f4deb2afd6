import ArgumentParser
import Diagnostics
import DunningReports
import FinancialValues
import Foundation
import LedgerReading
import RelanceWorkspace

struct LedgerCheckCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Says what of the ledger would make dunning go wrong: how often, about how much, where, and what to do.",
        discussion: """
            Look-alikes of invoices and customers, money and credit notes on no invoice, due dates that cannot be right, contacts and \
            languages that are missing, disputes that nobody settles, and each row that cannot be used.

            Exit status: 0 every account is in the schedule, 1 an account is kept out of it (with --strict: anything was found), \
            2 wrong usage, 3 the ledger could not be read.
            """)

    @Argument(
        help: ArgumentHelp("The ledger, in the place of --ledger: whatever that takes.", valueName: "source"),
        transform: ArgumentReading.folder)
    var source: String?
    @Flag(name: .long, help: "Shows each finding, and not only how many of each kind there are.")
    var all = false
    @Option(
        name: .long, parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Shows each finding of a kind, such as unmatched-cash; may be repeated.", valueName: "kind"),
        transform: ArgumentReading.findingKind)
    var kind: [String] = []
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp(
            "How old an open dispute or an unused credit note may be; thirty, since by then one month's closing has passed it by.",
            valueName: "days"),
        transform: ArgumentReading.days)
    var staleDays = 30
    @Flag(name: .long, help: "Anything that is found is a failure.")
    var strict = false
    @Option(name: .long, help: "How the report is printed: text, json or csv; the last two have each finding.")
    var format = ReportFormat.text
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption
    @OptionGroup var workspace: WorkspaceOption

    func run(in context: CommandContext) throws -> ExitStatus {
        var ledger = ledger
        if let source {
            if let other = ledger.ledger {
                throw CommandFailure.wrongUsage(
                    "the ledger is named twice, as \"\(LedgerLocation.shown(source))\" and as \"\(LedgerLocation.shown(other))\"",
                    help: "name it once")
            }
            ledger.ledger = source
        }
        let program = workspace.program(context)
        let isDetailed = all || !kind.isEmpty || format != .text
        let run = LedgerCheckRun(
            ledger: ledger.location(in: workspace, context), name: ledger.name(in: workspace), program: program,
            asOf: day.asOf, today: context.today, staleDays: staleDays, keepsAll: isDetailed,
            threads: ProcessInfo.processInfo.activeProcessorCount)
        let (report, day) = try read(run, context)
        if day.source == .today {
            context.output.remark("as of today, \(day.date): neither the ledger nor --as-of says a day\n")
        }
        let kinds = kind.isEmpty ? nil : Set(kind)
        switch format {
        case .text: context.output.result(isDetailed ? report.details(of: kinds) : report.overview())
        case .json: context.output.result(report.only(kinds).json.indented + "\n")
        case .csv: context.output.result(report.only(kinds).csv)
        }
        let hasFindings = report.keepsAnythingOut || strict && !report.kinds.isEmpty
        return hasFindings ? .findings : .fine
    }

    private func read(
        _ run: LedgerCheckRun, _ context: CommandContext
    ) throws -> (report: LedgerCheckReport, day: AsOfDay) {
        do {
            return try run.run(
                reading: context.output.readingWatch,
                progress: context.output.simulationWatch(days: LedgerCheckRun.days))
        } catch { throw CommandFailure(error, context) }
    }
}

/// How a report is printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
}

extension ArgumentReading {
    static func findingKind(_ text: String) throws -> String {
        guard KindAdvice.kinds.contains(text) else {
            let question = NameSuggestion.question(for: text, among: KindAdvice.kinds)
            throw ValidationError("\"\(text)\" is no kind of finding of a ledger\(question), see docs/ledger-check.md")
        }
        return text
    }
}

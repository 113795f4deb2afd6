import ArgumentParser
import FinancialValues
import LedgerReading
import PlaybookProgram
import Receivables
import RelanceWorkspace

struct LedgerOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The ledger: a folder, a file of SQLite, a FEC or postgresql://...; by default \"ledger\" in the workspace.",
            valueName: "source"),
        transform: ArgumentReading.folder)
    var ledger: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A mapping file, instead of the \"mapping.yaml\" with the ledger.", valueName: "file"),
        transform: ArgumentReading.file)
    var mapping: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What was done since: a history.csv that an earlier run wrote, read after the ledger's own; may be repeated.",
            valueName: "file"),
        transform: ArgumentReading.file)
    var history: [String] = []

    /// The ledger as it is to be named in reports.
    func name(in workspace: WorkspaceOption) -> String {
        LedgerLocation.shown(path(in: workspace))
    }

    private func path(in workspace: WorkspaceOption) -> String {
        ledger ?? (workspace.workspace == "." ? "ledger" : workspace.workspace + "/ledger")
    }

    func location(in workspace: WorkspaceOption, _ context: CommandContext) -> LedgerLocation {
        LedgerLocation(
            path: context.resolveLedger(path(in: workspace)), mapping: mapping.map(context.resolve),
            laterHistory: history.map(context.resolve))
    }

    func read(
        in workspace: WorkspaceOption, _ policy: CompiledPolicy?, _ context: CommandContext, keepsAll: Bool = false
    ) throws -> LedgerReading {
        do {
            return try location(in: workspace, context)
                .read(policy, keepsAll: keepsAll, watch: context.output.readingWatch)
        } catch {
            throw CommandFailure(error, context)
        }
    }
}

struct AsOfOption: ParsableArguments {
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp(
            "The day from which to look; by default the ledger's own, else today.", valueName: "YYYY-MM-DD"),
        transform: ArgumentReading.date)
    var asOf: CalendarDate?

    /// The day from which to look; says so when nobody but the clock named it.
    func day(of ledger: LedgerSnapshot, _ context: CommandContext) -> AsOfDay {
        let day = AsOfDay(asked: asOf, ledger: ledger, today: context.today)
        if day.source == .today {
            context.output.remark("as of today, \(day.date): neither the ledger nor --as-of says a day\n")
        }
        return day
    }
}

/// Reads arguments and says what to write instead.
enum ArgumentReading {
    static func date(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(iso: text) else {
            if let days = CalendarDate.daysInMonth(iso: text) {
                throw ValidationError("\"\(text)\" is no date: that month has \(days) days")
            }
            throw ValidationError("\"\(text)\" is no date, write YYYY-MM-DD, such as 2026-12-31")
        }
        return date
    }

    /// Ten years at most: beyond it no calendar or rate is known.
    static func days(_ text: String) throws -> Int {
        guard let days = Int(text), (1...3660).contains(days) else {
            throw ValidationError("\"\(text)\" is no number of days, write a whole number from 1 to 3660")
        }
        return days
    }

    static func customers(_ text: String) throws -> Int {
        guard let count = Int(text), count >= 0 else {
            throw ValidationError("\"\(text)\" is no number of customers, write a whole number such as 10")
        }
        return count
    }

    /// An empty path would be the root of all files to some and the current folder to others.
    static func folder(_ path: String) throws -> String {
        guard !path.isEmpty else { throw ValidationError("the path is empty, write \".\" for the current folder") }
        return path
    }

    static func file(_ path: String) throws -> String {
        guard !path.isEmpty else { throw ValidationError("the path is empty, name a file") }
        return path
    }

    static func threads(_ text: String) throws -> Int {
        guard let threads = Int(text), (1...1024).contains(threads) else {
            throw ValidationError("\"\(text)\" is no number of threads, write a whole number from 1 to 1024")
        }
        return threads
    }
}

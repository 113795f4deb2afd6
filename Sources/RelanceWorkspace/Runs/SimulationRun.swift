import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import LedgerReading
import PlaybookProgram
import Receivables

/// The program in one place:
///
///     workspace folder ─ Workspace.load ─▶ files ─ PlaybookCompiler ─▶ compiled program
///     ledger folder    ─ LedgerReader ─▶ ledger snapshot
///     program × snapshot × days ─ DunningSimulator ─▶ dunning schedule ─ ScheduleFiles ─▶ reports
public enum SimulationRun {
    public struct Request: Sendable {
        public var workspace: String
        public var ledger: LedgerLocation
        /// The ledger's folder as the summary names it.
        public var ledgerName: String
        /// `nil`: the day of the ledger, else `today`.
        public var asOf: CalendarDate?
        public var today: CalendarDate
        public var days: Int
        public var payments: SimulationOptions.Payments
        public var approvals: SimulationOptions.Approvals
        /// Stops at anything wrong, in the playbooks or in the ledger, instead of leaving it out.
        public var isStrict: Bool
        /// Stops where a stage comes that no valid signature covers.
        public var requiresSignatures: Bool
        /// How many threads compute the schedule; it is the same for any number.
        public var threads: Int
        /// The folder that gets the schedule's files.
        public var output: String
        /// The folder that gets every message; `nil`: none is written.
        public var messages: String?
        /// Prints the letters among the messages.
        public var printer: LetterPrinter?

        public init(
            workspace: String, ledger: LedgerLocation, ledgerName: String, asOf: CalendarDate? = nil,
            today: CalendarDate, days: Int, payments: SimulationOptions.Payments = .none,
            approvals: SimulationOptions.Approvals = .granted,
            isStrict: Bool = false, requiresSignatures: Bool = false, threads: Int = 1, output: String,
            messages: String? = nil, printer: LetterPrinter? = nil
        ) {
            self.workspace = workspace
            self.ledger = ledger
            self.ledgerName = ledgerName
            self.asOf = asOf
            self.today = today
            self.days = days
            self.payments = payments
            self.approvals = approvals
            self.isStrict = isStrict
            self.requiresSignatures = requiresSignatures
            self.threads = threads
            self.output = output
            self.messages = messages
            self.printer = printer
        }
    }

    public enum Outcome: Sendable {
        /// The playbooks do not run.
        case faultyPlaybooks(CheckedWorkspace)
        /// Strict, and something is wrong with the ledger.
        case faultyLedger(DataQualityReport)
        /// Strict, and some accounts cannot be computed: which, one line for each reason.
        case accountsNotComputed([String])
        /// Signatures are required, and some stages have none: which, one line for each rule of a playbook.
        case unsignedStages([String])
        /// Messages are to be written, and the policy lacks what they need.
        case missingSenders([Diagnostic])
        case finished(Result)
    }

    public struct Result: Sendable {
        public var summary: String
        /// The names of the files written.
        public var files: [String]
        /// What an earlier run had left in the folder, and what became of it.
        public var remarks: [String]
        /// Of the messages, where they were written.
        public var messages: MessageFiles.Counts?
        /// Every guarantee was kept that the ledger lets the run watch.
        public var keepsGuarantees: Bool
    }

    /// - Parameters:
    ///   - reading: Told now and then how far the ledger is read.
    ///   - progress: Told now and then how many of all accounts are done.
    public static func run(
        _ request: Request, reading watch: ReadingWatch? = nil, progress: ((_ done: Int, _ of: Int) -> Void)? = nil
    ) throws(RunError) -> Outcome {
        let checked = CheckedWorkspace(
            try RunError.workspace { () throws(WorkspaceError) in
                try Workspace.load(root: request.workspace)
            })
        let isUsable = request.isStrict ? checked.diagnostics.isEmpty : !checked.hasErrors
        guard isUsable, let program = checked.program else { return .faultyPlaybooks(checked) }

        let reading = try RunError.ledger { () throws(LedgerReadingError) in
            try request.ledger.read(program.policy, watch: watch)
        }
        if request.isStrict, reading.report.hasErrors { return .faultyLedger(reading.report) }

        let day = AsOfDay(asked: request.asOf, ledger: reading.snapshot, today: request.today)
        let composer = MessageComposer(program, reading.snapshot, checked.compilation.templates)
        var options = SimulationOptions(
            asOf: day.date, days: request.days, payments: request.payments, approvals: request.approvals)
        if request.messages != nil {
            let missing = composer.missingSenders()
            guard missing.isEmpty else { return .missingSenders(missing) }
            options.toldFacts = composer.toldFacts
        }
        guard options.lastDay <= .distantFuture else { throw .beyondLastDay(asOf: day.date, days: request.days) }
        let schedule = ThreadedSimulation.run(
            program, reading.snapshot, options, threads: request.threads, progress: progress)
        if let unknown = UnknownCharges(schedule.unknownCharges, reading.snapshot) { throw .unknownCharges(unknown) }
        let notComputed = schedule.linesNotComputed(program, reading.snapshot)
        if request.isStrict, !notComputed.isEmpty { return .accountsNotComputed(notComputed) }

        let signatures = ApprovalReport(checked, program).signatures
        let unsigned = request.requiresSignatures ? schedule.unsignedStages(program, signatures) : []
        guard unsigned.isEmpty else { return .unsignedStages(unsigned) }

        let header = RunHeader(
            options: options, asOfSource: day.source, ledgerFolder: request.ledgerName,
            accountsLeftOut: reading.report.accountsLeftOut, openLeftOut: reading.report.openLeftOut,
            ledgerFaults: reading.report.lines, signatures: signatures)
        return try RunError.reports { () throws(ReportWritingError) in
            let messages = try request.messages.map { folder throws(ReportWritingError) in
                try MessageFiles(composer, to: folder, printer: request.printer?.print)
            }
            let written = try ScheduleFiles.write(
                schedule, program, reading.snapshot, header, to: request.output, messages: messages)
            return .finished(
                Result(
                    summary: written.summary, files: written.files, remarks: written.remarks,
                    messages: messages?.counts, keepsGuarantees: schedule.brokenGuarantees.isEmpty))
        }
    }
}

/// The day from which a run looks, and who says so.
public struct AsOfDay: Sendable {
    public let date: CalendarDate
    public let source: RunHeader.AsOfSource

    /// What was asked for, else the day of the ledger, else today.
    public init(asked: CalendarDate?, ledger: LedgerSnapshot, today: CalendarDate) {
        if let asked {
            (date, source) = (asked, .option)
        } else if let day = ledger.asOf {
            (date, source) = (day, .ledger)
        } else {
            (date, source) = (today, .today)
        }
    }
}

/// Why a run could not be done.
public enum RunError: Error {
    case workspace(WorkspaceError)
    case ledger(LedgerReadingError)
    case reports(ReportWritingError)
    /// The days asked for go on after the last that can be written, 9999-12-31.
    case beyondLastDay(asOf: CalendarDate, days: Int)
    /// Something is to be charged by a reference rate that its table does not know.
    case unknownCharges(UnknownCharges)

    static func workspace<Value>(_ work: () throws(WorkspaceError) -> Value) throws(RunError) -> Value {
        do { return try work() } catch { throw .workspace(error) }
    }

    static func ledger<Value>(_ work: () throws(LedgerReadingError) -> Value) throws(RunError) -> Value {
        do { return try work() } catch { throw .ledger(error) }
    }

    static func reports<Value>(_ work: () throws(ReportWritingError) -> Value) throws(RunError) -> Value {
        do { return try work() } catch { throw .reports(error) }
    }
}

import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import LedgerReading
import PlaybookProgram
import Receivables

/// Reads a ledger and tells what of it would make dunning go wrong:
///
///     ledger ─ LedgerLocation.read ─▶ snapshot with places, what reading found
///     snapshot ─ LedgerCheck ─▶ what is suspicious
///     program x snapshot x days ─ ThreadedSimulation ─▶ whom messages would not reach, whom nothing covers
public struct LedgerCheckRun: Sendable {
    public var ledger: LedgerLocation
    /// As the report names it.
    public var name: String
    /// `nil`: only what a ledger says by itself.
    public var program: CompiledProgram?
    public var asOf: CalendarDate?
    public var today: CalendarDate
    /// A dispute or credit note that is older is stale.
    public var staleDays: Int
    /// Keeps every place, and not only the first of each kind.
    public var keepsAll: Bool
    /// How many threads ask the playbooks; the report is the same for any number.
    public var threads: Int

    public init(
        ledger: LedgerLocation, name: String, program: CompiledProgram?, asOf: CalendarDate?,
        today: CalendarDate, staleDays: Int = 30, keepsAll: Bool = false, threads: Int = 1
    ) {
        (self.ledger, self.name, self.program, self.asOf, self.today) = (ledger, name, program, asOf, today)
        (self.staleDays, self.keepsAll, self.threads) = (staleDays, keepsAll, threads)
    }

    /// For how many days the playbooks are asked whom they would write to.
    public static let days = 90

    /// - Parameters:
    ///   - watch: Told now and then how far the reading is.
    ///   - progress: Told now and then for how many of all accounts the playbooks were asked.
    /// - Returns: The report, and who says its day.
    public func run(
        reading watch: ReadingWatch? = nil, progress: ((_ done: Int, _ of: Int) -> Void)? = nil
    ) throws(LedgerReadingError) -> (report: LedgerCheckReport, day: AsOfDay) {
        let detail = ReadingDetail(keepsAll: true, keepsPlaces: true, mostExamples: keepsAll ? .max : 10)
        let reading = try ledger.read(program?.policy, detail, watch: watch)
        let day = AsOfDay(asked: asOf, ledger: reading.snapshot, today: today)
        let check = LedgerCheck(
            reading.snapshot, program, country: reading.country, .init(asOf: day.date, staleDays: staleDays),
            keepsAll: keepsAll)
        check.run()
        let leftOut = AccountsKeptOut(reading, check)
        var keptOut = leftOut.unusable
        if let program {
            let options = SimulationOptions(asOf: day.date, days: Self.days)
            let schedule = ThreadedSimulation.run(
                program, reading.snapshot.withBankData(of: day.date), options, threads: threads,
                progress: progress)
            MissingContacts(program, reading.snapshot, check).tell(schedule, but: leftOut.accounts)
            keptOut += leftOut.uncovered(by: schedule, program)
        }
        let report = LedgerCheckReport(
            ledger: name, asOf: day.date, accounts: reading.snapshot.accounts.count,
            customers: reading.snapshot.customers.count, invoices: reading.snapshot.invoices.count,
            hasPlaybooks: program != nil, tables: reading.report.tables,
            keptOut: keptOut.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) },
            rowsOfUnknownCustomers: reading.report.rowsOfUnknownCustomers,
            kinds: Self.kinds(reading.report, check.findings))
        return (report, day)
    }

    private static func kinds(_ rows: DataQualityReport, _ found: [QualityFinding]) -> [LedgerCheckReport.Kind] {
        var kinds = Dictionary(grouping: rows.findings, by: \.code).map { code, findings in
            LedgerCheckReport.Kind(code, findings, keepsOut: rows.leftOut.filter { $0.codes.contains(code) }.map(\.id))
        }
        kinds += found.map(LedgerCheckReport.Kind.init)
        return kinds.sorted { left, right in
            if left.consequence != right.consequence { return left.consequence < right.consequence }
            return left.count != right.count ? left.count > right.count : left.code < right.code
        }
    }
}

extension LedgerSnapshot {
    /// As if every bank had been heard of that day: bank data that are too old keep everybody from being written to, and whom a
    /// message would not reach is to be told all the same.
    fileprivate func withBankData(of day: CalendarDate) -> LedgerSnapshot {
        var ledger = self
        ledger.lastBankDays = ledger.lastBankDays.map { _ in day }
        return ledger
    }
}

extension LedgerCheckReport.Kind {
    /// - Parameter findings: Of one code, each in another file or of another weight.
    fileprivate init(_ code: String, _ findings: [DataQualityReport.Finding], keepsOut: [String]) {
        var amounts: [CurrencyCode: Int64] = [:]
        for finding in findings { amounts.add(finding.amounts) }
        let places = findings.flatMap(\.examples).sorted {
            ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message)
        }
        self.init(
            code: code, isError: findings.contains(where: \.isError), advice: .of(code),
            count: findings.reduce(0) { $0 + $1.count }, amounts: amounts.asMoney,
            places: places.map {
                .init(file: $0.file, line: $0.line, column: $0.column, amounts: [], message: $0.message)
            }, keepsOut: keepsOut)
    }

    fileprivate init(_ finding: QualityFinding) {
        self.init(
            code: finding.code.id, isError: false, advice: .of(finding.code.id), count: finding.count,
            amounts: finding.amounts.asMoney,
            places: finding.occurrences.map {
                .init(
                    file: $0.place.file, line: $0.place.line, column: $0.place.column, customer: $0.customer,
                    account: $0.account, item: $0.item, amounts: $0.amounts, message: $0.message)
            }, keepsOut: [])
    }
}

extension [CurrencyCode: Int64] {
    /// By currency, without what is nothing.
    var asMoney: [Money] { filter { $0.value != 0 }.keys.sorted().map { Money(minorUnits: self[$0]!, $0) } }
}

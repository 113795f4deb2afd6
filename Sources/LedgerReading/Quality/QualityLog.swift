import Diagnostics
import FinancialValues

/// Collects what is wrong with the rows of a ledger while it is read.
///
/// Counts every fault and keeps the first places of each kind in each file; the sentence of a place is made only for those.
final class QualityLog {
    private struct Kind: Hashable {
        let code: DiagnosticCode
        let file: String
        let isError: Bool
    }

    private struct Faults {
        var count = 0
        var examples: [DataQualityReport.Place] = []
        var amounts: [CurrencyCode: Int64] = [:]
    }

    private var findings: [Kind: Faults] = [:]
    private(set) var tables: [DataQualityReport.Table] = []
    /// Of the file of which tables were made.
    private var unusableLines: Set<Int> = []
    private let mostExamples: Int

    /// - Parameter mostExamples: How many places of a kind are kept in each file.
    init(mostExamples: Int = 10) { self.mostExamples = mostExamples }

    func report(
        _ code: DiagnosticCode, isError: Bool, file: String, line: Int, column: Int, _ message: () -> String
    ) {
        let kind = Kind(code: code, file: file, isError: isError)
        findings[kind, default: Faults()].count += 1
        if findings[kind]!.examples.count < mostExamples {
            findings[kind]!.examples.append(.init(file: file, line: line, column: column, message: message()))
        }
    }

    /// Says which amount a fault is about that was reported before.
    func add(_ amount: Money, to code: DiagnosticCode, isError: Bool, file: String) {
        let kind = Kind(code: code, file: file, isError: isError)
        findings[kind]?.amounts.add(amount)
    }

    func add(_ table: DataQualityReport.Table) { tables.append(table) }

    /// Lines of a file that was counted before and of which tables were made: a line may have become a row of several.
    func add(unusable lines: [Int], to file: String) {
        guard let index = tables.firstIndex(where: { $0.file == file }) else { return }
        for line in lines where unusableLines.insert(line).inserted { tables[index].unusable += 1 }
    }

    /// Findings by code, errors first, then by file.
    func report(
        leavingOut accounts: [LeftOutAccounts.Account], rowsOfUnknownCustomers: Int
    ) -> DataQualityReport {
        var report = DataQualityReport()
        report.rowsOfUnknownCustomers = rowsOfUnknownCustomers
        report.tables = tables
        report.leftOut = accounts.map { account in
            .init(
                id: account.id, first: account.first.map(place), rows: account.count,
                codes: account.codes.sorted().map(\.id))
        }
        let kinds = findings.keys.sorted { left, right in
            left.code != right.code
                ? left.code < right.code
                : left.isError != right.isError ? left.isError : left.file < right.file
        }
        report.findings = kinds.map { kind in
            let finding = findings[kind]!
            return .init(
                code: kind.code.id, isError: kind.isError, count: finding.count,
                examples: finding.examples.sorted { ($0.line, $0.column) < ($1.line, $1.column) },
                amounts: finding.amounts)
        }
        return report
    }

    /// A row with its sentence, where that was kept, else with the code of its fault.
    private func place(of row: UnusableRow) -> DataQualityReport.Place {
        let kind = Kind(code: row.code, file: row.file, isError: true)
        let kept = findings[kind]?.examples.first { $0.line == row.line && $0.column == row.column }
        return kept
            ?? .init(
                file: row.file, line: row.line, column: row.column, message: "the row cannot be used [\(row.code.id)]")
    }
}

import FinancialValues
import LedgerDatabases
import LedgerReading
import PlaybookProgram
import Receivables

/// Where a ledger is, and which mapping reads it.
public struct LedgerLocation: Sendable {
    /// A folder of CSV files, one file of SQLite, a FEC, or the address of a database of PostgreSQL.
    public var path: String
    /// Another file than the `mapping.yaml` in the folder.
    public var mapping: String?
    /// Files of history in the normal form that are read after the ledger's own, in this order.
    public var laterHistory: [String]

    public init(path: String, mapping: String? = nil, laterHistory: [String] = []) {
        self.path = path
        self.mapping = mapping
        self.laterHistory = laterHistory
    }

    /// - Parameters:
    ///   - policy: `nil` to read the ledger by itself: then any word goes.
    ///   - keepsAll: Keeps the accounts with an unusable row, to look at.
    ///   - watch: Told now and then how far the reading is.
    public func read(
        _ policy: CompiledPolicy?, keepsAll: Bool = false, watch: ReadingWatch? = nil
    ) throws(LedgerReadingError) -> LedgerReading {
        try read(policy, ReadingDetail(keepsAll: keepsAll), watch: watch)
    }

    /// - Parameter detail: What is kept beside what the schedule needs.
    package func read(
        _ policy: CompiledPolicy?, _ detail: ReadingDetail, watch: ReadingWatch? = nil
    ) throws(LedgerReadingError) -> LedgerReading {
        try open(policy.map(LedgerVocabulary.init) ?? LedgerVocabulary(), watch: watch, detail).read(
            history: laterHistory)
    }

    /// Writes the ledger in the normal form into one file of SQLite, which has its name only when it is whole.
    ///
    /// - Returns: The rows written of each table, in the order of the tables.
    package func write(
        to file: String, _ policy: CompiledPolicy?, watch: ReadingWatch? = nil
    ) throws(LedgerTranscriptionError) -> [(table: String, rows: Int)] {
        let ledger: OpenedLedger
        do throws(LedgerReadingError) {
            ledger = try open(policy.map(LedgerVocabulary.init) ?? LedgerVocabulary(), watch: watch)
        } catch {
            throw .reading(error)
        }
        let writer: SQLiteLedgerWriter
        do throws(LedgerWritingError) {
            writer = try SQLiteLedgerWriter(file)
        } catch {
            throw .writing(error)
        }
        let written = try ledger.write(to: writer)
        do throws(LedgerWritingError) {
            try writer.commit()
        } catch {
            throw .writing(error)
        }
        return written
    }
}

extension DataQualityReport {
    /// One line per kind of fault: `bad-amount, 3 rows, first invoices.csv:14:7: ...`.
    public var lines: [String] {
        var lines = findings.map { finding in
            let first = finding.examples.first.map { ", first \($0.description)" } ?? ""
            let kind = finding.isError ? "error" : "warning"
            return "\(kind) \(finding.code), \(finding.count) row\(finding.count == 1 ? "" : "s")\(first)"
        }
        if rowsOfUnknownCustomers > 0 {
            lines.append("of \(rowsOfUnknownCustomers) unusable rows nobody can say whose they are")
        }
        return lines
    }
}

extension DataQualityReport.Place {
    /// `invoices.csv:14:7: the message`
    public var description: String { "\(position): \(message)" }

    /// `invoices.csv:14:7`
    public var position: String { "\(file):\(line)" + (column > 0 ? ":\(column)" : "") }
}

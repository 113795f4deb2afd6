import Diagnostics
import FinancialValues
import Receivables

/// Collects what the checks of a ledger tell.
///
/// Counts all, and keeps all or only the first by place: the sentence is made only for what is kept, so that a million rows
/// cost no million sentences.
package final class QualityCollector {
    let ledger: LedgerSnapshot
    private let keepsAll: Bool
    private var findings: [DiagnosticCode: QualityFinding] = [:]

    /// - Parameters:
    ///   - ledger: Read with the places of its rows.
    ///   - keepsAll: Keeps every occurrence, and not only the first of each kind.
    package init(_ ledger: LedgerSnapshot, keepsAll: Bool) {
        precondition(ledger.places != nil, "a ledger that is checked was read with the places of its rows")
        (self.ledger, self.keepsAll) = (ledger, keepsAll)
    }

    /// A row and one of its cells.
    package struct Row {
        var table: RowPlaces.Table
        var index: Int
        /// The ledger's own name of the column.
        var column: String

        package init(_ table: RowPlaces.Table, _ index: Int, _ column: String) {
            (self.table, self.index, self.column) = (table, index, column)
        }
    }

    /// - Parameters:
    ///   - customer: Its index.
    ///   - account: Its index, where it is about one.
    package func add(
        _ code: DiagnosticCode, at row: Row, customer: Int, account: Int? = nil, item: TextReference? = nil,
        _ amounts: [Money] = [], _ message: () -> String
    ) {
        var finding = findings[code] ?? QualityFinding(code: code)
        findings[code] = nil
        finding.count += 1
        for amount in amounts { finding.amounts.add(amount) }
        let place = place(of: row)
        if keepsAll || finding.occurrences.first.map({ place < $0.place }) ?? true {
            let occurrence = QualityOccurrence(
                place: place, customer: ledger.text[ledger.customers[customer].id],
                account: account.map { ledger.id(of: ledger.accounts[$0]) }, item: item.map { ledger.text[$0] },
                amounts: amounts, message: message())
            if keepsAll { finding.occurrences.append(occurrence) } else { finding.occurrences = [occurrence] }
        }
        findings[code] = finding
    }

    /// Where a row stands, as the checks tell it.
    func place(of row: Row) -> QualityPlace {
        let places = ledger.places!
        let file = places.files[row.table.rawValue]
        return QualityPlace(
            file: file?.path ?? "", line: places.line(of: row.index, in: row.table),
            column: file?.columns[row.column] ?? 0)
    }

    /// By code; the occurrences of each by place.
    package var result: [QualityFinding] {
        findings.values.sorted { $0.code < $1.code }.map { finding in
            var finding = finding
            finding.occurrences.sort { ($0.place, $0.message) < ($1.place, $1.message) }
            return finding
        }
    }
}

extension LedgerSnapshot {
    /// `"C-1042"`, as a sentence shows an id.
    func quoted(_ text: TextReference) -> String { "\"\(self.text[text].printable)\"" }
}

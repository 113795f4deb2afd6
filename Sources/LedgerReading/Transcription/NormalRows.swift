import Diagnostics

/// The rows of one table as the normal form has them.
final class NormalRows<Column: LedgerColumn> {
    /// Ours that the file or the mapping feeds, the policy's own, then those that nothing reads.
    let columns: [String]
    private let file: LedgerFile
    private let layout: TableLayout
    private let isDerived: Bool
    private let log: QualityLog
    private let watch: ReadingWatch?
    private let ours: [Column]
    private let contents: [CellContents]

    init(_ file: LedgerFile, _ layout: TableLayout, isDerived: Bool, log: QualityLog, watch: ReadingWatch?) {
        (self.file, self.layout, self.isDerived) = (file, layout, isDerived)
        (self.log, self.watch) = (log, watch)
        let makesCreditNotes = Column.table == .invoices && layout.formats.negativeInvoicesAreCreditNotes
        ours = Column.allCases.filter { column in
            layout.plans[column.rawValue].isPresent || (makesCreditNotes && column.name == "kind")
        }
        contents = ours.map { CellContents(ofColumn: $0.name) }
        columns = ours.map(\.name) + layout.ownFields.map(\.name) + layout.unknownColumns.map(\.name)
    }

    /// Calls with the cells of each row that is to be kept.
    func each<Failure: Error>(_ body: ([[UInt8]]) throws(Failure) -> Void) throws(Failure) {
        var reader = TableReader<Column>(file, layout, isDerived: isDerived, log: log, watch: watch)
        var customers = DerivedCustomers()
        while reader.next() {
            if isDerived, !reader.hasShape || reader.isEmptyRow || reader.lacksRequiredValue { continue }
            guard !reader.isEmptyRow else { continue }
            reader.checkShape()
            guard reader.isUsable, reader.isWanted else { continue }
            let cells = cells(&reader)
            if isDerived {
                if Column.table == .contacts, !hasAddress(cells) { continue }
                if Column.table == .customers {
                    customers.add(cells, columns)
                    continue
                }
            }
            try body(cells)
        }
        for cells in customers.rows { try body(cells) }
    }

    private func cells(_ reader: inout TableReader<Column>) -> [[UInt8]] {
        let formats = layout.formats
        var cells = zip(ours, contents).map { column, contents in
            formats.normalForm(of: reader.cell(column), contents)
        }
        for field in layout.ownFields {
            cells.append(formats.normalForm(of: reader.treated(field.plan), CellContents(of: field.kind)))
        }
        for column in layout.unknownColumns { cells.append(Array(reader.text(at: column.number))) }
        if Column.table == .invoices, formats.negativeInvoicesAreCreditNotes { makeCreditNote(&cells) }
        return cells
    }

    /// A negative invoice is a credit note of a positive amount.
    private func makeCreditNote(_ cells: inout [[UInt8]]) {
        guard let amount = columns.firstIndex(of: "amount"), let kind = columns.firstIndex(of: "kind"),
            cells[amount].first == UInt8(ascii: "-")
        else { return }
        cells[amount].removeFirst()
        cells[kind] = Array("credit_note".utf8)
    }

    private func hasAddress(_ cells: [[UInt8]]) -> Bool {
        zip(columns, cells).contains { ["name", "email", "phone", "address"].contains($0) && !$1.isEmpty }
    }
}

/// Customers that are taken from the rows of another table: of many rows for one the first tells its attributes, and of several
/// names the first in the alphabet is shown.
private struct DerivedCustomers {
    private(set) var rows: [[[UInt8]]] = []
    private var numbers: [[UInt8]: Int] = [:]

    mutating func add(_ cells: [[UInt8]], _ columns: [String]) {
        let id = cells[columns.firstIndex(of: "customer")!]
        guard let number = numbers[id] else {
            numbers[id] = rows.count
            rows.append(cells)
            return
        }
        guard let name = columns.firstIndex(of: "name"), !cells[name].isEmpty else { return }
        let current = rows[number][name]
        if current.isEmpty || cells[name].lexicographicallyPrecedes(current) { rows[number][name] = cells[name] }
    }
}

import Diagnostics

/// Takes the tables of a ledger in the normal form, one after the other.
package protocol LedgerSink: AnyObject {
    func begin(_ table: String, columns: [String]) throws(LedgerWritingError)
    /// A cell for each column; an empty one is none.
    func add(_ cells: [[UInt8]]) throws(LedgerWritingError)
}

/// A ledger could not be written.
package struct LedgerWritingError: Error {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }
}

/// Why a ledger was not written in the normal form.
package enum LedgerTranscriptionError: Error {
    case reading(LedgerReadingError)
    case writing(LedgerWritingError)
    /// Rows that have more or fewer cells than their header, or a quote that is never closed: their cells are anybody's guess.
    case rowsWithoutShape(DataQualityReport)
}

/// Writes any ledger in the normal form: cells as they are, but for names of columns, dates, numbers and words.
///
/// What is wrong with a cell stays wrong with it, so that it is told again where the normal form is read. Rows that the mapping
/// does not want are left out.
struct LedgerTranscription {
    let source: any LedgerSource
    let mapping: LedgerMapping
    let vocabulary: LedgerVocabulary
    let log: QualityLog
    let watch: ReadingWatch?
    private let files = FilesRead()

    init(
        source: any LedgerSource, mapping: LedgerMapping, vocabulary: LedgerVocabulary, log: QualityLog,
        watch: ReadingWatch?
    ) {
        (self.source, self.mapping, self.vocabulary) = (source, mapping, vocabulary)
        (self.log, self.watch) = (log, watch)
    }

    /// - Returns: The rows written of each table, in the order of the tables.
    func write(to sink: some LedgerSink) throws(LedgerTranscriptionError) -> [(table: String, rows: Int)] {
        do throws(LedgerReadingError) {
            try source.tellOverlooked(mapping, laterHistory: [], log)
            for table in LedgerTable.allCases where table.isRequired && !source.holds(table, mapping.tables[table]) {
                throw source.missing(table)
            }
        } catch {
            throw .reading(error)
        }
        var written: [(table: String, rows: Int)] = []
        try write(CustomerColumn.self, to: sink, &written)
        try write(ContactColumn.self, to: sink, &written)
        try write(InvoiceColumn.self, to: sink, &written)
        try write(PaymentColumn.self, to: sink, &written)
        try write(DisputeColumn.self, to: sink, &written)
        try write(PromiseColumn.self, to: sink, &written)
        try write(BlockColumn.self, to: sink, &written)
        try write(ServiceColumn.self, to: sink, &written)
        try write(HistoryColumn.self, to: sink, &written)
        try write(UnbilledColumn.self, to: sink, &written)
        try writeSnapshot(to: sink, &written)
        try reading { () throws(LedgerReadingError) in try files.check(with: source.versions) }
        let report = log.report(leavingOut: [], rowsOfUnknownCustomers: 0)
        guard !report.hasErrors else { throw .rowsWithoutShape(report) }
        return written
    }

    private func write<Column: LedgerColumn>(
        _ type: Column.Type, to sink: some LedgerSink, _ written: inout [(table: String, rows: Int)]
    ) throws(LedgerTranscriptionError) {
        guard let rows = try reading({ () throws(LedgerReadingError) in try tableRows(type) }) else { return }
        var count = 0
        do throws(LedgerWritingError) {
            try sink.begin(Column.table.rawValue, columns: rows.columns)
            try rows.each { cells throws(LedgerWritingError) in
                try sink.add(cells)
                count += 1
            }
        } catch {
            throw .writing(error)
        }
        written.append((Column.table.rawValue, count))
    }

    /// The snapshot, with what the mapping says of it.
    private func writeSnapshot(
        to sink: some LedgerSink, _ written: inout [(table: String, rows: Int)]
    ) throws(LedgerTranscriptionError) {
        var snapshot = SnapshotRows()
        if let rows = try reading({ () throws(LedgerReadingError) in try tableRows(SnapshotColumn.self) }) {
            rows.each { snapshot.add($0, rows.columns) }
        }
        snapshot.apply(mapping.snapshot)
        guard !snapshot.rows.isEmpty else { return }
        do throws(LedgerWritingError) {
            try sink.begin(LedgerTable.snapshot.rawValue, columns: snapshot.columns)
            for row in snapshot.rows { try sink.add(snapshot.columns.map { row[$0] ?? [] }) }
        } catch {
            throw .writing(error)
        }
        written.append((LedgerTable.snapshot.rawValue, snapshot.rows.count))
    }

    private func tableRows<Column: LedgerColumn>(_ type: Column.Type) throws(LedgerReadingError) -> NormalRows<Column>?
    {
        guard let mapped = mapping.tables[Column.table], source.holds(Column.table, mapped) else { return nil }
        let (file, mapping) = try source.open(Column.table, mapped)
        files.add(file)
        let layout = try TableLayout(of: Column.table, in: file, mapping, vocabulary: vocabulary)
        return NormalRows(file, layout, isDerived: mapped.source != nil, log: log, watch: watch)
    }

    private func reading<Answer>(
        _ read: () throws(LedgerReadingError) -> Answer
    ) throws(LedgerTranscriptionError) -> Answer {
        do throws(LedgerReadingError) {
            return try read()
        } catch {
            throw .reading(error)
        }
    }
}

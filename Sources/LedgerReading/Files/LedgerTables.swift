import Diagnostics
import FinancialValues
import Receivables

/// A ledger's tables, wherever they stand: the order in which they are read, so that each finds what it refers to.
struct LedgerTables {
    let source: any LedgerSource
    let mapping: LedgerMapping
    /// Files of history in the normal form, read after the ledger's own.
    let laterHistory: [String]
    let vocabulary: LedgerVocabulary
    let detail: ReadingDetail
    let log: QualityLog
    let watch: ReadingWatch?
    private let files = FilesRead()

    init(
        source: any LedgerSource, mapping: LedgerMapping, laterHistory: [String], vocabulary: LedgerVocabulary,
        detail: ReadingDetail, log: QualityLog, watch: ReadingWatch?
    ) {
        (self.source, self.mapping, self.laterHistory) = (source, mapping, laterHistory)
        (self.vocabulary, self.detail, self.log, self.watch) = (vocabulary, detail, log, watch)
    }

    func read() throws(LedgerReadingError) -> LedgerReading {
        try source.tellOverlooked(mapping, laterHistory: laterHistory, log)
        var builder = LedgerBuilder(vocabulary: vocabulary, log: log)
        if detail.keepsPlaces { builder.assembly.ledger.places = RowPlaces() }
        if !laterHistory.isEmpty { builder.repeatedActions = RepeatedActions() }
        for table in LedgerTable.allCases where table.isRequired && !source.holds(table, mapping.tables[table]) {
            throw source.missing(table)
        }

        try read(SnapshotColumn.self, into: &builder) { $0.readSnapshot(&$1) }
        if let isComplete = mapping.snapshot.hasPaidInvoices { builder.hasPaidInvoices = isComplete }
        try read(CustomerColumn.self, into: &builder) { $0.readCustomers(&$1) }
        try read(ContactColumn.self, into: &builder) { $0.readContacts(&$1) }
        try read(InvoiceColumn.self, into: &builder) { $0.readInvoices(&$1) }
        try read(PaymentColumn.self, into: &builder) { $0.readPayments(&$1) }
        builder.spreadPayments()
        builder.addPaymentsOfPaidInvoices()
        try read(ServiceColumn.self, into: &builder) { $0.readServices(&$1) }
        builder.findAccounts()
        try read(DisputeColumn.self, into: &builder) { $0.readDisputes(&$1) }
        try read(PromiseColumn.self, into: &builder) { $0.readPromises(&$1) }
        try read(BlockColumn.self, into: &builder) { $0.readBlocks(&$1) }
        try read(UnbilledColumn.self, into: &builder) { $0.readUnbilled(&$1) }
        try read(HistoryColumn.self, into: &builder) { $0.readHistory(&$1) }
        for path in laterHistory {
            let mapped = LedgerMapping.normalForm.tables[.history]!
            let file = try LedgerFile(path: path)
            files.add(file)
            try read(HistoryColumn.self, from: file, mapped, into: &builder) { $0.readHistory(&$1) }
        }

        try files.check(with: source.versions)
        builder.applySnapshotConstants(mapping.snapshot)
        let leftOut = builder.leftOut
        var report = log.report(
            leavingOut: leftOut.accounts(builder.assembly.ledger),
            rowsOfUnknownCustomers: leftOut.rowsOfUnknownCustomers + source.rowsOfUnknownCustomers)
        if !report.leftOut.isEmpty {
            report.openLeftOut = builder.assembly.openAmounts { leftOut.contains(payer: $0, legalEntity: $1) }
        }
        // Nothing else keeps the rows while they are sorted: they are half of what a large ledger needs.
        let snapshot = builder.finish().assemble { !detail.keepsAll && leftOut.contains(payer: $0, legalEntity: $1) }
        return LedgerReading(snapshot: snapshot, report: report)
    }

    private func read<Column: LedgerColumn>(
        _ type: Column.Type, into builder: inout LedgerBuilder,
        _ rows: (inout LedgerBuilder, inout TableReader<Column>) -> Void
    ) throws(LedgerReadingError) {
        guard let mapped = mapping.tables[Column.table], source.holds(Column.table, mapped) else { return }
        let (file, mapping) = try source.open(Column.table, mapped)
        files.add(file)
        try read(type, from: file, mapping, into: &builder, rows)
    }

    private func read<Column: LedgerColumn>(
        _ type: Column.Type, from file: LedgerFile, _ mapped: TableMapping, into builder: inout LedgerBuilder,
        _ rows: (inout LedgerBuilder, inout TableReader<Column>) -> Void
    ) throws(LedgerReadingError) {
        let table = Column.table
        let layout = try TableLayout(of: table, in: file, mapped, vocabulary: vocabulary)
        for name in layout.present { builder.assembly.ledger.columns.insert("\(table.rawValue).\(name)") }
        let known = table.columnNames + vocabulary.fields.filter { $0.table == table.ownFieldScope }.map(\.name)
        for (number, name) in layout.unknownColumns {
            builder.log.report(
                .unknownColumn, isError: false, file: file.path, line: layout.headerLine, column: number
            ) {
                "\"\(name)\" is not read, because it is neither a column of \(table.rawValue) nor a field of the policy"
                    + NameSuggestion.question(for: name, among: known)
            }
        }
        var reader = TableReader<Column>(file, layout, isDerived: mapped.source != nil, log: builder.log, watch: watch)
        builder.openPlaces(of: reader)
        rows(&builder, &reader)
    }
}

extension LedgerBuilder {
    /// Puts what the mapping says about the snapshot as a whole in place of what the export does not.
    mutating func applySnapshotConstants(_ constants: SnapshotConstants) {
        if let asOf = constants.asOf { assembly.ledger.asOf = asOf }
        assembly.ledger.hasPaidInvoices = hasPaidInvoices
        for index in assembly.ledger.legalEntities.indices where assembly.ledger.lastBankDays[index] == nil {
            let name = assembly.ledger.legalEntities[index]
            assembly.ledger.lastBankDays[index] =
                constants.lastBankDays[name] ?? lastBankDayOfAll ?? constants.lastBankDays["*"]
        }
    }
}

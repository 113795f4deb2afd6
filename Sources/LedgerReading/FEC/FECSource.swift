import Diagnostics
import FinancialValues

/// A ledger whose customers, invoices and payments are those of a FEC; other tables may be files beside it.
struct FECSource: LedgerSource {
    private let path: String
    private let settings: FECSettings
    /// The legal entity's, for terms that move a due date to a working day.
    private let calendar: BusinessCalendar?
    private let beside: CSVFolder
    private let book: FECBook
    private let items: [(customer: String, lines: [FECLine], items: FECItems)]
    /// Customers with a line that cannot be read, and those lines.
    private let unreadable: [FECLine]
    let rowsOfUnknownCustomers: Int
    let versions: [FileVersion]

    /// - Parameters:
    ///   - path: The file's.
    ///   - folder: Where the mapping's other files lie.
    init(
        path: String, folder: String, _ settings: FECSettings, calendar: BusinessCalendar?, _ log: QualityLog,
        watch: ReadingWatch?
    ) throws(LedgerReadingError) {
        (self.path, self.settings, self.calendar, beside) = (path, settings, calendar, CSVFolder(path: folder))
        let (book, unknownRows, version) = try FECReader(path: path, settings: settings, log: log, watch: watch).read()
        (self.book, rowsOfUnknownCustomers) = (book, unknownRows)
        versions = version.map { [$0] } ?? []
        unreadable = book.lines.filter { $0.amount == nil }
        var byCustomer: [String: [FECLine]] = [:]
        for line in book.lines { byCustomer[line.customer, default: []].append(line) }
        items = byCustomer.sorted { $0.value[0].line < $1.value[0].line }.map { customer, lines in
            let readable = lines.filter { ($0.amount ?? 0) != 0 }
            return (customer, lines, FECItems(readable, salesJournals: book.salesJournals))
        }
        for (customer, _, items) in items {
            for group in items.unbalanced {
                log.report(.unbalancedLettering, isError: false, file: path, line: Int(group.line.line), column: 0) {
                    "the lettering \"\(group.line.lettering)\" of \"\(customer)\" has \(FECSource.sum(group.debits, "debits")) and "
                        + FECSource.sum(group.credits, "credits") + ": what is left of "
                        + (group.debits > group.credits ? "the debits stays open" : "the credits is unapplied cash")
                }
                let difference = abs(group.debits - group.credits)
                if let currency = CurrencyCode(settings.currency) {
                    log.add(
                        Money(minorUnits: difference, currency), to: .unbalancedLettering, isError: false, file: path)
                }
            }
        }
        log.add(
            .init(
                file: path, rows: book.count, unusable: unknownRows,
                setAside: book.count - unknownRows - book.lines.count))
    }

    /// The mapping with the tables that the FEC gives.
    static func mapping(_ mapping: LedgerMapping) -> LedgerMapping {
        var mapping = mapping
        for table in given where mapping.tables[table] == nil {
            mapping.tables[table] = TableMapping(file: table.rawValue + ".csv")
        }
        return mapping
    }

    private static let given: [LedgerTable] = [.customers, .invoices, .payments, .snapshot]

    func tellOverlooked(
        _ mapping: LedgerMapping, laterHistory: [String], _ log: QualityLog
    ) throws(LedgerReadingError) {
        try beside.tellOverlooked(mapping, hasMapping: true, laterHistory: laterHistory, log)
    }

    func holds(_ table: LedgerTable, _ mapped: TableMapping?) -> Bool {
        mapped.map { gives(table, $0) || beside.holds(table, $0) } ?? false
    }

    func missing(_ table: LedgerTable) -> LedgerReadingError { beside.missing(table) }

    private func gives(_ table: LedgerTable, _ mapped: TableMapping) -> Bool {
        mapped.range == nil && FECSource.given.contains(table)
    }

    func open(
        _ table: LedgerTable, _ mapped: TableMapping
    ) throws(LedgerReadingError) -> (LedgerFile, TableMapping) {
        guard gives(table, mapped) else { return try beside.open(table, mapped) }
        var mapping = mapped
        mapping.formats.separator = LedgerText.separator
        mapping.formats.numbers.decimalComma = true
        mapping.formats.dates = [DatePattern("yyyymmdd")!, .iso]
        let text =
            switch table {
            case .customers: customers()
            case .invoices: invoices()
            case .payments: payments()
            default: snapshot()
            }
        return (LedgerFile(path: path, text: text, isMadeOfFile: true), mapping)
    }

    // The tables.

    private func customers() -> LedgerText {
        let constants = settings.customers.sorted { $0.key < $1.key }
        let text = LedgerText()
        text.addRow(["customer", "name"] + constants.map(\.key))
        for (customer, lines, _) in items {
            let name = lines.map(\.name).filter { !$0.isEmpty }.min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            text.addRow([customer, name ?? ""] + constants.map(\.value), line: lines[0].line)
        }
        return text
    }

    private func invoices() -> LedgerText {
        let text = LedgerText()
        text.addRow(["invoice", "customer", "legal_entity", "kind", "issued", "due", "entered", "currency", "amount"])
        for (customer, _, items) in items {
            for item in items.debits + items.credits.filter(\.isCreditNote) {
                let line = item.first
                let issued = issued(line)
                let terms = settings.termsOfCustomers[customer] ?? settings.terms
                let due = item.isCreditNote ? nil : issued.day.map { terms.due(from: $0, in: calendar) }
                text.addRow(
                    [
                        item.number, customer, settings.legalEntity, item.isCreditNote ? "credit_note" : "invoice",
                        issued.text, due?.description ?? "", line.isOpening || issued.day == nil ? "" : line.entryDate,
                        settings.currency,
                        FECSource.amount(abs(item.amount)),
                    ], line: line.line)
            }
        }
        // What cannot be read is told by whoever reads the row.
        for line in unreadable {
            text.addRow(
                [
                    line.piece.isEmpty ? line.entry : line.piece, line.customer, settings.legalEntity, "invoice",
                    line.entryDate, line.entryDate, "", settings.currency, line.amountText,
                ], line: line.line)
        }
        return text
    }

    /// The date of the piece, where it is a day before that of the entry.
    private func issued(_ line: FECLine) -> (text: String, day: CalendarDate?) {
        let entered = FECSource.day(line.entryDate)
        if let piece = FECSource.day(line.pieceDate), let entered, piece < entered { return (line.pieceDate, piece) }
        return (line.entryDate, entered)
    }

    private static func day(_ text: String) -> CalendarDate? {
        var text = text
        return text.withUTF8 { CellFormats.fec.date($0) }
    }

    private func payments() -> LedgerText {
        let text = LedgerText()
        text.addRow([
            "payment", "customer", "legal_entity", "invoice", "date", "amount", "currency", "method", "credit_note",
        ])
        for (customer, _, items) in items {
            for match in items.matches {
                let (credit, line) = (match.credit, match.credit.first)
                let method = credit.isCreditNote ? "credit_note" : ""
                text.addRow(
                    [
                        credit.number, customer, settings.legalEntity, match.invoice ?? "", line.entryDate,
                        FECSource.amount(match.amount), settings.currency, method,
                        credit.isCreditNote ? credit.number : "",
                    ], line: line.line)
            }
        }
        return text
    }

    private func snapshot() -> LedgerText {
        let text = LedgerText()
        text.addRow(["as_of", "paid_invoices"])
        text.addRow([book.lastDay?.description ?? "", "false"], line: 1)
        return text
    }

    private static func sum(_ units: Int64, _ what: String) -> String {
        units == 0 ? "no \(what)" : "\(what) of \(amount(units))"
    }

    /// Minor units with a comma: `1234,50`.
    private static func amount(_ units: Int64) -> String {
        let cents = String(units % 100)
        return "\(units / 100)," + (cents.count == 1 ? "0" : "") + cents
    }
}

extension CellFormats {
    /// As a FEC writes dates.
    fileprivate static let fec = {
        var formats = CellFormats()
        formats.dates = [DatePattern("yyyymmdd")!, .iso]
        return formats
    }()
}

extension LedgerText {
    fileprivate func addRow(_ cells: [String], line: Int32? = nil) {
        for cell in cells { add(cell) }
        endRow(line: line)
    }
}

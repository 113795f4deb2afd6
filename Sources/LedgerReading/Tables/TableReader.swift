import Diagnostics
import FinancialValues
import Receivables

/// The rows of one table, one after the other, and the typed values of the current row.
///
/// A cell that cannot be read is reported with its place; from then on the row is not usable.
struct TableReader<Column: LedgerColumn>: ~Copyable {
    let file: LedgerFile
    /// Those of the file, which do not move while rows are read.
    private let bytes: UnsafeMutablePointer<UInt8>
    let formats: CellFormats
    let layout: TableLayout
    /// By column: the index of its cell when nothing is done with it; -1 when something is, -2 when there is no cell.
    let plainFields: [Int]
    private let log: QualityLog
    private let watch: ReadingWatch?
    private let isUTF8: Bool
    /// Whether a row's place is another than its line among the bytes.
    private let hasOtherPlaces: Bool
    /// Whether dates are looked at as `yyyy-mm-dd` before any other pattern.
    private let readsISODates: Bool
    /// Whether the rows belong to another table, and this one is taken from them.
    let isDerived: Bool
    private var scanner: CSVScanner
    private(set) var block: CSVBlock
    /// The current row, one of the block's: the block owns it as long as the reader lives, and nobody else has it.
    private var row: UnsafeMutablePointer<CSVRow>
    /// The customers and the invoices that the rows of the block name, where they were looked up.
    var customersAhead = NumbersAhead()
    var invoicesAhead = NumbersAhead()
    /// The amounts read so far, without their signs.
    var total: Int64 = 0
    /// A currency that was found good, and its decimals.
    private var lastCurrency: CurrencyCode?
    private var lastDecimals = 0
    /// False from the first error in the current row on.
    private(set) var isUsable = true
    private var firstFault: (code: DiagnosticCode, column: Int)?
    /// Rows of the file so far, those of no interest included.
    private(set) var rowCount = 0

    init(_ file: LedgerFile, _ layout: TableLayout, isDerived: Bool, log: QualityLog, watch: ReadingWatch?) {
        (self.isDerived, self.watch) = (isDerived, watch)
        self.file = file
        bytes = file.bytes
        self.layout = layout
        self.log = log
        formats = layout.formats
        plainFields = layout.plans.map { $0.isPresent ? $0.plainField : -2 }
        block = CSVBlock(width: layout.header.count)
        row = block.rows
        scanner = CSVScanner(
            file, separator: layout.formats.separator, at: layout.body.position, line: layout.body.line)
        isUTF8 = file.isUTF8
        readsISODates = layout.formats.dates.first == .iso
        if case .lines = file.places { hasOtherPlaces = false } else { hasOtherPlaces = true }
    }

    /// How many rows the file may have, judged by its size and the lines at its beginning.
    var expectedRows: Int { scanner.expectedRows }

    /// Goes to the next row; false at the end.
    mutating func next() -> Bool {
        guard block.next(&scanner) else { return false }
        row = block.rows + block.current
        rowCount += 1
        if ReadingProgress.isDue(rowCount) { tellProgress() }
        isUsable = true
        if hasOtherPlaces { row.pointee.line = placeOfRow }
        return true
    }

    private func tellProgress() {
        let (done, all) = (scanner.position - file.content.lowerBound, file.content.count)
        watch?(.init(table: Column.table.rawValue, rows: rowCount, percent: 100 * done / max(1, all)))
    }

    private var placeOfRow: Int {
        switch file.places {
        case .lines: row.pointee.line
        case .rows: rowCount
        case .of(let lines): Int(lines[rowCount - 1])
        }
    }

    var line: Int { row.pointee.line }

    /// Where the row became unusable.
    var unusableRow: UnusableRow? {
        guard !isUsable, let firstFault else { return nil }
        return UnusableRow(file: file.path, line: row.pointee.line, column: firstFault.column, code: firstFault.code)
    }

    /// Whether every cell of the row is empty.
    var isEmptyRow: Bool {
        guard row.pointee.fault == nil, !row.pointee.hasTextBeyond else { return false }
        let cells = min(row.pointee.count, row.pointee.width)
        for index in 0..<cells where !bytes(of: row.pointee[index]).trimmed.isEmpty { return false }
        return true
    }

    /// Whether the row has as many cells as the header, and its quotes are closed.
    var hasShape: Bool {
        row.pointee.fault == nil && row.pointee.count >= row.pointee.width && !row.pointee.hasTextBeyond
    }

    var lacksRequiredValue: Bool {
        mutating get {
            for column in Column.required where cell(column).isEmpty {
                guard let substitute = Column.substitute(for: column), !cell(substitute).isEmpty else { return true }
            }
            return false
        }
    }

    /// Reports a row that has no right shape, and makes it unusable.
    mutating func checkShape() {
        if let fault = row.pointee.fault {
            let column = row.pointee.faultyCell + 1
            switch fault {
            case .unterminatedQuote:
                fail(.unterminatedQuote, at: column) {
                    "the quote at the beginning of this cell is never closed, expected \" before the next separator"
                }
            case .strayQuote:
                fail(.strayQuote, at: column) {
                    "text stands behind the closing quote, expected a quote in a text to be written twice"
                }
            }
        } else if row.pointee.count < row.pointee.width {
            let (count, width) = (row.pointee.count, row.pointee.width)
            fail(.rowTooShort, at: 0) { "the row has \(count) cells, expected \(width) as in the header" }
        } else if row.pointee.hasTextBeyond {
            let (count, width) = (row.pointee.count, row.pointee.width)
            fail(.rowTooLong, at: 0) {
                "the row has \(count) cells, expected \(width) as in the header; quote a text that holds the separator"
            }
        }
    }

    /// Whether the row is one of those that the mapping reads.
    var isWanted: Bool {
        for filter in layout.filters
        where !filter.values.contains(where: { $0.elementsEqual(bytes(of: row.pointee[filter.field]).trimmed) }) {
            return false
        }
        return true
    }

    // Faults.

    mutating func fail(_ code: DiagnosticCode, _ column: Column?, _ message: () -> String) {
        fail(code, at: column.map { number(of: $0) } ?? 0, message)
    }

    mutating func fail(_ code: DiagnosticCode, at column: Int, _ message: () -> String) {
        if isUsable { firstFault = (code, column) }
        isUsable = false
        report(code, isError: true, column, message)
    }

    private mutating func failEmpty(_ column: Column, _ what: String) {
        let title = title(column)
        fail(.emptyCell, column) { "\"\(title)\" is empty, expected \(what) in every row" }
    }

    func warn(_ code: DiagnosticCode, _ column: Column?, _ message: () -> String) {
        let place = column.map { number(of: $0) } ?? 0
        report(code, isError: false, place, message)
    }

    private func report(_ code: DiagnosticCode, isError: Bool, _ column: Int, _ message: () -> String) {
        guard hasOtherPlaces else {
            log.report(code, isError: isError, file: file.path, line: row.pointee.line, column: column, message)
            return
        }
        let name = nameOfRow
        log.report(
            code, isError: isError, file: file.path, line: row.pointee.line, column: file.hasColumns ? column : 0
        ) {
            message() + name
        }
    }

    /// How a row of a database is found again: ` (of "F-1", "C-1")`, by what every row has.
    private var nameOfRow: String {
        guard case .rows = file.places else { return "" }
        let cells = Column.required.prefix(2).compactMap { column -> String? in
            let field = plainFields[column.rawValue]
            guard field >= 0 else { return nil }
            let text = bytes(of: row.pointee[field]).trimmed
            return text.isEmpty ? nil : "\"\(shown(text))\""
        }
        return cells.isEmpty ? "" : " (of \(cells.joined(separator: ", ")))"
    }

    /// What a message calls a column: `column "Belegnr"`, or ours when the value comes from the mapping.
    func title(_ column: Column) -> String {
        let number = self.number(of: column)
        return number > 0 && number <= layout.header.count ? layout.header[number - 1] : column.name
    }

    // Cells.

    /// The file's column behind one of ours, from 1; 0 when its values come from the mapping.
    func number(of column: Column) -> Int { layout.plans[column.rawValue].number }

    var none: CellBytes { CellBytes(start: nil, count: 0) }

    func has(_ column: Column) -> Bool { layout.plans[column.rawValue].isPresent }

    func bytes(of cell: Cell) -> CellBytes { CellBytes(start: bytes + cell.start, count: Int(cell.count)) }

    /// The text of a column of the file, from 1.
    func text(at number: Int) -> CellBytes { bytes(of: row.pointee[number - 1]).trimmed }

    /// The text of a cell, without blanks around it; empty when there is none.
    @inline(__always)
    mutating func cell(_ column: Column) -> CellBytes {
        let field = plainFields[column.rawValue]
        if field >= 0 { return bytes(of: row.pointee[field]).trimmed }
        if field == -2 { return none }
        return treated(layout.plans[column.rawValue])
    }

    @inline(never)
    mutating func treated(_ plan: ColumnPlan) -> CellBytes {
        var text: CellBytes
        switch plan.source {
        case .absent: return none
        case .constant(let cell): return bytes(of: cell)
        case .field(let index): text = bytes(of: row.pointee[index]).trimmed
        case .first(let indices):
            let index = indices.first { !bytes(of: row.pointee[$0]).trimmed.isEmpty }
            guard let index else { return CellBytes(start: nil, count: 0) }
            text = bytes(of: row.pointee[index]).trimmed
        case .joined(let indices): text = joined(indices)
        }
        if plan.stripsDecimals { text = text.withoutDecimals }
        if plan.stripsLeadingZeros { text = text.withoutLeadingZeros }
        if let values = plan.values, let value = values[Array(text)] { text = bytes(of: value) }
        return text
    }

    /// The cells that are not empty with ` / ` between them; valid until the next such call.
    private mutating func joined(_ indices: [Int]) -> CellBytes {
        let parts = indices.map { bytes(of: row.pointee[$0]).trimmed.string }.filter { !$0.isEmpty }
        let start = layout.joinedSpace.start
        let text = Array(parts.joined(separator: " / ").utf8).prefix(Int(layout.joinedSpace.count))
        for (index, byte) in text.enumerated() { file.bytes[Int(start) + index] = byte }
        return CellBytes(start: file.bytes + start, count: text.count)
    }

    /// An id or word: not empty and of a sensible length.
    ///
    /// - Returns: `nil` when the cell is empty; then it is reported.
    mutating func required(_ column: Column) -> CellBytes? {
        let text = cell(column)
        guard !text.isEmpty else {
            failEmpty(column, "a value")
            return nil
        }
        return checked(text, column)
    }

    /// An id or word that may be left out.
    mutating func optional(_ column: Column) -> CellBytes? {
        let text = cell(column)
        return text.isEmpty ? nil : checked(text, column)
    }

    private mutating func checked(_ text: CellBytes, _ column: Column) -> CellBytes? {
        guard text.count <= longestID else {
            fail(.cellTooLong, column) {
                "the text has \(text.count) bytes, expected at most \(longestID) in an id or a word"
            }
            return nil
        }
        guard isUTF8 || TextEncoding.isUTF8(text) else {
            fail(.badEncoding, column) { badEncodingMessage(text) }
            return nil
        }
        guard text.isPrintableASCII || !VisibleText.hidesAny(of: text.string) else {
            fail(.unprintableID, column) {
                "\"\(shown(text))\" has a character that cannot be printed, expected none in an id or a word"
            }
            return nil
        }
        return text
    }

    /// A name, an address or another text that only people read.
    mutating func freeText(_ column: Column) -> CellBytes {
        let text = cell(column)
        guard text.count <= longestText else {
            fail(.cellTooLong, column) { "the text has \(text.count) bytes, expected at most \(longestText)" }
            return none
        }
        if !isUTF8, !TextEncoding.isUTF8(text) { warn(.badEncoding, column) { badEncodingMessage(text) } }
        return text
    }

    /// A date, or `nil` when the cell is empty or, reported, no date.
    mutating func date(_ column: Column) -> CalendarDate? {
        let text = cell(column)
        guard !text.isEmpty else { return nil }
        if readsISODates, text.count == 10, let date = DatePattern.isoDate(text) { return date }
        if let date = formats.date(text) { return date }
        let expected = orList(formats.dates.map(\.text))
        fail(.badDate, column) { "\"\(shown(text))\" is no date, expected \(expected)" }
        return nil
    }

    /// A date that every row needs.
    mutating func requiredDate(_ column: Column) -> CalendarDate? {
        if let date = date(column) { return date }
        if cell(column).isEmpty { failEmpty(column, "a date") }
        return nil
    }

    mutating func boolean(_ column: Column) -> Bool? {
        let text = cell(column)
        guard !text.isEmpty else { return nil }
        if let value = formats.boolean(text) { return value }
        let expected = orList(formats.trueWords + formats.falseWords)
        fail(.badBoolean, column) { "\"\(shown(text))\" is neither true nor false, expected \(expected)" }
        return nil
    }

    mutating func requiredCurrency(_ column: Column, known: Set<CurrencyCode>) -> CurrencyCode? {
        guard let text = required(column) else { return nil }
        // Most rows have the currency of the row before.
        if let last = lastCurrency, text.count == 3,
            UInt32(text[0]) << 16 | UInt32(text[1]) << 8 | UInt32(text[2]) == last.packed
        {
            return last
        }
        guard let currency = CurrencyCode(bytes: text[...]), known.contains(currency) || currency.isKnown else {
            fail(.badCurrency, column) { "\"\(shown(text))\" is no currency, expected an ISO 4217 code such as EUR" }
            return nil
        }
        guard known.isEmpty || known.contains(currency) else {
            let names = orList(known.sorted().map(\.description))
            fail(.undeclaredCurrency, column) {
                "the policy has no exchange rate for \(currency), expected \(names); add it under exchange_rates"
            }
            return nil
        }
        (lastCurrency, lastDecimals) = (currency, currency.minorDigits)
        return currency
    }

    /// An amount in minor units of a currency; `nil` when the cell is empty or, reported, no amount.
    mutating func amount(_ column: Column, decimals: Int, unit: @autoclosure () -> String) -> Int64? {
        let text = cell(column)
        guard !text.isEmpty else { return nil }
        do throws(NumberFormat.Fault) {
            return try formats.numbers.units(text, decimals: decimals)
        } catch {
            let (example, unit) = (formats.numbers.example, unit())
            switch error {
            case .notANumber:
                fail(.badAmount, column) { "\"\(shown(text))\" is no amount, expected a number such as \(example)" }
            case .tooManyDecimals:
                fail(.badAmount, column) { "\"\(shown(text))\" has more than the \(decimals) decimals of \(unit)" }
            case .tooLarge:
                fail(.badAmount, column) { "\"\(shown(text))\" is too large to be an amount of \(unit)" }
            }
            return nil
        }
    }

    mutating func requiredAmount(_ column: Column, _ currency: CurrencyCode?) -> Int64? {
        if let currency {
            let decimals = currency == lastCurrency ? lastDecimals : currency.minorDigits
            if let amount = amount(column, decimals: decimals, unit: currency.description) { return amount }
        }
        if cell(column).isEmpty { failEmpty(column, "an amount") }
        return nil
    }

    mutating func number(_ column: Column) -> ExactNumber? {
        let text = cell(column)
        guard !text.isEmpty else { return nil }
        if let number = exactNumber(text) { return number }
        fail(.badNumber, column) { "\"\(shown(text))\" is no number, expected one such as 12.5" }
        return nil
    }

    func exactNumber(_ text: CellBytes) -> ExactNumber? {
        (try? formats.numbers.units(text, decimals: 6)).map { ExactNumber(millionths: $0) }
    }
}

/// Bytes of an id or a word; fewer than `IdentifierTable` takes.
private let longestID = 1_000
/// Bytes of a name or an address.
let longestText = 65_536

private func badEncodingMessage(_ text: CellBytes) -> String {
    "\"\(shown(text))\" is not UTF-8, write encoding: windows-1252 (or what the export has) in mapping.yaml"
}

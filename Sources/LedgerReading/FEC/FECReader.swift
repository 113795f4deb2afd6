import Diagnostics
import FinancialValues

/// Reads a FEC, the book of entries that French law asks for, as far as it is about customers.
///
/// Fields have no quotes by law; where a program wrote some around a field, they are taken off.
struct FECReader {
    let path: String
    let settings: FECSettings
    let log: QualityLog
    let watch: ReadingWatch?
    private static let dates = [DatePattern("yyyymmdd")!, .iso]

    func read() throws(LedgerReadingError) -> (book: FECBook, unknownRows: Int, version: FileVersion?) {
        let file = try LedgerFile(path: path, encoding: try encoding())
        var lines = FECRawLines(file)
        guard let header = lines.next(), let columns = FECColumns(header: Array(header)) else {
            throw .unreadable(
                path: path, reason: "it is no FEC: its first line does not begin with JournalCode and a tab or \"|\"")
        }
        guard columns.missing.isEmpty else {
            throw .unreadable(
                path: path, reason: "it is no whole FEC: it has no \(columns.missing.joined(separator: ", "))")
        }
        var book = FECBook()
        var unknownRows = 0
        var total: Int64 = 0
        var kinds: [String: JournalKind] = [:]
        var collectiveAccounts: Set<String> = []
        var linesWithoutCustomer: [(line: Int, account: String)] = []
        while let line = lines.next() {
            if line.isEmpty { continue }
            book.count += 1
            if ReadingProgress.isDue(book.count) {
                watch?(.init(table: "entries", rows: book.count, percent: lines.percent))
            }
            let cells = line.split(separator: columns.separator, omittingEmptySubsequences: false)
            guard cells.count == columns.count else {
                let code: DiagnosticCode = cells.count < columns.count ? .rowTooShort : .rowTooLong
                log.report(code, isError: true, file: path, line: lines.number, column: 0) {
                    "the row has \(cells.count) cells, expected \(columns.count) as in the header"
                }
                unknownRows += 1
                continue
            }
            func cell(_ name: String) -> String { columns[name].map { text(cells[$0]) } ?? "" }
            let (journal, account) = (cell("JournalCode"), cell("CompteNum"))
            let entryDate = cell("EcritureDate")
            if let day = day(entryDate), day > book.lastDay ?? .distantPast { book.lastDay = day }
            let isCustomer = settings.accounts.contains(where: account.hasPrefix)
            kinds[journal, default: JournalKind()].add(account: account, isCustomer: isCustomer)
            guard isCustomer else { continue }
            let auxiliary = cell("CompAuxNum")
            if auxiliary.isEmpty {
                linesWithoutCustomer.append((lines.number, account))
            } else {
                collectiveAccounts.insert(account)
            }
            let amount = amount(cells, columns)
            total += abs(amount?.units ?? 0)
            guard total <= LedgerBuilder.largestTotal else {
                throw .unreadable(
                    path: path,
                    reason: "line \(lines.number): up to here the amounts add up to more than any book holds")
            }
            if let amount, amount.units > 0 { kinds[journal]!.hasDebits = true }
            let name = cell(auxiliary.isEmpty ? "CompteLib" : "CompAuxLib")
            tellForeignCurrency(cell("Idevise"), cell("Montantdevise"), lines.number)
            book.lines.append(
                FECLine(
                    line: Int32(lines.number), journal: journal, entry: cell("EcritureNum"),
                    customer: auxiliary.isEmpty ? account : auxiliary, name: name, piece: cell("PieceRef"),
                    entryDate: entryDate, pieceDate: cell("PieceDate"), lettering: cell("EcritureLet"),
                    amount: amount?.units, amountText: amount?.text ?? amountText(cells, columns),
                    isOpening: FECReader.isOpening(journal, cell("JournalLib"))))
        }
        // An account with customers of its own takes no line that names none.
        let unnamed = linesWithoutCustomer.filter { collectiveAccounts.contains($0.account) }
        for (line, account) in unnamed {
            log.report(.emptyCell, isError: true, file: path, line: line, column: (columns["CompAuxNum"] ?? 0) + 1) {
                "\"CompAuxNum\" is empty, and the account \(account) has customers: whose line is it?"
            }
        }
        unknownRows += unnamed.count
        let skipped = Set(unnamed.map { Int32($0.line) })
        if !skipped.isEmpty { book.lines.removeAll { skipped.contains($0.line) } }
        book.salesJournals = Set(kinds.filter(\.value.isSales).keys)
        return (book, unknownRows, file.version)
    }

    /// What the mapping says, else UTF-8 where the bytes are that, else Windows-1252, of which ISO 8859-1 is a part.
    private func encoding() throws(LedgerReadingError) -> TextEncoding {
        if let encoding = settings.encoding { return encoding }
        return try LedgerFile(path: path).isUTF8 ? .utf8 : .windows1252
    }

    private func day(_ text: String) -> CalendarDate? {
        var text = text
        return text.withUTF8 { bytes in
            FECReader.dates.lazy.compactMap { $0.date(bytes, ignoresTime: false) }.first
        }
    }

    private func text(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var cell = UnsafeBufferPointer(rebasing: cell).trimmed
        if cell.count >= 2, cell.first == UInt8(ascii: "\""), cell.last == UInt8(ascii: "\"") {
            cell = UnsafeBufferPointer(rebasing: cell[1..<(cell.count - 1)]).trimmed
        }
        return cell.string
    }

    private func amountText(_ cells: [Slice<UnsafeBufferPointer<UInt8>>], _ columns: FECColumns) -> String {
        if columns.isSigned {
            let sign = text(cells[columns["Sens"]!])
            return text(cells[columns["Montant"]!]) + " " + (sign.isEmpty ? "?" : sign)
        }
        let debit = text(cells[columns["Debit"]!])
        return units(debit) == nil ? debit : text(cells[columns["Credit"]!])
    }

    /// Debit less credit.
    private func amount(
        _ cells: [Slice<UnsafeBufferPointer<UInt8>>], _ columns: FECColumns
    ) -> (units: Int64, text: String)? {
        guard columns.isSigned else {
            guard let debit = units(text(cells[columns["Debit"]!])), let credit = units(text(cells[columns["Credit"]!]))
            else { return nil }
            return (debit - credit, "")
        }
        guard let amount = units(text(cells[columns["Montant"]!])) else { return nil }
        switch text(cells[columns["Sens"]!]).uppercased() {
        case "D", "+", "+1", "1": return (amount, "")
        case "C", "-", "-1": return (-amount, "")
        default: return nil
        }
    }

    /// With a comma or, as some programs write it, a point; empty is nothing.
    private func units(_ text: String) -> Int64? {
        guard !text.isEmpty else { return 0 }
        var text = text
        var format = NumberFormat(decimalComma: !text.contains("."), thousands: .space)
        format.allowsAccountingSigns = true
        return text.withUTF8 { try? format.units($0, decimals: 2) }
    }

    private func tellForeignCurrency(_ currency: String, _ amount: String, _ line: Int) {
        guard !currency.isEmpty, currency.uppercased() != settings.currency, let units = units(amount), units != 0
        else { return }
        log.report(.foreignCurrency, isError: false, file: path, line: line, column: 0) {
            "the entry is one of \(amount) \(currency); what it is in \(settings.currency) is read"
        }
    }

    /// Whether a journal opens the year: `AN`, `RAN`, `A nouveaux`.
    private static func isOpening(_ code: String, _ name: String) -> Bool {
        ["AN", "ANO", "ANC", "RAN"].contains(code.trimmingBlanks.uppercased())
            || ColumnWords.letters(name).contains("anouveau")
    }
}

/// What is entered in a journal.
private struct JournalKind {
    var hasDebits = false
    private var hasIncome = false
    private var hasMoney = false

    mutating func add(account: String, isCustomer: Bool) {
        if account.hasPrefix("7") { hasIncome = true }
        if account.hasPrefix("5") { hasMoney = true }
    }

    /// Customers are debited in it for income, and no money moves.
    var isSales: Bool { hasDebits && hasIncome && !hasMoney }
}

/// The lines of a file, whatever ends them.
private struct FECRawLines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Of the line read last, from 1.
    private(set) var number = 0

    init(_ file: LedgerFile) {
        bytes = UnsafeBufferPointer(start: file.bytes + file.content.lowerBound, count: file.content.count)
    }

    /// How much of the file is read, from 0 to 100.
    var percent: Int { 100 * min(position, bytes.count) / max(1, bytes.count) }

    mutating func next() -> UnsafeBufferPointer<UInt8>? {
        guard position < bytes.count else { return nil }
        number += 1
        let start = position
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        let line = UnsafeBufferPointer(rebasing: bytes[start..<position])
        if position + 1 < bytes.count, bytes[position] == 0x0D, bytes[position + 1] == 0x0A { position += 1 }
        position += 1
        return line
    }
}

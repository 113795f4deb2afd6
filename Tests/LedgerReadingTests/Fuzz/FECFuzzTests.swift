import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

/// Whatever is done to a book of entries, reading it ends, every line is told of, and the books balance.
@Suite("A FEC, damaged in any way") struct FECFuzzTests {
    @Test("the book and its mapping") func book() throws {
        let ledgers = try ["fec", "fec-signed"].map { try FuzzLedger(fuzzFixtures("fuzz/\($0)")) }
        let (damage, words) = (TextMutation(separators: "\t|"), TextMutation(separators: ":,"))
        let found = FuzzRun("fec", cases: 250).violations { random in
            let ledger = random.pick(ledgers)
            defer { try? ledger.restore() }
            if random.chance(20) {
                let mapping = ledger.files["mapping.yaml"]!
                try ledger.write(words.damaged(mapping, with: mapping, &random), to: "mapping.yaml")
            }
            var book = ledger.files["book.txt"]!
            if random.chance(30) { book = FECLetters.shuffled(book, &random) }
            try ledger.write(damage.damaged(book, with: book, &random), to: "book.txt")
            let reading: LedgerReading
            do throws(LedgerReadingError) {
                reading = try LedgerReader.read(folder: ledger.path, vocabulary: LedgerVocabulary(), keepsAll: true)
            } catch {
                return FuzzedError.violation(error)
            }
            let lines = RecordCount.ofFEC(try ledger.bytes(ledger.path + "/book.txt"))
            return ReadingLaw.violation(reading, keepsAll: true, filters: true) {
                $0.hasSuffix("book.txt") ? lines : nil
            }
        }
        #expect(found == [])
    }

    @Test("whatever is lettered with what, the balance is that of the book") func balance() throws {
        let ledgers = try ["fec", "fec-signed"].map { try FuzzLedger(fuzzFixtures("fuzz/\($0)")) }
        let found = FuzzRun("lettering", cases: 100).violations { random in
            let ledger = random.pick(ledgers)
            defer { try? ledger.restore() }
            let book = FECLetters.shuffled(ledger.files["book.txt"]!, &random)
            try ledger.write(book, to: "book.txt")
            let reading = try LedgerReader.read(folder: ledger.path, vocabulary: LedgerVocabulary(), keepsAll: true)
            guard !reading.report.hasErrors else { return "\(reading.report.text())" }
            let (expected, balance) = (FECLetters.balance(book), FECLetters.balance(reading))
            return expected == balance ? nil : "the balance is \(balance), and that of the book \(expected)"
        }
        #expect(found == [])
    }
}

/// The book of entries as plain cells: for what only its numbers say.
private enum FECLetters {
    /// The same lines in another order, some of them lettered otherwise, with another piece or another amount.
    static func shuffled(_ book: [UInt8], _ random: inout RandomNumbers) -> [UInt8] {
        var (header, rows, separator) = cells(book)
        let lettering = header.firstIndex(of: "EcritureLet")!, piece = header.firstIndex(of: "PieceRef")!
        for row in rows.indices where random.chance(60) {
            rows[row][lettering] = random.pick(["", "A", "B", "C", "AA"])
            if random.chance(30) { rows[row][piece] = rows[random.number(0...(rows.count - 1))][piece] }
            if random.chance(20) { rows.append(rows[row]) }
        }
        rows.shuffle(using: &random)
        return Array(([header] + rows).map { $0.joined(separator: separator) + "\r\n" }.joined().utf8)
    }

    private static func cells(_ book: [UInt8]) -> (header: [String], rows: [[String]], separator: String) {
        let text = String(data: Data(book), encoding: .utf8) ?? String(data: Data(book), encoding: .isoLatin1)!
        let separator = text.contains("\t") ? "\t" : "|"
        let lines = text.split(whereSeparator: \.isNewline).map { $0.components(separatedBy: separator) }
        return (lines[0], Array(lines.dropFirst()), separator)
    }

    /// Debits less credits of the customers' accounts, in cents.
    static func balance(_ book: [UInt8]) -> Int {
        let (header, rows, _) = cells(book)
        func cents(_ row: [String], _ name: String) -> Int {
            header.firstIndex(of: name).map { Int(row[$0].filter { $0 != "," && $0 != "." }) ?? 0 } ?? 0
        }
        let account = header.firstIndex(of: "CompteNum")!
        return rows.filter { $0[account].hasPrefix("411") }.reduce(0) { sum, row in
            let sign = header.firstIndex(of: "Sens").map { row[$0] == "C" ? -1 : 1 } ?? 0
            return sum + cents(row, "Debit") - cents(row, "Credit") + sign * cents(row, "Montant")
        }
    }

    /// Items less credit notes less payments, but for those that only apply a credit note.
    static func balance(_ reading: LedgerReading) -> Int {
        let ledger = reading.snapshot
        let items = ledger.invoices.reduce(0) { $0 + ($1.isCreditNote ? -1 : 1) * Int($1.amount) }
        return items - ledger.payments.filter { $0.creditNote == nil }.reduce(0) { $0 + Int($1.amount) }
    }
}

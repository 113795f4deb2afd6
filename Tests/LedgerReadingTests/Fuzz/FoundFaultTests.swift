import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

/// What damaged or hostile files did to a reader once, and must not do again.
@Suite("Files that were too much for a reader") struct FoundFaultTests {
    private let header = FoundFaultTests.cells(
        "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate"
            + " EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise")

    private static func cells(_ text: String) -> String { text.split(separator: " ").joined(separator: "\t") + "\n" }

    private func line(
        _ entry: String, _ customer: String, _ piece: String, debit: String = "0,00", credit: String = "0,00",
        _ letters: String = ""
    ) -> String {
        [
            "VE", "Ventes", entry, "20260101", "411000", "Clients", customer, "Name", piece, "20260101", "text", debit,
            credit, letters,
        ]
        .joined(separator: "\t") + "\t\t\t\t\n"
    }

    private func read(_ book: String) throws -> LedgerReading {
        let folder = try TemporaryFolder()
        try folder.write(book, to: "book.txt")
        try folder.write(
            "relance: 1\nmapping: fec\nfec: {file: book.txt, legal_entity: FR01, terms: net 30}\n", to: "mapping.yaml")
        return try LedgerReader.read(folder: folder.path, vocabulary: LedgerVocabulary(), keepsAll: true)
    }

    @Test("pieces that are numbered as items with a number of ours are items of their own") func numbers() throws {
        let pieces = ["A", "A (VE-5)", "A (VE-5) line 5", "A"]
        let book = zip([1, 2, 3, 5], pieces).map { line("\($0)", "C1", $1, debit: "1,00") }
        let ledger = try read(header + book.joined()).snapshot
        #expect(Set(ledger.invoices.map { ledger.text[$0.id] }).count == 4)
    }

    @Test("amounts that add up to more than any book holds are told by their line") func sum() throws {
        let book = header + String(repeating: line("1", "C1", "F1", debit: "9999999999999,00"), count: 10_000)
        let error = #expect(throws: LedgerReadingError.self) { try read(book) }
        guard case .unreadable(_, let reason) = error else { throw error! }
        #expect(reason == "line 1154: up to here the amounts add up to more than any book holds")
    }

    @Test("a line of which several rows are made is unusable once") func unusableOnce() throws {
        let book = header + line("1", "C\u{7}1", "F1", debit: "1,00") + line("2", "C\u{7}1", "F2", debit: "2,00")
        let table = try #require(read(book).report.tables.first)
        #expect(table.rows == 2 && table.unusable == 2)
    }

    @Test("a lettering of many lines is read in little time") func manyLines() throws {
        let count = 20_000
        let debits = (0..<count).map { line("\($0)", "C1", "F\($0)", debit: "1,00", "A") }
        let credits = (0..<count).map { line("\(count + $0)", "C1", "P\($0)", credit: "1,00", "A") }
        var reading: LedgerReading?
        let time = try processorTime { reading = try read(header + debits.joined() + credits.joined()) }
        #expect(reading?.snapshot.payments.count == count)
        #expect(time < .seconds(10))
    }
}

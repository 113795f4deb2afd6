import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

/// Files that somebody writes over while a ledger is read: half of one day's export and half of another's is no ledger.
@Suite("Files that change while they are read") struct ChangingFileTests {
    /// As many rows as it takes to be told that they are read.
    private static let rows = ReadingProgress.interval

    /// - Parameter change: Done once, in the midst of it.
    private func reason(of read: (ReadingWatch?) throws -> Void, _ change: @escaping () throws -> Void) -> String? {
        var isDone = false
        var failure: (any Error)?
        do {
            try read { _ in
                guard !isDone else { return }
                isDone = true
                do { try change() } catch { failure = error }
            }
        } catch LedgerReadingError.unreadable(let path, let reason) {
            return isDone && failure == nil
                ? "\(path.split(separator: "/").last ?? ""): \(reason)" : "\(failure as Any)"
        } catch {
            return "\(error)"
        }
        return nil
    }

    private func fixture() throws -> LedgerFixture {
        let lines = (0..<Self.rows).map { "P\($0),C1,FR01,F1,2026-03-01,0.01,EUR\n" }
        return try ledger(with: [
            "payments.csv": "payment,customer,legal_entity,invoice,date,amount,currency\n" + lines.joined()
        ])
    }

    private let changed = "it changed while the ledger was read; run it again once it is written"

    @Test("one that was read already and is written over", arguments: [true, false]) func writtenOver(_ inPlace: Bool)
        throws
    {
        let fixture = try fixture()
        let file = fixture.folder.appending(path: "customers.csv")
        let found = reason { watch in
            _ = try OpenedLedger(folder: fixture.folder.path, vocabulary: LedgerVocabulary(), watch: watch).read()
        } _: {
            try Data("customer,name\nC1,New Name of the Port\n".utf8).write(to: file, options: inPlace ? [] : .atomic)
        }
        #expect(found == "customers.csv: \(changed)")
    }

    @Test("one that is taken away") func removed() throws {
        let fixture = try fixture()
        let found = reason { watch in
            _ = try OpenedLedger(folder: fixture.folder.path, vocabulary: LedgerVocabulary(), watch: watch).read()
        } _: {
            try FileManager.default.removeItem(at: fixture.folder.appending(path: "invoices.csv"))
        }
        #expect(found == "invoices.csv: \(changed)")
    }

    @Test("what does not change is read to its end, and told on the way") func unchanged() throws {
        let fixture = try fixture()
        var told: [ReadingProgress] = []
        let reading = try OpenedLedger(folder: fixture.folder.path, vocabulary: LedgerVocabulary()) { told.append($0) }
            .read()
        #expect(reading.snapshot.payments.count == Self.rows)
        #expect(told == [ReadingProgress(table: "payments", rows: Self.rows, percent: 100)])
        #expect(told.first?.text == "reading payments: 32768 rows, 100%")
    }

    @Test("a FEC that is written on") func book() throws {
        let folder = try TemporaryFolder()
        let header =
            "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|"
            + "EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n"
        let line = "VE|Ventes|1|20260101|706000|Ventes|||F1|20260101|text|0,00|1,00|||||\n"
        try folder.write(header + String(repeating: line, count: Self.rows), to: "book.txt")
        try folder.write("relance: 1\nmapping: fec\nfec: {legal_entity: FR01, terms: net 30}\n", to: "mapping.yaml")
        let found = reason { watch in
            _ = try OpenedLedger(
                fec: folder.path + "/book.txt", mapping: folder.path + "/mapping.yaml", vocabulary: LedgerVocabulary(),
                watch: watch
            ).read()
        } _: {
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/book.txt"))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(line.utf8))
            try handle.close()
        }
        #expect(found == "book.txt: \(changed)")
    }
}

import Foundation
import RelanceTestSupport
import Receivables
import Testing

@testable import LedgerReading

/// Tables that are kept in memory: written like a file of SQLite, read like a database.
private final class MemoryTables: LedgerSink, LedgerDatabase {
    let name = "memory"
    private var tables: [(name: String, columns: [String], rows: [[[UInt8]]])] = []

    func begin(_ table: String, columns: [String]) { tables.append((table, columns, [])) }
    func add(_ cells: [[UInt8]]) { tables[tables.count - 1].rows.append(cells) }

    func relationNames() -> [String] { tables.map(\.name) }
    func columnNames(of relation: String) -> [String] { tables.first { $0.name == relation }?.columns ?? [] }

    func addRows(of relation: String, columns: [(name: String, isWanted: Bool)], to text: LedgerText) {
        for row in tables.first(where: { $0.name == relation })?.rows ?? [] {
            for cell in row { cell.withUnsafeBufferPointer { text.add($0) } }
            text.endRow()
        }
    }
}

@Suite("A ledger in the normal form")
struct LedgerTranscriptionTests {
    private func written(_ folder: String) throws -> (before: LedgerReading, after: LedgerReading) {
        let before = try LedgerReader.read(folder: folder, vocabulary: storyVocabulary)
        let tables = MemoryTables()
        _ = try OpenedLedger(folder: folder, vocabulary: storyVocabulary).write(to: tables)
        return (before, try OpenedLedger(database: tables, vocabulary: storyVocabulary).read())
    }

    /// What is told of rows: codes with their counts; whether a row is empty is not kept.
    private func told(_ reading: LedgerReading) -> [String] {
        reading.report.findings.filter { !["empty-row", "unread-file"].contains($0.code) }
            .map { "\($0.code) \($0.isError) \($0.count)" }
    }

    @Test("it is the same ledger with the same faults", arguments: contents(of: fixtures("ledgers")))
    func stories(_ folder: URL) throws {
        guard !folder.lastPathComponent.hasSuffix("-of-the-wrong-shape") else {
            #expect(throws: LedgerTranscriptionError.self) { try written(folder.path) }
            return
        }
        let (before, after) = try written(folder.path)
        #expect(summary(before.snapshot) == summary(after.snapshot))
        #expect(told(before) == told(after))
        #expect(before.report.accountsLeftOut == after.report.accountsLeftOut)
        #expect(before.snapshot.columns == after.snapshot.columns)
    }

    @Test("the sample company's is the same")
    func sample() throws {
        let (before, after) = try written(repositoryRoot.appending(path: "examples/ledger").path)
        #expect(summary(before.snapshot) == summary(after.snapshot))
        #expect(told(before) == told(after))
    }

    @Test(
        "what a cell holds is written in one way",
        arguments: [
            ("1.234,50", CellContents.number, "1234.5"), ("-0,05", .number, "-0.05"), ("12,50-", .number, "-12.5"),
            ("1.5", .number, "?1.5"),
            ("1,23456", .number, "1.23456"), ("zwölf", .number, "zwölf"), ("31.12.2026", .date, "2026-12-31"),
            ("2026-12-31", .date, "?2026-12-31"),
            ("31.02.2026", .date, "31.02.2026"), ("J", .boolean, "true"), ("N", .boolean, "false"),
            ("true", .boolean, "?true"), ("vielleicht", .boolean, "vielleicht"),
            ("10,00 EUR", .money, "10 EUR"), ("0042", .text, "0042"), ("", .date, ""),
        ])
    func cells(_ theirs: String, _ contents: CellContents, _ ours: String) {
        var formats = CellFormats()
        formats.numbers = NumberFormat(decimalComma: true, thousands: .point, allowsAccountingSigns: true)
        formats.dates = [DatePattern("dd.mm.yyyy")!]
        (formats.trueWords, formats.falseWords) = (["J"], ["N"])
        var text = theirs
        let written = text.withUTF8 { formats.normalForm(of: $0, contents) }
        #expect(String(decoding: written, as: UTF8.self) == ours)
    }
}

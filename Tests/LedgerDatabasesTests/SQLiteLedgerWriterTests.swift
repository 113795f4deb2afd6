import FinancialValues
import Foundation
import LedgerReading
import RelanceTestSupport
import Testing

@testable import LedgerDatabases

@Suite("A ledger written as one file of SQLite")
struct SQLiteLedgerWriterTests {
    private static let mapped = """
        relance: 1
        mapping: german
        encoding: windows-1252
        separator: ";"
        decimal: comma
        thousands: point
        dates: [dd.mm.yyyy]
        ignore_time: true
        true_words: ["J"]
        false_words: ["N"]
        strip_leading_zeros: [customer]
        tables:
          customers:
            from: invoices
            columns: {customer: Debitor, name: Name}
            constants: {segment: sme}
          invoices:
            file: op.csv
            skip_lines: 1
            columns: {invoice: Beleg, customer: Debitor, issued: Datum, due: Faellig, amount: Betrag, disputed: Strittig}
            constants: {legal_entity: DE01, currency: EUR}
            negative_invoices: credit_notes
            only_where: {Art: RV}
        snapshot:
          as_of: 2026-03-31
          paid_invoices: false
          last_bank_day: {DE01: 2026-03-30}

        """

    private static let export = """
        Offene Posten
        Beleg;Debitor;Name;Datum;Faellig;Betrag;Strittig;Art
        R1;0042;M\u{FC}ller;01.02.2026 00:00;03.03.2026;1.200,50;N;RV
        R2;42;Mahler;01.02.2026;03.03.2026;-15,00;;RV
        R3;CC60;Bach;01.02.2026;2026-03-03;7,00;J;RV
        R4;CC60;Bach;01.02.2026;03.03.2026;7.00;J;RV
        R5;CC61;Orff;01.02.2026;03.03.2026;9,00;J;ZZ
        R6;CC61;Orff;01.02.2026;03.03.2026;(9,00);J;RV
        R7;CC62;Weill;01.02.2026;03.03.2026;1.234.567,8;J;RV

        """

    private func export() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Self.export.data(using: .windowsCP1252)!, to: "op.csv")
        try folder.write(Self.mapped, to: "mapping.yaml")
        return folder
    }

    /// What of a reading does not depend on where it was read.
    private func facts(_ reading: LedgerReading) -> [String] {
        let ledger = reading.snapshot
        return reading.invoiceLines
            + ledger.invoices.map { "\($0.issued) \($0.currency) \($0.flags.rawValue)" }
            + ledger.customers.map { "\(ledger.text[$0.id]) \(ledger.text[$0.name]) \(ledger.symbols[$0.segment])" }
            + ["\(ledger.asOf?.description ?? "-") \(ledger.hasPaidInvoices) \(ledger.legalEntities)"]
            + ledger.lastBankDays.map { $0?.description ?? "-" }
            + reading.report.findings.map { "\($0.code) \($0.count) \($0.isError)" } + reading.report.accountsLeftOut
    }

    @Test("an export is the same ledger in the normal form, its faults included")
    func same() throws {
        let folder = try export()
        let file = folder.path + "/ledger.sqlite"
        let writer = try SQLiteLedgerWriter(file)
        let written = try OpenedLedger(folder: folder.path, vocabulary: LedgerVocabulary()).write(to: writer)
        try writer.commit()
        #expect(written.map(\.table) == ["customers", "invoices", "snapshot"])
        #expect(written.map(\.rows) == [4, 6, 1])
        let before = try LedgerReader.read(folder: folder.path, vocabulary: LedgerVocabulary())
        let after = try OpenedLedger(database: SQLiteLedger(file), vocabulary: LedgerVocabulary()).read()
        #expect(facts(before) == facts(after))
        #expect(before.report.accountsLeftOut == ["CC60/DE01"])
        let rows = try SQLiteConnection(file, flags: 0x1).texts("SELECT due || ' ' || amount FROM invoices")
        #expect(
            rows == [
                "2026-03-03 1200.5", "2026-03-03 15", "?2026-03-03 7", "2026-03-03 ?7.00", "2026-03-03 9",
                "2026-03-03 1234567.8",
            ])
        #expect(folder.names == ["ledger.sqlite", "mapping.yaml", "op.csv"])
    }

    @Test("a run that ends half-way leaves the earlier file as it was, and nothing beside it")
    func halfWay() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/ledger.sqlite"
        func write(_ id: String, ends: Bool) throws {
            let writer = try SQLiteLedgerWriter(file)
            try writer.begin("customers", columns: ["customer"])
            try writer.add([Array(id.utf8)])
            if ends { try writer.commit() }
        }
        try write("C1", ends: true)
        let before = try Data(contentsOf: URL(fileURLWithPath: file))
        try write("C2", ends: false)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        #expect(folder.names == ["ledger.sqlite"])
        // What a killed run left is no hindrance.
        try folder.write("half a file", to: ".ledger.sqlite.part")
        try write("C3", ends: true)
        #expect(try SQLiteConnection(file, flags: 0x1).texts("SELECT customer FROM customers") == ["C3"])
    }

    @Test("a full disk is told, and the earlier file stays")
    func fullDisk() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/ledger.sqlite"
        let first = try SQLiteLedgerWriter(file)
        try first.commit()
        let before = try Data(contentsOf: URL(fileURLWithPath: file))
        do {
            let writer = try SQLiteLedgerWriter(file, mostPages: 20)
            try writer.begin("customers", columns: ["customer", "name"])
            let error = #expect(throws: LedgerWritingError.self) {
                for number in 0..<10_000 {
                    try writer.add([Array("C\(number)".utf8), Array(repeating: 0x61, count: 200)])
                }
                try writer.commit()
            }
            #expect(error?.reason == "the disk is full")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        #expect(folder.names == ["ledger.sqlite"])
    }

    @Test("nobody's own file is written over, and two runs do not mix their files")
    func others() throws {
        let folder = try TemporaryFolder()
        try folder.write("invoice\n", to: "invoices.csv")
        #expect(throws: LedgerWritingError.self) { try SQLiteLedgerWriter(folder.path + "/invoices.csv") }
        #expect(try folder.text("invoices.csv") == "invoice\n")
        let first = try SQLiteLedgerWriter(folder.path + "/ledger.sqlite")
        #expect(throws: LedgerWritingError.self) { try SQLiteLedgerWriter(folder.path + "/ledger.sqlite") }
        try first.commit()
        #expect(throws: LedgerWritingError.self) { try SQLiteLedgerWriter(folder.path + "/nowhere/ledger.sqlite") }
    }

    @Test("rows whose cells cannot be told apart stop the writing, by place")
    func shape() throws {
        let folder = try TemporaryFolder()
        try folder.write("customer,name\nC1\nC2,Two\n", to: "customers.csv")
        try folder.write("invoice,customer,legal_entity,issued,due,currency,amount\n", to: "invoices.csv")
        let writer = try SQLiteLedgerWriter(folder.path + "/ledger.sqlite")
        #expect {
            try OpenedLedger(folder: folder.path, vocabulary: LedgerVocabulary()).write(to: writer)
        } throws: { error in
            guard case LedgerTranscriptionError.rowsWithoutShape(let report) = error else { return false }
            return report.findings.map(\.code) == ["row-too-short"] && report.findings[0].examples[0].line == 2
        }
    }
}

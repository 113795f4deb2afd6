import Diagnostics
import FinancialValues
import Foundation
import RelanceTestSupport
import Receivables
import Testing

@testable import LedgerReading

@Suite("Mappings")
struct MappingTests {
    /// Reads `customers.csv` and `invoices.csv` of another shape; the mappings are wrong.
    @Test(
        "every fault of a mapping is told by its place",
        arguments: contents(of: fixtures("mappings")).filter { $0.pathExtension == "yaml" })
    func faults(_ mapping: URL) throws {
        let fixture = try LedgerFixture([
            "customers.csv": "Kunde,Name,Name\n1,a,b\n", "invoices.csv": "Beleg,Betrag\n1,2\n",
        ])
        var text = ""
        do throws(LedgerReadingError) {
            _ = try LedgerReader.read(folder: fixture.folder.path, mapping: mapping.path, vocabulary: storyVocabulary)
            text = "nothing is wrong\n"
        } catch {
            guard case .mapping(let diagnostics) = error else {
                Issue.record("another error: \(error)")
                return
            }
            for diagnostic in diagnostics {
                let start = diagnostic.range.start
                text += "\(start.line):\(start.column): \(diagnostic.message) [\(diagnostic.code)]\n"
                if let help = diagnostic.help { text += "    \(help)\n" }
            }
        }
        text = text.replacingOccurrences(of: fixture.folder.path + "/", with: "")
        expectGolden(text, at: mapping.deletingPathExtension().appendingPathExtension("out"))
    }

    /// A German export: semicolons, decimal commas, Windows-1252, two title lines, trailing signs, word lists, two address parts.
    private let german = """
        relance: 1
        mapping: german-export
        encoding: windows-1252
        separator: ";"
        decimal: comma
        thousands: point
        dates: [dd.mm.yyyy, yyyymmdd]
        ignore_time: true
        true_words: ["J", "X"]
        false_words: ["N"]
        strip_leading_zeros: [customer, payer]
        tables:
          customers:
            file: Debitoren.csv
            columns:
              customer: Debitor
              name: [Name 2, Name 1]
              payer: Zahler
              segment: Gruppe
              vulnerable: Schutz
              strategic: Strategisch
            values:
              segment: {Z1: sme, empty: consumer}
          contacts:
            from: customers
            columns: {customer: Debitor, email: Mail, address: [Strasse, Ort]}
            constants: {role: billing}
          invoices:
            file: Posten.csv
            skip_lines: 2
            negative_invoices: credit_notes
            strip_decimals: [invoice]
            columns:
              invoice: Beleg
              customer: Debitor
              issued: Datum
              due: Faellig
              amount: Betrag
              discount: Skonto
            constants: {legal_entity: DE01, currency: EUR}
            only_where:
              Art: [RV, RG]
        snapshot:
          as_of: 2026-03-31
          paid_invoices: false
          last_bank_day: {DE01: 2026-03-30}

        """

    @Test("the mapping that the manual shows is one")
    func manual() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/mapping.md"), encoding: .utf8)
        let text = try #require(page.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        var decoder = MappingDecoder(ownFields: [])
        let mapping = decoder.decode(SourceFile(path: "docs/mapping.md", text: String(text)))
        #expect(decoder.diagnostics == [])
        #expect(mapping.tables.count == 3)
    }

    @Test("an export is read as it is")
    func germanExport() throws {
        let fixture = try LedgerFixture(["mapping.yaml": german])
        func latin(_ text: String) -> Data { text.data(using: .windowsCP1252)! }
        try fixture.write(
            "Debitoren.csv",
            latin(
                """
                Debitor;Name 1;Name 2;Zahler;Gruppe;Schutz;Strategisch;Mail;Strasse;Ort
                0001;Müller;;;Z1;N;J;a@b.example;Hauptstraße 1;10115 Berlin
                0002;Filiale;"Größe; € GmbH";0001;;X;;;;

                """))
        try fixture.write(
            "Posten.csv",
            latin(
                """
                Offene Posten
                Stand: 31.03.2026
                Beleg;Debitor;Datum;Faellig;Betrag;Art;Skonto
                100.0;1;01.02.2026;03.03.2026;1.234,50;RV;10,00
                101.0;0002;20260201;03.03.2026 00:00:00;50,00-;RG;
                102.0;0001;01.02.2026;03.03.2026;99,00;ZZ;

                """))
        let reading = try fixture.read(storyVocabulary)
        #expect(reading.report.findings.isEmpty)
        expectGolden(
            fixture.text(reading.report) + "\n" + summary(reading.snapshot),
            at: fixtures("mappings/german-export.reading"))
    }

    @Test("a mapping's own folder may have an absolute path, and another name")
    func namedMapping() throws {
        let fixture = try LedgerFixture(smallestLedger)
        try fixture.write("other.yaml", Data("relance: 1\nmapping: plain\ntables:\n  customers:\n  invoices:\n".utf8))
        let reading = try LedgerReader.read(
            folder: fixture.folder.path + "/", mapping: fixture.folder.appending(path: "other.yaml").path,
            vocabulary: LedgerVocabulary())
        #expect(reading.snapshot.invoices.count == 1)
    }

    @Test("a table of a database is no file of a folder")
    func tableOfDatabase() throws {
        let fixture = try ledger(with: [
            "mapping.yaml": "relance: 1\nmapping: m\ntables:\n  customers: {table: debtors}\n  invoices:\n"
        ])
        #expect {
            try fixture.read()
        } throws: { error in
            guard case LedgerReadingError.mapping(let faults) = error else { return false }
            return faults.map(\.message) == [
                "\"debtors\" is a table of a database, and the ledger is a folder, expected \"file\""
            ]
        }
    }

    @Test("a mapped table whose file is missing is an error")
    func missingFile() throws {
        let fixture = try ledger(with: [
            "mapping.yaml":
                "relance: 1\nmapping: plain\ntables:\n  customers:\n  invoices:\n  payments: {file: paid.csv}\n"
        ])
        #expect {
            try fixture.read()
        } throws: { error in
            if case LedgerReadingError.unreadable(let path, _) = error { return path.hasSuffix("paid.csv") }
            return false
        }
    }

    @Test("derived customers have one name, whatever the order of rows")
    func derivedNames() throws {
        let mapping = """
            relance: 1
            mapping: derived
            tables:
              invoices:
                columns: {invoice: n, customer: c, legal_entity: e, issued: i, due: d, currency: w, amount: a}
              customers:
                from: invoices
                columns: {customer: c, name: name}

            """
        let rows = [
            "1,C1,FR01,2026-01-01,2026-02-01,EUR,1,WAL-MAR corp", "2,C1,FR01,2026-01-01,2026-02-01,EUR,1,WAL-MAR ",
            "3,C1,FR01,2026-01-01,2026-02-01,EUR,1,",
        ]
        for rows in [rows, rows.reversed()] {
            let invoices = (["n,c,e,i,d,w,a,name"] + rows).map { $0 + "\n" }.joined()
            let ledger = try LedgerFixture(["mapping.yaml": mapping, "invoices.csv": invoices]).read().snapshot
            #expect(ledger.customers.map { ledger.text[$0.name] } == ["WAL-MAR"])
            #expect(ledger.invoices.count == 3)
        }
    }

    @Test("the documentation names every key of a mapping and every code")
    func documentation() throws {
        let docs = repositoryRoot.appending(path: "docs")
        let mapping = try String(contentsOf: docs.appending(path: "mapping.md"), encoding: .utf8)
        for key in MappingKey.all { #expect(mapping.contains("`\(key.name)`"), "\(key.name)") }
        for code in DiagnosticCode.ledgerMapping { #expect(mapping.contains("`\(code)`"), "\(code)") }
        let ledger = try String(contentsOf: docs.appending(path: "ledger.md"), encoding: .utf8)
        for code in DiagnosticCode.ledgerRows { #expect(ledger.contains("`\(code)`"), "\(code)") }
        for table in LedgerTable.allCases {
            #expect(ledger.contains("## \(table.rawValue).csv"), "\(table)")
            for column in table.columnNames { #expect(ledger.contains(column), "\(table).\(column)") }
        }
    }
}

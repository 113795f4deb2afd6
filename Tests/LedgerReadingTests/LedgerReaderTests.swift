import FinancialValues
import Foundation
import RelanceTestSupport
import Receivables
import Testing

@testable import LedgerReading

@Suite("Reading a ledger")
struct LedgerReaderTests {
    @Test("customers and invoices are enough")
    func smallest() throws {
        let reading = try LedgerFixture(smallestLedger).read()
        #expect(reading.report.findings.isEmpty)
        #expect(reading.report.accountsLeftOut.isEmpty)
        let ledger = reading.snapshot
        #expect(ledger.accounts.count == 1)
        #expect(ledger.id(of: ledger.accounts[0]) == "C1/FR01")
        let invoice = try #require(ledger.invoices.first)
        #expect(ledger.text[invoice.id] == "F1")
        #expect(invoice.amount == 120_000)
        #expect(invoice.due.description == "2026-03-03")
        #expect(invoice.entered == invoice.issued)
        #expect(ledger.columns.contains("invoices.due"))
        #expect(!ledger.columns.contains("customers.segment"))
    }

    /// Every fault of a story stands in its report; the fixture's vocabulary is `storyVocabulary`.
    @Test("what is wrong is told by place and left out by name", arguments: contents(of: fixtures("ledgers")))
    func stories(_ folder: URL) throws {
        let reading = try LedgerReader.read(folder: folder.path, vocabulary: storyVocabulary)
        let text = reading.report.text(examples: 10).replacingOccurrences(of: folder.path + "/", with: "")
        expectGolden(text + "\n" + summary(reading.snapshot), at: folder.appending(path: "reading.out"))
        try expectRowsAddUp(reading.report)
    }

    @Test("a required table that is missing is named", arguments: ["customers", "invoices"])
    func missingTable(_ table: String) throws {
        var files = smallestLedger
        files[table + ".csv"] = nil
        let fixture = try LedgerFixture(files)
        #expect {
            try fixture.read()
        } throws: { error in
            if case LedgerReadingError.missingTable(let name, _) = error { return name == table }
            return false
        }
    }

    @Test("a folder that is not there")
    func missingFolder() {
        #expect {
            try LedgerReader.read(folder: "/nowhere/at/all", vocabulary: LedgerVocabulary())
        } throws: { error in
            if case LedgerReadingError.noSuchFolder = error { return true }
            return false
        }
    }

    @Test(
        "a file whose rows cannot be told is not read at all",
        arguments: [
            ("", "it is empty, expected a header row"),
            ("customer;name\nC1;x\n", "its header has one column only; write separator: \";\" in mapping.yaml"),
            ("name,segment\nx,sme\n", "it has no column \"customer\"; its columns are \"name\", \"segment\""),
            ("customer,name,segment,name\nC1,x,sme,y\n", "its header names the column \"name\" twice"),
            ("\"customer,name\nC1,x\n", "a quote in its header row is not closed, or text stands behind one"),
        ])
    func unreadable(_ text: String, _ reason: String) throws {
        let fixture = try ledger(with: ["customers.csv": text])
        #expect {
            try fixture.read()
        } throws: { error in
            if case LedgerReadingError.unreadable(_, let found) = error { return found == reason }
            return false
        }
    }

    @Test("what has a table's name and is no file is not taken for a table that is not there")
    func noFile() throws {
        let fixture = try LedgerFixture(smallestLedger)
        let place = fixture.folder.appending(path: "payments.csv")
        func expectRefused(_ sourceLocation: SourceLocation = #_sourceLocation) {
            #expect(sourceLocation: sourceLocation) {
                try fixture.read()
            } throws: { error in
                if case LedgerReadingError.unreadable(let path, _) = error { return path.hasSuffix("payments.csv") }
                return false
            }
            try? FileManager.default.removeItem(at: place)
        }
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
        expectRefused()
        try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: "nowhere")
        expectRefused()
        #expect(mkfifo(place.path, 0o600) == 0)
        expectRefused()
    }

    @Test("UTF-16 is refused with a way out")
    func utf16() throws {
        let fixture = try LedgerFixture(smallestLedger)
        try fixture.write("customers.csv", Data([0xFF, 0xFE, 0x63, 0x00]))
        #expect {
            try fixture.read()
        } throws: { error in
            if case LedgerReadingError.unreadable(_, let reason) = error { return reason.contains("UTF-16") }
            return false
        }
    }

    @Test("a name that is not UTF-8 is a warning, an id an error")
    func encodings() throws {
        let fixture = try LedgerFixture(smallestLedger)
        try fixture.write(
            "customers.csv",
            Data("customer,name\nC1,M".utf8) + [0xFC] + Data("ller\nC".utf8) + [0xE9] + Data(",x\n".utf8))
        let reading = try fixture.read()
        #expect(reading.codes(errors: false) == ["bad-encoding"])
        #expect(reading.codes(errors: true) == ["bad-encoding"])
        #expect(reading.snapshot.invoices.count == 1)
    }

    @Test("payments on an invoice with instalments go to the earliest due first")
    func instalments() throws {
        let reading = try ledger(with: [
            "invoices.csv": """
            invoice,customer,legal_entity,issued,due,currency,amount
            F1,C1,FR01,2026-01-01,2026-04-01,EUR,100
            F1,C1,FR01,2026-01-01,2026-02-01,EUR,100
            F1,C1,FR01,2026-01-01,2026-03-01,EUR,100

            """,
            "payments.csv": """
            payment,customer,legal_entity,invoice,date,amount,currency,rejected_on
            P3,C1,FR01,F1,2026-03-20,260,EUR,
            P1,C1,FR01,F1,2026-02-01,60,EUR,2026-02-10
            P2,C1,FR01,F1,2026-02-05,60,EUR,

            """,
        ]).read()
        #expect(reading.report.findings.isEmpty)
        let ledger = reading.snapshot
        #expect(ledger.invoices.allSatisfy { $0.flags == .instalment })
        let parts = ledger.payments.map { payment in
            "\(ledger.text[payment.id]) \(payment.amount) on \(ledger.invoices[Int(payment.invoice!)].due)"
        }
        // P1 fills 60 of February until it is rejected, so P2 fills the other 40 and 20 of March; P3 fills what is then open.
        #expect(
            parts == [
                "P1 6000 on 2026-02-01", "P2 4000 on 2026-02-01", "P2 2000 on 2026-03-01", "P3 6000 on 2026-02-01",
                "P3 8000 on 2026-03-01", "P3 12000 on 2026-04-01",
            ])
    }

    @Test("the order of rows and tables' rows does not matter")
    func orderOfRows() throws {
        let folder = fixtures("ledgers").appending(path: "every-table")
        let ordered = try LedgerReader.read(folder: folder.path, vocabulary: storyVocabulary)
        var files: [String: String] = [:]
        for file in contents(of: folder) where file.pathExtension == "csv" {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            files[file.lastPathComponent] = ([lines[0]] + lines.dropFirst().reversed()).map { $0 + "\n" }.joined()
        }
        let reversed = try LedgerFixture(files).read(storyVocabulary)
        #expect(summary(ordered.snapshot) == summary(reversed.snapshot))
    }
}

/// Every row of every file is used, unusable or set aside.
func expectRowsAddUp(_ report: DataQualityReport, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for table in report.tables {
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: table.file)))
        #expect(table.rows == rowCount(of: bytes), "\(table.file)", sourceLocation: sourceLocation)
        #expect(table.used >= 0, "\(table.file)", sourceLocation: sourceLocation)
    }
}

/// The rows below the header, counted by the scanner alone.
func rowCount(of bytes: [UInt8]) -> Int {
    let file = LedgerFile(path: "", contents: bytes)
    var scanner = CSVScanner(file, separator: UInt8(ascii: ","))
    var row = CSVRow(width: 1)
    var count = -1
    while scanner.read(into: &row) { count += 1 }
    return count
}

/// The policy that the stories' ledgers belong to.
var storyVocabulary: LedgerVocabulary {
    var vocabulary = LedgerVocabulary()
    vocabulary.reportingCurrency = CurrencyCode("EUR")
    vocabulary.currencies = Set(["EUR", "GBP"].compactMap { CurrencyCode($0) })
    vocabulary.segments = ["sme", "consumer"]
    vocabulary.legalEntities = ["FR01", "DE01"]
    vocabulary.roles = ["billing", "signatory", "collector", "sales_director"]
    vocabulary.disputeReasons = ["price", "delivery", "other"]
    vocabulary.blockReasons = ["legal_case", "other"]
    vocabulary.serviceKinds = ["hosting"]
    vocabulary.fields = [
        .init(table: "customer", name: "strategic", kind: .boolean),
        .init(table: "invoice", name: "discount", kind: .money),
        .init(table: "service", name: "main_residence", kind: .boolean),
        .init(table: "customer", name: "visits", kind: .word(["weekly", "never"])),
    ]
    return vocabulary
}

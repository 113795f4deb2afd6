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

    @Test(
        "amounts that add up to more than money can hold are refused, and told",
        arguments: ["invoices", "disputes", "promises"])
    func largeAmounts(_ table: String) throws {
        let rows = (0..<12_000).map { row in
            switch table {
            case "invoices": "I\(row),C1,FR01,2026-02-01,2026-03-03,EUR,9999999999999.99\n"
            case "disputes": "D\(row),F1,2026-03-05,price,EUR,9999999999999.99\n"
            default: "P\(row),C1,FR01,F1,2026-03-05,2026-03-20,EUR,9999999999999.99\n"
            }
        }
        let header =
            switch table {
            case "invoices": "invoice,customer,legal_entity,issued,due,currency,amount\n"
            case "disputes": "dispute,invoice,opened,reason,currency,amount\n"
            default: "promise,customer,legal_entity,invoice,made,date,currency,amount\n"
            }
        let reading = try ledger(with: ["\(table).csv": header + rows.joined()]).read()
        let finding = try #require(reading.report.findings.first { $0.isError })
        #expect(finding.examples[0].message == "the amounts of the table add up to more than any ledger holds")
        #expect(finding.count == 12_000 - 1152)
        #expect(reading.report.accountsLeftOut == ["C1/FR01"])
        if table == "invoices" { #expect(finding.amounts.values.first == .max) }
    }

    @Test(
        "a language is that of the policy, in capitals and with a region too",
        arguments: [
            ("fr", "fr", false), ("FR", "fr", false), ("fr-BE", "fr", false), ("EN_gb", "en", false),
            ("uk", "uk", true), ("french", "french", true), ("-fr", "-fr", true),
        ])
    func languages(_ written: String, _ expected: String, _ isTold: Bool) throws {
        var vocabulary = LedgerVocabulary()
        vocabulary.languages = ["en", "fr"]
        let fixture = try ledger(with: ["customers.csv": "customer,name,language\nC1,Boulangerie du Port,\(written)\n"])
        let reading = try fixture.read(vocabulary)
        #expect(reading.snapshot.symbols[reading.snapshot.customers[0].language] == expected)
        #expect(reading.codes(errors: false).contains("undeclared-language") == isTold)
    }

    @Test("what is open on accounts that are left out is told, as far as their rows can be read")
    func openLeftOut() throws {
        let invoices = """
            invoice,customer,legal_entity,issued,due,currency,amount
            F1,C1,FR01,2026-02-01,2026-03-03,EUR,1200.00
            F2,C1,FR01,2026-02-01,2026-03-03,GBP,80.00
            F3,C1,FR01,2026-02-01,someday,EUR,5000.00
            F4,C1,DE01,2026-02-01,2026-03-03,EUR,700.00

            """
        let payments = """
            payment,customer,legal_entity,invoice,date,amount,currency,rejected_on
            P1,C1,FR01,F1,2026-02-10,200.00,EUR,
            P2,C1,FR01,F1,2026-02-11,300.00,EUR,2026-02-14
            P3,C1,FR01,F2,2026-02-12,90.00,GBP,

            """
        let reading = try ledger(with: ["invoices.csv": invoices, "payments.csv": payments]).read()
        #expect(reading.report.accountsLeftOut == ["C1/FR01"])
        #expect(reading.report.openLeftOut.map { "\($0)" } == ["1000.00 EUR"])
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

    @Test(
        "a file that is nearly named as a table is keeps the ledger from being read",
        arguments: [
            ("Payments.CSV", "payments.csv"), ("payment.csv", "payments.csv"), ("PAYMENT.csv", "payments.csv"),
            ("un_billed.csv", "unbilled.csv"), ("Pay-ments.csv", "payments.csv"), ("payments.tsv", "payments.csv"),
            ("Customer.csv", "customers.csv"), ("historys.csv", "history.csv"), ("mapping.yml", "mapping.yaml"),
            ("Mapping.YAML", "mapping.yaml"),
        ])
    func misnamedTable(_ name: String, _ expected: String) throws {
        let fixture = try ledger(with: [name: "payment,date,amount,currency\n"])
        #expect {
            try fixture.read()
        } throws: { error in
            guard case LedgerReadingError.misnamedTables(let faults) = error else { return false }
            return faults.map(\.message) == ["\"\(name)\" is read by nothing, expected \"\(expected)\""]
                && faults.map(\.range.file.path) == [fixture.folder.path + "/" + name]
        }
    }

    @Test("a misnamed table that is required is told as such, not as missing")
    func misnamedRequiredTable() throws {
        var files = smallestLedger
        files["Invoices.csv"] = files.removeValue(forKey: "invoices.csv")
        let fixture = try LedgerFixture(files)
        #expect {
            try fixture.read()
        } throws: { error in
            if case LedgerReadingError.misnamedTables(let faults) = error { return faults.count == 1 }
            return false
        }
    }

    @Test("other files that look like tables are told, hidden files and other kinds are not")
    func unreadFiles() throws {
        let names = ["aging.csv", "paymnets.csv", "list.TSV", ".hidden.csv", "notes.txt", "payments.csv.bak", "b.csv~"]
        let reading = try ledger(with: Dictionary(uniqueKeysWithValues: names.map { ($0, "x") })).read()
        #expect(reading.report.findings.map(\.code) == ["unread-file", "unread-file", "unread-file"])
        #expect(
            reading.report.findings.flatMap(\.examples).map {
                $0.file.split(separator: "/").last! + ": " + $0.message
            } == [
                "aging.csv: the file is read by nothing: it is no table of a ledger",
                "list.TSV: the file is read by nothing: it is no table of a ledger",
                "paymnets.csv: the file is read by nothing: it is no table of a ledger, did you mean \"payments.csv\"?",
            ])
        #expect(!reading.report.hasErrors)
    }

    @Test("under a mapping the names are the mapping's, and what it does not name is told")
    func unreadUnderAMapping() throws {
        let fixture = try ledger(with: [
            "mapping.yaml": "relance: 1\nmapping: own\ntables:\n  customers:\n  invoices:\n    file: Bills.CSV\n",
            "Bills.CSV": smallestLedger["invoices.csv"]!, "Payments.CSV": "x", "aging.csv": "x",
        ])
        let reading = try fixture.read()
        #expect(
            reading.report.findings.flatMap(\.examples).map { $0.file.split(separator: "/").last! + ": " + $0.message }
                == [
                    "Payments.CSV: the file is read by nothing: the mapping does not name it, say \"payments:\" there if it is "
                        + "that table",
                    "aging.csv: the file is read by nothing: the mapping does not name it",
                    "invoices.csv: the file is read by nothing: the mapping does not name it, say \"invoices:\" there if it is "
                        + "that table",
                ])
    }

    @Test("history that is given beside the ledger's own is read after it, and what two files have counts once")
    func laterHistory() throws {
        let fixture = try ledger(with: [
            "history.csv": """
            day,message,customer,legal_entity,step,invoice,kind,outcome
            2026-03-05,M-1,C1,FR01,first,F1,message,sent
            2026-03-06,,C1,FR01,,,call,
            2026-03-06,,C1,FR01,,,call,

            """,
            "later.csv": """
            outcome_day,day,message,customer,legal_entity,step,invoice,kind,outcome
            2026-03-05,2026-03-05,M-1,C1,FR01,first,F1,message,
            2026-03-09,2026-03-05,M-1,C1,FR01,first,F1,message,bounced

            """,
            "last.csv": """
            day,customer,legal_entity,kind,outcome,message,step,invoice
            2026-03-06,C1,FR01,call,done,,,
            2026-03-12,C1,FR01,message,sent,M-2,second,F1

            """,
        ])
        let folder = fixture.folder.path
        let files = ["later.csv", "last.csv"].map { "\(folder)/\($0)" }
        let reading = try LedgerReader.read(folder: folder, history: files, vocabulary: LedgerVocabulary())
        #expect(reading.report.findings.map(\.code) == ["repeated-action", "repeated-action"])
        #expect(
            reading.report.findings.flatMap(\.examples).map { "\($0.file):\($0.line) \($0.message)" }.sorted() == [
                "\(files[1]):2 the action stands in \(folder)/history.csv already; the row is set aside, so that it counts once",
                "\(files[0]):2 the action stands in \(folder)/history.csv already; the row is set aside, so that it counts once",
            ])
        let rows = reading.snapshot.history.map { "\($0.day) \($0.outcome.word)" }
        #expect(
            rows == [
                "2026-03-05 sent", "2026-03-05 bounced", "2026-03-06 done", "2026-03-06 done", "2026-03-12 sent",
            ])
    }

    @Test("one file of history given twice counts once")
    func historyTwice() throws {
        let fixture = try ledger(with: [
            "later.csv": "day,customer,legal_entity,step,invoice\n2026-03-05,C1,FR01,first,F1\n"
        ])
        let file = fixture.folder.path + "/later.csv"
        let reading = try LedgerReader.read(
            folder: fixture.folder.path, history: [file, file], vocabulary: LedgerVocabulary())
        #expect(reading.snapshot.history.count == 1)
        #expect(reading.report.findings.map(\.count) == [1])
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

import FinancialValues
import Foundation
import LedgerReading
import RelanceTestSupport
import Testing

@testable import LedgerDatabases

@Suite("A ledger in one file of SQLite")
struct SQLiteLedgerTests {
    @Test("texts, numbers and nulls are read as their CSV would be")
    func values() throws {
        let fixture = try DatabaseFixture(
            requiredTables + """
                ALTER TABLE invoices ADD COLUMN contract;
                ALTER TABLE invoices ADD COLUMN entered GENERATED ALWAYS AS (issued) VIRTUAL;
                INSERT INTO customers VALUES ('C1', 'Smith, "Bros"' || char(10) || 'and Sons'), (1042, NULL);
                INSERT INTO invoices VALUES ('F1', 'C1', 'FR01', '2026-02-01', '2026-03-03', 'EUR', 1200.5, NULL);
                INSERT INTO invoices VALUES ('F2', '1042', 'FR01', '2026-02-01', '2026-03-04', 'EUR', 7, 'K1');
                INSERT INTO invoices VALUES ('F3', '1042', 'FR01', '2026-02-01', '2026-03-05', 'EUR', '0.10', '');
                """)
        let reading = try fixture.read()
        #expect(!reading.report.hasErrors)
        #expect(reading.invoiceLines == ["F2 1042 2026-03-04 700", "F3 1042 2026-03-05 10", "F1 C1 2026-03-03 120050"])
        #expect(reading.snapshot.columns.contains("invoices.entered"))
        let names = reading.snapshot.customers.map { reading.snapshot.text[$0.name] }
        #expect(names == ["", "Smith, \"Bros\"\nand Sons"])
    }

    @Test("a fault is told by table, row, column and what every row has, also behind a text of several lines")
    func places() throws {
        let fixture = try DatabaseFixture(
            requiredTables + """
                INSERT INTO customers VALUES ('C1', 'one' || char(10) || 'two' || char(10)), ('C1', 'again');
                INSERT INTO invoices VALUES ('F1', 'C1', 'FR01', '2026-02-01', '03/03/2026', 'EUR', 1200);
                """)
        let text = try fixture.text(fixture.read().report)
        #expect(
            text.contains(
                "ledger.sqlite:customers:2:1: the customer \"C1\" stands in an earlier row, expected one row per customer (of \"C1\")"
            ))
        #expect(
            text.contains(
                "ledger.sqlite:invoices:1:5: \"03/03/2026\" is no date, expected yyyy-mm-dd (of \"F1\", \"C1\")"))
        #expect(text.contains("left out of schedules and balances"))
    }

    @Test("a mapping names tables, views and columns; what it does not name is not fetched")
    func mapping() throws {
        let fixture = try DatabaseFixture(
            """
            CREATE TABLE "op-items" (no, debtor, day, due, amount, note);
            INSERT INTO "op-items" VALUES ('F1', 'C1', '01.02.2026', '03.03.2026', '1.200,50', x'00ff');
            INSERT INTO "op-items" VALUES ('F2', 'C2', '01.02.2026', '03.03.2026', '10,00', NULL);
            INSERT INTO "op-items" VALUES ('X', 'C2', '01.02.2026', '03.03.2026', '10,00', NULL);
            CREATE VIEW debtors AS SELECT DISTINCT debtor AS "Debtor No" FROM "op-items";
            """)
        let reading = try fixture.read(
            mapping: """
                relance: 1
                mapping: erp
                decimal: comma
                thousands: point
                dates: dd.mm.yyyy
                tables:
                  customers:
                    table: debtors
                    columns: {customer: Debtor No}
                  invoices:
                    table: op-items
                    columns: {invoice: no, customer: debtor, issued: day, due: due, amount: amount}
                    constants: {legal_entity: DE01, currency: EUR}
                    only_where: {no: [F1, F2]}

                """)
        #expect(reading.report.findings.isEmpty)
        #expect(reading.invoiceLines == ["F1 C1 2026-03-03 120050", "F2 C2 2026-03-03 1000"])
        #expect(reading.report.tables.map(\.setAside) == [0, 1])
    }

    @Test(
        "a mapping that does not fit the database is told at its place",
        arguments: [
            ("table: debtor", "customer: no", "has no table or view \"debtor\", did you mean \"debtors\"?"),
            (
                "file: debtors.csv", "customer: no",
                "is a file, and the ledger is a database, expected \"table\""
            ),
            ("table: debtors", "customer: nr", "has no column \"nr\", did you mean \"no\"?"),
        ])
    func misfit(_ table: String, _ columns: String, _ message: String) throws {
        let fixture = try DatabaseFixture("CREATE TABLE debtors (no TEXT); CREATE TABLE invoices (invoice TEXT);")
        #expect {
            try fixture.read(
                mapping: """
                    relance: 1
                    mapping: erp
                    tables:
                      customers:
                        \(table)
                        columns: {\(columns)}
                      invoices:

                    """)
        } throws: { error in
            guard case LedgerReadingError.mapping(let faults) = error else { return false }
            return faults.count == 1 && faults[0].message.contains(message) && faults[0].range.bytes.lowerBound > 20
        }
    }

    @Test("a table that is nearly named as one of a ledger's stops the reading")
    func misnamed() throws {
        let fixture = try DatabaseFixture(
            requiredTables + "CREATE TABLE Payment (payment TEXT); CREATE TABLE zones (z);")
        #expect {
            try fixture.read()
        } throws: { error in
            guard case LedgerReadingError.misnamedTables(let faults) = error else { return false }
            return faults.map(\.message) == ["the table \"Payment\" is read by nothing, expected \"payments\""]
        }
    }

    @Test("a required table that is not there is named")
    func missing() throws {
        let fixture = try DatabaseFixture("CREATE TABLE customers (customer TEXT);")
        #expect {
            try fixture.read()
        } throws: { error in
            guard case LedgerReadingError.missingRelation("invoices", _) = error else { return false }
            return true
        }
    }

    @Test("a damaged file is an error that says so")
    func damaged() throws {
        let fixture = try DatabaseFixture(requiredTables)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        for index in 100..<bytes.count { bytes[index] = 0x55 }
        try bytes.write(to: URL(fileURLWithPath: fixture.path))
        #expect {
            try fixture.read()
        } throws: { error in
            guard case LedgerReadingError.unreadable(_, let reason) = error else { return false }
            return reason.contains("damaged")
        }
    }

    @Test("what another program writes meanwhile is not seen, and the file is not changed")
    func snapshot() throws {
        let fixture = try DatabaseFixture(
            "PRAGMA journal_mode = WAL;" + requiredTables + "INSERT INTO customers VALUES ('C1', 'One');")
        let ledger = try SQLiteLedger(fixture.path)
        try SQLiteConnection(fixture.path, flags: 0x2).run("INSERT INTO customers VALUES ('C2', 'Two')")
        let first = try OpenedLedger(database: ledger, vocabulary: LedgerVocabulary()).read()
        #expect(first.snapshot.customers.count == 1)
        #expect(try fixture.read().snapshot.customers.count == 2)
    }

    @Test("texts longer than a cell may be are faults of their rows, whatever they hold")
    func longTexts() throws {
        let fixture = try DatabaseFixture(
            requiredTables + """
                INSERT INTO customers VALUES ('C1', replace(hex(zeroblob(40000)), '00', 'a' || char(10))), ('C2', 'Two');
                INSERT INTO customers VALUES ('', NULL);
                """)
        let reading = try fixture.read()
        #expect(reading.report.findings.map(\.code) == ["cell-too-long", "empty-row"])
        #expect(reading.report.findings[0].examples[0].message.contains("has 79999 bytes"))
    }

    @Test("texts of nothing but quotes, and of thousands of lines, are kept as they are")
    func textsThatNeedRoom() throws {
        let texts = [
            String(repeating: "\"", count: 65_536), "\"" + String(repeating: "x", count: 65_535),
            "a" + String(repeating: "\n", count: 5_000) + "b", String(repeating: "\u{1F}", count: 61_000),
        ]
        let rows = texts.enumerated().map { "('C\($0)', '\($1)')" }
        let fixture = try DatabaseFixture(
            requiredTables + """
                INSERT INTO customers VALUES \(rows.joined(separator: ", "));
                INSERT INTO invoices VALUES ('F1', 'C0', 'FR01', '2026-02-01', '2026-03-03', 'EUR', 7);
                """)
        let reading = try fixture.read()
        #expect(reading.report.findings.isEmpty)
        #expect(reading.report.tables.map(\.rows) == [4, 1])
        #expect(reading.snapshot.customers.map { reading.snapshot.text[$0.name] } == texts)
    }

    @Test("a table of one column keeps its empty rows in count")
    func oneColumn() throws {
        let fixture = try DatabaseFixture(
            requiredTables.replacingOccurrences(of: "customer TEXT, name TEXT", with: "customer TEXT")
                + "INSERT INTO customers VALUES (NULL), ('C1');")
        let reading = try fixture.read()
        #expect(reading.report.tables[0].rows == 2)
        #expect(reading.snapshot.customers.count == 1)
    }
}

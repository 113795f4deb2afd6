import DunningReports
import FinancialValues
import Foundation
import LedgerReading
import RelanceCommands
import RelanceTestSupport
import Testing

@testable import LedgerDatabases

@Suite(
    "A ledger in a database of PostgreSQL",
    .enabled(if: PostgreSQLServer.address != nil, PostgreSQLServer.absence))
struct PostgreSQLLedgerTests {
    private static let tables = """
        CREATE TABLE customers (customer text, name text);
        CREATE TABLE invoices
            (invoice text, customer text, legal_entity text, issued date, due date, currency char(3), amount numeric, disputed boolean);
        """

    @Test("typed values are read as their CSV would be, in an order of their own, whatever the session's habits are")
    func values() throws {
        let fixture = try PostgreSQLFixture(
            Self.tables + """
                INSERT INTO customers VALUES ('C2', NULL), ('C1', E'Smith, "Bros"\\nand Sons');
                INSERT INTO invoices VALUES ('F2', 'C2', 'FR01', '2026-02-01', '2026-03-04', 'EUR', 7, NULL);
                INSERT INTO invoices VALUES ('F1', 'C1', 'FR01', '2026-02-01', '2026-03-03', 'EUR', 1200.50, true);
                """)
        try fixture.owner.run("ALTER ROLE \(fixture.schema) SET DateStyle = 'SQL, DMY'")
        let reading = try fixture.read()
        #expect(reading.report.findings.isEmpty)
        #expect(reading.invoiceLines == ["F1 C1 2026-03-03 120050", "F2 C2 2026-03-04 700"])
        #expect(reading.snapshot.customers.map { reading.snapshot.text[$0.name] } == ["Smith, \"Bros\"\nand Sons", ""])
        #expect(reading.snapshot.invoices.map(\.flags.rawValue).first != 0)
    }

    @Test("the same rows are told in the same way, in whatever order they were written")
    func order() throws {
        let rows = (1...50).map { "('C\($0)', 'F\($0)')" }
        let reports = try [rows, rows.reversed()].map { rows in
            let fixture = try PostgreSQLFixture(
                """
                CREATE TABLE customers (customer text);
                CREATE TABLE invoices (customer text, invoice text, legal_entity text DEFAULT 'FR01', issued text DEFAULT 'x',
                    due text DEFAULT 'y', currency text DEFAULT 'EUR', amount text DEFAULT '1');
                INSERT INTO invoices (customer, invoice) VALUES \(rows.joined(separator: ", "));
                INSERT INTO customers SELECT customer FROM invoices;
                """)
            return try fixture.read().report.text().replacing(fixture.schema, with: "SCHEMA")
        }
        #expect(reports[0] == reports[1])
        #expect(
            reports[0].contains("/postgres:invoices:1:4: \"x\" is no date, expected yyyy-mm-dd (of \"F1\", \"C1\")"))
    }

    @Test("a mapping names tables of other schemas, views and columns")
    func mapping() throws {
        let fixture = try PostgreSQLFixture(
            """
            CREATE TABLE "Open Items" (no text, debtor text, day timestamp, due date, amount float8, secret text);
            INSERT INTO "Open Items" VALUES ('F1', 'C1', '2026-02-01 10:30', '2026-03-03', 0.1, 'x');
            CREATE VIEW debtors AS SELECT DISTINCT debtor AS "Debtor No" FROM "Open Items";
            """)
        // Only what the mapping names is fetched.
        try fixture.owner.run(
            """
            REVOKE SELECT ON "Open Items" FROM \(fixture.schema);
            GRANT SELECT (no, debtor, day, due, amount) ON "Open Items" TO \(fixture.schema)
            """)
        let folder = try TemporaryFolder()
        try folder.write(
            """
            relance: 1
            mapping: erp
            ignore_time: true
            tables:
              customers:
                table: \(fixture.schema).debtors
                columns: {customer: Debtor No}
              invoices:
                table: Open Items
                columns: {invoice: no, customer: debtor, issued: day, due: due, amount: amount}
                constants: {legal_entity: DE01, currency: EUR}

            """, to: "mapping.yaml")
        let reading = try fixture.read(mapping: folder.path + "/mapping.yaml")
        #expect(reading.report.findings.isEmpty)
        #expect(reading.invoiceLines == ["F1 C1 2026-03-03 10"])
    }

    @Test("one moment is seen: what others write meanwhile changes nothing, and nothing is written")
    func snapshot() throws {
        let fixture = try PostgreSQLFixture(Self.tables + "INSERT INTO customers VALUES ('C1', 'One');")
        let ledger = try fixture.ledger()
        try fixture.owner.run("INSERT INTO customers VALUES ('C2', 'Two')")
        let reading = try OpenedLedger(database: ledger, vocabulary: LedgerVocabulary()).read()
        #expect(reading.snapshot.customers.count == 1)
        #expect(try fixture.read().snapshot.customers.count == 2)
        // A view that would write is refused. Who still reads would keep the table from being dropped.
        try fixture.endReaders()
        try fixture.owner.run(
            """
            CREATE FUNCTION add_one() RETURNS text LANGUAGE sql VOLATILE SECURITY DEFINER AS
                $$ INSERT INTO \(fixture.schema).customers VALUES ('C3', 'Three') RETURNING customer $$;
            DROP TABLE invoices;
            CREATE VIEW invoices AS SELECT add_one() AS invoice, '' AS customer, '' AS legal_entity, '' AS issued, '' AS due,
                '' AS currency, '' AS amount;
            """)
        try fixture.grant()
        let failure = fixture.failure { _ = try fixture.read() }
        #expect(failure?.contains("SCHEMA@") == true)
        #expect(failure?.hasSuffix("the server refuses: cannot execute INSERT in a read-only transaction") == true)
        #expect(try fixture.owner.texts("SELECT count(*) FROM customers") == ["2"])
    }

    @Test("a server that is not there, a wrong password and a missing one are told, without the password")
    func noConnection() throws {
        let fixture = try PostgreSQLFixture(Self.tables)
        let place = try #require(fixture.address.split(separator: "@").last)
        let wrong = fixture.failure { _ = try PostgreSQLLedger("postgresql://\(fixture.schema):wr%6Fng@\(place)") }
        #expect(wrong?.contains("password authentication failed for user \"SCHEMA\"") == true)
        #expect(wrong?.contains("wr") == false)
        let none = fixture.failure { _ = try PostgreSQLLedger("postgresql://\(fixture.schema)@\(place)") }
        #expect(none?.contains("the server asks for a password, expected one in PGPASSWORD, in ~/.pgpass") == true)
        let away = fixture.failure { _ = try PostgreSQLLedger("postgresql://me:hush@127.0.0.1:1/books") }
        #expect(away?.hasPrefix("postgresql://me@127.0.0.1:1/books: there is no connection: ") == true)
        #expect(away?.contains("hush") == false)
        let broken = fixture.failure { _ = try PostgreSQLLedger("postgresql://me:hu%sh@127.0.0.1:1/books") }
        #expect(broken?.hasPrefix("postgresql://...: it is no address of a database") == true)
    }

    @Test("a table that may not be read is an error, and not an empty one")
    func notAllowed() throws {
        let fixture = try PostgreSQLFixture(Self.tables)
        try fixture.owner.run(
            "CREATE TABLE payments (payment text, date date, amount numeric, currency text, customer text)")
        #expect(try fixture.read().report.findings.isEmpty)
        try fixture.owner.run("GRANT SELECT (payment) ON payments TO \(fixture.schema)")
        let failure = fixture.failure { _ = try fixture.read() }
        #expect(failure?.hasSuffix(":payments: the server refuses: permission denied for table payments") == true)
    }

    @Test("a connection that is lost in the middle is an error, and nothing is used")
    func lost() throws {
        let fixture = try PostgreSQLFixture(
            Self.tables + """
                DROP TABLE customers;
                CREATE FUNCTION c(n int) RETURNS text LANGUAGE plpgsql SECURITY DEFINER AS
                    $$ BEGIN IF n = 5000 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN 'C' || n; END $$;
                CREATE VIEW customers AS SELECT c(n) AS customer FROM generate_series(1, 9000) AS n;
                """)
        let failure = fixture.failure { _ = try fixture.read() }
        #expect(
            failure?.contains(":customers: the connection was lost while it was read, and nothing of it is used")
                == true)
        // The same between two tables.
        try fixture.owner.run("DROP VIEW customers; CREATE TABLE customers (customer text)")
        try fixture.grant()
        let ledger = try fixture.ledger()
        try fixture.endReaders()
        let later = fixture.failure {
            _ = try OpenedLedger(database: ledger, vocabulary: LedgerVocabulary()).read()
        }
        #expect(later?.contains("the connection was lost") == true)
    }

    @Test("names with quotes and backslashes are names")
    func names() throws {
        let fixture = try PostgreSQLFixture(#"CREATE TABLE "a""b\c'd" (x text); INSERT INTO "a""b\c'd" VALUES ('1')"#)
        let ledger = try fixture.ledger()
        #expect(try ledger.relationNames() == [#"a"b\c'd"#])
        #expect(try ledger.columnNames(of: #"a"b\c'd"#) == ["x"])
        #expect(try ledger.columnNames(of: "x'; DROP TABLE customers; --") == [])
    }
}

@Suite(
    "The sample company in a database of PostgreSQL",
    .enabled(if: PostgreSQLServer.address != nil, PostgreSQLServer.absence))
struct PostgreSQLSampleTests {
    private func run(_ arguments: String...) -> (status: RelanceCommands.ExitStatus, said: String) {
        final class Text { var value = "" }
        let text = Text()
        let output = CommandOutput(result: { text.value += $0 }, remark: { text.value += $0 })
        let context = CommandContext(
            output: output, folder: repositoryRoot.path(percentEncoded: false), today: CalendarDate(iso: "2026-06-15")!)
        return (RelanceProgram.run(arguments, context), text.value)
    }

    private func schedule(of ledger: String) throws -> [String: String] {
        let folder = try TemporaryFolder()
        let answer = run("simulate", "--ledger", ledger, "--as-of", "2026-06-15", "--out", folder.path)
        #expect(answer.status == .fine, "\(answer.said)")
        let names = folder.names.filter { $0 != ScheduleFiles.summary }
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try folder.text($0)) })
    }

    @Test(
        "its schedule is that of its files to the byte, also by way of a file of SQLite, and no output has the password"
    )
    func schedule() throws {
        let fixture = try PostgreSQLFixture()
        let files = repositoryRoot.appending(path: "examples/ledger").path
        _ = try OpenedLedger(folder: files, vocabulary: LedgerVocabulary()).write(to: fixture)
        try fixture.grant()
        let expected = try schedule(of: "examples/ledger")
        #expect(try schedule(of: fixture.address) == expected)
        let folder = try TemporaryFolder()
        #expect(run("ledger", "import", fixture.address, "-o", folder.path + "/l.sqlite").status == .fine)
        #expect(try schedule(of: folder.path + "/l.sqlite") == expected)

        func found(_ ledger: String) -> [Substring] {
            let lines = run("ledger", "check", ledger, "--as-of", "2026-06-15", "--format", "csv").said.split(
                separator: "\r\n")
            // Rows have other places there.
            return lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
                .map { ($0[0...1] + $0[5...9]).joined(separator: ",")[...] }.sorted()
        }
        #expect(found(fixture.address) == found("examples/ledger"))
        #expect(found("examples/ledger").count == 10)

        let said = [
            run("ledger", "--ledger", fixture.address).said, run("ledger", fixture.address).said,
            run("ledger", "check", fixture.address, "--all").said,
            run("simulate", "--ledger", fixture.address, "--out", folder.path).said,
            run("ledger", "--ledger", fixture.address, "--ledger", fixture.address).said,
            try folder.text(ScheduleFiles.summary),
        ]
        for text in said {
            #expect(text.contains("postgresql://\(fixture.schema)@127.0.0.1"))
            #expect(!text.contains("s3cr"))
        }
    }
}

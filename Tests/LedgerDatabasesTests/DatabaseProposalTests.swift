import FinancialValues
import Foundation
import LedgerReading
import RelanceCommands
import RelanceTestSupport
import Testing

@testable import LedgerDatabases

@Suite("A mapping proposed for a table of a database") struct DatabaseProposalTests {
    private static let items = """
        CREATE TABLE "Open Items" ("Invoice No" varchar(20), "Customer No" varchar(20), Company varchar(20), "Invoice Date" varchar(20),
            "Due Date" varchar(20), Currency varchar(20), "Invoice Amount" varchar(20));
        INSERT INTO "Open Items" VALUES ('R1', 'C1', 'DE01', '31.01.2026', '03.03.2026', 'EUR', '1.200,50');
        INSERT INTO "Open Items" VALUES ('R2', 'C2', 'DE01', '01.02.2026', '04.03.2026', 'EUR', '7,00');
        """

    private func run(_ arguments: String...) -> (status: RelanceCommands.ExitStatus, result: String, remarks: String) {
        final class Said { var (result, remarks) = ("", "") }
        let said = Said()
        let output = CommandOutput(result: { said.result += $0 }, remark: { said.remarks += $0 })
        let status = RelanceProgram.run(
            ["ledger", "mapping"] + arguments, CommandContext(output: output, today: CalendarDate(iso: "2026-06-15")!))
        return (status, said.result, said.remarks)
    }

    /// What is proposed, with what it leaves open.
    private func complete(_ yaml: String) -> String {
        yaml.contains("legal_entity:")
            ? yaml : yaml.replacing("  customers:", with: "    constants: {legal_entity: DE01}\n  customers:")
    }

    @Test("the only table of a file of SQLite is read by what is proposed for it") func sqlite() throws {
        let fixture = try DatabaseFixture(Self.items)
        let answer = run(fixture.path)
        #expect(answer.result.contains("table: \"Open Items\"") && answer.result.contains("dates: dd.mm.yyyy"))
        #expect(!answer.result.contains("separator:") && !answer.result.contains("file"))
        let reading = try fixture.read(mapping: complete(answer.result))
        #expect(reading.invoiceLines == ["R1 C1 2026-03-03 120050", "R2 C2 2026-03-04 700"])
    }

    @Test("of several tables one is chosen; a name that is none is told with the nearest") func several() throws {
        let fixture = try DatabaseFixture(Self.items + "CREATE TABLE zones (z TEXT);")
        let all = run(fixture.path)
        #expect(all.status == .wrongUsage)
        #expect(
            all.remarks.contains("has 2 tables and views")
                && all.remarks.contains("--relation: \"Open Items\", \"zones\""))
        let wrong = run(fixture.path, "--relation", "zone")
        #expect(wrong.status == .wrongUsage && wrong.remarks.contains("did you mean \"zones\"?"))
        #expect(
            run(fixture.path, "--relation", "Open Items").result.contains("  invoices:\n    table: \"Open Items\"\n"))
    }

    @Test("of a large table the first rows are looked at, and no more") func large() throws {
        let fixture = try DatabaseFixture(
            """
            CREATE TABLE items (invoice, customer);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001) INSERT INTO items SELECT 'F' || i, 'C' FROM n;
            """)
        #expect(run(fixture.path).result.contains("its first rows (10000, and there are more)"))
    }

    @Test("a file has no tables to choose from") func file() throws {
        let folder = try TemporaryFolder()
        try folder.write("a;b\n1;2\n", to: "export.csv")
        let answer = run(folder.path + "/export.csv", "--relation", "items")
        #expect(answer.status == .wrongUsage && answer.remarks.contains("names a table of a database"))
    }

    @Test(
        "a table of PostgreSQL, without the password in what is said",
        .enabled(if: PostgreSQLServer.address != nil, PostgreSQLServer.absence))
    func postgreSQL() throws {
        let fixture = try PostgreSQLFixture(Self.items + "CREATE TABLE zones (z text);")
        let all = run(fixture.address)
        #expect(
            all.status == .wrongUsage && all.remarks.contains("\"Open Items\", \"zones\"")
                && !all.remarks.contains("s3cr"))
        let answer = run(fixture.address, "--relation", "Open Items")
        let folder = try TemporaryFolder()
        try folder.write(complete(answer.result), to: "mapping.yaml")
        let reading = try fixture.read(mapping: folder.path + "/mapping.yaml")
        #expect(reading.invoiceLines == ["R1 C1 2026-03-03 120050", "R2 C2 2026-03-04 700"])
    }
}

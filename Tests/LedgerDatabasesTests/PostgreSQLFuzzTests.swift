import Foundation
import LedgerReading
import RelanceTestSupport
import Testing

@testable import LedgerDatabases

/// A server takes any text but NUL. What is read of it is what is read of a file of SQLite with the same cells.
@Suite(
    "Any text in the tables of PostgreSQL",
    .enabled(if: PostgreSQLServer.address != nil, PostgreSQLServer.absence))
struct PostgreSQLFuzzTests {
    private static let columns = 7
    private let row = Array("F1,C1,FR01,2026-02-01,2026-03-03,EUR,1200.00".utf8)
    private let other = Array("\"x\"\n\u{1F},;\u{202E}-1e9,1 200,03/04/2026".utf8)

    @Test("every row is told of, and as many are used as of SQLite") func texts() throws {
        let server = try PostgreSQLFixture(
            """
            CREATE TABLE customers (customer text, name text);
            CREATE TABLE invoices
                (invoice text, customer text, legal_entity text, issued text, due text, currency text, amount text);
            INSERT INTO customers VALUES ('C1', 'One');
            """)
        let found = FuzzRun("postgresql-texts", cases: 40, cost: 20).violations { random in
            let rows = (0..<random.number(1...5)).map { _ in cells(&random) }
            let values = rows.map { "(\($0.map(PostgreSQLConnection.literal).joined(separator: ", ")))" }
            try server.owner.run("TRUNCATE invoices; INSERT INTO invoices VALUES \(values.joined(separator: ", "))")
            let file = try DatabaseFixture(
                requiredTables + "INSERT INTO customers VALUES ('C1', 'One');" + rows.map(insertion).joined())
            let (told, expected) = (try server.read().report.tables, try file.read().report.tables)
            guard told.map(\.rows) == [1, rows.count] else {
                return "\(told.map(\.rows)) rows are told of \(rows.count)"
            }
            guard told.map(\.used) == expected.map(\.used) else {
                return "\(told.map(\.used)) rows are used, and \(expected.map(\.used)) of SQLite"
            }
            return nil
        }
        #expect(found == [])
    }

    /// The cells of a damaged line, as texts that a database can hold.
    private func cells(_ random: inout RandomNumbers) -> [String] {
        let damaged = TextMutation().damaged(row, with: other, &random).filter { $0 != 0 }
        let cells = damaged.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        return Array((cells + Array(repeating: "", count: Self.columns)).prefix(Self.columns))
    }

    private func insertion(_ cells: [String]) -> String {
        let values = cells.map { "CAST(x'" + $0.utf8.map { String(format: "%02x", $0) }.joined() + "' AS TEXT)" }
        return "INSERT INTO invoices VALUES (\(values.joined(separator: ", ")));"
    }
}

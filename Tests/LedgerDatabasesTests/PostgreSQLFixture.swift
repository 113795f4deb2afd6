import Foundation
import LedgerReading
import RelanceTestSupport
import Testing

@testable import LedgerDatabases

/// The server that `.ci/with-postgresql` starts for the tests.
enum PostgreSQLServer {
    static let address = ProcessInfo.processInfo.environment["RELANCE_TEST_POSTGRESQL"]
    static let absence: Comment =
        "no server of PostgreSQL is there: `make test` starts one, or run .ci/with-postgresql swift test"
}

/// A schema of its own in the server's database; goes with the value.
final class PostgreSQLFixture {
    let schema = "s" + UUID().uuidString.lowercased().replacing("-", with: "")
    let owner: PostgreSQLConnection
    /// The address of the database with this schema, as a role that may do nothing but read it.
    let address: String
    let password = "s3cr:t/@%"
    /// The table that rows are added to.
    private var current = ""

    init(_ sql: String = "") throws {
        let server = try #require(PostgreSQLServer.address)
        owner = try PostgreSQLConnection(#require(PostgreSQLAddress(server)))
        try owner.run("CREATE SCHEMA \(schema); SET search_path = \(schema); SET lock_timeout = '10s'")
        try owner.run(
            "CREATE ROLE \(schema) LOGIN PASSWORD '\(password)'; GRANT USAGE ON SCHEMA \(schema) TO \(schema)")
        try owner.run("ALTER ROLE \(schema) SET search_path = \(schema)")
        let place = server.split(separator: "@").last!
        address = "postgresql://\(schema):s3cr%3At%2F%40%25@\(place)"
        if !sql.isEmpty { try owner.run(sql) }
        try grant()
    }

    func grant() throws { try owner.run("GRANT SELECT ON ALL TABLES IN SCHEMA \(schema) TO \(schema)") }

    /// Ends the sessions of those who read.
    func endReaders() throws {
        try owner.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '\(schema)'")
    }

    deinit {
        try? endReaders()
        try? owner.run("DROP SCHEMA \(schema) CASCADE")
        try? owner.run("DROP ROLE \(schema)")
    }

    func ledger() throws -> PostgreSQLLedger { try PostgreSQLLedger(address) }

    func read(mapping: String? = nil) throws -> LedgerReading {
        try OpenedLedger(database: ledger(), mapping: mapping, vocabulary: LedgerVocabulary()).read()
    }

    /// Why a reading fails; `nil` when it does not.
    func failure(_ read: () throws -> Void) -> String? {
        do {
            try read()
        } catch LedgerReadingError.unreadable(let path, let reason) {
            return "\(path): \(reason)".replacing(schema, with: "SCHEMA")
        } catch {
            return "\(error)"
        }
        return nil
    }
}

/// Lays a ledger's tables into the database, with the types that such columns have there.
extension PostgreSQLFixture: LedgerSink {
    private static let types: [String: String] = [
        "amount": "numeric(14, 2)", "credit_limit": "numeric", "risk_score": "integer", "issued": "date", "due": "date",
        "insured": "boolean", "vulnerable": "boolean", "consumer": "boolean", "direct_debit": "boolean", "day": "date",
        "as_of": "date", "paid_invoices": "boolean", "date": "date", "made": "date",
    ]

    func begin(_ table: String, columns: [String]) throws(LedgerWritingError) {
        let list = columns.map { "\"\($0)\" \(Self.types[$0] ?? "text")" }.joined(separator: ", ")
        try writing("CREATE TABLE \(table) (\(list))")
        current = table
    }

    func add(_ cells: [[UInt8]]) throws(LedgerWritingError) {
        let values = cells.map { cell in
            cell.isEmpty ? "NULL" : PostgreSQLConnection.literal(String(decoding: cell, as: UTF8.self))
        }
        try writing("INSERT INTO \(current) VALUES (\(values.joined(separator: ", ")))")
    }

    private func writing(_ sql: String) throws(LedgerWritingError) {
        do throws(PostgreSQLFailure) {
            try owner.run(sql)
        } catch {
            throw LedgerWritingError(path: current, reason: error.message)
        }
    }
}

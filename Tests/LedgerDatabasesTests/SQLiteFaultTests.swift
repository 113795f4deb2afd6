import Foundation
import LedgerReading
import RelanceTestSupport
import Testing

@testable import LedgerDatabases

@Suite("A file of SQLite that is damaged, locked or written over") struct SQLiteFaultTests {
    private static let rows = """
        INSERT INTO customers VALUES ('C1', 'One'), ('C2', 'Two');
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
            INSERT INTO invoices SELECT 'F' || i, 'C1', 'FR01', '2026-02-01', '2026-03-03', 'EUR', i FROM n;
        """

    private func reason(_ read: () throws -> Void) -> String? {
        do {
            try read()
        } catch LedgerReadingError.unreadable(_, let reason) {
            return reason
        } catch {
            return "\(error)"
        }
        return nil
    }

    @Test("bytes flipped in any place: every row is read, or nothing is") func fuzz() throws {
        let fixture = try DatabaseFixture(requiredTables + Self.rows)
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: fixture.path)))
        let found = FuzzRun("sqlite", cases: 100, cost: 10).violations { random in
            var damaged = bytes
            switch random.number(0...3) {
            case 0: damaged.removeSubrange(random.number(100...(damaged.count - 1))...)
            case 1:
                let start = random.number(0...(damaged.count - 1))
                for index in start..<min(damaged.count, start + random.number(1...4_096)) { damaged[index] = 0 }
            default:
                for _ in 0..<random.number(1...8) {
                    damaged[random.number(0...(damaged.count - 1))] = UInt8(random.number(0...255))
                }
            }
            try Data(damaged).write(to: URL(fileURLWithPath: fixture.path))
            let reading: LedgerReading
            do throws(LedgerReadingError) {
                reading = try OpenedLedger(database: SQLiteLedger(fixture.path), vocabulary: LedgerVocabulary()).read()
            } catch {
                return nil
            }
            let rows = reading.report.tables.map(\.rows)
            return rows == [2, 300] ? nil : "\(rows) rows are read of 2 and 300"
        }
        #expect(found == [])
    }

    @Test("a page that has lost count of its rows: they are not passed over without a word") func lostRows() throws {
        let fixture = try DatabaseFixture(requiredTables + Self.rows)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: fixture.path)))
        let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
        // A leaf of a table begins so; its number of rows stands three bytes on. Source: SQLite, "Database File Format", 1.6.
        let leaf = try #require(stride(from: bytes.count - pageSize, to: 0, by: -pageSize).first { bytes[$0] == 0x0D })
        bytes[leaf + 4] -= 1
        try Data(bytes).write(to: URL(fileURLWithPath: fixture.path))
        #expect(reason { _ = try fixture.read() }?.hasPrefix("it is damaged: ") == true)
    }

    @Test("any text in any cell: every row is told of") func texts() throws {
        let damage = TextMutation()
        let (row, other) = (Array("F1,C1,FR01,2026-02-01,2026-03-03,EUR,1200.00".utf8), Array("\"x\"\n\u{1F},;".utf8))
        let found = FuzzRun("sqlite-texts", cases: 40, cost: 20).violations { random in
            let fixture = try DatabaseFixture(requiredTables + "INSERT INTO customers VALUES ('C1', 'One');")
            let count = random.number(1...5)
            for _ in 0..<count {
                let cells = (damage.damaged(row, with: other, &random) + Array(repeating: UInt8(ascii: ","), count: 7))
                    .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).prefix(7)
                let values = cells.map { "CAST(x'" + $0.map { String(format: "%02x", $0) }.joined() + "' AS TEXT)" }
                try SQLiteConnection(fixture.path, flags: 0x2).run(
                    "INSERT INTO invoices VALUES (\(values.joined(separator: ", ")))")
            }
            let table = try fixture.read().report.tables.last
            guard table?.rows == count else { return "\(table?.rows ?? 0) rows are told of \(count)" }
            return table!.used >= 0 ? nil : "more rows are told than there are"
        }
        #expect(found == [])
    }

    @Test("one that another program keeps locked is waited for, and told") func locked() throws {
        let fixture = try DatabaseFixture(requiredTables)
        let other = try SQLiteConnection(fixture.path, flags: 0x2)
        try other.run("BEGIN EXCLUSIVE")
        #expect(reason { _ = try fixture.read() } == "another program keeps it locked")
    }

    @Test("one that is written over while it is read") func writtenOver() throws {
        let fixture = try DatabaseFixture(
            requiredTables + """
                INSERT INTO customers VALUES ('C1', 'One');
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 32768)
                    INSERT INTO invoices SELECT 'F' || i, 'C1', 'FR01', '2026-02-01', '2026-03-03', 'EUR', i FROM n;
                """)
        let copy = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        let path = fixture.path
        let found = reason {
            let ledger = try OpenedLedger(database: SQLiteLedger(path), vocabulary: LedgerVocabulary()) { _ in
                try? copy.write(to: URL(fileURLWithPath: path))
            }
            _ = try ledger.read()
        }
        #expect(found == "it changed while the ledger was read; run it again once it is written")
    }
}

import CSQLite
import LedgerReading

/// A ledger in one file of SQLite. It is only read, and in one transaction: a program that writes meanwhile changes nothing of
/// what is seen.
package final class SQLiteLedger: LedgerDatabase {
    package let name: String
    private let connection: SQLiteConnection
    /// Whether a file was written by us, and so needs no mapping.
    package let isNormalForm: Bool
    /// The file itself: SQLite's own programs wait until it is read, others may write over it. With a write-ahead log nobody waits.
    package let versions: [FileVersion]

    package init(_ path: String) throws(LedgerReadingError) {
        name = path
        let version = FileVersion.now(path)
        do throws(SQLiteFailure) {
            connection = try SQLiteConnection(path, flags: SQLITE_OPEN_READONLY)
            try connection.run("BEGIN")
            isNormalForm = try connection.texts("PRAGMA application_id") == [String(SQLiteLedger.applicationID)]
            // The first reading begins what is seen.
            _ = try connection.texts("SELECT name FROM sqlite_master LIMIT 1")
            let isLogged = try connection.texts("PRAGMA journal_mode") == ["wal"]
            versions = isLogged ? [] : version.map { [$0] } ?? []
            // Of a damaged file rows may be missing without a word.
            if let fault = try connection.texts("PRAGMA quick_check(1)").first, fault != "ok" {
                throw SQLiteFailure(code: SQLITE_CORRUPT, message: fault)
            }
        } catch {
            throw SQLiteLedger.unreadable(path, error)
        }
    }

    /// `RLNC`, in the header of a file that Relance wrote.
    static let applicationID: Int32 = 0x524C_4E43

    /// Whether a file begins as those of SQLite do.
    package static func isSQLite(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: "SQLite format 3\0".utf8)
    }

    package func relationNames() throws(LedgerReadingError) -> [String] {
        try asking { () throws(SQLiteFailure) in
            try connection.texts(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
            )
        }
    }

    package func columnNames(of relation: String) throws(LedgerReadingError) -> [String] {
        try asking { () throws(SQLiteFailure) in
            try connection.texts(
                "SELECT name FROM pragma_table_xinfo(\(SQLiteConnection.literal(relation))) WHERE hidden <> 1 ORDER BY cid"
            )
        }
    }

    package func addRows(
        of relation: String, columns: [(name: String, isWanted: Bool)], to text: LedgerText
    ) throws(LedgerReadingError) {
        let cells = columns.map { $0.isWanted ? SQLiteConnection.quoted($0.name) : "NULL" }.joined(separator: ", ")
        let isComplete = try asking { () throws(SQLiteFailure) in
            let statement = try connection.prepare("SELECT \(cells) FROM \(SQLiteConnection.quoted(relation))")
            while try statement.step() {
                for index in columns.indices { text.add(statement.bytes(index)) }
                text.endRow()
                if text.isTooLarge { return false }
                if text.isFull { break }
            }
            return true
        }
        if !isComplete {
            throw .unreadable(
                path: "\(name):\(relation)", reason: "its rows are more than 2 GiB of text; read it by legal entity")
        }
    }

    private func asking<Answer>(_ ask: () throws(SQLiteFailure) -> Answer) throws(LedgerReadingError) -> Answer {
        do throws(SQLiteFailure) {
            return try ask()
        } catch {
            throw SQLiteLedger.unreadable(name, error)
        }
    }

    private static func unreadable(_ path: String, _ failure: SQLiteFailure) -> LedgerReadingError {
        let reason =
            switch failure.code {
            case SQLITE_NOTADB: "it is no file of SQLite, or an encrypted one"
            case SQLITE_CORRUPT: "it is damaged: \(failure.message)"
            case SQLITE_BUSY: "another program keeps it locked"
            case SQLITE_CANTOPEN: "it cannot be opened"
            default: failure.message
            }
        return .unreadable(path: path, reason: reason)
    }
}

extension SQLiteConnection {
    /// A text as SQL writes it.
    static func literal(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}

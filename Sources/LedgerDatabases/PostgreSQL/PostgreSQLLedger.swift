import CPostgreSQL
import LedgerReading

/// A ledger in a database of PostgreSQL. The session only reads, and sees one moment: what others write meanwhile changes nothing.
package final class PostgreSQLLedger: LedgerDatabase {
    package let name: String
    private let connection: PostgreSQLConnection

    /// - Parameter url: `postgresql://USER@HOST:PORT/DATABASE`; what it leaves out is taken from `PGPASSWORD` and its like, and
    ///   from `~/.pgpass`.
    package init(_ url: String) throws(LedgerReadingError) {
        guard let address = PostgreSQLAddress(url) else {
            throw .unreadable(
                path: PostgreSQLAddress.shown(url),
                reason: "it is no address of a database, expected postgresql://USER@HOST:PORT/DATABASE,"
                    + " with %40 for an @ in a name or a password")
        }
        name = address.shown
        do throws(PostgreSQLFailure) {
            connection = try PostgreSQLConnection(address)
            try connection.run("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            // Values are written one way, whatever the server's habits are.
            try connection.run("SET LOCAL DateStyle = 'ISO, YMD'")
            try connection.run("SET LOCAL extra_float_digits = 1")
            // The first question fixes the moment that is seen.
            try connection.run("SELECT pg_current_snapshot()")
        } catch {
            throw PostgreSQLLedger.unreadable(address.shown, nil, error)
        }
    }

    package func relationNames() throws(LedgerReadingError) -> [String] {
        try asking(nil) { () throws(PostgreSQLFailure) in
            try connection.texts(
                """
                SELECT relname FROM pg_class WHERE relkind IN ('r', 'v', 'm', 'f', 'p') AND pg_table_is_visible(oid)
                AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
                AND has_any_column_privilege(oid, 'SELECT') ORDER BY relname COLLATE "C"
                """)
        }
    }

    package func columnNames(of relation: String) throws(LedgerReadingError) -> [String] {
        try asking(relation) { () throws(PostgreSQLFailure) in
            try connection.texts(
                """
                SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(\(PostgreSQLConnection.literal(quoted(relation))))
                AND attnum > 0 AND NOT attisdropped ORDER BY attnum
                """)
        }
    }

    /// Rows in the order of their values: a table has none of its own, and the same rows are to be told in the same way.
    package func addRows(
        of relation: String, columns: [(name: String, isWanted: Bool)], to text: LedgerText
    ) throws(LedgerReadingError) {
        let cells = columns.map { column in
            column.isWanted ? "\(PostgreSQLConnection.quoted(column.name))::text COLLATE \"C\"" : "NULL"
        }
        let wanted = columns.indices.filter { columns[$0].isWanted }.map { String($0 + 1) }
        let order = wanted.isEmpty ? "" : " ORDER BY \(wanted.joined(separator: ", "))"
        try asking(relation) { () throws(PostgreSQLFailure) in
            try connection.rows("SELECT \(cells.joined(separator: ", ")) FROM \(quoted(relation))\(order)") { row in
                for index in columns.indices { text.add(row[index]) }
                text.endRow()
                return !text.isTooLarge && !text.isFull
            }
        }
        if text.isTooLarge {
            throw .unreadable(
                path: "\(name):\(relation)", reason: "its rows are more than 2 GiB of text; read it by legal entity")
        }
    }

    /// `schema.table` is a table of another schema.
    private func quoted(_ relation: String) -> String {
        relation.split(separator: ".", maxSplits: 1).map { PostgreSQLConnection.quoted(String($0)) }.joined(
            separator: ".")
    }

    private func asking<Answer>(
        _ relation: String?, _ ask: () throws(PostgreSQLFailure) -> Answer
    ) throws(LedgerReadingError) -> Answer {
        do throws(PostgreSQLFailure) {
            return try ask()
        } catch {
            throw PostgreSQLLedger.unreadable(name, relation, error)
        }
    }

    private static func unreadable(
        _ name: String, _ relation: String?, _ failure: PostgreSQLFailure
    ) -> LedgerReadingError {
        let reason =
            switch failure.kind {
            case .notConnected: "there is no connection: \(failure.message)"
            case .passwordNeeded:
                "the server asks for a password, expected one in PGPASSWORD, in ~/.pgpass or in the address"
            case .lost: "the connection was lost while it was read, and nothing of it is used: \(failure.message)"
            case .refused: "the server refuses: \(failure.message)"
            }
        return .unreadable(path: relation.map { "\(name):\($0)" } ?? name, reason: reason)
    }
}

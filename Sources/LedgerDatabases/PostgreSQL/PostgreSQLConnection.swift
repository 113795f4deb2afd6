import CPostgreSQL

/// What the server, or the way to it, says of a call that failed.
struct PostgreSQLFailure: Error {
    enum Kind {
        /// No connection came about.
        case notConnected
        case passwordNeeded
        /// The connection was there, and is not any more.
        case lost
        /// The server refuses what was asked.
        case refused
    }

    let kind: Kind
    /// In its own words, on one line.
    let message: String
}

/// A session with a server of PostgreSQL.
final class PostgreSQLConnection {
    private let handle: OpaquePointer

    init(_ address: PostgreSQLAddress) throws(PostgreSQLFailure) {
        // What stands before the address is taken where it does not say otherwise; what stands behind it is taken always.
        let options = [
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("fallback_application_name", "relance"), ("dbname", address.url),
            ("client_encoding", "UTF8"),
        ]
        guard let opened = PostgreSQLConnection.connect(options) else {
            throw PostgreSQLFailure(kind: .notConnected, message: "there is no memory for a connection")
        }
        guard PQstatus(opened) == CONNECTION_OK else {
            let message = PostgreSQLConnection.line(PQerrorMessage(opened))
            let needsPassword = PQconnectionNeedsPassword(opened) == 1
            PQfinish(opened)
            throw PostgreSQLFailure(kind: needsPassword ? .passwordNeeded : .notConnected, message: message)
        }
        handle = opened
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit { PQfinish(handle) }

    private static func connect(_ options: [(name: String, value: String)]) -> OpaquePointer? {
        let texts = (options.map(\.name) + options.map(\.value)).map { text in
            let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
            for (index, byte) in text.utf8CString.enumerated() { bytes[index] = byte }
            return bytes
        }
        defer { for text in texts { text.deallocate() } }
        let names = texts.prefix(options.count).map { UnsafePointer($0) as UnsafePointer<CChar>? } + [nil]
        let values = texts.suffix(options.count).map { UnsafePointer($0) as UnsafePointer<CChar>? } + [nil]
        return PQconnectdbParams(names, values, 1)
    }

    func run(_ sql: String) throws(PostgreSQLFailure) { _ = try texts(sql) }

    /// The first column of the rows of a query.
    func texts(_ sql: String) throws(PostgreSQLFailure) -> [String] {
        var texts: [String] = []
        try rows(sql) { row in
            if row.count > 0 { texts.append(String(decoding: row[0], as: UTF8.self)) }
            return true
        }
        return texts
    }

    /// Calls with each row as it comes, without waiting for the others, until the caller has enough.
    func rows(_ sql: String, _ body: (PostgreSQLRow) -> Bool) throws(PostgreSQLFailure) {
        guard PQsendQuery(handle, sql) == 1, PQsetSingleRowMode(handle) == 1 else { throw failure(nil) }
        var failed: PostgreSQLFailure?
        var isWanted = true
        // All results must be taken, also behind a failure.
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE:
                if isWanted, !body(PostgreSQLRow(result: result)) {
                    isWanted = false
                    cancel()
                }
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: break
            default: if isWanted, failed == nil { failed = failure(result) }
            }
        }
        if let failed { throw failed }
    }

    private func cancel() {
        guard let cancel = PQgetCancel(handle) else { return }
        defer { PQfreeCancel(cancel) }
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(cancel, &message, Int32(message.count))
    }

    private func failure(_ result: OpaquePointer?) -> PostgreSQLFailure {
        let state = result.flatMap { PQresultErrorField($0, PostgreSQLConnection.stateField) }.map {
            String(cString: $0)
        }
        // The server ends the session, and says so before the connection is seen to be gone.
        let isEnded = state.map { $0.hasPrefix("57P") || $0.hasPrefix("08") } ?? false
        let isLost = isEnded || PQstatus(handle) != CONNECTION_OK
        let message = result.map { result in
            PQresultErrorField(result, PostgreSQLConnection.messageField) ?? PQresultErrorMessage(result)
        }
        return PostgreSQLFailure(
            kind: isLost ? .lost : .refused, message: PostgreSQLConnection.line(message ?? PQerrorMessage(handle)))
    }

    /// `PG_DIAG_SQLSTATE` and `PG_DIAG_MESSAGE_PRIMARY`, which are characters.
    private static let stateField = Int32(UInt8(ascii: "C"))
    private static let messageField = Int32(UInt8(ascii: "M"))

    /// A message on one line.
    private static func line(_ message: UnsafePointer<CChar>?) -> String {
        let text = message.map { String(cString: $0) } ?? ""
        return text.split(whereSeparator: { "\n\r\t ".contains($0) }).joined(separator: " ")
    }

    /// A name as SQL writes it.
    static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// A text as SQL writes it, whatever the server thinks of backslashes.
    static func literal(_ text: String) -> String {
        " E'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
    }
}

/// The cells of the current row.
struct PostgreSQLRow {
    fileprivate let result: OpaquePointer

    var count: Int { Int(PQnfields(result)) }

    /// The text of a cell; empty for null. Valid as long as the row is the current one.
    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        let length = Int(PQgetlength(result, 0, Int32(index)))
        guard length > 0, let text = PQgetvalue(result, 0, Int32(index)) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: length)
    }
}

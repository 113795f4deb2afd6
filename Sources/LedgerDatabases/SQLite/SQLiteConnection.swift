import CSQLite

/// What SQLite says of a call that failed.
struct SQLiteFailure: Error {
    /// The primary result code: `SQLITE_FULL`.
    let code: Int32
    /// In SQLite's words.
    let message: String
}

/// An open file of SQLite.
final class SQLiteConnection {
    private let handle: OpaquePointer

    /// - Parameter flags: `SQLITE_OPEN_READONLY`, or what creates a file.
    init(_ path: String, flags: Int32) throws(SQLiteFailure) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
            sqlite3_close(opened)
            throw SQLiteFailure(code: code & 0xFF, message: message)
        }
        handle = opened
        // Another program may be writing; it is waited for.
        sqlite3_busy_timeout(handle, 5_000)
    }

    deinit { sqlite3_close_v2(handle) }

    func run(_ sql: String) throws(SQLiteFailure) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    func prepare(_ sql: String) throws(SQLiteFailure) -> SQLiteStatement {
        var prepared: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, sql, -1, &prepared, nil))
        return SQLiteStatement(prepared!, of: self)
    }

    /// The rows of a query with text in one column.
    func texts(_ sql: String) throws(SQLiteFailure) -> [String] {
        let statement = try prepare(sql)
        var texts: [String] = []
        while try statement.step() { texts.append(String(decoding: statement.bytes(0), as: UTF8.self)) }
        return texts
    }

    func check(_ code: Int32) throws(SQLiteFailure) {
        guard code & 0xFF != SQLITE_OK else { return }
        throw SQLiteFailure(code: code & 0xFF, message: String(cString: sqlite3_errmsg(handle)))
    }

    /// A name as SQL writes it.
    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

/// A compiled statement. It keeps its connection open.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private let connection: SQLiteConnection

    fileprivate init(_ handle: OpaquePointer, of connection: SQLiteConnection) {
        (self.handle, self.connection) = (handle, connection)
    }

    deinit { sqlite3_finalize(handle) }

    /// - Returns: False when there is no further row.
    func step() throws(SQLiteFailure) -> Bool {
        let code = sqlite3_step(handle)
        if code & 0xFF == SQLITE_ROW { return true }
        if code & 0xFF == SQLITE_DONE { return false }
        try connection.check(code)
        return false
    }

    /// The text of a cell of the current row, from 0; empty for null. Valid until the next step.
    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        // First the text: asking for it may change the number of bytes.
        let text = sqlite3_column_text(handle, Int32(column))
        return UnsafeBufferPointer(
            start: text, count: text == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column))))
    }

    /// Runs the statement once with these texts; an empty one is null.
    func run(_ texts: [[UInt8]]) throws(SQLiteFailure) {
        for (index, text) in texts.enumerated() {
            try bind(text, at: Int32(index + 1))
        }
        _ = try step()
        try connection.check(sqlite3_reset(handle))
    }

    private func bind(_ text: [UInt8], at index: Int32) throws(SQLiteFailure) {
        guard !text.isEmpty else { return try connection.check(sqlite3_bind_null(handle, index)) }
        let code = text.withUnsafeBytes { bytes in
            sqlite3_bind_text(
                handle, index, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
                unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
        try connection.check(code)
    }
}

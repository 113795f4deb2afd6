import CSQLite
import Foundation
import LedgerReading

/// Writes a ledger in the normal form into one file of SQLite: aside, and under its name only when it is whole.
///
/// A run that is killed, and a disk that is full, leave what stood under the name.
package final class SQLiteLedgerWriter: LedgerSink {
    private let path: String
    private let pathAside: String
    /// The folder's, as long as a file is written into it.
    private let lock: Int32
    /// Whether what stands aside is of this run.
    private var isMine = false
    private var connection: SQLiteConnection?
    private var insert: SQLiteStatement?

    /// - Parameter mostPages: The size in pages of 4 KB at which the file counts as full; 0 for what the disk holds.
    package init(_ path: String, mostPages: Int = 0) throws(LedgerWritingError) {
        self.path = path
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path(percentEncoded: false)
        pathAside = folder + "." + url.lastPathComponent + ".part"
        lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw LedgerWritingError(path: path, reason: SystemReason.last) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            throw LedgerWritingError(path: path, reason: "another run is writing into its folder")
        }
        try SQLiteLedgerWriter.checkName(path)
        unlink(pathAside)
        isMine = true
        do throws(SQLiteFailure) {
            let connection = try SQLiteConnection(pathAside, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
            try connection.run(
                """
                PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = \(SQLiteLedger.applicationID);
                PRAGMA user_version = 1;
                """)
            if mostPages > 0 { try connection.run("PRAGMA max_page_count = \(mostPages)") }
            try connection.run("BEGIN")
            self.connection = connection
        } catch {
            throw notWritten(error)
        }
    }

    /// Nobody's own file is written over: under the name may stand nothing, or a ledger that was written before.
    private static func checkName(_ path: String) throws(LedgerWritingError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG, let before = try? SQLiteLedger(path), before.isNormalForm else {
            throw LedgerWritingError(path: path, reason: "what stands there is no ledger that was written before")
        }
    }

    package func begin(_ table: String, columns: [String]) throws(LedgerWritingError) {
        insert = nil
        let names = columns.map(SQLiteConnection.quoted)
        let name = SQLiteConnection.quoted(table)
        try writing { (connection) throws(SQLiteFailure) in
            try connection.run("CREATE TABLE \(name) (\(names.map { $0 + " TEXT" }.joined(separator: ", ")))")
            let places = Array(repeating: "?", count: names.count).joined(separator: ", ")
            insert = try connection.prepare("INSERT INTO \(name) VALUES (\(places))")
        }
    }

    package func add(_ cells: [[UInt8]]) throws(LedgerWritingError) {
        guard let insert else { preconditionFailure("a table is begun before its rows are added") }
        try writing { (_) throws(SQLiteFailure) in try insert.run(cells) }
    }

    /// Gives the file its name.
    package func commit() throws(LedgerWritingError) {
        insert = nil
        try writing { (connection) throws(SQLiteFailure) in try connection.run("COMMIT") }
        connection = nil
        let file = open(pathAside, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        guard file >= 0, fsync(file) == 0, rename(pathAside, path) == 0 else {
            throw LedgerWritingError(path: path, reason: SystemReason.last)
        }
        fsync(lock)
        flock(lock, LOCK_UN)
        isMine = false
    }

    deinit {
        insert = nil
        connection = nil
        if isMine { unlink(pathAside) }
        close(lock)
    }

    private func writing(_ write: (SQLiteConnection) throws(SQLiteFailure) -> Void) throws(LedgerWritingError) {
        guard let connection else { preconditionFailure("nothing is written after the file has its name") }
        do throws(SQLiteFailure) {
            try write(connection)
        } catch {
            throw notWritten(error)
        }
    }

    private func notWritten(_ failure: SQLiteFailure) -> LedgerWritingError {
        LedgerWritingError(path: path, reason: failure.code == SQLITE_FULL ? "the disk is full" : failure.message)
    }
}

/// Why the system refused a call.
private enum SystemReason {
    static var last: String { String(cString: strerror(errno)) }
}

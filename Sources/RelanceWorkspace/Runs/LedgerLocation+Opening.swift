import LedgerDatabases
import LedgerReading

extension LedgerLocation {
    /// Whether a ledger is named by the address of a database, and not by a path.
    package static func isAddress(_ path: String) -> Bool { PostgreSQLAddress.isAddress(path) }

    /// A path or an address as it may be shown: without a password.
    package static func shown(_ path: String) -> String { isAddress(path) ? PostgreSQLAddress.shown(path) : path }

    /// Looks at what lies at the path.
    func open(
        _ vocabulary: LedgerVocabulary, watch: ReadingWatch? = nil,
        _ detail: ReadingDetail = ReadingDetail()
    ) throws(LedgerReadingError) -> OpenedLedger {
        if LedgerLocation.isAddress(path) {
            return try OpenedLedger(
                database: PostgreSQLLedger(path), mapping: mapping, vocabulary: vocabulary, watch: watch, detail)
        }
        guard case .file = FileEntry(at: path) else {
            return try OpenedLedger(folder: path, mapping: mapping, vocabulary: vocabulary, watch: watch, detail)
        }
        let beginning: [UInt8]
        switch FileEntry.bytes(of: path, atMost: 4_096) {
        case .failure(let error): throw .unreadable(path: path, reason: error.reason)
        case .success(let bytes): beginning = bytes
        }
        if SQLiteLedger.isSQLite(beginning) {
            let database = try SQLiteLedger(path)
            let beside = database.isNormalForm ? nil : mappingBeside
            return try OpenedLedger(
                database: database, mapping: mapping ?? beside, vocabulary: vocabulary, watch: watch, detail)
        }
        guard OpenedLedger.isFEC(beginning) else { throw .notALedger(path: path) }
        return try OpenedLedger(
            fec: path, mapping: mapping ?? mappingBeside, vocabulary: vocabulary, watch: watch, detail)
    }

    /// The `mapping.yaml` in the folder of a file.
    private var mappingBeside: String? {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        guard case .file = FileEntry(at: folder + "mapping.yaml") else { return nil }
        return folder + "mapping.yaml"
    }
}

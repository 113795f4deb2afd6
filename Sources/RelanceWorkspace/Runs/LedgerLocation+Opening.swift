import LedgerDatabases
import LedgerReading

extension LedgerLocation {
    /// Looks at what lies at the path.
    func open(_ vocabulary: LedgerVocabulary) throws(LedgerReadingError) -> OpenedLedger {
        guard case .file = FileEntry(at: path) else {
            return try OpenedLedger(folder: path, mapping: mapping, vocabulary: vocabulary)
        }
        let beginning: [UInt8]
        switch FileEntry.bytes(of: path, atMost: 4_096) {
        case .failure(let error): throw .unreadable(path: path, reason: error.reason)
        case .success(let bytes): beginning = bytes
        }
        if SQLiteLedger.isSQLite(beginning) {
            let database = try SQLiteLedger(path)
            let beside = database.isNormalForm ? nil : mappingBeside
            return try OpenedLedger(database: database, mapping: mapping ?? beside, vocabulary: vocabulary)
        }
        guard OpenedLedger.isFEC(beginning) else { throw .notALedger(path: path) }
        return try OpenedLedger(fec: path, mapping: mapping ?? mappingBeside, vocabulary: vocabulary)
    }

    /// The `mapping.yaml` in the folder of a file.
    private var mappingBeside: String? {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        guard case .file = FileEntry(at: folder + "mapping.yaml") else { return nil }
        return folder + "mapping.yaml"
    }
}

import LedgerDatabases
import LedgerReading

/// What was found where a ledger was said to be.
enum FoundLedger {
    case folder(String, mapping: String?)
    case database(any LedgerDatabase, mapping: String?)

    init(at location: LedgerLocation) throws(LedgerReadingError) {
        let (path, mapping) = (location.path, location.mapping)
        guard case .file = FileEntry(at: path) else {
            self = .folder(path, mapping: mapping)
            return
        }
        switch FileEntry.bytes(of: path, atMost: 16) {
        case .failure(let error): throw .unreadable(path: path, reason: error.reason)
        case .success(let beginning):
            guard SQLiteLedger.isSQLite(beginning) else { throw .notALedger(path: path) }
            let database = try SQLiteLedger(path)
            let beside = database.isNormalForm ? nil : FoundLedger.mapping(beside: path)
            self = .database(database, mapping: mapping ?? beside)
        }
    }

    /// The `mapping.yaml` in the folder of a file.
    private static func mapping(beside path: String) -> String? {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        guard case .file = FileEntry(at: folder + "mapping.yaml") else { return nil }
        return folder + "mapping.yaml"
    }

    func read(
        history: [String], vocabulary: LedgerVocabulary, keepsAll: Bool
    ) throws(LedgerReadingError) -> LedgerReading {
        switch self {
        case .folder(let path, let mapping):
            try LedgerReader.read(
                folder: path, mapping: mapping, history: history, vocabulary: vocabulary, keepsAll: keepsAll)
        case .database(let database, let mapping):
            try LedgerReader.read(
                database: database, mapping: mapping, history: history, vocabulary: vocabulary, keepsAll: keepsAll)
        }
    }

    /// Writes it in the normal form.
    func transcribe(
        vocabulary: LedgerVocabulary, to sink: some LedgerSink
    ) throws(LedgerTranscriptionError) -> [(table: String, rows: Int)] {
        switch self {
        case .folder(let path, let mapping):
            try LedgerReader.transcribe(folder: path, mapping: mapping, vocabulary: vocabulary, to: sink)
        case .database(let database, let mapping):
            try LedgerReader.transcribe(database: database, mapping: mapping, vocabulary: vocabulary, to: sink)
        }
    }
}

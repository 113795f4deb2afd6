import Diagnostics

/// A ledger that was found: where its tables stand, and which mapping reads them.
package struct OpenedLedger {
    private let source: any LedgerSource
    private let mapping: LedgerMapping
    private let vocabulary: LedgerVocabulary
    private let detail: ReadingDetail
    private let log: QualityLog
    private let watch: ReadingWatch?

    /// CSV files in a folder, or a FEC that the mapping names there.
    ///
    /// - Parameter mapping: Another mapping file than the `mapping.yaml` in the folder.
    package init(
        folder: String, mapping: String? = nil, vocabulary: LedgerVocabulary, watch: ReadingWatch? = nil,
        _ detail: ReadingDetail = ReadingDetail()
    ) throws(LedgerReadingError) {
        guard LedgerFile.exists(folder, folder: true) else { throw .noSuchFolder(path: folder) }
        let mapping = try LedgerMapping.find(in: folder, named: mapping, vocabulary: vocabulary)
        (self.vocabulary, self.watch, self.detail) = (vocabulary, watch, detail)
        log = QualityLog(mostExamples: detail.mostExamples)
        guard let fec = mapping.fec else {
            (source, self.mapping) = (CSVFolder(path: folder), mapping)
            return
        }
        guard let name = fec.file else {
            let range = fec.range ?? SourceRange(SourceFile(path: folder, bytes: []), 0..<0)
            throw .mapping([
                Diagnostic(
                    .missingMappingKey, at: range, "the ledger is a folder, and \"fec\" does not say which file of it",
                    help: "write file: and the name of the FEC, or name the FEC itself as the ledger")
            ])
        }
        let path = (folder.hasSuffix("/") ? folder : folder + "/") + name
        source = try FECSource(
            path: path, folder: folder, fec, calendar: vocabulary.terms[fec.legalEntity]?.calendar, log, watch: watch)
        self.mapping = FECSource.mapping(mapping)
    }

    /// The tables of a database.
    ///
    /// - Parameter mapping: A mapping file that was asked for, or the one that lies beside the database.
    package init(
        database: any LedgerDatabase, mapping: String? = nil, vocabulary: LedgerVocabulary, watch: ReadingWatch? = nil,
        _ detail: ReadingDetail = ReadingDetail()
    ) throws(LedgerReadingError) {
        (self.vocabulary, self.watch, self.detail) = (vocabulary, watch, detail)
        log = QualityLog(mostExamples: detail.mostExamples)
        source = try DatabaseTables(database, watch: watch)
        self.mapping =
            try mapping.map { path throws(LedgerReadingError) in
                try LedgerMapping.read(path, vocabulary: vocabulary)
            } ?? .normalForm
    }

    /// A FEC.
    package init(
        fec path: String, mapping: String?, vocabulary: LedgerVocabulary, watch: ReadingWatch? = nil,
        _ detail: ReadingDetail = ReadingDetail()
    ) throws(LedgerReadingError) {
        (self.vocabulary, self.watch, self.detail) = (vocabulary, watch, detail)
        log = QualityLog(mostExamples: detail.mostExamples)
        let read = try mapping.map { path throws(LedgerReadingError) in
            try LedgerMapping.read(path, vocabulary: vocabulary)
        }
        guard let read, let fec = read.fec else { throw .noTerms(path: path) }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        source = try FECSource(
            path: path, folder: folder, fec, calendar: vocabulary.terms[fec.legalEntity]?.calendar, log, watch: watch)
        self.mapping = FECSource.mapping(read)
    }

    /// Whether a file begins as a FEC does.
    package static func isFEC(_ beginning: [UInt8]) -> Bool {
        let line = beginning.prefix { $0 != 0x0A && $0 != 0x0D }
        return FECColumns(header: Array(line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line)) != nil
    }

    /// The country whose law prescribes the file's form: of a FEC, `FR`; `nil` for all others.
    private var country: String? { source is FECSource ? "FR" : nil }

    /// - Parameter history: Files in the normal form of `history.csv` that are read after the ledger's own, in this order.
    package func read(history: [String] = []) throws(LedgerReadingError) -> LedgerReading {
        var reading = try LedgerTables(
            source: source, mapping: mapping, laterHistory: history, vocabulary: vocabulary, detail: detail, log: log,
            watch: watch
        ).read()
        reading.country = country
        return reading
    }

    /// Writes the ledger in the normal form.
    ///
    /// - Returns: The rows written of each table, in the order of the tables.
    package func write(
        to sink: some LedgerSink
    ) throws(LedgerTranscriptionError) -> [(table: String, rows: Int)] {
        try LedgerTranscription(source: source, mapping: mapping, vocabulary: vocabulary, log: log, watch: watch)
            .write(to: sink)
    }
}

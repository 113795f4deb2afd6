import DunningEngine
import PlaybookProgram
import Receivables

/// The messages of a schedule as files of a folder, with an index of which action is in which.
public final class MessageFiles {
    private let composer: MessageComposer
    private let folder: FolderAside
    private var table = MessageIndex.header
    private var jsonLines = ""
    /// The actions of the day at hand.
    private var day: [(action: ScheduledAction, record: ScheduleRecord)] = []
    public private(set) var counts = Counts()
    /// Prints letters of a folder, by their files' names; `nil`: they stay HTML.
    private let printer: LetterPrinting?
    private var letters: [String] = []

    public typealias LetterPrinting = (_ letters: [String], _ folder: String) throws(ReportWritingError) -> Void

    /// How many files were written, and how many messages could not be.
    public struct Counts: Hashable, Sendable {
        public var written = 0
        public var notWritten = 0
        /// Short messages that travel in more than one part, each of which is paid for.
        public var inParts = 0
    }

    /// Writes aside; the folder is as it was until `commit`.
    public init(
        _ composer: MessageComposer, to folder: String, printer: LetterPrinting? = nil
    ) throws(ReportWritingError) {
        self.composer = composer
        self.printer = printer
        self.folder = try FolderAside(folder, knownBy: MessageIndex.table)
    }

    /// Takes the actions of a schedule in its order, and writes the messages of each day once it is over.
    func add(_ action: ScheduledAction, _ record: ScheduleRecord) throws(ReportWritingError) {
        if let last = day.last, last.action.day != action.day { try writeDay() }
        day.append((action, record))
    }

    func finish() throws(ReportWritingError) {
        try writeDay()
        try printer?(letters, folder.pathAside)
        try folder.write(Array(table.utf8), to: MessageIndex.table)
        try folder.write(Array(jsonLines.utf8), to: MessageIndex.jsonLines)
    }

    /// Gives the folder its name.
    func commit() throws(ReportWritingError) { try folder.commit() }

    private func writeDay() throws(ReportWritingError) {
        let records = Dictionary(day.map { ($0.action.id, $0.record) }) { first, _ in first }
        for outcome in composer.compose(day.map(\.action)) {
            switch outcome.result {
            case .success(let message):
                try folder.write(message.content, to: message.fileName)
                counts.written += 1
                if let short = message.shortText, short.parts.count > 1 { counts.inParts += 1 }
                if message.isLetter { letters.append(message.fileName) }
            case .failure: counts.notWritten += 1
            }
            for action in outcome.actions {
                let row = MessageIndex.Row(
                    record: records[action.id]!, channel: outcome.channel, result: outcome.result)
                table += row.csvLine
                jsonLines += row.json.compact + "\n"
            }
        }
        day.removeAll(keepingCapacity: true)
    }
}

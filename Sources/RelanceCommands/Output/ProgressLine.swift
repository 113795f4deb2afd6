import RelanceWorkspace
import LedgerReading

/// One line on a terminal that says how far something is: written over as it goes on, and gone before anything else is said.
final class ProgressLine {
    private let write: (String) -> Void
    private var isShown = false
    private var last: ContinuousClock.Instant?
    /// Nobody reads faster.
    private static let interval = Duration.milliseconds(100)

    init(_ write: @escaping (String) -> Void) { self.write = write }

    func show(_ text: String) {
        let now = ContinuousClock.now
        if let last, now - last < ProgressLine.interval { return }
        last = now
        isShown = true
        write(ProgressLine.start + text)
    }

    func erase() {
        guard isShown else { return }
        isShown = false
        last = nil
        write(ProgressLine.start)
    }

    /// Goes back to the beginning of the line and empties it.
    private static let start = "\r\u{1B}[K"
}

extension CommandOutput {
    /// Shows how far a ledger is read while somebody is looking.
    var readingWatch: ReadingWatch? {
        progress.map { line in { line.show($0.text) } }
    }

    /// Counts accounts while somebody is looking.
    ///
    /// - Parameter days: How many of each are simulated.
    func simulationWatch(days: Int) -> ((_ done: Int, _ of: Int) -> Void)? {
        let span = days == 1 ? "1 day" : "\(days) days"
        return progress.map { line in { done, all in line.show("simulating \(span): \(done) of \(all) accounts") } }
    }
}

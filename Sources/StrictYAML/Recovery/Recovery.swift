import Diagnostics

/// Reads on after a fault of syntax: libyaml stops at its first, so the smallest block around it is blanked out and the
/// rest is read again.
struct Recovery {
    private(set) var text: WorkingText
    private(set) var events: [YAMLEvent] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Whether all was read, nothing blanked out.
    private(set) var isComplete = true
    /// Whether what was left was read to its end.
    private(set) var reachedEnd = false

    private var reportedLines = Set<Int>()

    /// - Parameter limit: How often a part is blanked out to go on.
    init(_ text: WorkingText, limit: Int = YAMLLimits.recoveries) {
        self.text = text
        run(min(limit, YAMLLimits.recoveries))
    }

    private mutating func run(_ limit: Int) {
        var (bytesRead, eventsRead) = (0, 0)
        for round in 0...limit {
            let (events, stop) = YAMLEventReader.read(text.bytes)
            self.events = events
            guard let stop else {
                reachedEnd = true
                return
            }
            isComplete = false
            let fault = SyntaxFault(stop, after: events, in: text)
            report(fault.diagnostic)
            bytesRead += text.bytes.count
            eventsRead += events.count
            guard let blanking = fault.blanking, round < limit,
                bytesRead + text.bytes.count <= YAMLLimits.bytesOverAllReadings,
                eventsRead < YAMLLimits.eventsOverAllReadings
            else { return }
            blank(blanking)
        }
    }

    /// One fault a line, and none where something was blanked out: that would be about our spaces.
    private mutating func report(_ diagnostic: Diagnostic) {
        let place = diagnostic.range.bytes
        let isNew = reportedLines.insert(text.line(of: place.lowerBound)).inserted
        if diagnostics.isEmpty || isNew && !text.isBlanked(place) { diagnostics.append(diagnostic) }
    }

    private mutating func blank(_ blanking: SyntaxFault.Blanking) {
        switch blanking {
        case .entry(let line, let last):
            if text.blankEntry(line: line, through: last) { return }
            // The dashes of list items stay at first; alone, they can be the fault.
            if !text.blank(text.text(ofLine: line)) { text.blankBlock(around: line) }
        case .line(let line):
            let entry = text.entryStart(ofLine: line)..<text.text(ofLine: line).upperBound
            if !text.blank(entry), !text.blank(text.text(ofLine: line)) { text.blankBlock(around: line) }
        case .lines(let lines):
            let changed = lines.map { text.blank(text.text(ofLine: $0)) }.contains(true)
            if !changed { text.blankBlock(around: lines.lowerBound) }
        }
    }
}

import PlaybookProgram

/// How many days behind each anchor the steps of a sequence lie at least, whatever the ledger holds.
///
/// Steps run in their order, so a step is no earlier than the one before it; that carries over only to anchors that never
/// move for one item. A step that counts from another is as far behind that one's anchors as the two together.
struct StepDays {
    /// By step: the least distance from each anchor that says something.
    private(set) var least: [[Anchor: Int]] = []

    init(_ sequence: LoweredSequence, index: Int) {
        let carries = sequence.unit != .account && sequence.unit != .accountCurrency
        for (position, step) in sequence.steps.enumerated() {
            var days: [Anchor: Int] = [:]
            if carries, let previous = least.last { days = previous.filter { $0.key.neverMoves(for: sequence.unit) } }
            for term in step.at?.terms ?? [] {
                guard let distance = term.bounds.least else { continue }
                days[term.anchor] = max(days[term.anchor] ?? .min, distance)
                if carries, case .event(let event) = term.anchor, case .step(index, let other) = event.action,
                    other < position
                {
                    for (anchor, further) in least[other] where anchor.neverMoves(for: sequence.unit) {
                        let (sum, overflow) = further.addingReportingOverflow(distance)
                        if !overflow { days[anchor] = max(days[anchor] ?? .min, sum) }
                    }
                }
            }
            least.append(days)
        }
    }
}

extension Anchor {
    /// It is one day for one item, once and for all.
    func neverMoves(for unit: CompiledSequence.Unit) -> Bool {
        switch self {
        case .issued, .due, .entered: unit == .invoice
        case .promiseDue, .promiseBroken: unit == .promise
        case .disputeOpened, .disputeClosed: unit == .dispute
        case .paymentReceived, .paymentRejected, .insolvency, .insolvencyPublished, .courtDeadline, .factoredOn, .event:
            false
        }
    }
}

extension Clock {
    /// The most days that it lies behind an anchor, when it counts from nothing else.
    func most(after anchor: Anchor) -> Int? {
        var most = Int.min
        for term in terms {
            guard term.anchor == anchor, let distance = term.bounds.most else { return nil }
            most = max(most, distance)
        }
        return most
    }
}

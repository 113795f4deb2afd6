import PlaybookProgram

/// What the stages of a suspension rest on: the formal notices from which they, or stages before them, count.
struct StageNotices {
    /// By stage: the least days behind what its clock, and those of the stages before it, count from.
    private(set) var least: [[Anchor: Int]] = []

    init(_ suspension: LoweredSuspension) {
        for (position, stage) in suspension.stages.enumerated() {
            // One stage a day: each is at least a day behind the one before it. [121]
            var days = (least.last ?? [:]).mapValues { $0 == .max ? $0 : $0 + 1 }
            for term in stage.at?.terms ?? [] {
                guard let distance = term.bounds.least else { continue }
                days[term.anchor] = max(days[term.anchor] ?? .min, distance)
                guard case .event(let event) = term.anchor, case .stage(_, let other) = event.action, other < position
                else { continue }
                for (anchor, further) in least[other] {
                    let (sum, overflow) = further.addingReportingOverflow(distance)
                    if !overflow { days[anchor] = max(days[anchor] ?? .min, sum) }
                }
            }
            least.append(days)
        }
    }

    /// The formal notices among what a stage rests on, with the anchor that counts from each.
    func notices(of stage: Int, in playbook: LoweredPlaybook) -> [(anchor: Anchor, step: LoweredStep)] {
        least[stage].keys.compactMap { anchor in
            guard case .event(let event) = anchor, case .step(let sequence, let step) = event.action,
                playbook.sequences.indices.contains(sequence),
                playbook.sequences[sequence].steps.indices.contains(step)
            else { return nil }
            let notice = playbook.sequences[sequence].steps[step]
            return notice.record.isFormalNotice ? (anchor, notice) : nil
        }
        .sorted { $0.step.name < $1.step.name }
    }
}

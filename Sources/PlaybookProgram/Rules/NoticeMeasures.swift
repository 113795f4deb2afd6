/// The stages of one suspension that a message founds.
public struct FoundedStages: Sendable, Equatable {
    /// Its index in the playbook.
    public var suspension: Int
    /// Never empty: the first that counts from the message, and all after it, which stand on the same ground.
    public var stages: Range<Int>
}

extension CompiledPlaybook {
    /// What a step's message founds, in the order of the suspensions: without it none of these stages can come.
    public func stages(foundedOnSequence sequence: Int, step: Int) -> [FoundedStages] {
        let notice = NamedAction.step(sequence: sequence, step: step)
        return suspensions.indices.compactMap { index in
            let stages = suspensions[index].stages
            let first = stages.firstIndex { !$0.at.terms(countingFrom: notice).isEmpty }
            return first.map { FoundedStages(suspension: index, stages: $0..<stages.count) }
        }
    }
}

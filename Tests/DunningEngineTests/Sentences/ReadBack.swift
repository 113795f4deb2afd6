import FinancialValues
import PlaybookProgram
import PlaybookReview

/// Writes a rule's sentence and reads it again.
struct ReadBack {
    let writer: SentenceWriter
    let reader: SentenceReader

    init(_ language: ReviewLanguage, _ policy: CompiledPolicy, _ playbook: CompiledPlaybook) {
        writer = SentenceWriter(language, policy, playbook)
        reader = SentenceReader(language, policy, playbook)
    }

    /// What is wrong with the sentence of a clock; `nil` when it has one reading, and that is the clock.
    func difference(_ clock: Clock) -> String? {
        let text = writer.clock(clock)
        let found = reader.clocks(text)
        return found == [clock.terms] ? nil : "\(text): \(clock.terms) is read as \(found)"
    }

    func difference(_ condition: CompiledCondition) -> String? {
        let text = writer.condition(condition)
        let found = reader.conditions(text).map(\.plain)
        return found == [condition.plain] ? nil : "\(text): \(condition.plain) is read as \(found)"
    }
}

extension CompiledCondition {
    /// Without places; a group of one is what is in it.
    fileprivate var plain: String {
        switch self {
        case .all(let parts) where parts.count == 1, .any(let parts) where parts.count == 1: parts[0].plain
        case .all(let parts): "all(\(parts.map(\.plain).joined(separator: ", ")))"
        case .any(let parts): "any(\(parts.map(\.plain).joined(separator: ", ")))"
        case .not(let inner): "not(\(inner.plain))"
        case .clause(let clause): "\(clause.test)"
        }
    }
}

extension CompiledPlaybook {
    var clocks: [Clock] {
        sequences.flatMap(\.steps).flatMap { [$0.at] + [$0.until].compactMap { $0 } } + obligations.map(\.by)
            + suspensions.flatMap(\.stages).map(\.at)
    }

    var conditions: [CompiledCondition] {
        var all: [CompiledCondition?] = sequences.map(\.forWhom)
        if case .condition(let condition) = coverage { all.append(condition) }
        all += sequences.flatMap(\.steps).flatMap { [$0.forWhom, $0.when] }
        all += holds.map { if case .condition(let condition) = $0.trigger { condition } else { nil } }
        all += escalations.map(\.when)
        all += obligations.map(\.forWhom)
        for suspension in suspensions {
            all.append(suspension.services)
            all += suspension.stages.map(\.when)
            all += suspension.bars.map(\.when)
            all += suspension.lifts.map(\.when)
        }
        for guarantee in guarantees {
            guard case .whenever(let occasion, let require) = guarantee.claim else { continue }
            all.append(require)
            if case .condition(let condition) = occasion { all.append(condition) }
        }
        return all.compactMap { $0 }
    }
}

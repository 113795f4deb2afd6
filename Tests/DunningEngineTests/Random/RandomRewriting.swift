import FinancialValues
import PlaybookProgram
import RelanceTestSupport

/// Writes the conditions and clocks of a program in another way: most keep their meaning, some do not.
struct RandomRewriting {
    var random: RandomNumbers
    /// In percent: how often a condition is changed for one that may mean something else.
    let mistakes: Int

    init(seed: UInt64, mistakes: Int) { (random, self.mistakes) = (RandomNumbers(seed: seed), mistakes) }

    mutating func rewritten(_ program: CompiledProgram) -> CompiledProgram {
        var program = program
        for index in program.playbooks.indices { rewrite(&program.playbooks[index]) }
        return program
    }

    private mutating func rewrite(_ playbook: inout CompiledPlaybook) {
        for index in playbook.holds.indices {
            if case .condition(let condition) = playbook.holds[index].trigger {
                playbook.holds[index].trigger = .condition(rewritten(condition))
            }
        }
        for index in playbook.sequences.indices {
            playbook.sequences[index].forWhom = playbook.sequences[index].forWhom.map { rewritten($0) }
            for step in playbook.sequences[index].steps.indices {
                var changed = playbook.sequences[index].steps[step]
                changed.forWhom = changed.forWhom.map { rewritten($0) }
                changed.when = changed.when.map { rewritten($0) }
                changed.at = rewritten(changed.at)
                playbook.sequences[index].steps[step] = changed
            }
        }
        for index in playbook.escalations.indices {
            playbook.escalations[index].when = rewritten(playbook.escalations[index].when)
        }
        for index in playbook.obligations.indices {
            playbook.obligations[index].forWhom = playbook.obligations[index].forWhom.map { rewritten($0) }
        }
        for index in playbook.suspensions.indices {
            var changed = playbook.suspensions[index]
            changed.services = changed.services.map { rewritten($0) }
            for stage in changed.stages.indices {
                changed.stages[stage].when = changed.stages[stage].when.map { rewritten($0) }
                changed.stages[stage].at = rewritten(changed.stages[stage].at)
            }
            for bar in changed.bars.indices { changed.bars[bar].when = rewritten(changed.bars[bar].when) }
            for lift in changed.lifts.indices { changed.lifts[lift].when = rewritten(changed.lifts[lift].when) }
            playbook.suspensions[index] = changed
        }
    }

    // MARK: - Conditions

    mutating func rewritten(_ condition: CompiledCondition) -> CompiledCondition {
        switch condition {
        case .all(let parts):
            let parts = random.shuffled(parts.map { rewritten($0) })
            return random.chance(40) ? .not(.any(parts.map(CompiledCondition.not))) : .all(parts)
        case .any(let parts):
            let parts = random.shuffled(parts.map { rewritten($0) })
            return random.chance(40) ? .not(.all(parts.map(CompiledCondition.not))) : .any(parts)
        case .not(let part): return .not(rewritten(part))
        case .clause(let clause):
            let test = CompiledCondition.clause(CompiledClause(rewritten(clause.test), at: clause.origin))
            return random.chance(20) ? .not(.not(test)) : test
        }
    }

    private mutating func rewritten(_ test: ClauseTest) -> ClauseTest {
        let isMistaken = random.chance(mistakes)
        switch test {
        case .compare(let left, let sign, .constant(.days(let days))):
            switch sign {
            case .atLeast: return .compare(left, .more, .constant(.days(days - (isMistaken ? 0 : 1))))
            case .more: return .compare(left, .atLeast, .constant(.days(days + (isMistaken ? 0 : 1))))
            case .less: return .compare(left, .atMost, .constant(.days(days - (isMistaken ? 0 : 1))))
            case .atMost: return .isBetween(left, .constant(.days(isMistaken ? 1 : 0)), .constant(.days(days)))
            case .equal: return .isBetween(left, .constant(.days(days)), .constant(.days(days + (isMistaken ? 1 : 0))))
            case .notEqual: return test
            }
        case .compare(let left, let sign, let right) where isMistaken:
            let other: Comparison = sign == .atLeast ? .more : sign == .more ? .atLeast : sign == .less ? .atMost : sign
            return .compare(left, other, right)
        case .compare(let left, .equal, .constant(let constant)): return .isOneOf(left, [constant])
        case .event(let event):
            switch event.when {
            case .atLeastFull(let days):
                return .event(EventTest(event.anchor, .atLeast(days: days + (isMistaken ? 0 : 1))))
            case .atLeast(let days) where days > 0:
                return .event(EventTest(event.anchor, .atLeastFull(days: days - (isMistaken ? 0 : 1))))
            default: return test
            }
        default: return test
        }
    }

    // MARK: - Clocks

    private mutating func rewritten(_ clock: Clock) -> Clock {
        Clock(random.shuffled(clock.terms.map { rewritten($0) }), at: clock.origin)
    }

    private mutating func rewritten(_ term: ClockTerm) -> ClockTerm {
        let isMistaken = random.chance(mistakes)
        switch term {
        case .fullDaysAfter(let days, let inner):
            return .after(DateOffset(days + (isMistaken ? 0 : 1), .days), inner)
        case .after(let offset, let inner) where offset.unit == .days && offset.count > 1:
            return .fullDaysAfter(offset.count - (isMistaken ? 0 : 1), inner)
        case .after(let offset, let inner) where offset.unit == .weeks:
            return .after(DateOffset(offset.count * 7, .days), inner)
        default: return term
        }
    }
}

extension RandomNumbers {
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.reversed() { elements.swapAt(index, number(0...index)) }
        return elements
    }
}

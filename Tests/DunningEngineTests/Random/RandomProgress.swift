import FinancialValues
import PlaybookProgram
import RelanceTestSupport

/// A random program whose sequences are such that some forget nothing: with clocks of due dates and steps before, and often a final
/// step.
struct RandomProgress {
    private var random: RandomNumbers
    private var conditions: RandomProgram
    private let program: CompiledProgram

    init(seed: UInt64, program: CompiledProgram) {
        random = RandomNumbers(seed: seed &* 107 &+ 17)
        conditions = RandomProgram(seed: seed &* 109 &+ 19)
        self.program = program
    }

    /// The names and the order of everything are kept, so that history speaks of it.
    mutating func make() -> CompiledProgram {
        var program = program
        for index in program.playbooks.indices {
            var playbook = program.playbooks[index]
            for sequence in playbook.sequences.indices where playbook.sequences[sequence].unit == .invoice {
                playbook.sequences[sequence] = changed(playbook.sequences[sequence], at: sequence)
            }
            for escalation in playbook.escalations.indices where random.chance(30) {
                playbook.escalations[escalation].every = DateOffset(random.number(5...40), .days)
                playbook.escalations[escalation].when = age(.accountDaysOverdue, atLeast: random.number(0...30))
            }
            playbook.guarantees = [5, 15, 30, 60, 120, 250].map { days in
                CompiledGuarantee(
                    name: "within_\(days)", text: nil, legalBasis: nil, claim: .progress(withinDays: days),
                    origin: conditions.origin)
            }
            program.playbooks[index] = playbook
        }
        return program
    }

    private mutating func changed(_ old: CompiledSequence, at index: Int) -> CompiledSequence {
        var sequence = old
        if random.chance(50) { sequence.forWhom = random.chance(50) ? nil : makeLasting() }
        if random.chance(70) { sequence.minimum = [:] }
        for position in sequence.steps.indices {
            let isLast = position == sequence.steps.count - 1
            if random.chance(85) { sequence.steps[position].at = clock(position, of: index) }
            if random.chance(80) { sequence.steps[position].when = random.chance(70) ? nil : makeLasting() }
            if random.chance(70) { sequence.steps[position].forWhom = nil }
            if random.chance(60) { sequence.steps[position].skipIfLate = false }
            if random.chance(60) { sequence.steps[position].until = nil }
            guard isLast, random.chance(90) else { continue }
            sequence.steps[position].isFinal = true
            (sequence.steps[position].forWhom, sequence.steps[position].when) = (nil, nil)
            (sequence.steps[position].until, sequence.steps[position].skipIfLate) = (nil, false)
        }
        return sequence
    }

    private mutating func clock(_ position: Int, of sequence: Int) -> Clock {
        var terms: [ClockTerm] = []
        if position == 0 || random.chance(40) {
            let offset = DateOffset(random.number(0...40), random.pick([.days, .days, .businessDays, .weeks]))
            terms.append(random.chance(10) ? .before(offset, .anchor(.due)) : .after(offset, .anchor(.due)))
        }
        if position > 0, terms.isEmpty || random.chance(50) {
            let step = random.chance(85) ? position - 1 : random.number(0...(position - 1))
            let moment: EventReference.Moment = random.chance(20) ? .received : .executed
            let action = NamedAction.step(sequence: sequence, step: step)
            let anchor = ClockTerm.anchor(.event(EventReference(action, moment)))
            terms.append(
                random.chance(20)
                    ? .fullDaysAfter(random.number(1...20), anchor)
                    : .after(DateOffset(random.number(0...30), .days), anchor))
        }
        return Clock(terms, at: conditions.origin)
    }

    /// Something that days do not change, or that comes to be true with time.
    private mutating func makeLasting() -> CompiledCondition {
        switch random.number(0...4) {
        case 0: age(.invoiceDaysOverdue, atLeast: random.number(0...30))
        case 1: .not(clause(.holds(.builtIn(.customerInsolvent))))
        case 2: .any([clause(.holds(.builtIn(.invoiceDirectDebit))), age(.accountDaysOverdue, atLeast: 12)])
        case 3:
            .any([conditions.makeCondition([.customer, .invoice]), conditions.makeCondition([.customer, .account])])
        default: conditions.makeCondition([.customer])
        }
    }

    private func age(_ fact: BuiltInFact, atLeast days: Int) -> CompiledCondition {
        clause(.compare(.fact(.builtIn(fact)), .atLeast, .constant(.days(days))))
    }

    private func clause(_ test: ClauseTest) -> CompiledCondition {
        .clause(CompiledClause(test, at: conditions.origin))
    }
}

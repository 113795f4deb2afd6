/// What conditions and clocks mention: things of the playbook that happened, and facts.
package struct ProgramMentions {
    var actions: Set<NamedAction> = []
    package private(set) var facts: Set<Fact> = []

    package init() {}

    package mutating func add(_ condition: CompiledCondition?) {
        switch condition {
        case nil: break
        case .all(let parts)?, .any(let parts)?: for part in parts { add(part) }
        case .not(let part)?: add(part)
        case .clause(let clause)?: add(clause.test)
        }
    }

    private mutating func add(_ test: ClauseTest) {
        switch test {
        case .holds(let fact): facts.insert(fact)
        case .compare(let left, _, let right):
            add(left)
            add(right)
        case .isOneOf(let operand, _), .isIn(let operand, _): add(operand)
        case .isBetween(let operand, let low, let high): for operand in [operand, low, high] { add(operand) }
        case .event(let test): add(test.anchor)
        }
    }

    private mutating func add(_ operand: Operand) {
        switch operand {
        case .fact(let fact), .datePlus(.fact(let fact), _): facts.insert(fact)
        case .constant, .datePlus(.date, _): break
        }
    }

    mutating func add(_ clock: Clock?) { for term in clock?.terms ?? [] { add(term.anchor) } }

    private mutating func add(_ anchor: Anchor) { if case .event(let event) = anchor { actions.insert(event.action) } }
}

extension ProgramMentions {
    package mutating func add(_ playbook: CompiledPlaybook) {
        if case .condition(let condition) = playbook.coverage { add(condition) }
        for hold in playbook.holds { if case .condition(let condition) = hold.trigger { add(condition) } }
    }

    package mutating func add(_ sequence: CompiledSequence) {
        add(sequence.forWhom)
        for step in sequence.steps {
            for clock in [step.at, step.until] { add(clock) }
            for condition in [step.forWhom, step.when] { add(condition) }
        }
    }

    package mutating func add(_ suspension: CompiledSuspension) {
        add(suspension.services)
        for stage in suspension.stages {
            add(stage.at)
            add(stage.when)
        }
        for condition in suspension.bars.map(\.when) + suspension.lifts.map(\.when) { add(condition) }
    }

    package mutating func add(_ obligation: CompiledObligation) {
        add(obligation.by)
        add(obligation.forWhom)
    }

    package mutating func add(_ guarantee: CompiledGuarantee) {
        switch guarantee.claim {
        case .whenever(let occasion, let require):
            add(occasion)
            add(require)
        case .atMost(_, let events, _): add(events)
        case .progress: break
        }
    }

    private mutating func add(_ occasion: CompiledGuarantee.Occasion) {
        switch occasion {
        case .kind: break
        case .action(let action): actions.insert(action)
        case .condition(let condition): add(condition)
        }
    }
}

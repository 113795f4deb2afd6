import PlaybookProgram

/// The conditions and clocks of a playbook's rules, by rule and key: what the solver can be asked about.
struct RuleParts {
    struct Part {
        /// `nil`: always true.
        var condition: CompiledCondition?
        var reading: ConditionReading
        /// The rule is asked only while the playbook covers the account.
        var isCovered = true
    }

    private(set) var conditions: [ProgramRule.Identity: [String: Part]] = [:]
    /// Where each of them is, in the order of the playbook.
    private(set) var places: [(rule: ProgramRule.Identity, key: String)] = []
    private(set) var clocks: [ProgramRule.Identity: [String: Clock]] = [:]

    init(_ playbook: CompiledPlaybook) {
        if case .condition(let condition) = playbook.coverage {
            add(.init(.playbook, playbook.name), "covers", condition, .account, isCovered: false)
        }
        for hold in playbook.holds { add(hold) }
        for sequence in playbook.sequences { add(sequence) }
        for escalation in playbook.escalations {
            add(.init(.escalation, escalation.name), "when", escalation.when, .account)
        }
        for obligation in playbook.obligations { add(obligation) }
        for suspension in playbook.suspensions { add(suspension) }
        for guarantee in playbook.guarantees { add(guarantee) }
    }

    private mutating func add(
        _ rule: ProgramRule.Identity, _ key: String, _ condition: CompiledCondition?, _ reading: ConditionReading,
        isCovered: Bool = true
    ) {
        places.append((rule, key))
        conditions[rule, default: [:]][key] = Part(condition: condition, reading: reading, isCovered: isCovered)
    }

    private mutating func add(_ hold: CompiledHold) {
        guard case .condition(let condition) = hold.trigger else { return }
        add(.init(.hold, hold.name), "when", condition, hold.isOnItem ? .invoiceHold : .accountHold)
    }

    private mutating func add(_ sequence: CompiledSequence) {
        let unit = sequence.unit
        add(.init(.sequence, sequence.name), "for", sequence.forWhom, unit.reading)
        for step in sequence.steps {
            let rule = ProgramRule.Identity(.step, in: sequence.name, step.name)
            let reading = unit.readingOfStep
            add(rule, "for", step.forWhom, reading)
            add(rule, "when", step.when, reading)
            clocks[rule, default: [:]]["at"] = step.at
            clocks[rule, default: [:]]["until"] = step.until
        }
    }

    /// A service stays under the rules that limited it, also when its account changes playbook.
    private mutating func add(_ suspension: CompiledSuspension) {
        let name = suspension.name
        if let services = suspension.services {
            add(.init(.suspension, name), "services", services, .account, isCovered: false)
        }
        let ofGround = ConditionReading(events: .ground)
        for stage in suspension.stages {
            let rule = ProgramRule.Identity(.stage, in: name, stage.name)
            add(rule, "when", stage.when, ofGround, isCovered: false)
            clocks[rule, default: [:]]["at"] = stage.at
        }
        for bar in suspension.bars {
            add(.init(.bar, in: name, bar.name), "when", bar.when, ofGround, isCovered: false)
        }
        for lift in suspension.lifts {
            add(.init(.lift, in: name, lift.name), "when", lift.when, ofGround, isCovered: false)
        }
    }

    private mutating func add(_ obligation: CompiledObligation) {
        let rule = ProgramRule.Identity(.obligation, obligation.name)
        add(rule, "for", obligation.forWhom, obligation.reading)
        clocks[rule, default: [:]]["by"] = obligation.by
    }

    private mutating func add(_ guarantee: CompiledGuarantee) {
        guard case .whenever(let occasion, let require) = guarantee.claim else { return }
        let rule = ProgramRule.Identity(.guarantee, guarantee.name)
        add(rule, "require", require, .account, isCovered: false)
        if case .condition(let condition) = occasion { add(rule, "whenever", condition, .account, isCovered: false) }
    }
}

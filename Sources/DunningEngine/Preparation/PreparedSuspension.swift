import FinancialValues
import PlaybookProgram

struct PreparedEscalation: Sendable {
    let source: CompiledEscalation
    let when: PreparedCondition?
    let names: [Int32]
    let holdKind: CompiledHold.Kind

    init(_ source: CompiledEscalation, _ preparation: ConditionPreparation) {
        self.source = source
        when = preparation.prepare(source.when)
        names = ([source.name] + source.formerly).compactMap(preparation.names.number(of:))
        holdKind = CompiledHold.Kind(stopping: source.deed)
    }
}

struct PreparedObligation: Sendable {
    let source: CompiledObligation
    let forWhom: PreparedCondition?
    let names: [Int32]

    init(_ source: CompiledObligation, _ preparation: ConditionPreparation) {
        self.source = source
        forWhom = preparation.prepare(source.forWhom)
        names = ([source.name] + source.formerly).compactMap(preparation.names.number(of:))
    }
}

/// A suspension with its conditions bound, and what its clocks count from known by name.
struct PreparedSuspension: Sendable {
    let source: CompiledSuspension
    let services: PreparedCondition?
    let stages: [PreparedStage]
    /// By lift, its `when`.
    let lifts: [PreparedCondition]
    let liftNames: [[Int32]]
    /// By bar, its `when`.
    let bars: [PreparedCondition]

    init(_ source: CompiledSuspension, _ preparation: ConditionPreparation) {
        self.source = source
        services = preparation.prepare(source.services)
        var stages: [PreparedStage] = []
        for stage in source.stages {
            let restsOnNotice = stages.last?.restsOnNotice ?? false
            stages.append(PreparedStage(stage, preparation, restedOnNotice: restsOnNotice))
        }
        self.stages = stages
        lifts = source.lifts.map { preparation.prepare($0.when) }
        liftNames = source.lifts.map { ([$0.name] + $0.formerly).compactMap(preparation.names.number(of:)) }
        bars = source.bars.map { preparation.prepare($0.when) }
    }
}

struct PreparedStage: Sendable {
    let source: CompiledStage
    let when: PreparedCondition?
    let names: [Int32]
    /// Its clock, or that of a stage before it, counts from a formal notice.
    let restsOnNotice: Bool
    /// For each term of its clock, the names of what it counts from; empty for an anchor that is no event.
    let termNames: [[Int32]]
    /// For each term, whether it counts from a formal notice.
    let countsFromNotice: [Bool]

    init(_ source: CompiledStage, _ preparation: ConditionPreparation, restedOnNotice: Bool) {
        self.source = source
        when = preparation.prepare(source.when)
        names = ([source.name] + source.formerly).compactMap(preparation.names.number(of:))
        termNames = source.at.terms.map { term in
            guard case .event(let event) = term.anchor else { return [] }
            return preparation.names.numbers(of: event.action, in: preparation.playbook)
        }
        countsFromNotice = source.at.terms.map { term in
            guard case .event(let event) = term.anchor, case .step(let sequence, let step) = event.action else {
                return false
            }
            return preparation.playbook.sequences[sequence].steps[step].deed.isFormalNotice
        }
        restsOnNotice = restedOnNotice || countsFromNotice.contains(true)
    }

    /// For each term of its clock, whether it counts from a notice of this name.
    func termsCounting(fromNotice name: Int32) -> [Bool] {
        zip(termNames, countsFromNotice).map { names, isNotice in isNotice && names.contains(name) }
    }
}

import FinancialValues
import PlaybookProgram
import RelanceTestSupport

/// Guarantees for a random program: what its rules ask for themselves, a little more, and anything at all.
struct RandomGuarantees {
    private var random: RandomNumbers
    private var conditions: RandomProgram
    private let program: CompiledProgram

    init(seed: UInt64, program: CompiledProgram) {
        random = RandomNumbers(seed: seed &* 101 &+ 11)
        conditions = RandomProgram(seed: seed &* 103 &+ 13)
        self.program = program
    }

    /// The program with guarantees in every playbook.
    mutating func make() -> CompiledProgram {
        var program = program
        for index in program.playbooks.indices {
            var guarantees: [CompiledGuarantee] = []
            for event in program.playbooks[index].guaranteedEvents {
                guard let action = event.action else { continue }
                for _ in 0..<3 {
                    guarantees.append(
                        guarantee(guarantees.count, action, require: requirement(action, program.playbooks[index])))
                }
            }
            for kind in CompiledGuarantee.EventKind.allCases {
                let scopes: Set<FactScope> =
                    SuspensionEffect(rawValue: kind.rawValue) == nil
                    ? [.invoice, .account, .customer, .day] : [.ground, .service, .account, .customer, .day]
                guarantees.append(
                    guarantee(
                        guarantees.count, .whenever(.kind(kind), require: conditions.makeCondition(scopes))))
            }
            program.playbooks[index].guarantees = guarantees
        }
        return program
    }

    private func guarantee(_ number: Int, _ action: NamedAction, require: CompiledCondition) -> CompiledGuarantee {
        guarantee(number, .whenever(.action(action), require: require))
    }

    private func guarantee(_ number: Int, _ claim: CompiledGuarantee.Claim) -> CompiledGuarantee {
        CompiledGuarantee(name: "g\(number)", text: nil, legalBasis: nil, claim: claim, origin: conditions.origin)
    }

    /// Something that a rule may well keep to.
    private mutating func requirement(_ action: NamedAction, _ playbook: CompiledPlaybook) -> CompiledCondition {
        var candidates: [CompiledCondition] = []
        switch action {
        case .step(let sequence, let step):
            let (sequence, step) = (playbook.sequences[sequence], playbook.sequences[sequence].steps[step])
            if sequence.unit == .invoice {
                candidates += [sequence.forWhom, step.forWhom, step.when].compactMap { $0 }
                for term in step.at.terms { candidates += ages(term) }
            }
            candidates += free(playbook, of: CompiledHold.Kind(stopping: step.deed))
        case .stage(let suspension, let stage):
            let (suspension, stage) = (playbook.suspensions[suspension], playbook.suspensions[suspension].stages[stage])
            candidates += [stage.when].compactMap { $0 } + suspension.bars.map { .not($0.when) }
            for term in suspension.stages.flatMap(\.at.terms) { candidates += ages(term) }
            candidates.append(conditions.makeCondition([.ground, .service, .account, .customer, .day]))
        case .escalation(let index): candidates.append(playbook.escalations[index].when)
        case .obligation(let index): candidates += [playbook.obligations[index].forWhom].compactMap { $0 }
        case .lift(let suspension, let lift): candidates.append(playbook.suspensions[suspension].lifts[lift].when)
        case .task: break
        }
        guard !candidates.isEmpty else {
            return action.isOfStage
                ? conditions.makeCondition([.ground, .account, .customer, .day])
                : conditions.makeCondition([.invoice, .account, .customer, .day])
        }
        let chosen = random.pick(candidates)
        return random.chance(15) ? .not(chosen) : chosen
    }

    /// That so many days have passed since what a clock counts from: as many, one more, one fewer.
    private mutating func ages(_ term: ClockTerm) -> [CompiledCondition] {
        let (days, isFull): (Int, Bool)
        switch term {
        case .fullDaysAfter(let count, .anchor): (days, isFull) = (count, true)
        case .after(let offset, .anchor) where offset.unit == .days: (days, isFull) = (offset.count, false)
        default: return []
        }
        let asked = max(0, days + random.pick([-1, 0, 0, 0, 1]))
        guard case .event = term.anchor else {
            guard term.anchor == .due else { return [] }
            return [
                clause(.compare(.fact(.builtIn(.invoiceDaysOverdue)), .atLeast, .constant(.days(asked))))
            ]
        }
        return [
            clause(.event(EventTest(term.anchor, isFull ? .atLeastFull(days: asked) : .atLeast(days: asked)))),
            clause(.event(EventTest(term.anchor, .within(days: asked + 40)))),
        ]
    }

    /// That no hold of a kind is true.
    private func free(_ playbook: CompiledPlaybook, of kind: CompiledHold.Kind) -> [CompiledCondition] {
        playbook.holds.compactMap { hold in
            guard hold.stops.contains(kind), case .condition(let condition) = hold.trigger else { return nil }
            return .not(condition)
        }
    }

    private func clause(_ test: ClauseTest) -> CompiledCondition {
        .clause(CompiledClause(test, at: conditions.origin))
    }
}

extension NamedAction {
    fileprivate var isOfStage: Bool {
        switch self {
        case .stage, .lift: true
        case .step, .escalation, .obligation, .task: false
        }
    }
}

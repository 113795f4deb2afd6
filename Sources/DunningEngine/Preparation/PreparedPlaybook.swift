import FinancialValues
import PlaybookProgram
import Receivables

/// A playbook with its conditions bound.
struct PreparedPlaybook: Sendable {
    let source: CompiledPlaybook
    let covers: PreparedCondition?
    /// The facts that it uses, in the table's order.
    let coverFacts: [PreparedFact]
    let holds: [PreparedHold]
    let sequences: [PreparedSequence]
    let escalations: [PreparedEscalation]
    let obligations: [PreparedObligation]
    let suspensions: [PreparedSuspension]
    let guarantees: [PreparedGuarantee]
    /// The messages of its rules, by the numbers of their names.
    let messageOfName: [Int32: MessageDeed]
    /// What its steps are called today, by the numbers of all their names.
    let stepName: [Int32: Int32]
    /// The facts that any of its conditions uses, in the table's order.
    let facts: [PreparedFact]

    init(_ source: CompiledPlaybook, policy: CompiledPolicy, ledger: LedgerSnapshot, names: ActionNames) {
        self.source = source
        let preparation = ConditionPreparation(policy: policy, ledger: ledger, playbook: source, names: names)
        if case .condition(let condition) = source.coverage {
            covers = preparation.prepare(condition)
        } else {
            covers = nil
        }
        coverFacts = PreparedPlaybook.facts([covers])
        holds = source.holds.map { PreparedHold($0, preparation) }
        sequences = source.sequences.enumerated().map { index, sequence in
            PreparedSequence(sequence, preparation, names) { step in
                PreparedPlaybook.noticeLapses(of: .step(sequence: index, step: step), in: source)
            }
        }
        escalations = source.escalations.map { PreparedEscalation($0, preparation) }
        obligations = source.obligations.map { PreparedObligation($0, preparation) }
        suspensions = source.suspensions.map { PreparedSuspension($0, preparation) }
        guarantees = source.guarantees.map { PreparedGuarantee($0, preparation) }
        var messageOfName: [Int32: MessageDeed] = [:]
        for rule in source.namedRules {
            guard case .message(let message)? = rule.deed else { continue }
            for name in rule.names { names.number(of: name).map { messageOfName[$0] = message } }
        }
        self.messageOfName = messageOfName
        stepName = Dictionary(
            uniqueKeysWithValues: sequences.flatMap(\.steps).flatMap { step in step.names.map { ($0, step.name) } })
        var conditions = holds.map(\.condition) + escalations.map(\.when) + obligations.map(\.forWhom)
        for sequence in sequences {
            conditions += [sequence.forWhom] + sequence.steps.flatMap { [$0.forWhom, $0.when] }
        }
        for suspension in suspensions {
            conditions += [suspension.services] + suspension.stages.map(\.when)
            conditions += suspension.lifts + suspension.bars
        }
        facts = PreparedPlaybook.facts(conditions, PreparedPlaybook.factsOfCharges(source, policy))
    }

    /// Whom charges are asked of decides what they are: nobody is taken for a business because the ledger is silent.
    private static func factsOfCharges(_ playbook: CompiledPlaybook, _ policy: CompiledPolicy) -> Set<PreparedFact> {
        guard playbook.sequences.contains(where: { $0.steps.contains { !$0.charges.isEmpty } }) else { return [] }
        let parties = Set(policy.latePayment.map(\.party))
        var used: Set<PreparedFact> = parties.isEmpty ? [] : [.builtIn(.customerConsumer)]
        if parties.contains(.publicBody) { used.insert(.builtIn(.customerPublicBody)) }
        return used
    }

    private static func facts(
        _ conditions: [PreparedCondition?], _ others: Set<PreparedFact> = []
    ) -> [PreparedFact] {
        var used = others
        for condition in conditions { condition?.collectFacts(into: &used) }
        return used.sorted()
    }

    private static func noticeLapses(of notice: NamedAction, in playbook: CompiledPlaybook) -> [DateOffset] {
        playbook.suspensions
            .filter { suspension in
                suspension.stages.contains { stage in
                    stage.at.terms.contains { term in
                        if case .event(let event) = term.anchor { event.action == notice } else { false }
                    }
                }
            }
            .compactMap(\.noticeLapses)
    }
}

struct PreparedHold: Sendable {
    let source: CompiledHold
    /// For a hold on a condition.
    let condition: PreparedCondition?

    init(_ source: CompiledHold, _ preparation: ConditionPreparation) {
        self.source = source
        if case .condition(let condition) = source.trigger {
            self.condition = preparation.prepare(condition)
        } else {
            condition = nil
        }
    }
}

struct PreparedSequence: Sendable {
    let source: CompiledSequence
    let forWhom: PreparedCondition?
    let steps: [PreparedStep]
    /// By number of an action's name, the step that it names here.
    let stepOfName: [Int32: Int]

    init(
        _ source: CompiledSequence, _ preparation: ConditionPreparation, _ names: ActionNames,
        noticeLapses: (Int) -> [DateOffset]
    ) {
        self.source = source
        forWhom = preparation.prepare(source.forWhom)
        steps = source.steps.enumerated().map { index, step in
            PreparedStep(step, preparation, names, noticeLapses: noticeLapses(index))
        }
        var stepOfName: [Int32: Int] = [:]
        for (index, step) in steps.enumerated() {
            for name in step.names { stepOfName[name] = index }
        }
        self.stepOfName = stepOfName
    }
}

struct PreparedStep: Sendable {
    let source: CompiledStep
    let forWhom: PreparedCondition?
    let when: PreparedCondition?
    /// The number of its own name.
    let name: Int32
    /// The numbers of all names under which history may know it.
    let names: [Int32]
    /// Which holds stop it.
    let holdKind: CompiledHold.Kind
    let isContact: Bool
    let isMessageToCustomer: Bool
    /// After how long from its receipt a formal notice is due again, as the suspensions that rest on it say: the first that
    /// is over counts.
    let noticeLapses: [DateOffset]

    init(
        _ source: CompiledStep, _ preparation: ConditionPreparation, _ names: ActionNames, noticeLapses: [DateOffset]
    ) {
        self.noticeLapses = noticeLapses
        self.source = source
        forWhom = preparation.prepare(source.forWhom)
        when = preparation.prepare(source.when)
        name = names.number(of: source.name) ?? -1
        self.names = ([source.name] + source.formerly).compactMap(names.number(of:))
        isContact = source.deed.isContact
        isMessageToCustomer = source.deed.isMessageToCustomer
        holdKind = CompiledHold.Kind(stopping: source.deed)
    }

    var handsOver: Bool { if case .task(let task) = source.deed { task.task == "hand_over" } else { false } }
}

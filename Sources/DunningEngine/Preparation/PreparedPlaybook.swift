import FinancialValues
import PlaybookProgram
import Receivables

/// A playbook with its conditions bound. It and its parts are classes, since every decision holds some of them.
final class PreparedPlaybook: Sendable {
    let source: CompiledPlaybook
    let covers: PreparedCondition?
    /// The facts that it uses, in the table's order.
    let coverFacts: [PreparedFact]
    let holds: [PreparedHold]
    let clockStops: ClockStops
    let sequences: [PreparedSequence]
    let escalations: [PreparedEscalation]
    let obligations: [PreparedObligation]
    let suspensions: [PreparedSuspension]
    let guarantees: [PreparedGuarantee]
    /// The messages of its rules, by the numbers of their names.
    let messageOfName: [Int32: MessageDeed]
    /// Its steps, by the numbers of all their names.
    let stepOfName: [Int32: WrittenStep]
    /// The facts that any of its conditions uses, in the table's order.
    let facts: [PreparedFact]

    /// A step by its name of today, and its place among all that the playbook writes.
    struct WrittenStep {
        var name: Int32
        var position: Int
    }

    init(_ source: CompiledPlaybook, policy: CompiledPolicy, ledger: LedgerSnapshot, names: ActionNames) {
        self.source = source
        let preparation = ConditionPreparation(policy: policy, ledger: ledger, playbook: source, names: names)
        if case .condition(let condition) = source.coverage {
            covers = preparation.prepare(condition)
        } else {
            covers = nil
        }
        coverFacts = PreparedPlaybook.facts([covers])
        let holds = source.holds.map { PreparedHold($0, preparation) }
        self.holds = holds
        clockStops = ClockStops(source)
        let holdsReadHistory = holds.contains { $0.condition?.readsHistory ?? false }
        sequences = source.sequences.enumerated().map { index, sequence in
            PreparedSequence(sequence, at: index, preparation, names, holdsReadHistory: holdsReadHistory) { step in
                PreparedPlaybook.noticeLapses(of: .step(sequence: index, step: step), in: source)
            }
        }
        escalations = source.escalations.map { PreparedEscalation($0, preparation) }
        obligations = source.obligations.map { PreparedObligation($0, preparation) }
        suspensions = source.suspensions.map { PreparedSuspension($0, preparation) }
        guarantees = source.guarantees.map { PreparedGuarantee($0, preparation) }
        var messageOfName: [Int32: MessageDeed] = [:]
        for rule in source.rulesOfHistory {
            guard case .message(let message)? = rule.deed else { continue }
            for name in rule.names { names.number(of: name).map { messageOfName[$0] = message } }
        }
        self.messageOfName = messageOfName
        stepOfName = Dictionary(
            uniqueKeysWithValues: sequences.flatMap(\.steps).enumerated().flatMap { position, step in
                step.names.map { ($0, WrittenStep(name: step.name, position: position)) }
            })
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

final class PreparedHold: Sendable {
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

final class PreparedSequence: Sendable {
    let source: CompiledSequence
    let forWhom: PreparedCondition?
    let steps: [PreparedStep]
    /// By number of an action's name, the step that it names here.
    let stepOfName: [Int32: Int]
    /// Whether what other rules have done can change what is decided about an item.
    let readsHistory: Bool

    /// - Parameter index: Its place in the playbook.
    init(
        _ source: CompiledSequence, at index: Int, _ preparation: ConditionPreparation, _ names: ActionNames,
        holdsReadHistory: Bool, noticeLapses: (Int) -> [DateOffset]
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
        let conditions = [forWhom] + steps.flatMap { [$0.forWhom, $0.when] }
        readsHistory =
            holdsReadHistory || conditions.contains { $0?.readsHistory ?? false }
            || steps.contains { $0.source.deed.isFormalNotice || $0.source.readsHistory(ofOthersThan: index) }
    }
}

extension CompiledStep {
    /// Whether a clock of the step counts from what another sequence or another rule has done.
    fileprivate func readsHistory(ofOthersThan sequence: Int) -> Bool {
        ([at] + [until].compactMap { $0 }).flatMap(\.terms).contains { term in
            guard case .event(let event) = term.anchor else { return false }
            if case .step(sequence, _) = event.action { return false }
            return true
        }
    }
}

final class PreparedStep: Sendable {
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

import ConstraintSolving
import DunningEngine
import FinancialValues
import PlaybookProgram

/// Asks of every guarantee of a program whether some ledger can break it.
///
/// Proofs go rule by rule: what must be true for the rule to act, and the guarantee's requirement false, cannot both be. Where
/// they can, a ledger is written that the interpreter runs; only what it breaks there counts as refuted.
public final class GuaranteeProver {
    /// Runs a ledger for its as-of day, with the program that is asked about.
    ///
    /// - Returns: What was broken; `nil` when the ledger cannot be run.
    public typealias Replay = (StoryLedger) -> [BrokenGuarantee]?

    public let program: CompiledProgram
    var spans: DaySpans { surroundings.spans }
    let solver = ConstraintSolver()
    let surroundings: ProofSurroundings
    private let session: ConstraintSession
    let replay: Replay?
    /// What was proved by earlier runs, and is by this one.
    public private(set) var memory: ProofMemory?
    /// What was asked before, by this prover or another of the same run.
    let answers: ProofAnswers

    /// - Parameters:
    ///   - memory: What was proved before; `nil`: everything is proved anew, and nothing is remembered.
    ///   - surroundings: Of the program; found anew where they are not given.
    ///   - answers: What other provers of the same run have asked.
    ///   - replay: `nil` to prove only: what is not proved is undecided.
    public init(
        _ program: CompiledProgram, memory: ProofMemory? = nil, surroundings: ProofSurroundings? = nil,
        answers: ProofAnswers = ProofAnswers(), replay: Replay?
    ) {
        self.memory = memory
        self.program = program
        self.surroundings = surroundings ?? ProofSurroundings(program)
        self.answers = answers
        self.replay = replay
        session = ConstraintSession(solver)
    }

    public func verdict(of index: Int, in playbookIndex: Int) -> GuaranteeVerdict {
        let playbook = program.playbooks[playbookIndex]
        guard let key = memory?.key(surroundings.text, playbook, playbook.guarantees[index]) else {
            return prove(index, playbookIndex)
        }
        if let assumptions = memory?.assumptions(of: key) {
            let question = GuaranteeQuestion(playbook: playbookIndex, guarantee: index)
            return verdict(question, .proved, playbook.events(of: playbook.guarantees[index].claim), Set(assumptions))
        }
        let verdict = prove(index, playbookIndex)
        if case .proved = verdict.outcome { memory?.remember(key, verdict.assumptions) }
        return verdict
    }

    private func prove(_ index: Int, _ playbookIndex: Int) -> GuaranteeVerdict {
        let playbook = program.playbooks[playbookIndex]
        let question = GuaranteeQuestion(playbook: playbookIndex, guarantee: index)
        switch playbook.guarantees[index].claim {
        case .whenever(.condition(let occasion), let require): return condition(question, occasion, require)
        case .whenever(let occasion, let require): return whenever(question, occasion, require)
        case .atMost(let count, let occasion, let days): return atMost(question, count, occasion, days)
        case .progress(let days): return progress(question, days)
        }
    }

    // MARK: - Whenever something is done

    private func whenever(
        _ question: GuaranteeQuestion, _ occasion: CompiledGuarantee.Occasion, _ require: CompiledCondition
    ) -> GuaranteeVerdict {
        let playbook = program.playbooks[question.playbook]
        let events = playbook.events(of: playbook.guarantees[question.guarantee].claim)
        var open: [GuaranteeVerdict.OpenQuestion] = []
        var assumptions: Set<ProofAssumption> = []
        for event in events {
            guard let action = event.action else { continue }
            for reading in action.readings(in: playbook) {
                var moment = RuleMoment(program, playbook, surroundings)
                moment.require(action, aboutInvoice: reading.role != .none)
                moment.require(!moment.facts.formula(require, reading))
                if isImpossible(moment.facts.problem) {
                    assumptions.formUnion(moment.facts.assumptions)
                    continue
                }
                if let counterexample = refute(question, action, moment) {
                    return verdict(question, .refuted(counterexample), events)
                }
                let reason = ProofSentence(
                    "it does not follow from what the rule asks for, and no ledger of one or two invoices was found to break it",
                    "cela ne découle pas de ce que la règle exige, et aucune comptabilité d’une ou de deux factures n’a été trouvée qui le contredise"
                )
                let asked = GuaranteeVerdict.OpenQuestion(rule: playbook.name(of: action), reason: reason)
                if !open.contains(asked) { open.append(asked) }
            }
        }
        if case .action(.task(let task)) = occasion, TaskDeclaration.givenByLanguage.contains(task) {
            open.append(
                .init(
                    rule: task,
                    reason: ProofSentence(
                        "the language gives this task by itself", "le langage donne cette tâche de lui-même")))
        }
        guard open.isEmpty else { return verdict(question, .undecided(open), events) }
        return verdict(question, .proved, events, assumptions)
    }

    func verdict(
        _ question: GuaranteeQuestion, _ outcome: GuaranteeVerdict.Outcome, _ events: [GuaranteedEvent],
        _ assumptions: Set<ProofAssumption> = []
    ) -> GuaranteeVerdict {
        let playbook = program.playbooks[question.playbook]
        let guarantee = playbook.guarantees[question.guarantee]
        var rules = events.compactMap(\.action).map(playbook.name(of:))
        if case .progress = guarantee.claim, playbook.leftAlone == nil { rules = playbook.rulesOfProgress }
        return GuaranteeVerdict(
            playbook: playbook.name, guarantee: guarantee, outcome: outcome, rules: rules,
            assumptions: assumptions.sorted())
    }

    /// The same for what a finding rests on: its answer is remembered beyond the run.
    func isKnownToBeImpossible(_ problem: ConstraintProblem) -> Bool {
        guard let key = memory?.key(of: problem.text) else { return isImpossible(problem) }
        if let known = memory?.answer(of: key) { return known }
        let answer = isImpossible(problem)
        memory?.remember(key, isImpossible: answer)
        return answer
    }

    /// Whether nothing makes all of a problem true. Where the solver gives up, something might.
    func isImpossible(_ problem: ConstraintProblem) -> Bool {
        answers.answer(to: problem.text) { session.isImpossible(problem) }
    }
}

extension CompiledPlaybook {
    /// What of the playbook's a guarantee speaks of. Who is left alone only gets back what was taken before.
    func events(of claim: CompiledGuarantee.Claim) -> [GuaranteedEvent] {
        switch claim {
        case .whenever(let occasion, _), .atMost(_, let occasion, _):
            guaranteedEvents.filter { $0.isOne(of: occasion) && (leftAlone == nil || $0.isLift) }
        case .progress: []
        }
    }
}

/// Which guarantee of which playbook is asked about.
struct GuaranteeQuestion {
    var playbook: Int
    var guarantee: Int
}

extension RuleMoment {
    /// All that must be true for a rule to act.
    ///
    /// - Parameter aboutInvoice: False for what is done about no invoice.
    mutating func require(_ action: NamedAction, aboutInvoice: Bool = true) {
        switch action {
        case .step(let sequence, let step): requireStep(step, of: sequence)
        case .stage(let suspension, let stage): requireStage(stage, of: suspension)
        case .lift(let suspension, let lift): requireLift(lift, of: suspension)
        case .escalation(let index): requireEscalation(index, listsInvoice: aboutInvoice)
        case .obligation(let index): requireObligation(index)
        case .task: break
        }
    }
}

extension RuleMoment {
    /// The rule's own clock counts months or years, whose length depends on the day.
    func countsMonths(_ action: NamedAction) -> Bool {
        switch action {
        case .step(let sequence, let step):
            playbook.sequences[sequence].steps[step].at.terms.contains(where: \.countsMonths)
        case .stage(let suspension, let stage):
            playbook.suspensions[suspension].stages[stage].at.terms.contains(where: \.countsMonths)
        case .lift, .escalation, .obligation, .task: false
        }
    }
}

extension NamedAction {
    /// Of what a guarantee's requirement may speak when this is done: each of them is asked.
    func readings(in playbook: CompiledPlaybook) -> [ConditionReading] {
        let aboutNone = ConditionReading(role: .none, events: .account)
        switch self {
        case .stage: return [ConditionReading(events: .notice)]
        case .lift: return [aboutNone]
        // An account may have nothing overdue, and a payment no invoice.
        case .escalation: return [.invoice, aboutNone]
        case .obligation(let index):
            return playbook.obligations[index].unit == .payment ? [.invoice, aboutNone] : [.invoice]
        case .step, .task: return [.invoice]
        }
    }
}

extension TaskDeclaration {
    /// The tasks that no rule need give.
    static let givenByLanguage: Set<String> = ["match_cash", "no_address", "review_suspension"]
}

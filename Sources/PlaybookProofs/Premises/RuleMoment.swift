import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// The moment at which one rule of a playbook does something, with all that must be true for the engine to do it.
///
/// What is stated is necessary, on every ledger and whatever runs came before: a guarantee that follows from it is proved.
struct RuleMoment {
    let program: CompiledProgram
    let playbook: CompiledPlaybook
    let surroundings: ProofSurroundings
    var facts: MomentFacts
    var spans: DaySpans { surroundings.spans }

    init(_ program: CompiledProgram, _ playbook: CompiledPlaybook, _ surroundings: ProofSurroundings) {
        (self.program, self.playbook, self.surroundings) = (program, playbook, surroundings)
        facts = MomentFacts(
            policy: program.policy, playbook: playbook, promisesAlwaysHold: surroundings.promisesAlwaysHold)
    }

    mutating func require(_ formula: Formula) { facts.problem.require(formula) }

    // MARK: - What several rules share

    /// The playbook covers the account.
    mutating func requireCoverage() {
        if case .condition(let condition) = playbook.coverage { require(facts.formula(condition, .account)) }
        if case .accounts(let patterns) = playbook.coverage {
            let id = facts.variable(.customerID)
            let names = Set(patterns.map(\.customer)).sorted()
            require(id.isOne(of: names.map { facts.number(ofWord: $0) }))
        }
        if case .everyoneElse = playbook.coverage {
            // Whom a condition covers is nobody else.
            for other in program.playbooks where other.valid == nil {
                if case .condition(let condition) = other.coverage { require(!facts.formula(condition, .account)) }
            }
        }
        if let valid = playbook.valid {
            require(
                facts.today().isBetween(Term(valid.lowerBound.dayNumber), Term(valid.upperBound.dayNumber)))
        }
    }

    /// A contact goes on a send day outside quiet periods, everything else on a working day.
    mutating func requireDay(of deed: Deed) {
        if deed.isContact {
            require(facts.isSendDay())
            require(!facts.isQuiet())
        } else {
            require(facts.isWorkingDay())
        }
    }

    /// No hold of a kind holds the account or, if it is asked for, the concerned invoice.
    ///
    /// - Parameter sequence: Whose exceptions count.
    mutating func requireNoHold(
        of kind: CompiledHold.Kind, sequence: Int? = nil, onInvoice: Bool
    ) {
        require(noHold(of: kind, by: playbook, sequence: sequence, onInvoice: onInvoice))
    }

    mutating func noHold(
        of kind: CompiledHold.Kind, by playbook: CompiledPlaybook, sequence: Int? = nil, onInvoice: Bool
    ) -> Formula {
        var parts: [Formula] = []
        var partial: [CompiledHold.Part: [Formula]] = [:]
        for hold in playbook.holds where hold.stops.contains(kind) && !(sequence.map(hold.except.contains) ?? false) {
            switch hold.trigger {
            case .block, .coveringCash: continue
            case .pendingPayment:
                if onInvoice { parts.append(facts.variable(.invoicePaymentInFlight).isEqual(to: 0)) }
            case .condition(let condition):
                // Another playbook's steps have the same indices, and are other steps.
                if playbook.name != self.playbook.name, condition.asksAboutSteps { continue }
                if !hold.isOnItem {
                    parts.append(!facts.formula(condition, .accountHold))
                } else if onInvoice {
                    let holds = facts.formula(condition, .invoiceHold)
                    guard let part = hold.only else {
                        parts.append(!holds)
                        continue
                    }
                    partial[part, default: []].append(holds)
                }
            }
        }
        // Of what is held in part something is left.
        // A part is held once, by however many holds.
        let heldParts = [CompiledHold.Part.disputedAmount, .promisedAmount].compactMap { part in
            partial[part].map { Term.if(.any($0), facts.variable(part.fact), else: 0) }
        }
        if let first = heldParts.first {
            let held = heldParts.dropFirst().reduce(first, +)
            let open = facts.variable(.invoiceOpenAmount)
            parts.append(.any([held.isAtMost(0), held.isLess(than: open)]))
        }
        return .all(parts)
    }

    /// The concerned invoice is open and, unless it is asked for, not assigned to a factor.
    mutating func requireOpen(includesFactored: Bool = false) {
        if !includesFactored { require(facts.variable(.invoiceFactored).isEqual(to: 0)) }
    }

    /// The concerned invoice is open for at least an amount of its currency.
    mutating func requireAtLeast(_ minimum: [CurrencyCode: Int64]) {
        for part in parts(reaching: minimum) { require(part) }
    }

    mutating func reaches(_ minimum: [CurrencyCode: Int64]) -> Formula { .all(parts(reaching: minimum)) }

    private mutating func parts(reaching minimum: [CurrencyCode: Int64]) -> [Formula] {
        let open = facts.variable(.invoiceOpenAmount)
        return minimum.keys.sorted().compactMap { currency in
            guard let units = program.policy.exchangeRates.factor(of: currency) else { return nil }
            let isIn = facts.variable(.invoiceCurrency).isEqual(to: facts.number(ofWord: currency.description))
            return isIn.implies(open.isAtLeast(Term(Int128(minimum[currency]!) * Int128(units))))
        }
    }

    /// The concerned invoice is past due.
    mutating func requireOverdue() {
        require(facts.variable(.invoiceDue).isLess(than: facts.today()))
    }
}

extension CompiledHold.Part {
    /// The fact that says how much it is.
    fileprivate var fact: BuiltInFact {
        switch self {
        case .disputedAmount: .invoiceDisputedAmount
        case .promisedAmount: .invoicePromisedAmount
        }
    }
}

extension CompiledCondition {
    /// It looks at something that a playbook names.
    fileprivate var asksAboutSteps: Bool {
        switch self {
        case .all(let parts), .any(let parts): return parts.contains(where: \.asksAboutSteps)
        case .not(let part): return part.asksAboutSteps
        case .clause(let clause):
            if case .event(let test) = clause.test { return test.event != nil }
            return false
        }
    }
}

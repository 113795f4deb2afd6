import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// What is true in a world of one customer, one invoice (at times a second beside it) and at most one dispute, promise and service:
/// there every fact follows from a few, and a ledger can be written.
struct StoryConstraints {
    var moment: RuleMoment
    /// What is done in the story.
    let action: NamedAction
    /// Beside the invoice of the story there is another of the same days, plain and never written about.
    let hasOther: Bool

    /// One cent of the reporting currency, in the engine's units.
    let cent: Term

    init(_ moment: RuleMoment, _ action: NamedAction, hasOther: Bool = false) {
        (self.moment, self.action, self.hasOther) = (moment, action, hasOther)
        let rates = moment.program.policy.exchangeRates
        cent = Term(rates.factor(of: rates.reporting) ?? 1)
    }

    // MARK: - The variables of the story

    mutating func number(_ name: String) -> Term { moment.facts.problem.integer("story: \(name)") }
    mutating func amount() -> Term { number("amount") }
    mutating func disputed() -> Term { number("disputed") }
    mutating func promised() -> Term { number("promised") }
    mutating func unapplied() -> Term { number("unapplied") }
    /// Of the other invoice; 0 where there is none.
    mutating func other() -> Term { hasOther ? number("other") : 0 }
    mutating func insolvency() -> Term { number("insolvency") }
    mutating func disputeOpened() -> Term { number("dispute opened") }
    mutating func factoredOn() -> Term { number("factored on") }

    private mutating func require(_ formula: Formula) { moment.require(formula) }
    private mutating func fact(_ fact: BuiltInFact, _ role: MomentFacts.Role = .concerned) -> Term {
        moment.facts.variable(fact, role)
    }
    private mutating func flag(_ condition: Formula) -> Term { .if(condition, 1, else: 0) }

    /// States the whole world of the story.
    mutating func state() {
        let today = moment.facts.today()
        let due = fact(.invoiceDue)
        require(today.isBetween(Term(StoryConstraints.firstDay.dayNumber), Term(StoryConstraints.lastDay.dayNumber)))
        require((today - due).isBetween(-200, 700))
        require(amount().isBetween(1, 2_000_000))
        if hasOther { require(other().isBetween(1, 2_000_000)) }
        require(unapplied().isBetween(0, amount() - 1))
        require(disputed().isBetween(0, amount()))
        require(promised().isBetween(0, amount()))
        require(insolvency().isBetween(due - 200, today))
        require(disputeOpened().isBetween(due - 25, today))
        require(factoredOn().isBetween(due - 25, today))
        stateCalendar()
        stateInvoice()
        if moment.facts.problem.variables.contains(where: { $0.name.hasPrefix("first ") }) { stateSameInvoice() }
        stateAccount()
        stateCustomer()
        stateGround()
        stateEvents()
        stateWords()
    }

    /// Month and day of the month follow from the day, in the years of the story.
    private mutating func stateCalendar() {
        guard moment.facts.problem.isDeclared("day of month") else { return }
        let today = moment.facts.today()
        var ways: [Formula] = []
        var first = StoryConstraints.firstDay
        while first <= StoryConstraints.lastDay {
            let month = fact(.dayMonth).isEqual(to: Term(first.parts.month))
            let day = moment.facts.problem.integer("day of month").isEqual(to: today - Term(first.dayNumber) + 1)
            let isIn = today.isBetween(Term(first.dayNumber), Term(first.monthEnd.dayNumber))
            ways.append(.all([isIn, month, day]))
            first = first.monthEnd + 1
        }
        require(.any(ways))
    }

    static let firstDay = CalendarDate(year: 2026, month: 1, day: 1)!
    static let lastDay = CalendarDate(year: 2027, month: 12, day: 31)!

    // MARK: - Facts

    private mutating func stateInvoice() {
        let (today, due) = (moment.facts.today(), fact(.invoiceDue))
        let gross = amount() * cent
        let spread = moment.program.policy.appliesCashOldestFirst ? unapplied() * cent : 0
        require(fact(.invoiceIssued).isEqual(to: due - 30))
        require(fact(.invoiceEntered).isEqual(to: due - 30))
        if moment.facts.problem.isDeclared("due of clocks") {
            require(moment.facts.clockDue(.concerned).isEqual(to: due))
        }
        require(fact(.invoiceAmount).isEqual(to: gross))
        let open = fact(.invoiceOpenAmount)
        require(open.isEqual(to: gross - spread))
        require(fact(.invoiceDisputed).isEqual(to: flag(disputed().isAtLeast(1))))
        require(fact(.invoiceDisputedAmount).isEqual(to: .min(open, disputed() * cent)))
        let isPromised = promised().isAtLeast(1)
        require(fact(.invoicePromised).isEqual(to: flag(isPromised)))
        require(
            moment.facts.term(.builtIn(.invoicePromised), .concerned, isForHold: true).isEqual(to: flag(isPromised)))
        require(fact(.invoicePromisedAmount).isEqual(to: .min(open, promised() * cent)))
        require(isPromised.implies(promised().isAtMost(amount() - unapplied())))
        require(fact(.invoiceOnPlan).isAtMost(flag(isPromised)))
        require(fact(.invoicePaymentInFlight).isEqual(to: 0))
        require(fact(.invoiceRejections).isEqual(to: 0))
        let insolvent = fact(.customerInsolvent).isEqual(to: 1)
        require(
            fact(.invoiceBeforeInsolvency).isEqual(
                to: flag(.all([insolvent, fact(.invoiceIssued).isLess(than: insolvency())]))))
        let reporting = moment.program.policy.exchangeRates.reporting.description
        require(fact(.invoiceCurrency).isEqual(to: word(reporting)))
        require(fact(.invoiceRejectionReason).isEqual(to: word("none")))
        let reasons = moment.program.policy.disputeReasons.map(\.reason)
        let none = word("none")
        let ofReasons = reasons.map { word($0) }
        require(
            disputed().isAtLeast(1).implies(
                ofReasons.isEmpty ? .never : fact(.invoiceDisputeReason).isOne(of: ofReasons)))
        require(disputed().isEqual(to: 0).implies(fact(.invoiceDisputeReason).isEqual(to: none)))
        if moment.facts.problem.isDeclared(BuiltInFact.disputeAge.rawValue) {
            require(fact(.disputeAge).isEqual(to: today - disputeOpened()))
        }
    }

    /// The first invoice of an item is the only one.
    private mutating func stateSameInvoice() {
        for variable in moment.facts.problem.variables where variable.name.hasPrefix("first ") {
            let own = String(variable.name.dropFirst("first ".count))
            guard variable.sort == .integer else { continue }
            let (first, only) = (moment.facts.problem.integer(variable.name), moment.facts.problem.integer(own))
            require(first.isEqual(to: only))
        }
    }

    private mutating func stateAccount() {
        let (today, due) = (moment.facts.today(), fact(.invoiceDue))
        let overdue = due.isLess(than: today)
        let isOwn = Formula.all([overdue, fact(.invoiceFactored).isEqual(to: 0)])
        let gross = amount() * cent
        let contested = Term.min(gross, .min(gross, disputed() * cent) + promised() * cent)
        let all = hasOther ? gross + other() * cent : gross
        require(fact(.accountBalance).isEqual(to: all - unapplied() * cent))
        require(fact(.accountOverdue).isEqual(to: .if(overdue, all, else: 0)))
        let uncontested: Term = .if(isOwn, gross - contested, else: 0)
        if hasOther {
            require(
                fact(.accountCollectable).isEqual(
                    to: .if(overdue, .max(0, uncontested + other() * cent - unapplied() * cent), else: 0)))
        } else {
            require(
                fact(.accountCollectable).isEqual(
                    to: .if(isOwn, .max(0, gross - contested - unapplied() * cent), else: 0)))
        }
        require(fact(.accountDisputed).isEqual(to: .min(gross, disputed() * cent)))
        require(fact(.accountUnapplied).isEqual(to: unapplied() * cent))
        require(fact(.accountExposure).isEqual(to: all))
        // The other one is ours whoever has the first.
        let counts = hasOther ? overdue : isOwn
        require(fact(.accountDaysOverdue).isEqual(to: .if(counts, today - due, else: 0)))
        let own: Term = .if(isOwn, 1_000_000, else: 0)
        require(
            fact(.accountOverdueCount).isEqual(to: hasOther ? own + .if(overdue, 1_000_000, else: 0) : own))
        require(fact(.accountBrokenPromises).isBetween(0, 2_000_000))
        require(fact(.accountRejectedPayments).isEqual(to: 0))
        require(
            fact(.accountCasesInAYear).isEqual(
                to: .if(
                    hasOther ? overdue : .all([isOwn, disputed().isLess(than: amount())]), 1_000_000, else: 0)))
        require(fact(.customerOverdue).isEqual(to: .if(overdue, all, else: 0)))
        if moment.facts.problem.isDeclared(BuiltInFact.accountCreditLimit.rawValue) {
            let limit = number("credit limit")
            require(limit.isBetween(0, 100_000_000))
            require(fact(.accountCreditLimit).isEqual(to: limit * cent))
        }
    }

    private mutating func stateCustomer() {
        if moment.facts.problem.isDeclared(BuiltInFact.customerRiskScore.rawValue) {
            let score = number("risk score")
            require(score.isBetween(0, 100))
            require(fact(.customerRiskScore).isEqual(to: score * 1_000_000))
        }
        let fields = moment.program.policy.fields
        for field in fields where field.builtIn == nil {
            let name = MomentFacts.list(of: field)
            guard moment.facts.problem.isDeclared(name) else { continue }
            let value = moment.facts.problem.integer(name)
            let plain = number("field \(name)")
            switch field.type {
            case .number:
                require(plain.isBetween(0, 1_000_000))
                require(value.isEqual(to: plain * 1_000_000))
            case .money:
                require(plain.isBetween(0, 100_000_000))
                require(value.isEqual(to: plain * cent))
            case .days: require(value.isBetween(0, 10_000))
            case .date: require(value.isBetween(moment.facts.today() - 1_000, moment.facts.today() + 1_000))
            default: break
            }
        }
    }

    private mutating func stateGround() {
        let gross = amount() * cent
        let contested = Term.min(gross, .min(gross, disputed() * cent) + promised() * cent)
        require(fact(.groundAmount).isEqual(to: .max(0, gross - contested - unapplied() * cent)))
        require(fact(.groundOpen).isEqual(to: gross))
        require(fact(.groundDisputed).isEqual(to: .min(gross, disputed() * cent)))
        let rates = moment.program.policy.exchangeRates
        let tolerance = moment.playbook.tolerance[rates.reporting] ?? 0
        // Above the tolerance, so that it is dunned at all.
        require((amount() - unapplied()).isAtLeast(Term(max(1, tolerance))))
        if action.isOfSuspension, case .stage = action {
            require(fact(.groundAmount).isAtLeast(Term(tolerance) * cent))
        }
    }

    // MARK: - Words

    mutating func word(_ word: String) -> Term { moment.facts.number(ofWord: word) }

    /// Every word of the story is one that a ledger may hold.
    private mutating func stateWords() {
        for (fact, words) in StoryWords.of(moment.program.policy) {
            guard moment.facts.problem.isDeclared(fact.rawValue) else { continue }
            let numbers = words.map { word($0) }
            require(self.fact(fact).isOne(of: numbers))
        }
        for field in moment.program.policy.fields {
            let list = MomentFacts.list(of: field)
            guard moment.facts.problem.isDeclared(list), !field.words.isEmpty else { continue }
            let numbers = field.words.map { moment.facts.number(ofWord: $0) }
            require(moment.facts.problem.integer(list).isOne(of: numbers))
        }
    }
}

/// The words that a ledger may hold, for facts that are words.
enum StoryWords {
    static func of(_ policy: CompiledPolicy) -> [(BuiltInFact, [String])] {
        let languages = policy.languages.isEmpty ? ["fr", "en"] : policy.languages
        return [
            (.customerSegment, policy.segments), (.accountLegalEntity, policy.legalEntities.map(\.id)),
            (.customerCountry, Set(policy.legalEntities.map(\.country)).sorted()), (.customerLanguage, languages),
            (.serviceKind, policy.serviceKinds), (.serviceStatus, ["active", "restricted", "suspended"]),
        ]
    }
}

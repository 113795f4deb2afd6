import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// The facts of one day on which something is done, as variables; with what is always true of them.
///
/// Only what the engine makes certain on every ledger is stated. A relation left out costs a proof, never its truth.
struct MomentFacts {
    /// Which of an item's invoices a fact is of.
    enum Role: String {
        /// The invoice for which the guarantee is asked.
        case concerned = ""
        /// The first of the item's, of which a step's conditions speak.
        case first = "first "
        /// None: what is told of a lift is about a service. Facts of an invoice are then false and 0.
        case none = "no "
    }

    let policy: CompiledPolicy
    let playbook: CompiledPlaybook
    /// No playbook has a promise that holds nothing: whoever has promised is held by it.
    let promisesAlwaysHold: Bool
    var problem = ConstraintProblem()
    /// What had to be assumed so far.
    var assumptions: Set<ProofAssumption> = []
    private var wordNumbers: [String: Int] = [:]

    init(policy: CompiledPolicy, playbook: CompiledPlaybook, promisesAlwaysHold: Bool = false) {
        (self.policy, self.playbook) = (policy, playbook)
        self.promisesAlwaysHold = promisesAlwaysHold
    }

    /// The day itself, as a day number.
    mutating func today() -> Term { problem.integer("day.today") }

    mutating func variable(_ fact: BuiltInFact, _ role: Role = .concerned) -> Term {
        term(.builtIn(fact), role, isForHold: false)
    }

    /// The value of a fact, in the engine's own units.
    mutating func term(_ fact: Fact, _ role: Role, isForHold: Bool) -> Term {
        switch fact {
        case .own(let index): return ownField(policy.fields[index], role)
        case .builtIn(let fact): return builtIn(fact, role, isForHold: isForHold)
        }
    }

    private mutating func ownField(_ field: OwnField, _ role: Role) -> Term {
        if let builtIn = field.builtIn { return self.builtIn(builtIn, role, isForHold: false) }
        let name = (field.scope == .invoice ? role.rawValue : "") + "\(field.scope.rawValue).\(field.name)"
        let isNew = !problem.isDeclared(name)
        let term = problem.integer(name)
        if isNew, field.type == .boolean { problem.require(term.isBetween(0, 1)) }
        return term
    }

    private mutating func builtIn(_ fact: BuiltInFact, _ role: Role, isForHold: Bool) -> Term {
        let isOfInvoice = fact.scope == .invoice
        if isOfInvoice, role == .none, FactTable.row(of: fact).type.isZeroWithoutInvoice { return 0 }
        var name = (isOfInvoice ? role.rawValue : "") + fact.rawValue
        if fact == .invoicePromised && isForHold && !promisesAlwaysHold { name += " (holding)" }
        let isNew = !problem.isDeclared(name)
        let term = problem.integer(name)
        if isNew { relate(fact, term, role, isForHold: isForHold) }
        return term
    }

    /// States what is always true of a fact.
    private mutating func relate(_ fact: BuiltInFact, _ term: Term, _ role: Role, isForHold: Bool) {
        let type = FactTable.row(of: fact).type
        if type == .boolean { problem.require(term.isBetween(0, 1)) }
        switch fact {
        case .invoiceDaysOverdue:
            let due = variable(.invoiceDue, role)
            problem.require(term.isEqual(to: .max(0, today() - due)))
        case .invoiceDaysUntilDue:
            let due = variable(.invoiceDue, role)
            problem.require(term.isEqual(to: .max(0, due - today())))
        case .invoiceDisputedAmount:
            let disputed = variable(.invoiceDisputed, role)
            problem.require(term.isAtLeast(0))
            problem.require(disputed.isEqual(to: 0).implies(term.isEqual(to: 0)))
        case .invoiceBeforeInsolvency:
            let insolvent = variable(.customerInsolvent)
            problem.require(term.isAtMost(insolvent))
        case .invoicePromised where isForHold:
            problem.require(term.isAtMost(variable(.invoicePromised, role)))
        case .invoiceOpenAmount, .invoicePromisedAmount, .accountOverdue, .accountCollectable, .accountDisputed,
            .accountUnapplied, .accountDaysOverdue, .customerOverdue, .groundDisputed, .disputeAge:
            problem.require(term.isAtLeast(0))
        case .accountOverdueCount, .accountBrokenPromises, .accountRejectedPayments, .accountCasesInAYear,
            .invoiceRejections:
            let count = problem.integer("number of " + (fact.scope == .invoice ? role.rawValue : "") + fact.rawValue)
            problem.require(count.isAtLeast(0))
            problem.require(term.isEqual(to: count * 1_000_000))
        case .groundOpen:
            problem.require(term.isAtLeast(variable(.groundAmount)))
        case .groundAmount: problem.require(term.isAtLeast(0))
        case .dayMonth:
            let day = problem.integer("day of month")
            problem.require(term.isBetween(1, 12))
            problem.require(day.isBetween(1, 31))
            problem.require(term.isEqual(to: 2).implies(day.isAtMost(29)))
            problem.require(term.isOne(of: [4, 6, 9, 11]).implies(day.isAtMost(30)))
        case .dayWeekday:
            // Day 0 was a Thursday; Monday is 0.
            problem.require(term.isEqual(to: (today() + 3) % 7))
        case .dayWorkingDay:
            problem.require(term.isEqual(to: .if(.all([weekday().isAtMost(4), !isOff()]), 1, else: 0)))
        default: break
        }
    }

    // MARK: - The day

    mutating func weekday() -> Term { variable(.dayWeekday) }

    /// A public holiday or a closed day of the entity's calendar, whatever its weekday.
    mutating func isOff() -> Formula { problem.statement("day is a holiday or closed") }

    mutating func isWorkingDay() -> Formula { variable(.dayWorkingDay).isEqual(to: 1) }

    mutating func isNextWorkingDay() -> Formula {
        let isNew = !problem.isDeclared("next day is a working day")
        let next = problem.statement("next day is a working day")
        if isNew { problem.require(next.implies(!weekday().isOne(of: [4, 5]))) }
        return next
    }

    mutating func isIn(_ range: DayRange) -> Formula {
        switch range {
        case .dates(let first, let last): return today().isBetween(Term(first.dayNumber), Term(last.dayNumber))
        case .yearly(let first, let last):
            let month = variable(.dayMonth)
            let day = problem.integer("day of month")
            return MomentFacts.isIn(first, last, month * 32 + day, leap: problem.statement("leap year"))
        }
    }

    /// Whether a date fact lies in a range. Of a yearly one nothing is known but that the date lies in it or not.
    mutating func isIn(_ range: DayRange, _ term: Term) -> Formula {
        if term == Term(text: "|day.today|") { return isIn(range) }
        switch range {
        case .dates(let first, let last): return term.isBetween(Term(first.dayNumber), Term(last.dayNumber))
        case .yearly(let first, let last):
            let name = "month and day of \(term.text.filter { $0 != "|" })"
            let isNew = !problem.isDeclared(name)
            let monthAndDay = problem.integer(name)
            if isNew { problem.require(monthAndDay.isBetween(33, 12 * 32 + 31)) }
            return MomentFacts.isIn(first, last, monthAndDay, leap: problem.statement("leap year of \(name)"))
        }
    }

    private static func isIn(_ first: DayOfYear, _ last: DayOfYear, _ monthAndDay: Term, leap: Formula) -> Formula {
        func number(_ day: DayOfYear) -> Term {
            let number = Term(day.month * 32 + day.day)
            return day.month == 2 && day.day == 29 ? .if(leap, number, else: number - 1) : number
        }
        let (start, end) = (number(first), number(last))
        let (begun, notOver) = (monthAndDay.isAtLeast(start), monthAndDay.isAtMost(end))
        return first <= last ? .all([begun, notOver]) : .any([begun, notOver])
    }

    mutating func isSendDay() -> Formula {
        let days = playbook.sendDays
        var ways = days.weekdays.sorted { $0.rawValue < $1.rawValue }.map { weekday().isEqual(to: Term($0.rawValue)) }
        if !days.monthDays.isEmpty {
            _ = variable(.dayMonth)
            ways += days.monthDays.sorted().map { problem.integer("day of month").isEqual(to: Term($0)) }
        }
        if days.lastOfMonth { ways.append(problem.statement("last day of the month")) }
        return .all([.any(ways), !isOff()])
    }

    mutating func isQuiet() -> Formula { .any(playbook.quiet.map { isIn($0) }) }

    // MARK: - Words

    /// The number of a word or text. Equal for equal ones of whichever facts, since two facts may be compared.
    mutating func number(ofWord word: String) -> Term {
        if let number = wordNumbers[word] { return Term(number) }
        let number = wordNumbers.count + 1
        wordNumbers[word] = number
        return Term(number)
    }

    /// The word that a number stands for; `nil` for one that no rule mentions.
    func word(_ number: Int128) -> String? { wordNumbers.first { Int128($0.value) == number }?.key }

    /// What the numbers in a statement mean: statements of one text with other words are others.
    var glossary: String {
        wordNumbers.sorted { $0.value < $1.value }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
}

extension ValueType {
    /// Where no invoice is spoken of, facts of this type are 0: neither a date nor a word.
    fileprivate var isZeroWithoutInvoice: Bool {
        switch self {
        case .boolean, .number, .money, .days: true
        case .date, .text, .enumeration: false
        }
    }
}

import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// Of what a condition speaks where it stands.
struct ConditionReading {
    var role: MomentFacts.Role = .concerned
    var events: EventScope
    var isForHold = false

    static let account = ConditionReading(events: .account)
    static let invoice = ConditionReading(events: .invoice)
    static let accountHold = ConditionReading(events: .account, isForHold: true)
    static let invoiceHold = ConditionReading(events: .invoice, isForHold: true)
}

extension MomentFacts {
    /// The condition as a statement about the variables.
    mutating func formula(_ condition: CompiledCondition, _ reading: ConditionReading) -> Formula {
        switch condition {
        case .all(let parts): return .all(parts.map { formula($0, reading) })
        case .any(let parts): return .any(parts.map { formula($0, reading) })
        case .not(let part): return !formula(part, reading)
        case .clause(let clause): return formula(clause.test, reading)
        }
    }

    mutating func formula(_ condition: CompiledCondition?, _ reading: ConditionReading) -> Formula {
        condition.map { formula($0, reading) } ?? .always
    }

    private mutating func formula(_ test: ClauseTest, _ reading: ConditionReading) -> Formula {
        switch test {
        case .holds(let fact): return !term(fact, reading.role, isForHold: reading.isForHold).isEqual(to: 0)
        case .compare(let left, let comparison, let right):
            let (a, b) = (term(left, besides: right, reading), term(right, besides: left, reading))
            switch comparison {
            case .equal: return a.isEqual(to: b)
            case .notEqual: return !a.isEqual(to: b)
            case .less: return a.isLess(than: b)
            case .atMost: return a.isAtMost(b)
            case .more: return a.isMore(than: b)
            case .atLeast: return a.isAtLeast(b)
            }
        case .isOneOf(let operand, let constants):
            let value = term(operand, besides: nil, reading)
            return value.isOne(of: constants.map { constant($0, besides: operand) })
        case .isIn(let operand, let range): return isIn(range, term(operand, besides: nil, reading))
        case .isBetween(let operand, let low, let high):
            let value = term(operand, besides: low, reading)
            return value.isBetween(term(low, besides: operand, reading), term(high, besides: operand, reading))
        case .event(let test): return formula(test, event(test, reading.events))
        }
    }

    /// What an event test says of the day that it looks at.
    private mutating func formula(_ test: EventTest, _ event: EventVariable) -> Formula {
        let age = today() - event.day
        switch test.when {
        case .happened: return event.happened
        case .atLeast(let days): return .all([event.happened, age.isAtLeast(Term(days))])
        case .atLeastFull(let days): return .all([event.happened, age.isMore(than: Term(days))])
        case .within(let days): return .all([event.happened, age.isBetween(0, Term(days))])
        case .notWithin(let days): return !.all([event.happened, age.isBetween(0, Term(days))])
        }
    }

    private mutating func term(_ operand: Operand, besides other: Operand?, _ reading: ConditionReading) -> Term {
        switch operand {
        case .fact(let fact): return term(fact, reading.role, isForHold: reading.isForHold)
        case .constant(let constant): return self.constant(constant, besides: other)
        case .datePlus(.fact(let fact), let days):
            return term(fact, reading.role, isForHold: reading.isForHold) + Term(days)
        case .datePlus(.date(let date), let days): return Term(date.dayNumber) + Term(days)
        }
    }

    private mutating func constant(_ constant: Constant, besides other: Operand?) -> Term {
        switch constant {
        case .boolean(let value): return value ? 1 : 0
        case .number(let number): return Term(number.millionths)
        case .money(let money): return Term(policy.exchangeRates.converted(money)?.units ?? 0)
        case .zeroMoney: return 0
        case .days(let days): return Term(days)
        case .date(let date): return Term(date.dayNumber)
        case .text(let word), .word(let word): return number(ofWord: word, besides: other)
        }
    }

    private mutating func number(ofWord word: String, besides other: Operand?) -> Term {
        guard case .fact(let fact)? = other else { return number(ofWord: word) }
        switch fact {
        case .builtIn(.dayMonth): return Term((DayOfYear.monthWords.firstIndex(of: word) ?? -1) + 1)
        case .builtIn(.dayWeekday): return Term(Weekday(word: word).map { Int($0.rawValue) } ?? -1)
        case .builtIn, .own: return number(ofWord: word)
        }
    }

    static func list(of field: OwnField) -> String { "\(field.scope.rawValue).\(field.name)" }
}

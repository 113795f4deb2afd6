import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// What makes a condition true on every day to come, as long as nothing is paid and nothing else happens; and after how many days.
struct LastingTruth {
    /// Where this is true today, the condition is true from `delay` days on. Where it is false, the condition may be either.
    var formula: Formula
    var delay = 0
}

extension MomentFacts {
    /// Facts that stay as they are count as they are; an age that has to be reached is reached one day. What else the passing of
    /// days could change is taken for false.
    ///
    /// - Parameter readsInvoice: False where the condition is about no invoice.
    mutating func lasting(
        _ condition: CompiledCondition?, _ reading: ConditionReading, readsInvoice: Bool = true
    ) -> LastingTruth {
        guard let condition else { return LastingTruth(formula: .always) }
        var truth = LastingTruth(formula: .always)
        truth.formula = lasting(condition, reading, readsInvoice: readsInvoice, isAsked: true, &truth.delay)
        return truth
    }

    /// - Parameter isAsked: False under a `not`: what could be true then counts as true.
    private mutating func lasting(
        _ condition: CompiledCondition, _ reading: ConditionReading, readsInvoice: Bool, isAsked: Bool,
        _ delay: inout Int
    ) -> Formula {
        switch condition {
        case .all(let parts):
            return .all(
                parts.map { lasting($0, reading, readsInvoice: readsInvoice, isAsked: isAsked, &delay) })
        case .any(let parts):
            return .any(
                parts.map { lasting($0, reading, readsInvoice: readsInvoice, isAsked: isAsked, &delay) })
        case .not(let part):
            return !lasting(part, reading, readsInvoice: readsInvoice, isAsked: !isAsked, &delay)
        case .clause(let clause):
            if isAsked, let age = clause.test.ageToReach(readsInvoice: readsInvoice) {
                delay = max(delay, age)
                return .always
            }
            guard clause.test.stays(policy, readsInvoice: readsInvoice) else { return isAsked ? .never : .always }
            return formula(condition, reading)
        }
    }
}

extension ClauseTest {
    /// For an age of what is overdue that has to be reached: the days. What is overdue grows older every day.
    fileprivate func ageToReach(readsInvoice: Bool) -> Int? {
        let (fact, days): (BuiltInFact, Int)
        switch self {
        case .compare(.fact(.builtIn(let age)), .atLeast, .constant(.days(let least))),
            .compare(.fact(.builtIn(let age)), .more, .constant(.days(let least))):
            (fact, days) = (age, least)
        default: return nil
        }
        switch fact {
        case .accountDaysOverdue: return max(0, days)
        case .invoiceDaysOverdue: return readsInvoice ? max(0, days) : nil
        default: return nil
        }
    }

    /// Its value is the same on every day to come.
    fileprivate func stays(_ policy: CompiledPolicy, readsInvoice: Bool) -> Bool {
        func stays(_ fact: Fact) -> Bool {
            switch fact {
            case .own(let index):
                let field = policy.fields[index]
                if let builtIn = field.builtIn { return builtIn.staysTheSame(readsInvoice: readsInvoice) }
                return field.scope == .customer || (field.scope == .invoice && readsInvoice)
            case .builtIn(let fact): return fact.staysTheSame(readsInvoice: readsInvoice)
            }
        }
        func isConstant(_ operand: Operand) -> Bool {
            switch operand {
            case .fact(let fact), .datePlus(.fact(let fact), _): stays(fact)
            case .constant, .datePlus(.date, _): true
            }
        }
        switch self {
        case .holds(let fact): return stays(fact)
        case .compare(let left, _, let right): return isConstant(left) && isConstant(right)
        case .isOneOf(let operand, _), .isIn(let operand, _): return isConstant(operand)
        case .isBetween(let operand, let low, let high): return [operand, low, high].allSatisfy(isConstant)
        case .event: return false
        }
    }
}

extension BuiltInFact {
    /// Of an invoice that is open and overdue: no day to come changes it as long as nothing of it is paid.
    fileprivate func staysTheSame(readsInvoice: Bool) -> Bool {
        switch self {
        case .invoiceAmount, .invoiceOpenAmount, .invoiceDue, .invoiceIssued, .invoiceEntered, .invoiceCurrency,
            .invoiceDirectDebit, .invoiceInsured, .invoiceBeforeInsolvency, .invoiceQualified, .invoiceContract:
            return readsInvoice
        case .accountLegalEntity, .accountCreditLimit, .customerID, .customerSegment, .customerCountry,
            .customerLanguage, .customerRiskScore, .customerInsolvent, .customerVulnerable, .customerInsured,
            .customerPublicBody, .customerConsumer:
            return true
        default: return false
        }
    }
}

import FinancialValues
import PlaybookProgram

/// What a condition asks of the ledger: a fact's value, or when something happened.
enum Question: Hashable {
    case fact(Fact)
    /// How many days ago; `MadeUpAccount.never` when it has not happened.
    case event(Anchor)
}

/// A value of a fact, made up: numbers, amounts, days and dates on one scale each.
enum MadeUpValue: Hashable {
    case boolean(Bool)
    /// A word of an enumeration, or a text.
    case word(String)
    /// Millionths of a number, 10^-10 of the reporting currency, days, or days since 1970.
    case scalar(Int128)
}

/// Values for every question that some conditions ask: enough of an account to answer them.
struct MadeUpAccount {
    var values: [Question: MadeUpValue]
    let rates: ExchangeRates?

    /// Of an event that has not happened.
    static let never: Int128 = -1

    func isTrue(_ condition: CompiledCondition) -> Bool {
        switch condition {
        case .all(let parts): parts.allSatisfy(isTrue)
        case .any(let parts): parts.contains(where: isTrue)
        case .not(let part): !isTrue(part)
        case .clause(let clause): isTrue(clause.test)
        }
    }

    private func isTrue(_ test: ClauseTest) -> Bool {
        switch test {
        case .holds(let fact): return values[.fact(fact)] == .boolean(true)
        case .compare(let left, let sign, let right): return compare(value(left), sign, value(right))
        case .isOneOf(let operand, let constants):
            let subject = value(operand)
            return constants.contains { compare(subject, .equal, value($0)) }
        case .isIn(let operand, let range):
            guard case .scalar(let day)? = value(operand) else { return false }
            return range.contains(CalendarDate(dayNumber: Int32(clamping: day)))
        case .isBetween(let operand, let low, let high):
            let subject = value(operand)
            return compare(subject, .atLeast, value(low)) && compare(subject, .atMost, value(high))
        case .event(let test): return isTrue(test)
        }
    }

    private func isTrue(_ test: EventTest) -> Bool {
        guard case .scalar(let ago)? = values[.event(test.anchor)] else { return false }
        let hasHappened = ago >= 0
        return switch test.when {
        case .happened: hasHappened
        case .atLeast(let days): hasHappened && ago >= Int128(days)
        case .atLeastFull(let days): hasHappened && ago > Int128(days)
        case .within(let days): hasHappened && ago <= Int128(days)
        case .notWithin(let days): !hasHappened || ago > Int128(days)
        }
    }

    private func compare(_ left: MadeUpValue?, _ sign: Comparison, _ right: MadeUpValue?) -> Bool {
        guard let left, let right else { return false }
        switch sign {
        case .equal: return left == right
        case .notEqual: return left != right
        default: break
        }
        guard case .scalar(let a) = left, case .scalar(let b) = right else { return false }
        switch sign {
        case .less: return a < b
        case .atMost: return a <= b
        case .more: return a > b
        case .atLeast: return a >= b
        case .equal, .notEqual: return false
        }
    }

    private func value(_ operand: Operand) -> MadeUpValue? {
        switch operand {
        case .fact(let fact): return values[.fact(fact)]
        case .constant(let constant): return value(constant)
        case .datePlus(.date(let date), let days): return .scalar(Int128(date.dayNumber) + Int128(days))
        case .datePlus(.fact(let fact), let days):
            guard case .scalar(let day)? = values[.fact(fact)] else { return nil }
            return .scalar(day + Int128(days))
        }
    }

    func value(_ constant: Constant) -> MadeUpValue? {
        switch constant {
        case .boolean(let value): .boolean(value)
        case .number(let number): .scalar(Int128(number.millionths))
        case .money(let money): (rates?.converted(money)).map { .scalar($0.units) }
        case .zeroMoney: .scalar(0)
        case .days(let days): .scalar(Int128(days))
        case .date(let date): .scalar(Int128(date.dayNumber))
        case .text(let text), .word(let text): .word(text)
        }
    }
}

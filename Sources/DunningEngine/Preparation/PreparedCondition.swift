import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// A condition bound to one ledger: words are numbers, amounts are in the reporting currency.
enum PreparedCondition: Sendable {
    case all([PreparedCondition])
    case any([PreparedCondition])
    indirect case not(PreparedCondition)
    case clause(PreparedClause)
}

/// One test of a condition and where it is written. A class, since it is asked at every item of every day.
final class PreparedClause: Sendable {
    let test: PreparedTest
    let origin: SourceRange

    init(_ test: PreparedTest, _ origin: SourceRange) { (self.test, self.origin) = (test, origin) }
}

enum PreparedTest: Sendable {
    case holds(PreparedFact)
    case compare(PreparedOperand, Comparison, PreparedOperand)
    case isOneOf(PreparedFact, [Int128])
    case textEquals(PreparedFact, String, isNegated: Bool)
    case textIsOneOf(PreparedFact, [String])
    case isIn(PreparedOperand, DayRange)
    case isBetween(PreparedOperand, PreparedOperand, PreparedOperand)
    /// An event, and the numbers of the names under which history knows a thing of the playbook.
    case event(EventTest, names: [Int32])
}

/// Every value is a number: a boolean 0 or 1, an amount in units of 10^-10 of the reporting currency, a date its day
/// number, a word its number in the ledger, an exact number in millionths.
enum PreparedOperand: Sendable {
    case fact(PreparedFact)
    case constant(Int128)
    case factPlus(PreparedFact, Int128)
}

enum PreparedFact: Hashable, Sendable {
    case builtIn(BuiltInFact)
    /// Index into the policy's fields.
    case own(Int)
}

/// Binds conditions to a ledger.
struct ConditionPreparation {
    let policy: CompiledPolicy
    let ledger: LedgerSnapshot
    let playbook: CompiledPlaybook
    let names: ActionNames

    func prepare(_ condition: CompiledCondition?) -> PreparedCondition? { condition.map(prepare) }

    func prepare(_ condition: CompiledCondition) -> PreparedCondition {
        switch condition {
        case .all(let parts): .all(parts.map(prepare))
        case .any(let parts): .any(parts.map(prepare))
        case .not(let part): .not(prepare(part))
        case .clause(let clause): .clause(PreparedClause(prepare(clause.test), clause.origin))
        }
    }

    private func prepare(_ test: ClauseTest) -> PreparedTest {
        switch test {
        case .holds(let fact): return .holds(prepare(fact))
        case .compare(let left, let comparison, let right):
            if let (fact, text) = textComparison(left, right) {
                return .textEquals(fact, text, isNegated: comparison == .notEqual)
            }
            return .compare(
                operand(left, besides: right), comparison, operand(right, besides: left))
        case .isOneOf(let operand, let constants):
            guard case .fact(let fact) = operand else { preconditionFailure("only a fact is one of a list") }
            let texts = constants.compactMap { if case .text(let text) = $0 { text } else { nil } }
            if texts.count == constants.count, !texts.isEmpty { return .textIsOneOf(prepare(fact), texts) }
            return .isOneOf(prepare(fact), constants.map { number($0, comparedWith: fact) })
        case .isIn(let operand, let range): return .isIn(self.operand(operand, besides: nil), range)
        case .isBetween(let operand, let low, let high):
            return .isBetween(
                self.operand(operand, besides: nil), self.operand(low, besides: operand),
                self.operand(high, besides: operand))
        case .event(let event):
            return .event(event, names: event.event.map { names.numbers(of: $0.action, in: playbook) } ?? [])
        }
    }

    private func prepare(_ fact: Fact) -> PreparedFact {
        switch fact {
        case .builtIn(let fact): .builtIn(fact)
        case .own(let index): .own(index)
        }
    }

    private func textComparison(_ left: Operand, _ right: Operand) -> (PreparedFact, String)? {
        switch (left, right) {
        case (.fact(let fact), .constant(.text(let text))), (.constant(.text(let text)), .fact(let fact)):
            (prepare(fact), text)
        default: nil
        }
    }

    private func operand(_ operand: Operand, besides other: Operand?) -> PreparedOperand {
        switch operand {
        case .fact(let fact): return .fact(prepare(fact))
        case .constant(let constant):
            var fact: Fact?
            if case .fact(let name)? = other { fact = name }
            return .constant(number(constant, comparedWith: fact))
        case .datePlus(.fact(let fact), let days): return .factPlus(prepare(fact), Int128(days))
        case .datePlus(.date(let date), let days): return .constant(Int128((date + days).dayNumber))
        }
    }

    /// A constant as the number that the fact beside it would have.
    func number(_ constant: Constant, comparedWith fact: Fact?) -> Int128 {
        switch constant {
        case .boolean(let value): return value ? 1 : 0
        case .number(let number): return Int128(number.millionths)
        case .money(let money): return policy.exchangeRates.converted(money)?.units ?? 0
        case .zeroMoney: return 0
        case .days(let days): return Int128(days)
        case .date(let date): return Int128(date.dayNumber)
        // A text where a number is compared means a word of the author's own field.
        case .text(let word), .word(let word): return wordNumber(word, of: fact)
        }
    }

    /// The number of an enumeration's word; a negative one of its own for a word that no row of the ledger has.
    private func wordNumber(_ word: String, of fact: Fact?) -> Int128 {
        guard case .builtIn(let builtIn)? = fact, case .enumeration(let list) = FactTable.row(of: builtIn).type else {
            return symbolNumber(word)
        }
        switch list {
        case .legalEntities: return ledger.legalEntities.firstIndex(of: word).map { Int128($0) } ?? -1
        case .currencies: return CurrencyCode(word).map { Int128($0.packed) } ?? -1
        case .steps: return names.numbers[word].map { Int128($0) } ?? -1
        case .serviceStatuses:
            return Service.Status.allCases.first { String(describing: $0) == word }.map { Int128($0.rawValue) } ?? -1
        case .months: return DayOfYear.monthWords.firstIndex(of: word).map { Int128($0 + 1) } ?? -1
        case .weekdays: return Weekday(word: word).map { Int128($0.rawValue) } ?? -1
        case .disputeReasons where word == "none": return 0
        case .segments, .countries, .languages, .disputeReasons, .serviceKinds, .ownField: return symbolNumber(word)
        }
    }

    private func symbolNumber(_ word: String) -> Int128 {
        ledger.symbols.symbol(word).map { Int128($0.index) } ?? TextNumber.ofUnseenWord(word)
    }
}

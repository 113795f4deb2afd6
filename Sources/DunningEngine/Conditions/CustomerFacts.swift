import FinancialValues
import PlaybookProgram
import Receivables

/// The facts of a payer, and the legal entity: what decides which playbook covers an account.
struct CustomerFacts: FactSource {
    let run: PreparedRun
    let payer: Int
    /// Index of the legal entity in the ledger.
    let legalEntity: Int

    func value(of fact: PreparedFact, _ context: FactContext) -> Int128 {
        switch fact {
        case .builtIn(.accountLegalEntity): return Int128(legalEntity)
        case .builtIn(let fact): return value(of: fact, context.day)
        case .own(let index):
            let field = run.facts.field(index)
            guard let column = run.facts.ownColumns[index], field.scope == .customer,
                let value = run.ledger.ownFields[column].values[payer]
            else { return run.constant(field.defaultValue) }
            return run.number(value)
        }
    }

    func value(of fact: BuiltInFact, _ day: CalendarDate) -> Int128 {
        let customer = run.ledger.customers[payer]
        func word(_ symbol: Symbol) -> Int128 {
            symbol.isNone ? run.constant(run.facts.defaultValue(of: fact)) : Int128(symbol.index)
        }
        switch fact {
        case .customerID: return TextNumber.of(run.ledger.text[customer.id])
        case .customerSegment: return word(customer.segment)
        case .customerCountry: return word(customer.country)
        case .customerLanguage: return word(customer.language)
        case .customerRiskScore:
            return customer.riskScore.map { Int128($0.millionths) } ?? run.constant(run.facts.defaultValue(of: fact))
        case .customerInsolvent: return run.seen(customer.insolvency) <= day ? 1 : 0
        case .customerVulnerable: return run.flag(customer.isVulnerable, fact)
        case .customerInsured: return run.flag(customer.isInsured, fact)
        case .customerPublicBody: return run.flag(customer.isPublicBody, fact)
        case .customerConsumer: return run.flag(customer.isConsumer, fact)
        default: return 0
        }
    }

    func text(of fact: PreparedFact, _ context: FactContext) -> String {
        switch fact {
        case .builtIn(.customerID): return run.ledger.text[run.ledger.customers[payer].id]
        case .builtIn: return ""
        case .own(let index):
            let field = run.facts.field(index)
            if let column = run.facts.ownColumns[index], field.scope == .customer,
                case .text(let text)? = run.ledger.ownFields[column].values[payer]
            {
                return run.ledger.text[text]
            }
            if case .text(let text)? = field.defaultValue { return text }
            return ""
        }
    }

    /// Coverage looks at no event.
    func latestEvent(_ names: [Int32], _ moment: EventReference.Moment, _ context: FactContext) -> CalendarDate? { nil }
    func latestDay(of anchor: Anchor, _ context: FactContext) -> CalendarDate? { nil }
}

extension AccountRun {
    /// Whoever pays is a consumer, as far as the ledger knows.
    func isOfConsumer(on day: CalendarDate) -> Bool { customer.value(of: .customerConsumer, day) != 0 }
}

extension PreparedRun {
    /// A boolean column that the ledger lacks has the policy's default; a missing default was an error before the run.
    func flag(_ isSet: Bool, _ fact: BuiltInFact) -> Int128 {
        if isSet { return 1 }
        guard facts.isFedByDefault(fact) else { return 0 }
        return constant(facts.defaultValue(of: fact))
    }

    /// A default as a number; 0 where there is none, which a check before the run reports.
    func constant(_ constant: Constant?) -> Int128 {
        switch constant {
        case .boolean(let value)?: value ? 1 : 0
        case .number(let number)?: Int128(number.millionths)
        case .money(let amount)?: money.units(amount.minorUnits, amount.currency)
        case .days(let days)?: Int128(days)
        case .date(let date)?: Int128(date.dayNumber)
        case .text(let text)?: TextNumber.of(text)
        case .word(let word)?:
            ledger.symbols.symbol(word).map { Int128($0.index) } ?? TextNumber.ofUnseenWord(word)
        case .zeroMoney?, nil: 0
        }
    }

    /// A value of one of the policy's own fields as a number.
    func number(_ value: OwnValue) -> Int128 {
        switch value {
        case .boolean(let value): value ? 1 : 0
        case .number(let number): Int128(number.millionths)
        case .money(let amount): money.units(amount.minorUnits, amount.currency)
        case .days(let days): Int128(days)
        case .date(let date): Int128(date.dayNumber)
        case .text(let text): TextNumber.of(ledger.text[text])
        case .word(let word): Int128(word.index)
        }
    }
}

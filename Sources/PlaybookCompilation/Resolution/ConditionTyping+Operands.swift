import Diagnostics
import FinancialValues
import PlaybookProgram
import PlaybookSyntax

/// The fact of an enumeration on the other side of a comparison: it says which bare words are meant.
struct ComparedEnumeration {
    let list: WordList
    let field: OwnField?
}

extension ConditionTyping {
    /// The closed list that an operand draws from, when it is a fact that draws from one.
    func enumeration(of operand: OperandSyntax) -> ComparedEnumeration? {
        guard case .name(let name) = operand, let fact = facts.fact(name), case .enumeration(let list) = fact.type
        else { return nil }
        return ComparedEnumeration(list: list, field: fact.field)
    }

    /// A name that is no fact here.
    func isUnknown(_ operand: OperandSyntax) -> Bool {
        if case .name(let name) = operand { facts.fact(name) == nil } else { false }
    }

    /// The type and value of one side. Reports what it is not.
    ///
    /// - Parameter list: What the other side draws from, so that a bare name may be one of its words.
    func operand(_ syntax: OperandSyntax, besides list: ComparedEnumeration?) -> TypedOperand? {
        let range = syntax.range
        switch syntax {
        case .name(let name): return self.name(name, besides: list)
        case .number(let literal): return TypedOperand(value: .number(literal.value), type: .number, range: range)
        case .percent(let literal): return percent(literal)
        case .money(let literal):
            if let fault = vocabulary.fault(of: literal.value.currency, at: literal.range) {
                faults.report(fault)
                return nil
            }
            return TypedOperand(value: .money(literal.value), type: .money, range: range)
        case .duration(let literal): return TypedOperand(value: .duration(literal.value), type: .days, range: range)
        case .date(let literal): return TypedOperand(value: .date(literal.value), type: .date, range: range)
        case .text(let literal): return TypedOperand(value: .text(literal.value), type: .text, range: range)
        case .boolean: return nil
        case .datePlus(let date, let days): return datePlus(.date(date.value), days, range)
        case .plus(let name, let days):
            guard let fact = self.name(name, besides: nil), case .fact(let resolved) = fact.value else { return nil }
            guard resolved.type == .date else {
                faults.report(notADate(fact))
                return nil
            }
            return datePlus(.fact(resolved.fact), days, range)
        }
    }

    private func name(_ name: NameSyntax, besides list: ComparedEnumeration?) -> TypedOperand? {
        if name.scope == nil, let list, let word = self.word(name, of: list) { return word.operand }
        if let fact = facts.fact(name) {
            return TypedOperand(value: .fact(fact), type: fact.type, range: name.range)
        }
        if name.scope == nil, let list {
            let words = self.words(of: list)
            let (what, owner, plural, code) = list.list.unknown
            let located = Located(name.name, at: name.range)
            if let fault = words.fault(of: located, code, what: what, owner: owner, plural: plural) {
                faults.report(fault)
            }
        } else if let fault = facts.fault(of: name) {
            faults.report(fault)
        }
        return nil
    }

    /// The name as a word of the list, when the list has it or cannot be read.
    private func word(_ name: NameSyntax, of list: ComparedEnumeration) -> (operand: TypedOperand, known: Bool)? {
        let words = self.words(of: list)
        let isKnown = words.contains(name.name)
        guard isKnown || (words.isOpen && facts.fact(name) == nil) else { return nil }
        let operand = TypedOperand(value: .word(name.name), type: .enumeration(list.list), range: name.range)
        return (operand, isKnown)
    }

    func words(of list: ComparedEnumeration) -> KnownNames {
        if let words = vocabulary.words(of: list.list, field: list.field) { return words }
        let steps = names?.steps ?? KnownNames([], isOpen: true)
        return KnownNames(steps.names + ["none"], isOpen: steps.isOpen)
    }

    private func percent(_ literal: Located<ExactNumber>) -> TypedOperand? {
        guard literal.value.millionths % 100 == 0 else {
            faults.report(inexactPercent(literal))
            return nil
        }
        let number = ExactNumber(millionths: literal.value.millionths / 100)
        return TypedOperand(value: .number(number), type: .number, range: literal.range)
    }

    private func datePlus(_ base: DateBase, _ days: Located<DateOffset>, _ range: SourceRange) -> TypedOperand? {
        guard days.value.unit == .days else {
            faults.report(onlyDays(days))
            return nil
        }
        return TypedOperand(value: .datePlus(base, days.value), type: .date, range: range)
    }

    /// Both sides as they run, when they may be compared; else reports why they may not.
    func matched(_ left: TypedOperand, _ right: TypedOperand) -> (Operand, Operand)? {
        if let pair = zeroOfMoney(left, right) { return pair }
        guard left.type == right.type else {
            faults.report(mismatch(left, right))
            return nil
        }
        if case .enumeration(.ownField) = left.type, case .fact(let a) = left.value, case .fact(let b) = right.value,
            a.field?.words != b.field?.words
        {
            faults.report(mismatch(left, right))
            return nil
        }
        for side in [left, right] {
            if case .duration(let offset) = side.value, offset.unit != .days {
                faults.report(onlyDays(Located(offset, at: side.range)))
                return nil
            }
        }
        if let fault = currencyMismatch(left, right) ?? currencyMismatch(right, left) {
            faults.report(fault)
            return nil
        }
        guard let first = left.compiled, let second = right.compiled else { return nil }
        return (first, second)
    }

    /// `0` needs no currency.
    private func zeroOfMoney(_ left: TypedOperand, _ right: TypedOperand) -> (Operand, Operand)? {
        if left.type == .money, right.isZero, let money = left.compiled { return (money, .constant(.zeroMoney)) }
        if right.type == .money, left.isZero, let money = right.compiled { return (.constant(.zeroMoney), money) }
        return nil
    }

    /// A sum over an account is in the reporting currency: an amount in another one is a slip of the pen.
    private func currencyMismatch(_ fact: TypedOperand, _ literal: TypedOperand) -> Diagnostic? {
        guard case .fact(let resolved) = fact.value, case .money(let money) = literal.value,
            let reporting = vocabulary.reporting, money.currency != reporting, resolved.isInReportingCurrency
        else { return nil }
        return Diagnostic(
            .currencyMismatch, at: literal.range,
            "\"\(fact.range.text)\" is in \(reporting), the reporting currency, and is compared with \"\(literal.range.text)\"",
            help: "write an amount in \(reporting)")
    }
}

extension ResolvedFact {
    /// Sums over an account, a customer or a ground; what belongs to one invoice, promise or dispute has its own currency.
    var isInReportingCurrency: Bool {
        guard type == .money, case .builtIn(let fact) = fact else { return false }
        switch fact.scope {
        case .account, .customer, .ground: return true
        case .invoice, .service, .promise, .dispute, .day: return false
        }
    }
}

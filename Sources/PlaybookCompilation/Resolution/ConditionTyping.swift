import Diagnostics
import FinancialValues
import PlaybookProgram
import PlaybookSyntax

/// Gives every name in a condition its fact, every side its type, and refuses what cannot be compared.
///
/// All parts are looked at, also beside a faulty one. What comes out has a value on every ledger.
struct ConditionTyping {
    let scope: ConditionScope
    let vocabulary: PolicyVocabulary
    /// `nil` where no playbook's names may be mentioned, as in `covers`.
    let names: PlaybookNames?
    let faults: DiagnosticCollector

    var facts: FactResolution { FactResolution(scope: scope, vocabulary: vocabulary) }

    /// - Returns: `nil` when a part of it is faulty.
    func condition(_ syntax: ConditionSyntax) -> CompiledCondition? {
        switch syntax {
        case .all(let parts, _): return conditions(parts).map { .all($0) }
        case .any(let parts, _): return conditions(parts).map { .any($0) }
        case .not(let part, _): return condition(part).map { .not($0) }
        case .truth(let name): return truth(name).map { clause(.holds($0), syntax) }
        case .compare(let left, let sign, let right): return comparison(left, sign, right).map { clause($0, syntax) }
        case .isOneOf(let operand, let list, _): return isOneOf(operand, list).map { clause($0, syntax) }
        case .isIn(let operand, let range, _): return isIn(operand, range).map { clause($0, syntax) }
        case .isBetween(let operand, let low, let high, _):
            return isBetween(operand, low, high).map { clause($0, syntax) }
        case .event(let event): return self.event(event).map { clause(.event($0), syntax) }
        }
    }

    private func conditions(_ parts: [ConditionSyntax]) -> [CompiledCondition]? {
        let conditions = parts.map(condition)
        return conditions.contains { $0 == nil } ? nil : conditions.compactMap { $0 }
    }

    private func clause(_ test: ClauseTest, _ syntax: ConditionSyntax) -> CompiledCondition {
        .clause(CompiledClause(test, at: syntax.range))
    }

    // MARK: Parts

    private func truth(_ name: NameSyntax) -> Fact? {
        guard let fact = facts.fact(name) else {
            if name.scope == nil, let names, let named = names.actions[name.name] {
                faults.report(bareEvent(name, named))
            } else if name.scope == nil, vocabulary.tasks[name.name] != nil {
                faults.report(bareTask(name))
            } else if name.scope == nil, scope.allowsEvents, let anchor = Anchor.builtIn[name.name],
                !anchor.isOfInvoice
            {
                faults.report(bareDay(name, anchor))
            } else if let fault = facts.fault(of: name) {
                faults.report(fault)
            }
            return nil
        }
        guard fact.type == .boolean else {
            faults.report(notBoolean(name, fact.type))
            return nil
        }
        return fact.fact
    }

    private func event(_ event: EventSyntax) -> EventTest? {
        guard scope.allowsEvents, let names else {
            faults.report(noEventHere(event))
            return nil
        }
        let resolution = EventResolution(names: names, vocabulary: vocabulary, faults: faults)
        guard let anchor = resolution.occurrence(event, in: scope) else { return nil }
        let age: EventAge =
            switch event.age {
            case .happened: .happened
            case .atLeast(let days): .atLeast(days: days)
            case .atLeastFull(let days): .atLeastFull(days: days)
            case .within(let days): .within(days: days)
            case .notWithin(let days): .notWithin(days: days)
            }
        return EventTest(anchor, age)
    }

    private func comparison(
        _ left: OperandSyntax, _ sign: Located<String>, _ right: OperandSyntax
    ) -> ClauseTest? {
        guard let comparison = Comparison(rawValue: sign.value) else { return nil }
        if case .boolean(let literal) = right {
            faults.report(comparedWithBoolean(left, comparison, literal))
            return nil
        }
        if case .boolean(let literal) = left {
            faults.report(comparedWithBoolean(right, comparison, literal))
            return nil
        }
        if isUnknown(left), case .name(let word) = right, word.scope == nil, isUnknown(right) {
            // What is compared with an unknown fact may be one of its words.
            _ = operand(left, besides: nil)
            return nil
        }
        if let fault = textWithoutQuotes(left, right) ?? textWithoutQuotes(right, left) {
            faults.report(fault)
            return nil
        }
        let list = enumeration(of: left) ?? enumeration(of: right)
        let sides = (operand(left, besides: list), operand(right, besides: list))
        guard let first = sides.0, let second = sides.1 else { return nil }
        guard let (a, b) = matched(first, second) else { return nil }
        if first.isLiteral && second.isLiteral {
            faults.report(nothingFromLedger(left.range.union(right.range)))
            return nil
        }
        guard comparison == .equal || comparison == .notEqual || first.type.isOrdered else {
            faults.report(notOrdered(sign, first.type))
            return nil
        }
        return .compare(a, comparison, b)
    }

    private func textWithoutQuotes(_ fact: OperandSyntax, _ word: OperandSyntax) -> Diagnostic? {
        guard case .name(let name) = fact, facts.fact(name)?.type == .text, case .name(let other) = word,
            other.scope == nil, isUnknown(word)
        else { return nil }
        return textWithoutQuotes(other, name.text)
    }

    private func isOneOf(_ operand: OperandSyntax, _ list: [OperandSyntax]) -> ClauseTest? {
        let words = enumeration(of: operand)
        guard let subject = self.operand(operand, besides: nil) else { return nil }
        var constants: [Constant] = []
        var isFaulty = false
        for item in list {
            if let fault = textWithoutQuotes(operand, item) {
                faults.report(fault)
                isFaulty = true
                continue
            }
            guard let value = self.operand(item, besides: words), let (_, matched) = matched(subject, value) else {
                isFaulty = true
                continue
            }
            guard case .constant(let constant) = matched else {
                faults.report(factInList(item))
                isFaulty = true
                continue
            }
            constants.append(constant)
        }
        guard let (left, _) = isFaulty ? nil : matched(subject, subject) else { return nil }
        return .isOneOf(left, constants)
    }

    private func isIn(_ operand: OperandSyntax, _ range: DayRange) -> ClauseTest? {
        guard let subject = self.operand(operand, besides: nil) else { return nil }
        guard subject.type == .date else {
            faults.report(notADate(subject))
            return nil
        }
        return subject.compiled.map { .isIn($0, range) }
    }

    private func isBetween(_ operand: OperandSyntax, _ low: OperandSyntax, _ high: OperandSyntax) -> ClauseTest? {
        let sides = (
            self.operand(operand, besides: nil), self.operand(low, besides: nil), self.operand(high, besides: nil)
        )
        guard let subject = sides.0, let least = sides.1, let most = sides.2 else { return nil }
        guard let (_, a) = matched(subject, least), let (value, b) = matched(subject, most) else { return nil }
        guard subject.type.isOrdered else {
            faults.report(notOrdered(Located("between", at: operand.range), subject.type))
            return nil
        }
        return .isBetween(value, a, b)
    }
}

import FinancialValues
import PlaybookProgram

/// Conditions. Each text is of exactly one condition: groups inside of others stand in parentheses.
extension SentenceWriter {
    package func condition(_ condition: CompiledCondition) -> String {
        switch condition {
        case .all(let parts): join(parts, wording.and, nothing: wording.always)
        case .any(let parts): join(parts, wording.or, nothing: wording.never)
        case .not(.clause(let clause)): denied(clause.test)
        case .not(let inner): "\(wording.not) (\(self.condition(inner)))"
        case .clause(let clause): affirmed(clause.test)
        }
    }

    private func join(_ parts: [CompiledCondition], _ word: String, nothing: String) -> String {
        guard !parts.isEmpty else { return nothing }
        return parts.map(part).joined(separator: " \(word) ")
    }

    private func part(_ condition: CompiledCondition) -> String {
        switch condition {
        case .all, .any, .not(.all), .not(.any), .not(.not): "(\(self.condition(condition)))"
        case .not(.clause), .clause: self.condition(condition)
        }
    }

    // MARK: - Clauses

    private func affirmed(_ test: ClauseTest) -> String {
        switch test {
        case .holds(let fact): return statement(fact).affirmed
        case .compare(let left, let comparison, let right):
            let relation = relations(left, right)[comparison]!
            let (a, b) = (operand(left, beside: right), operand(right, beside: left))
            return "\(a) \(right.isConstant ? relation.toValue : relation.toFact) \(b)"
        case .isOneOf(let left, let values):
            guard !values.isEmpty else { return "\(operand(left)) \(wording.amongNothing)" }
            return "\(operand(left)) \(wording.among) \(list(values.map { constant($0, of: words(of: left)) }))"
        case .isIn(let left, let range): return inRange(left, range, wording.inRange.opening)
        case .isBetween(let left, let low, let high):
            let (opening, middle, closing) = wording.between
            let (a, b) = (operand(low, beside: left), operand(high, beside: left))
            return "\(operand(left)) \(opening) \(a) \(middle) \(b)\(closing)"
        case .event(let test): return event(test)
        }
    }

    private func denied(_ test: ClauseTest) -> String {
        switch test {
        case .holds(let fact): statement(fact).denied
        case .isIn(let left, let range): inRange(left, range, wording.inRange.denied)
        case .compare, .isOneOf, .isBetween, .event: "\(wording.not) \(affirmed(test))"
        }
    }

    private func inRange(_ left: Operand, _ range: DayRange, _ opening: String) -> String {
        let (first, last) =
            switch range {
            case .dates(let first, let last): (date(first), date(last))
            case .yearly(let first, let last): (day(first), day(last))
            }
        return "\(operand(left)) \(opening) \(first) \(wording.inRange.middle) \(last)\(wording.inRange.closing)"
    }

    private func event(_ test: EventTest) -> String {
        let noun = noun(test.anchor)
        switch test.when {
        case .happened: return "\(noun) \(wording.happened)"
        case .atLeast(let count): return "\(noun) \(wording.atLeastAgo.replacing("%", with: days(count)))"
        case .atLeastFull(let count): return "\(noun) \(wording.atLeastAgo.replacing("%", with: fullDays(count)))"
        case .within(let count): return "\(noun) \(lastDays(count, wording.within))"
        case .notWithin(let count): return "\(noun) \(lastDays(count, wording.notWithin))"
        }
    }

    private func lastDays(_ count: Int, _ phrase: (one: String, many: String)) -> String {
        count == 1 ? phrase.one : phrase.many.replacing("%", with: number(ExactNumber(count)))
    }

    // MARK: - Facts and values

    private func statement(_ fact: Fact) -> ReviewWording.Statement {
        switch fact {
        case .builtIn(let fact): return wording.statements[fact]!
        case .own(let index):
            let field = policy.fields[index]
            let statement = wording.ownStatements[field.scope]!
            let name = quoted(name: field.name)
            return ReviewWording.Statement(
                statement.affirmed.replacing("%", with: name), statement.denied.replacing("%", with: name))
        }
    }

    /// - Parameter other: What it is compared with: whose list its words are of.
    private func operand(_ operand: Operand, beside other: Operand? = nil) -> String {
        switch operand {
        case .fact(let fact): return noun(fact)
        case .constant(let constant): return self.constant(constant, of: other.flatMap(words))
        case .datePlus(let base, let days):
            let sign = days < 0 ? wording.minus : wording.plus
            return "\(noun(base)) \(sign) \(self.days(Int(days.magnitude)))"
        }
    }

    private func noun(_ base: DateBase) -> String {
        switch base {
        case .fact(let fact): noun(fact)
        case .date(let date): self.date(date)
        }
    }

    private func noun(_ fact: Fact) -> String {
        if type(of: fact) == .boolean { return "\(wording.answer) \(quoted(statement(fact).affirmed))" }
        switch fact {
        case .builtIn(let fact): return wording.facts[fact]!
        case .own(let index):
            let field = policy.fields[index]
            return wording.ownFacts[field.scope]!.replacing("%", with: quoted(name: field.name))
        }
    }

    /// A fact as what is asked about: `whether the customer is a consumer`, or its name.
    func told(_ fact: Fact) -> String {
        type(of: fact) == .boolean ? say("whether ", "si ") + statement(fact).affirmed : noun(fact)
    }

    /// How sentences speak of a field that is yes or no: an own one by its name in quotes, a built-in one by what it affirms.
    func word(of field: OwnField) -> String? {
        guard field.type == .boolean else { return nil }
        return field.builtIn.map { wording.statements[$0]!.affirmed } ?? quoted(name: field.name)
    }

    private func constant(_ constant: Constant, of list: WordList?) -> String {
        switch constant {
        case .boolean(let value): value ? wording.yes : wording.no
        case .number(let number): self.number(number)
        case .money(let money): self.money(money)
        case .zeroMoney: wording.zero
        case .days(let count): days(count)
        case .date(let date): self.date(date)
        case .text(let text): "\(wording.text) \(quoted(text))"
        case .word(let word): quoted(name: list.flatMap { wording.listed[$0]?[word] } ?? word)
        }
    }

    // MARK: - Types

    private func relations(_ left: Operand, _ right: Operand) -> [Comparison: ReviewWording.Relation] {
        switch type(of: left) ?? type(of: right) {
        case .date?: wording.dates
        case .text?, .enumeration?, .boolean?: wording.words
        case .number?, .money?, .days?, nil: wording.sizes
        }
    }

    private func words(of operand: Operand) -> WordList? {
        if case .enumeration(let list)? = type(of: operand) { list } else { nil }
    }

    private func type(of operand: Operand) -> ValueType? {
        switch operand {
        case .fact(let fact): type(of: fact)
        case .datePlus: .date
        case .constant(.date): .date
        case .constant(.text): .text
        case .constant(.boolean): .boolean
        case .constant: nil
        }
    }

    private func type(of fact: Fact) -> ValueType {
        switch fact {
        case .builtIn(let fact): FactTable.row(of: fact).type
        case .own(let index): policy.fields[index].type
        }
    }
}

extension Operand {
    fileprivate var isConstant: Bool { if case .constant = self { true } else { false } }
}

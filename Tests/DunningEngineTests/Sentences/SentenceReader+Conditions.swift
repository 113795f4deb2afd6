import Diagnostics
import FinancialValues
import PlaybookProgram
import PlaybookReview

extension SentenceReader {
    private static let origin = SourceRange(SourceFile(path: "review", text: ""), 0..<0)

    private func clause(_ test: ClauseTest) -> CompiledCondition {
        .clause(CompiledClause(test, at: SentenceReader.origin))
    }

    func group(_ text: Substring) -> Readings<CompiledCondition> {
        var readings: Readings<CompiledCondition> = several(text, " \(words.and) ", part).map { parts, rest in
            (parts.count == 1 ? parts[0] : .all(parts), rest)
        }
        readings += several(text, " \(words.or) ", part).filter { $0.value.count > 1 }.map { (.any($0.value), $0.rest) }
        if let rest = after(words.always, text) { readings.append((.all([]), rest)) }
        if let rest = after(words.never, text) { readings.append((.any([]), rest)) }
        if let rest = after(words.not + " ", text) {
            readings += inParentheses(rest).map { (.not($0.value), $0.rest) }
        }
        return readings
    }

    private func part(_ text: Substring) -> Readings<CompiledCondition> {
        var readings = inParentheses(text)
        readings += test(text).map { (clause($0.value), $0.rest) }
        readings += denied(text).map { (.not(clause($0.value)), $0.rest) }
        return readings
    }

    private func inParentheses(_ text: Substring) -> Readings<CompiledCondition> {
        guard let rest = after("(", text) else { return [] }
        return group(rest).compactMap { value, rest in after(")", rest).map { (value, $0) } }
    }

    // MARK: - Tests

    private func test(_ text: Substring) -> Readings<ClauseTest> {
        statements(text, \.affirmed).map { (.holds($0.value), $0.rest) } + events(text)
            + operands(text).flatMap { left, rest in comparisons(left, after(" ", rest) ?? "") }
    }

    private func denied(_ text: Substring) -> Readings<ClauseTest> {
        var readings: Readings<ClauseTest> = statements(text, \.denied).map { (.holds($0.value), $0.rest) }
        readings += operands(text).flatMap { left, rest in
            inRange(left, after(" ", rest) ?? "", words.inRange.denied)
        }
        if let rest = after(words.not + " ", text) {
            readings += test(rest).filter { reading in
                switch reading.value {
                case .holds, .isIn: false
                default: true
                }
            }
        }
        return readings
    }

    private func comparisons(_ left: Operand, _ text: Substring) -> Readings<ClauseTest> {
        guard let type = type(of: left) else { return [] }
        let relations =
            switch type {
            case .date: words.dates
            case .text, .enumeration, .boolean: words.words
            case .number, .money, .days: words.sizes
            }
        var readings: Readings<ClauseTest> = []
        for (comparison, relation) in relations {
            if let rest = after(relation.toValue + " ", text) {
                readings += constants(type, rest).map { (.compare(left, comparison, .constant($0.value)), $0.rest) }
            }
            if let rest = after(relation.toFact + " ", text) {
                readings += operands(rest).map { (.compare(left, comparison, $0.value), $0.rest) }
            }
        }
        if let rest = after(words.among + " ", text) {
            readings += constantList(type, rest).map { (.isOneOf(left, $0.value), $0.rest) }
        }
        if let rest = after(words.amongNothing, text) { readings.append((.isOneOf(left, []), rest)) }
        readings += inRange(left, text, words.inRange.opening)
        let (opening, middle, closing) = words.between
        if let rest = after(opening + " ", text) {
            for (low, rest) in values(type, rest) {
                guard let rest = after(" \(middle) ", rest) else { continue }
                readings += values(type, rest).compactMap { high, rest in
                    after(closing, rest).map { (.isBetween(left, low, high), $0) }
                }
            }
        }
        return readings
    }

    private func inRange(_ left: Operand, _ text: Substring, _ opening: String) -> Readings<ClauseTest> {
        guard let rest = after(opening + " ", text) else { return [] }
        let middle = " \(words.inRange.middle) "
        var readings: Readings<ClauseTest> = []
        for (first, rest) in date(rest) {
            guard let rest = after(middle, rest) else { continue }
            readings += date(rest).compactMap { last, rest in
                after(words.inRange.closing, rest).map { (.isIn(left, .dates(first, last)), $0) }
            }
        }
        for (first, rest) in dayOfYear(rest) {
            guard let rest = after(middle, rest) else { continue }
            readings += dayOfYear(rest).compactMap { last, rest in
                after(words.inRange.closing, rest).map { (.isIn(left, .yearly(first, last)), $0) }
            }
        }
        return readings
    }

    private func events(_ text: Substring) -> Readings<ClauseTest> {
        anchor(text).flatMap { anchor, rest -> Readings<ClauseTest> in
            guard let rest = after(" ", rest) else { return [] }
            func aged(_ phrase: String, _ read: (Substring) -> Readings<Int>, _ age: (Int) -> EventAge) -> Readings<
                ClauseTest
            > {
                let parts = phrase.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
                guard let rest = after(parts[0], rest) else { return [] }
                return read(rest).compactMap { number, rest in
                    after(parts[1], rest).map { (.event(EventTest(anchor, age(number))), $0) }
                }
            }
            var readings = aged(words.atLeastAgo, days) { .atLeast(days: $0) }
            readings += aged(words.atLeastAgo, { counted(words.fullDays, $0) }) { .atLeastFull(days: $0) }
            readings += lastDays(words.within, rest).map {
                (.event(EventTest(anchor, .within(days: $0.value))), $0.rest)
            }
            readings += lastDays(words.notWithin, rest).map {
                (.event(EventTest(anchor, .notWithin(days: $0.value))), $0.rest)
            }
            if let rest = after(words.happened, rest) { readings.append((.event(EventTest(anchor, .happened)), rest)) }
            return readings
        }
    }

    /// `the last day`, `the last 20 days`: a single day has words of its own.
    private func lastDays(_ phrase: (one: String, many: String), _ text: Substring) -> Readings<Int> {
        let parts = phrase.many.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
        var readings: Readings<Int> = after(phrase.one, text).map { [(1, $0)] } ?? []
        if let rest = after(parts[0], text) {
            readings += count(rest).compactMap { number, rest in after(parts[1], rest).map { (number, $0) } }
        }
        return readings
    }

    // MARK: - Facts and values

    private func statements(
        _ text: Substring, _ side: KeyPath<ReviewWording.Statement, String>
    ) -> Readings<Fact> {
        let builtIn: Readings<Fact> = words.statements.compactMap { fact, statement in
            after(statement[keyPath: side], text).map { (.builtIn(fact), $0) }
        }
        return builtIn
            + words.ownStatements.flatMap { scope, statement in
                own(scope, statement[keyPath: side], text).filter { type(of: $0.value) == .boolean }
            }
    }

    private func own(_ scope: FactScope, _ phrase: String, _ text: Substring) -> Readings<Fact> {
        named(phrase, text).flatMap { name, rest in
            fields.indices.filter { fields[$0].scope == scope && fields[$0].name == name }.map { (.own($0), rest) }
        }
    }

    private func facts(_ text: Substring) -> Readings<Fact> {
        var readings: Readings<Fact> = words.facts.compactMap { fact, word in
            after(word, text).map { (.builtIn(fact), $0) }
        }
        for (scope, phrase) in words.ownFacts {
            readings += own(scope, phrase, text).filter { type(of: $0.value) != .boolean }
        }
        if let rest = after(words.answer + " ", text) {
            readings += quoted(rest).flatMap { inner, rest in
                statements(inner[...], \.affirmed).filter(\.rest.isEmpty).map { ($0.value, rest) }
            }
        }
        return readings
    }

    /// Everything but constants.
    private func operands(_ text: Substring) -> Readings<Operand> {
        var readings: Readings<Operand> = facts(text).map { (.fact($0.value), $0.rest) }
        let bases: Readings<DateBase> =
            facts(text).map { (.fact($0.value), $0.rest) } + date(text).map { (.date($0.value), $0.rest) }
        for (base, rest) in bases {
            for (word, sign) in [(words.plus, 1), (words.minus, -1)] {
                guard let rest = after(" \(word) ", rest) else { continue }
                readings += days(rest).map { (.datePlus(base, days: sign * $0.value), $0.rest) }
            }
        }
        return readings
    }

    private func values(_ type: ValueType, _ text: Substring) -> Readings<Operand> {
        constants(type, text).map { (.constant($0.value), $0.rest) } + operands(text)
    }

    private func constants(_ type: ValueType, _ text: Substring) -> Readings<Constant> {
        switch type {
        case .boolean:
            [(words.yes, true), (words.no, false)].compactMap { word, value in
                after(word, text).map { (.boolean(value), $0) }
            }
        case .number: figures(text).compactMap { plain, rest in ExactNumber(plain).map { (.number($0), rest) } }
        case .money: money(text)
        case .days: days(text).map { (.days($0.value), $0.rest) }
        case .date: date(text).map { (.date($0.value), $0.rest) }
        case .text: quoted(after(words.text + " ", text) ?? "").map { (.text($0.value), $0.rest) }
        case .enumeration(let list):
            quoted(text).map { spoken, rest in
                let written = words.listed[list]?.first { $0.value == spoken }?.key
                return (.word(written ?? name(spoken: spoken)), rest)
            }
        }
    }

    private func money(_ text: Substring) -> Readings<Constant> {
        var readings: Readings<Constant> = []
        if let rest = after(words.zero, text) { readings.append((.zeroMoney, rest)) }
        readings += figures(text).compactMap { plain, rest in
            guard let rest = after("\u{A0}", rest), let currency = CurrencyCode(String(rest.prefix(3))),
                let units = Int64(plain.filter { $0 != "." })
            else { return nil }
            return (.money(Money(minorUnits: units, currency)), rest.dropFirst(3))
        }
        return readings
    }

    /// `a`, `a and b`, `a, b and c`
    private func constantList(_ type: ValueType, _ text: Substring) -> Readings<[Constant]> {
        several(text, ", ") { constants(type, $0) }.flatMap { first, rest -> Readings<[Constant]> in
            var readings: Readings<[Constant]> = first.count == 1 ? [(first, rest)] : []
            if let rest = after(" \(words.and) ", rest) {
                readings += constants(type, rest).map { (first + [$0.value], $0.rest) }
            }
            return readings
        }
    }

    private func type(of operand: Operand) -> ValueType? {
        switch operand {
        case .fact(let fact): type(of: fact)
        case .datePlus: .date
        case .constant: nil
        }
    }

    private func type(of fact: Fact) -> ValueType {
        switch fact {
        case .builtIn(let fact): FactTable.row(of: fact).type
        case .own(let index): fields[index].type
        }
    }
}

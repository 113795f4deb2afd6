import FinancialValues
import PlaybookProgram

/// Conditions over every fact and event that their place may ask about.
extension RandomProgram {
    /// - Parameter scopes: Whose facts may be asked; events are asked only where the day may be.
    mutating func makeCondition(_ scopes: Set<FactScope>) -> CompiledCondition {
        let first = clause(makeTest(scopes))
        switch random.number(1...6) {
        case 1: return .not(first)
        case 2: return .all([first, clause(makeTest(scopes))])
        case 3: return .any([first, clause(makeTest(scopes)), .not(clause(makeTest(scopes)))])
        default: return first
        }
    }

    private mutating func makeTest(_ scopes: Set<FactScope>) -> ClauseTest {
        if scopes.contains(.day), random.chance(25) { return .event(makeEvent(scopes)) }
        if scopes.contains(.day), random.chance(30) { return makeUsualTest(scopes) }
        let row = random.pick(FactTable.rows.filter { scopes.contains($0.fact.scope) })
        let fact = Operand.fact(.builtIn(row.fact))
        switch row.type {
        case .boolean: return .holds(.builtIn(row.fact))
        case .number: return compare(fact, .number(ExactNumber(random.number(0...3))))
        case .money: return makeMoneyTest(row.fact)
        case .days: return makeDaysTest(fact)
        case .date: return makeDateTest(row.fact)
        case .text: return random.chance(50) ? .isOneOf(fact, [.text("K1"), .text("C1")]) : equal(fact, .text("K1"))
        case .enumeration(let list):
            let words = RandomProgram.words(of: list)
            return random.chance(50)
                ? .isOneOf(fact, words.filter { _ in random.chance(60) }.map(Constant.word))
                : equal(fact, .word(random.pick(words)))
        }
    }

    /// What playbooks mostly ask, so that most conditions are not always false.
    private mutating func makeUsualTest(_ scopes: Set<FactScope>) -> ClauseTest {
        let collectable = Operand.fact(.builtIn(.accountCollectable))
        var tests: [ClauseTest] = [
            .compare(.fact(.builtIn(.dayWeekday)), .notEqual, .constant(.word("thu"))),
            .isIn(.fact(.builtIn(.dayToday)), .yearly(DayOfYear(month: 4, day: 1)!, DayOfYear(month: 5, day: 3)!)),
        ]
        if scopes.contains(.account) {
            tests += [
                .compare(collectable, .atLeast, .constant(.money(Money(minorUnits: 15_000, Self.eur)))),
                .compare(.fact(.builtIn(.accountDaysOverdue)), .atLeast, .constant(.days(random.number(1...30)))),
            ]
        }
        if scopes.contains(.invoice) {
            let due = DateBase.fact(.builtIn(.invoiceDue))
            tests += [
                .compare(.fact(.builtIn(.invoiceDaysOverdue)), .atLeast, .constant(.days(random.number(1...20)))),
                .compare(.fact(.builtIn(.dayToday)), .more, .datePlus(due, days: random.number(0...15))),
            ]
        }
        return random.pick(tests)
    }

    private mutating func makeMoneyTest(_ fact: BuiltInFact) -> ClauseTest {
        if random.chance(15) {
            return .compare(.fact(.builtIn(fact)), random.pick([.equal, .more]), .constant(.zeroMoney))
        }
        let currency = random.chance(20) ? Self.usd : Self.eur
        return compare(.fact(.builtIn(fact)), .money(Money(minorUnits: Int64(random.number(0...90) * 1_000), currency)))
    }

    private mutating func makeDaysTest(_ fact: Operand) -> ClauseTest {
        guard random.chance(30) else { return compare(fact, .days(random.number(0...40))) }
        let low = random.number(0...20)
        return .isBetween(fact, .constant(.days(low)), .constant(.days(low + random.number(0...20))))
    }

    private mutating func makeDateTest(_ fact: BuiltInFact) -> ClauseTest {
        let day = RandomLedger.asOf + random.number(-40...60)
        switch random.number(1...3) {
        case 1: return .isIn(.fact(.builtIn(fact)), .dates(day, day + random.number(0...30)))
        case 2:
            return .compare(
                .fact(.builtIn(.dayToday)), random.pick(Comparison.allCases),
                .datePlus(.fact(.builtIn(fact)), days: random.number(0...30)))
        default: return compare(.fact(.builtIn(fact)), .date(day))
        }
    }

    private mutating func compare(_ fact: Operand, _ value: Constant) -> ClauseTest {
        .compare(fact, random.pick(Comparison.allCases), .constant(value))
    }

    private mutating func equal(_ fact: Operand, _ value: Constant) -> ClauseTest {
        .compare(fact, random.chance(60) ? .equal : .notEqual, .constant(value))
    }

    private static func words(of list: WordList) -> [String] {
        switch list {
        case .segments: ["sme", "enterprise"]
        case .legalEntities: ["FR01", "DE01"]
        case .currencies: ["EUR", "USD"]
        case .countries: ["FR", "DE"]
        case .languages: ["fr", "en"]
        case .disputeReasons: ["price", "other", "none"]
        case .serviceKinds: ["hosting", "energy"]
        case .steps: ["step0_0", "step0_1", "none"]
        case .serviceStatuses: ["active", "restricted", "suspended"]
        case .months: ["mar", "apr", "may"]
        case .weekdays: ["mon", "wed", "fri"]
        case .ownField: []
        }
    }

    // MARK: - Events

    /// `promise_broken within 7 days`, `step0_0 received at least 5 full days ago`, `call done`.
    private mutating func makeEvent(_ scopes: Set<FactScope>) -> EventTest {
        let days = random.number(1...20)
        let age = random.pick(
            [
                .happened, .atLeast(days: days), .atLeastFull(days: days), .within(days: days), .notWithin(days: days),
            ] as [EventAge])
        switch random.number(1...4) {
        case 1:
            let moment = random.pick([.executed, .received] as [EventReference.Moment])
            return EventTest(EventReference(.step(sequence: 0, step: 0), moment), age)
        case 2: return EventTest(EventReference(.task(random.pick(["call", "review"])), .done), age)
        default:
            let anchors = Anchor.builtIn.values.filter { scopes.contains(.invoice) || !$0.isOfInvoice }
            return EventTest(random.pick(anchors.sorted { $0.builtInName! < $1.builtInName! }), age)
        }
    }
}

import Diagnostics
import FinancialValues
import Foundation
import PlaybookProgram
import PlaybookReview
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// A sentence of a review says what the rule says, and nothing else: read back it is the rule again.
@Suite struct SentenceTests {
    @Test("every clock and condition of the sample is read back from its sentence", arguments: ReviewLanguage.allCases)
    func sample(_ language: ReviewLanguage) throws {
        let workspace = try Workspace.load(root: repositoryRoot.path(percentEncoded: false))
        let program = try #require(CheckedWorkspace(workspace).program)
        var count = 0
        for playbook in program.playbooks {
            let check = ReadBack(language, program.policy, playbook)
            for clock in playbook.clocks { #expect(check.difference(clock) == nil) }
            for condition in playbook.conditions { #expect(check.difference(condition) == nil) }
            count += playbook.clocks.count + playbook.conditions.count
        }
        #expect(count > 300)
    }

    /// Random playbooks reach most of it; this reaches the rest.
    @Test("every fact, anchor, comparison and unit has its own words", arguments: ReviewLanguage.allCases)
    func everything(_ language: ReviewLanguage) throws {
        let program = World(seed: 1).program
        var policy = program.policy
        let origin = policy.origin
        for scope in [FactScope.invoice, .account, .customer, .service] {
            for (name, type) in [("a_flag", ValueType.boolean), ("a_sum", .money), ("a_day", .date), ("a_text", .text)]
            {
                policy.fields.append(OwnField(scope: scope, name: name, type: type, defaultValue: nil, origin: origin))
            }
        }
        let check = ReadBack(language, policy, program.playbooks[0])
        let facts = BuiltInFact.allCases.map(Fact.builtIn) + policy.fields.indices.map(Fact.own)
        for fact in facts {
            let tests = tests(of: fact, policy)
            for test in tests {
                let clause = CompiledCondition.clause(CompiledClause(test, at: origin))
                #expect(check.difference(clause) == nil)
                #expect(check.difference(.not(clause)) == nil)
            }
            #expect(check.difference(nested(tests[0], at: origin)) == nil)
        }
        for anchor in Anchor.builtIn.values {
            let terms: [ClockTerm] = DateOffset.Unit.allCases.flatMap { unit -> [ClockTerm] in
                let (one, many) = (DateOffset(1, unit), DateOffset(1_200, unit))
                return [
                    .after(one, .anchor(anchor)), .before(many, .anchor(anchor)),
                    .monthEnd(.after(many, .anchor(anchor))),
                    .after(one, .monthEnd(.before(one, .anchor(anchor)))),
                ]
            }
            for term in terms + [.anchor(anchor), .monthEnd(.anchor(anchor)), .fullDaysAfter(1, .anchor(anchor))] {
                #expect(check.difference(Clock([term], at: origin)) == nil)
            }
            #expect(check.difference(Clock([.anchor(anchor), .fullDaysAfter(8, .anchor(.due))], at: origin)) == nil)
        }
    }

    /// Every way in which conditions stand in others.
    private func nested(_ test: ClauseTest, at origin: SourceRange) -> CompiledCondition {
        let clause = CompiledCondition.clause(CompiledClause(test, at: origin))
        return .all([.any([clause, .not(clause)]), .not(.all([clause, .not(.not(clause))])), .not(clause), clause])
    }

    private func tests(of fact: Fact, _ policy: CompiledPolicy) -> [ClauseTest] {
        let type =
            switch fact {
            case .builtIn(let fact): FactTable.row(of: fact).type
            case .own(let index): policy.fields[index].type
            }
        let operand = Operand.fact(fact)
        let values: [Constant] =
            switch type {
            case .boolean: [.boolean(true)]
            case .number: [.number(ExactNumber("-1234567.25")!)]
            case .money:
                [
                    .zeroMoney, .money(Money(minorUnits: 123_456_789, CurrencyCode("EUR")!)),
                    .money(Money(minorUnits: 1_500, CurrencyCode("JPY")!)),
                ]
            case .days: [.days(0), .days(1), .days(1_234)]
            case .date: [.date(CalendarDate(year: 2026, month: 1, day: 1)!)]
            case .text: [.text("a ” b \\ » and (c)")]
            case .enumeration(.weekdays): [.word("mon")]
            case .enumeration(.months): [.word("may")]
            case .enumeration(.serviceStatuses): [.word("suspended")]
            case .enumeration: [.word("none"), .word("FR01"), .word("a_long_word")]
            }
        var tests = values.flatMap { value in
            Comparison.allCases.map { ClauseTest.compare(operand, $0, .constant(value)) }
                + [
                    .isOneOf(operand, [value]), .isOneOf(operand, [value, value, value]),
                    .isBetween(operand, .constant(value), operand),
                ]
        }
        tests += [.isOneOf(operand, []), .compare(operand, .less, operand)]
        if type == .boolean { tests.append(.holds(fact)) }
        if type == .date {
            let day = CalendarDate(year: 2026, month: 12, day: 24)!
            tests += [
                .isIn(operand, .dates(day, day + 8)),
                .isIn(operand, .yearly(DayOfYear(month: 11, day: 1)!, DayOfYear(month: 3, day: 31)!)),
                .compare(operand, .atMost, .datePlus(.fact(fact), days: -1)),
                .compare(.datePlus(.fact(fact), days: 10), .more, .datePlus(.date(day), days: 10)),
            ]
        }
        return tests
    }
}

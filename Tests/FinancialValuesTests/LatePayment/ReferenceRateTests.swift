import FinancialValues
import Testing

@Suite("Reference rates")
struct ReferenceRateTests {
    @Test("a half-year takes the value of its first day, or of the day before")
    func taken() {
        let second = HalfYear(year: 2025, isSecond: true)
        let moved = [("2025-01-01", "4"), ("2025-07-01", "3")]
        let onFirstDay = Rates.table("made_up", .firstDay, moved, through: "2025-12-31")
        let onDayBefore = Rates.table("made_up", .dayBefore, moved, through: "2025-12-31")
        #expect(onFirstDay.value(of: second)?.rate == rate("3"))
        #expect(onDayBefore.value(of: second)?.rate == rate("4"))
        #expect(onFirstDay.halfYears.map(\.description) == ["2025-H1", "2025-H2"])
        #expect(onDayBefore.halfYears.map(\.description) == ["2025-H2"])
    }

    @Test("past the last day, and before the first, nothing is guessed")
    func unknown() throws {
        let debt = LateDebt(principal: 100_000, due: day("2026-12-01"))
        #expect(try LatePaymentInterest.accrued(on: debt, by: Rates.fr, through: day("2026-12-31")).amount > 0)
        let late = #expect(throws: UnknownRate.self) {
            try LatePaymentInterest.accrued(on: debt, by: Rates.fr, through: day("2027-01-01"))
        }
        #expect(late?.name == "ecb_refi")
        #expect(late?.known == day("2023-07-01")...day("2026-12-31"))
        let old = LateDebt(principal: 100_000, due: day("2010-01-01"))
        let early = #expect(throws: UnknownRate.self) {
            try LatePaymentInterest.accrued(on: old, by: Rates.fr, through: day("2026-01-01"))
        }
        #expect(early?.day == day("2010-06-30"))
    }

    @Test("a table may end within a half-year")
    func endsWithin() throws {
        let table = Rates.table("made_up", .firstDay, [("2026-01-01", "2")], through: "2026-03-31")
        let debt = LateDebt(principal: 100_000, due: day("2026-01-31"))
        let rule = Rates.over(table, plus: "8")
        #expect(try LatePaymentInterest.accrued(on: debt, by: rule, through: day("2026-03-31")).phrase == "59 @ 10.00")
        #expect(throws: UnknownRate.self) {
            try LatePaymentInterest.accrued(on: debt, by: rule, through: day("2026-04-01"))
        }
    }

    @Test("a rate that is fixed at the start needs no later value")
    func fixedAtStart() throws {
        let debt = LateDebt(principal: 100_000, due: day("2026-06-15"))
        #expect(
            try LatePaymentInterest.accrued(on: debt, by: Rates.uk, through: day("2027-06-15")).phrase
                == "365 @ 12.00")
    }

    @Test("a rate is held between its floor and its cap, and never below zero")
    func bounds() throws {
        var rule = Rates.fr
        rule.floor = .multiple(Rates.frLegal, times: ExactNumber(3))
        let (first, second) = (HalfYear(year: 2024, isSecond: false), HalfYear(year: 2025, isSecond: false))
        #expect(try rule.rate(of: first, on: first.lastDay).rate == rate("15.21"))
        #expect(try rule.rate(of: second, on: second.lastDay).rate == rate("13.15"))
        rule.cap = .constant(rate("15"))
        #expect(try rule.rate(of: first, on: first.lastDay).rate == rate("15"))
        let negative = Rates.table("made_up", .firstDay, [("2024-01-01", "-0.88")], through: "2024-12-31")
        #expect(try Rates.over(negative, plus: "0").rate(of: first, on: first.lastDay).rate == .zero)
    }

    @Test(
        "rates are rounded up to a step",
        arguments: [
            ("12.25", "0.5", "12.50"), ("12.50", "0.5", "12.50"), ("12.51", "0.5", "13.00"), ("-0.88", "0.5", "-0.50"),
            ("12.25", "0", "12.25"), ("8.05", "1", "9.00"),
        ])
    func roundedUp(_ from: String, _ step: String, _ to: String) {
        #expect(rate(from).roundedUp(toMultipleOf: ExactNumber(step)!).percentText == to)
    }

    @Test("a rate is written with two decimals at least")
    func written() {
        #expect(
            [rate("5"), rate("13.15"), rate("0.125"), rate("-0.88")].map(\.description) == [
                "5.00%", "13.15%", "0.125%", "-0.88%",
            ])
    }
}

@Suite("Fixed compensation")
struct FixedCompensationTests {
    private let pounds = CurrencyCode("GBP")!
    private let euros = CurrencyCode("EUR")!

    @Test(
        "in the United Kingdom it goes by the size of the debt",
        arguments: [(999_99, 40_00), (1_000_00, 70_00), (9_999_99, 70_00), (10_000_00, 100_00)] as [(Int64, Int64)])
    func bySize(_ debt: Int64, _ owed: Int64) {
        func amount(_ units: Int64) -> Money { Money(minorUnits: units, pounds) }
        let compensation = FixedCompensation(tiers: [
            .init(below: amount(1_000_00), amount: amount(40_00)),
            .init(below: amount(10_000_00), amount: amount(70_00)), .init(below: nil, amount: amount(100_00)),
        ])
        #expect(compensation.owed(on: amount(debt)) == amount(owed))
        #expect(compensation.owed(on: Money(minorUnits: debt, euros)) == nil)
    }

    @Test("forty euros are owed on a debt in any currency")
    func inAnyCurrency() {
        let compensation = FixedCompensation(tiers: [.init(below: nil, amount: Money(minorUnits: 40_00, euros))])
        #expect(compensation.owed(on: Money(minorUnits: 1, pounds)) == Money(minorUnits: 40_00, euros))
        #expect(FixedCompensation(tiers: []).owed(on: Money(minorUnits: 1, euros)) == nil)
    }
}

import FinancialValues
import Testing

/// What public calculators have got wrong: each of these gave a figure that we must not give.
@Suite("Mistakes of calculators")
struct CalculatorMistakeTests {
    private func interest(
        _ rule: InterestRule, _ principal: Int64, due: String, through last: String
    ) throws -> LatePaymentInterest {
        try LatePaymentInterest.accrued(
            on: LateDebt(principal: principal, due: day(due)), by: rule, through: day(last))
    }

    @Test("the French legal rate is not the rate of the central bank")
    func legalRate() throws {
        let right = try Rates.fr.rate(of: HalfYear(year: 2024, isSecond: false), on: day("2024-06-30")).rate
        let wrong = try Rates.over(Rates.frLegal, plus: "10")
            .rate(of: HalfYear(year: 2024, isSecond: false), on: day("2024-06-30")).rate
        #expect(right == rate("14.50"))
        #expect(wrong == rate("15.07"))
    }

    @Test("a move of the central bank counts from the next half-year, not at once")
    func moveWithinHalfYear() throws {
        // 4.00 since 21 June 2023, 4.50 from 20 September: the second half-year stays at 4.00.
        let found = try interest(Rates.over(Rates.ecb, plus: "8"), 1_000_000, due: "2023-09-30", through: "2023-12-31")
        #expect(found.phrase == "92 @ 12.00")
        // Moved on 17 June 2026: seen from 1 July.
        #expect(
            try interest(Rates.fr, 1_000_000, due: "2026-06-20", through: "2026-07-02").phrase
                == "10 @ 12.15 + 2 @ 12.40")
    }

    @Test("British interest keeps the rate of its first half-year, whatever the bank does meanwhile")
    func notSplit() throws {
        let found = try interest(Rates.uk, 500_000, due: "2025-06-29", through: "2025-12-31")
        #expect(found.phrase == "185 @ 12.75")
        // A day later it starts in the second half-year, with the rate in force on 30 June.
        #expect(try interest(Rates.uk, 500_000, due: "2025-06-30", through: "2025-12-31").phrase == "184 @ 12.25")
    }

    @Test("the interest of a day is not rounded before it is multiplied")
    func dailyAmount() throws {
        // 1,000 GBP at 12.25% are 0.3356 a day: 0.34 times 101 would be 34.34.
        let rule = InterestRule(base: .constant(rate("12.25")))
        #expect(try interest(rule, 100_000, due: "2025-01-01", through: "2025-04-12").amount == 33_90)
    }
}

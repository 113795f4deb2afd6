import FinancialValues
import RelanceTestSupport
import Testing

/// What holds of interest on any debt, at any rates.
@Suite("Properties of interest")
struct InterestPropertyTests {
    private static let first = day("2015-01-01")

    /// Random values over ten years, negative ones too.
    private func reference(_ numbers: inout RandomNumbers) -> ReferenceRate {
        var values: [ReferenceRate.Value] = []
        var from = InterestPropertyTests.first
        while from < day("2026-01-01") {
            let rate = AnnualRate(percent: ExactNumber(millionths: Int64(numbers.number(-900...6000)) * 1000))
            values.append(ReferenceRate.Value(from: from, rate: rate))
            from = from + numbers.number(1...250)
        }
        let taken = numbers.pick(ReferenceRate.Taken.allCases)
        // The first half-year of the day before has no value yet.
        let earlier = ReferenceRate.Value(from: InterestPropertyTests.first - 1, rate: .zero)
        return ReferenceRate(
            name: "made_up", title: "Made up", taken: taken, values: [earlier] + values, lastDay: day("2026-12-31"))
    }

    private func rule(_ numbers: inout RandomNumbers) -> InterestRule {
        let points = ExactNumber(numbers.number(0...12))
        let base: InterestRule.Base =
            numbers.chance(20)
            ? .constant(AnnualRate(percent: points))
            : .reference(
                reference(&numbers), times: ExactNumber(numbers.number(1...3)), plus: points,
                follows: numbers.pick(InterestRule.Follows.allCases))
        var rule = InterestRule(base: base, dayCount: numbers.pick(DayCount.allCases))
        if numbers.chance(30) { rule.floor = .constant(AnnualRate(percent: ExactNumber(numbers.number(0...8)))) }
        if numbers.chance(30) { rule.cap = .multiple(reference(&numbers), times: ExactNumber(3)) }
        if numbers.chance(30) { rule.roundUpTo = ExactNumber("0.5") }
        return rule
    }

    private func debt(_ numbers: inout RandomNumbers) -> LateDebt {
        let due = InterestPropertyTests.first + numbers.number(0...3000)
        var debt = LateDebt(
            principal: Int64(numbers.number(1...100_000_000)), due: due, costs: numbers.chance(50) ? 4000 : 0,
            order: numbers.pick(LateDebt.PaymentOrder.allCases))
        var (left, day) = (debt.principal, due)
        for _ in 0..<numbers.number(0...3) {
            day = day + numbers.number(1...120)
            let part = Int64(numbers.number(0...Int(left)))
            debt.payments.append(LateDebt.Payment(part, on: day))
            left -= part
        }
        return debt
    }

    private var worlds: [UInt64] { Array(0..<300) }

    @Test("interest is never negative, and never less a day later or on more")
    func monotone() throws {
        for seed in worlds {
            var numbers = RandomNumbers(seed: seed)
            let (rule, debt) = (rule(&numbers), debt(&numbers))
            var last: Int64 = 0
            for offset in stride(from: 0, through: 900, by: numbers.number(1...40)) {
                let amount = try LatePaymentInterest.accrued(on: debt, by: rule, through: debt.due + offset).amount
                #expect(amount >= last, "seed \(seed), day \(offset)")
                last = amount
            }
            var larger = debt
            larger.principal += Int64(numbers.number(1...1_000_000))
            let on = debt.due + 700
            #expect(
                try LatePaymentInterest.accrued(on: larger, by: rule, through: on).amount
                    >= LatePaymentInterest.accrued(on: debt, by: rule, through: on).amount, "seed \(seed)")
        }
    }

    @Test("a period cut in two owes exactly what it owes whole, before rounding")
    func additive() throws {
        for seed in worlds {
            var numbers = RandomNumbers(seed: seed)
            let rule = rule(&numbers)
            let principal = Int64(numbers.number(1...1_000_000_000))
            let start = InterestPropertyTests.first + numbers.number(0...3000)
            let end = start + numbers.number(2...900)
            let cut = start + numbers.number(1...(end - start - 1))
            func owed(_ after: CalendarDate, _ last: CalendarDate) throws -> ExactInterest {
                var (sum, day) = (ExactInterest.zero, after)
                for period in try rule.periods(from: after + 1, through: last, startingOn: start + 1) {
                    let parts = rule.dayCount.parts(after: day, through: period.days.upperBound)
                    sum = sum + ExactInterest(on: principal, at: period.rate, parts: parts)
                    day = period.days.upperBound
                }
                return sum
            }
            #expect(try owed(start, cut) + owed(cut, end) == owed(start, end), "seed \(seed)")
            let accrued = try LatePaymentInterest.accrued(
                on: LateDebt(principal: principal, due: start), by: rule, through: end)
            #expect(accrued.amount == (try owed(start, end)).rounded, "seed \(seed)")
        }
    }

    @Test("the segments adjoin, and are what was added up")
    func segments() throws {
        for seed in worlds {
            var numbers = RandomNumbers(seed: seed)
            var rule = rule(&numbers)
            rule.isCapitalisedYearly = numbers.chance(30)
            let debt = debt(&numbers)
            let end = debt.due + numbers.number(1...900)
            let interest = try LatePaymentInterest.accrued(on: debt, by: rule, through: end)
            var day = debt.due
            for segment in interest.segments {
                #expect(segment.days.lowerBound > day && segment.days.upperBound <= end, "seed \(seed)")
                day = segment.days.upperBound
            }
            guard !rule.isCapitalisedYearly, debt.order == .principalFirst else { continue }
            let sum = interest.segments.reduce(ExactInterest.zero) { sum, segment in
                let days = segment.days
                let parts = rule.dayCount.parts(after: days.lowerBound - 1, through: days.upperBound)
                return sum + ExactInterest(on: segment.principal, at: segment.rate, parts: parts)
            }
            #expect(sum.rounded == interest.amount, "seed \(seed)")
        }
    }

    @Test("paying costs and interest first never owes less interest than paying the principal first")
    func orders() throws {
        for seed in worlds {
            var numbers = RandomNumbers(seed: seed)
            let rule = rule(&numbers)
            var debt = debt(&numbers)
            debt.order = .principalFirst
            let principalFirst = try LatePaymentInterest.accrued(on: debt, by: rule, through: debt.due + 700).amount
            debt.order = .costsFirst
            let costsFirst = try LatePaymentInterest.accrued(on: debt, by: rule, through: debt.due + 700).amount
            // Each payment rounds once more.
            #expect(costsFirst >= principalFirst - Int64(debt.payments.count), "seed \(seed)")
        }
    }

    @Test("amounts beyond all reason are no crash")
    func huge() throws {
        let rule = InterestRule(base: .constant(AnnualRate(percent: ExactNumber(millionths: .max))))
        var capitalised = rule
        capitalised.isCapitalisedYearly = true
        for rule in [rule, capitalised] {
            for order in LateDebt.PaymentOrder.allCases {
                let debt = LateDebt(
                    principal: .max, due: .distantPast, payments: [.init(.min, on: day("2025-01-01"))], order: order)
                #expect(
                    try LatePaymentInterest.accrued(on: debt, by: rule, through: day("2026-01-01")).amount == .max)
            }
        }
    }
}

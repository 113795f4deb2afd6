import FinancialValues
import Testing

/// A debt, when it was due and paid, and what the books of its country say is owed.
struct WorkedExample: CustomStringConvertible, Sendable {
    var description: String
    var rule: InterestRule
    var principal: Int64
    var due: String
    var asOf: String
    var payments: [(amount: Int64, on: String)] = []
    var order = LateDebt.PaymentOrder.principalFirst
    var compensation: Int64
    var segments: String
    var interest: Int64
    var total: Int64

    static let all: [WorkedExample] = [
        WorkedExample(
            description: "FR-01 one half-year", rule: Rates.fr, principal: 1_000_000, due: "2025-03-31",
            asOf: "2025-05-15", compensation: 4000, segments: "45 @ 13.15", interest: 162_12, total: 10_202_12),
        WorkedExample(
            description: "FR-02 a change of rate on 1 July", rule: Rates.fr, principal: 2_500_000, due: "2025-05-31",
            asOf: "2025-08-31", compensation: 4000, segments: "30 @ 13.15 + 62 @ 12.15", interest: 786_16,
            total: 25_826_16),
        WorkedExample(
            description: "FR-03 a part payment, costs and interest first", rule: Rates.fr, principal: 1_200_000,
            due: "2025-01-31", asOf: "2025-06-30", payments: [(500_000, "2025-04-15")], order: .costsFirst,
            compensation: 4000, segments: "74 @ 13.15 + 76 @ 13.15", interest: 521_44, total: 7_561_44),
        WorkedExample(
            description: "FR-06 a leap year over 365", rule: Rates.fr, principal: 1_000_000, due: "2024-01-31",
            asOf: "2024-03-31", compensation: 4000, segments: "60 @ 14.50", interest: 238_36, total: 10_278_36),
        WorkedExample(
            description: "FR-07 a leap year over 366", rule: actual(Rates.fr), principal: 1_000_000, due: "2024-01-31",
            asOf: "2024-03-31", compensation: 4000, segments: "60 @ 14.50", interest: 237_70, total: 10_277_70),
        WorkedExample(
            description: "FR-08 from an ordinary year into a leap year", rule: actual(Rates.fr), principal: 4_876_543,
            due: "2023-11-30", asOf: "2024-02-15", compensation: 4000, segments: "31 @ 14.00 + 46 @ 14.50",
            interest: 1_468_54, total: 50_273_97),
        WorkedExample(
            description: "DE-01 nine points over the base rate", rule: Rates.de, principal: 500_000, due: "2025-07-15",
            asOf: "2025-09-30", compensation: 4000, segments: "77 @ 10.27", interest: 108_33, total: 5_148_33),
        WorkedExample(
            description: "UK-01 fixed at the start", rule: Rates.uk, principal: 500_000, due: "2025-03-01",
            asOf: "2025-06-10", compensation: 7000, segments: "101 @ 12.75", interest: 176_40, total: 5_246_40),
        WorkedExample(
            description: "BE-01 rounded up to the half point", rule: Rates.be, principal: 800_000, due: "2024-05-31",
            asOf: "2024-09-30", compensation: 4000, segments: "122 @ 12.50", interest: 334_25, total: 8_374_25),
        WorkedExample(
            description: "CH-02 months of thirty days", rule: Rates.ch, principal: 1_000_000, due: "2025-02-28",
            asOf: "2025-08-31", compensation: 0, segments: "182 @ 5.00", interest: 252_78, total: 10_252_78),
        WorkedExample(
            description: "NL-02 capitalised after a year", rule: Rates.nl, principal: 600_000, due: "2024-01-31",
            asOf: "2025-04-30", compensation: 4000, segments: "151 @ 12.50 + 184 @ 12.25 + 31 @ 11.15 + 89 @ 11.15",
            interest: 920_79, total: 6_960_79),
    ]

    private static func actual(_ rule: InterestRule) -> InterestRule {
        var rule = rule
        rule.dayCount = .actualActual
        return rule
    }
}

@Suite("Worked examples of late-payment interest")
struct WorkedExampleTests {
    @Test("each comes out to the cent", arguments: WorkedExample.all)
    func comesOut(_ example: WorkedExample) throws {
        let debt = LateDebt(
            principal: example.principal, due: day(example.due),
            payments: example.payments.map { LateDebt.Payment($0.amount, on: day($0.on)) },
            costs: example.compensation, order: example.order)
        let interest = try LatePaymentInterest.accrued(on: debt, by: example.rule, through: day(example.asOf))
        #expect(interest.phrase == example.segments)
        #expect(interest.amount == example.interest)
        // Whatever a payment goes to first, it is taken off once.
        let paid = example.payments.reduce(0) { $0 + $1.amount }
        #expect(example.principal - paid + interest.amount + example.compensation == example.total)
    }

    @Test("what a payment leaves of the principal bears interest from the next day")
    func partPayment() throws {
        let debt = LateDebt(
            principal: 1_200_000, due: day("2025-01-31"), payments: [.init(500_000, on: day("2025-04-15"))],
            costs: 4000, order: .costsFirst)
        let interest = try LatePaymentInterest.accrued(on: debt, by: Rates.fr, through: day("2025-06-30"))
        #expect(interest.segments.map(\.principal) == [1_200_000, 735_992])
        #expect(interest.segments[1].days.lowerBound == day("2025-04-16"))
    }

    @Test("capitalised interest is rounded once, and bears interest itself")
    func capitalised() throws {
        let debt = LateDebt(principal: 600_000, due: day("2024-01-31"))
        let year = try LatePaymentInterest.accrued(on: debt, by: Rates.nl, through: day("2025-01-31"))
        #expect(year.amount == 737_61)
        let more = try LatePaymentInterest.accrued(on: debt, by: Rates.nl, through: day("2025-02-01"))
        #expect(more.segments.last?.principal == 6_737_61)
    }

    @Test("half a cent is rounded up, once")
    func halfCents() throws {
        // 73 days at 5% are one hundredth: 0.50 EUR owe half a cent, 1.50 EUR one and a half.
        let rule = InterestRule(base: .constant(rate("5")))
        for (principal, interest) in [(49, 0), (50, 1), (149, 1), (150, 2), (250, 3)] as [(Int64, Int64)] {
            let debt = LateDebt(principal: principal, due: day("2025-01-01"))
            #expect(
                try LatePaymentInterest.accrued(on: debt, by: rule, through: day("2025-03-15")).amount == interest,
                "\(principal)")
        }
    }
}

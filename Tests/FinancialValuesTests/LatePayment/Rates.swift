import FinancialValues

/// Reference rates as they were, and the rules of some countries, for tests.
enum Rates {
    static let ecb = table(
        "ecb_refi", .firstDay,
        [
            ("2023-06-21", "4.00"), ("2023-09-20", "4.50"), ("2024-06-12", "4.25"), ("2024-12-18", "3.15"),
            ("2025-06-11", "2.15"), ("2026-06-17", "2.40"),
        ], through: "2026-12-31")
    static let deBase = table(
        "de_base_rate", .firstDay, [("2025-01-01", "2.27"), ("2025-07-01", "1.27")], through: "2026-06-30")
    static let boe = table(
        "boe_bank_rate", .dayBefore,
        [("2024-11-07", "4.75"), ("2025-02-06", "4.50"), ("2025-05-08", "4.25"), ("2025-08-07", "4.00")],
        through: "2026-06-30")
    static let frLegal = table(
        "fr_legal_rate", .firstDay, [("2024-01-01", "5.07"), ("2024-07-01", "4.92"), ("2025-01-01", "3.71")],
        through: "2025-06-30")

    static func table(
        _ name: String, _ taken: ReferenceRate.Taken, _ values: [(String, String)], through last: String
    ) -> ReferenceRate {
        ReferenceRate(
            name: name, title: name, taken: taken,
            values: values.map { ReferenceRate.Value(from: day($0.0), rate: rate($0.1)) }, lastDay: day(last))
    }

    static func over(
        _ reference: ReferenceRate, plus points: String, follows: InterestRule.Follows = .halfYear
    ) -> InterestRule {
        InterestRule(
            base: .reference(reference, times: ExactNumber(1), plus: ExactNumber(points)!, follows: follows))
    }

    static let fr = over(ecb, plus: "10")
    static let de = over(deBase, plus: "9")
    static let uk = over(boe, plus: "8", follows: .start)
    static let be: InterestRule = {
        var rule = over(ecb, plus: "8")
        rule.roundUpTo = ExactNumber("0.5")
        return rule
    }()
    static let ch = InterestRule(base: .constant(rate("5")), dayCount: .thirty360)
    static let nl: InterestRule = {
        var rule = over(ecb, plus: "8")
        rule.isCapitalisedYearly = true
        return rule
    }()
}

func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }
func rate(_ percent: String) -> AnnualRate { AnnualRate(percent: ExactNumber(percent)!) }

extension LatePaymentInterest {
    /// `30 @ 13.15 + 62 @ 12.15`
    var phrase: String { segments.map { "\($0.dayCount) @ \($0.rate.percentText)" }.joined(separator: " + ") }
}

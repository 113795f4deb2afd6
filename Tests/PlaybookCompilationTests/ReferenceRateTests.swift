import Diagnostics
import FinancialValues
import PlaybookCompilation
import PlaybookProgram
import RelanceTestSupport
import Testing

/// The rates of the statutes, half-year by half-year, as they were published.
private let published = """
    half-year ECB   FR+10 TIL  3xTIL +8    BE    DE    DE+9  DE+5 BoE  GB+8
    2015-H1   0.05  10.05 0.93 2.79  8.05  8.50  -0.83 8.17  4.17 0.50 8.50
    2015-H2   0.05  10.05 0.99 2.97  8.05  8.50  -0.83 8.17  4.17 0.50 8.50
    2016-H1   0.05  10.05 1.01 3.03  8.05  8.50  -0.83 8.17  4.17 0.50 8.50
    2016-H2   0.00  10.00 0.93 2.79  8.00  8.00  -0.88 8.12  4.12 0.50 8.50
    2017-H1   0.00  10.00 0.90 2.70  8.00  8.00  -0.88 8.12  4.12 0.25 8.25
    2017-H2   0.00  10.00 0.90 2.70  8.00  8.00  -0.88 8.12  4.12 0.25 8.25
    2018-H1   0.00  10.00 0.89 2.67  8.00  8.00  -0.88 8.12  4.12 0.50 8.50
    2018-H2   0.00  10.00 0.88 2.64  8.00  8.00  -0.88 8.12  4.12 0.50 8.50
    2019-H1   0.00  10.00 0.86 2.58  8.00  8.00  -0.88 8.12  4.12 0.75 8.75
    2019-H2   0.00  10.00 0.87 2.61  8.00  8.00  -0.88 8.12  4.12 0.75 8.75
    2020-H1   0.00  10.00 0.87 2.61  8.00  8.00  -0.88 8.12  4.12 0.75 8.75
    2020-H2   0.00  10.00 0.84 2.52  8.00  8.00  -0.88 8.12  4.12 0.10 8.10
    2021-H1   0.00  10.00 0.79 2.37  8.00  8.00  -0.88 8.12  4.12 0.10 8.10
    2021-H2   0.00  10.00 0.76 2.28  8.00  8.00  -0.88 8.12  4.12 0.10 8.10
    2022-H1   0.00  10.00 0.76 2.28  8.00  8.00  -0.88 8.12  4.12 0.25 8.25
    2022-H2   0.00  10.00 0.77 2.31  8.00  8.00  -0.88 8.12  4.12 1.25 9.25
    2023-H1   2.50  12.50 2.06 6.18  10.50 10.50 1.62  10.62 6.62 3.50 11.50
    2023-H2   4.00  14.00 4.22 12.66 12.00 12.00 3.12  12.12 8.12 5.00 13.00
    2024-H1   4.50  14.50 5.07 15.21 12.50 12.50 3.62  12.62 8.62 5.25 13.25
    2024-H2   4.25  14.25 4.92 14.76 12.25 12.50 3.37  12.37 8.37 5.25 13.25
    2025-H1   3.15  13.15 3.71 11.13 11.15 11.50 2.27  11.27 7.27 4.75 12.75
    2025-H2   2.15  12.15 2.76 8.28  10.15 10.50 1.27  10.27 6.27 4.25 12.25
    2026-H1   2.15  12.15 2.62 7.86  10.15 10.50 1.27  10.27 6.27 3.75 11.75
    2026-H2   2.40  12.40 ?    ?     10.40 10.50 1.52  10.52 6.52 3.75 11.75
    """.split(separator: "\n").dropFirst().map { $0.split(separator: " ").map(String.init) }

@Suite("The built-in reference rates")
struct ReferenceRateTests {
    private func table(_ name: String) throws -> ReferenceRate {
        try #require(BuiltInRates.all.first { $0.name == name })
    }

    private func over(_ name: String, _ points: Int) throws -> InterestRule {
        InterestRule(
            base: .reference(
                try table(name), times: ExactNumber(1), plus: ExactNumber(points), follows: .halfYear))
    }

    @Test("every half-year of the published table comes out of the raw values", arguments: published)
    func halfYear(_ row: [String]) throws {
        let halfYear = HalfYear(year: try #require(Int(row[0].prefix(4))), isSecond: row[0].hasSuffix("2"))
        func value(_ name: String) throws -> String {
            try table(name).value(of: halfYear)?.rate.percentText ?? "?"
        }
        func percent(_ rule: InterestRule) throws -> String {
            try rule.rate(of: halfYear, on: halfYear.lastDay).rate.percentText
        }
        var belgian = try over("ecb_refi", 8)
        belgian.roundUpTo = ExactNumber("0.5")
        let floor = try table("fr_legal_rate").value(of: halfYear)?.rate.multiplied(by: ExactNumber(3)).percentText
        let computed = try [
            halfYear.description, value("ecb_refi"), percent(over("ecb_refi", 10)), value("fr_legal_rate"),
            floor ?? "?", percent(over("ecb_refi", 8)), percent(belgian), value("de_base_rate"),
            percent(over("de_base_rate", 9)), percent(over("de_base_rate", 5)), value("boe_bank_rate"),
            percent(over("boe_bank_rate", 8)),
        ]
        #expect(computed == row)
    }

    @Test("the German base rate moves by the points of the central bank's")
    func germanBaseRate() throws {
        let (ecb, german) = (try table("ecb_refi"), try table("de_base_rate"))
        for halfYear in german.halfYears {
            let expected = try #require(ecb.value(of: halfYear)).rate.adding(points: try #require(ExactNumber("-0.88")))
            #expect(german.value(of: halfYear)?.rate == expected)
        }
    }

    @Test("each table ends on a day, and says what rests on one source")
    func ends() throws {
        let ends = try ["boe_bank_rate", "de_base_rate", "ecb_refi", "fr_legal_rate"].map { name in
            let table = try table(name)
            let provisional = table.values.filter(\.isProvisional).map(\.from.description)
            return "\(name) \(table.lastDay) \(provisional)"
        }
        #expect(
            ends == [
                "boe_bank_rate 2026-12-31 []", "de_base_rate 2026-12-31 [\"2026-07-01\"]",
                "ecb_refi 2026-12-31 [\"2026-06-17\"]", "fr_legal_rate 2026-06-30 []",
            ])
    }

    @Test("the central bank's rate of early 2026 is not the 4% of a page that made it up")
    func madeUp() throws {
        #expect(try table("ecb_refi").value(of: HalfYear(year: 2026, isSecond: false))?.rate.percentText == "2.15")
    }

    @Test("the page of the reference rates")
    func page() { expectGolden(RateReference.text, at: repositoryRoot.appending(path: "docs/reference/rates.md")) }
}

@Suite("Rates in a policy")
struct PolicyRateTests {
    private func compilation(_ latePayment: String, _ files: String = "") throws -> Compilation {
        var workspace = try WorkspaceFixture(fixtures("workspace"))
        let policy = try #require(workspace.files.first { $0.path == "playbooks/policy.yaml" })
        workspace.change(
            "# file: playbooks/policy.yaml\n\(policy.text(0..<policy.bytes.count))late_payment:\n\(latePayment)\n\(files)"
        )
        return workspace.compilation
    }

    private func rule(_ latePayment: String, _ files: String = "") throws -> LatePaymentRule {
        let compilation = try compilation(latePayment, files)
        #expect(faultList(compilation.diagnostics) == "")
        return try #require(compilation.program?.policy.latePayment.first)
    }

    private func rate(_ rule: LatePaymentRule, _ year: Int, _ isSecond: Bool = false) throws -> String {
        let halfYear = HalfYear(year: year, isSecond: isSecond)
        return try #require(rule.interest).rate(of: halfYear, on: halfYear.lastDay).rate.description
    }

    @Test("every key of late payment has its meaning")
    func keys() throws {
        let rule = try rule(
            """
              LU:
                business:
                  reference: ecb_refi
                  plus: 10 points
                  floor: 3 times fr_legal_rate
                  cap: 15%
                  round_up_to: 0.25 points
                  starts: formal_notice
                  day_count: actual_actual
                  capitalised: yearly
                  fixed_compensation: 40 EUR
                  part_payments: costs_first
                  principal_only: waive
                  in_insolvency: runs
                  legal_basis: "Code de commerce, art. L441-10"
            """)
        #expect(try rate(rule, 2024) == "15.00%")
        #expect(try rate(rule, 2024, true) == "14.76%")
        #expect(try rate(rule, 2025) == "13.25%")
        #expect(rule.interest?.dayCount == .actualActual)
        #expect(rule.interest?.isCapitalisedYearly == true)
        #expect(rule.starts == .formalNotice)
        #expect(rule.paymentOrder == .costsFirst)
        #expect(!rule.collectsAfterPrincipal)
        #expect(!rule.stopsInInsolvency)
        #expect(rule.legalBasis == "Code de commerce, art. L441-10")
        #expect(rule.fixedCompensation.tiers.map(\.amount.description) == ["40.00 EUR"])
    }

    @Test("three times the legal rate is a contract's rate too")
    func multiple() throws {
        #expect(try rate(rule("  FR:\n    business: {reference: fr_legal_rate, times: 3}"), 2025) == "11.13%")
    }

    @Test("a workspace's table adds to a built-in one, and replaces the value of a day")
    func adding() throws {
        let rule = try rule(
            "  FR:\n    business: {reference: ecb_refi, plus: 10 points}",
            """
            # file: playbooks/rates/ecb.yaml
            relance: 1
            reference_rate: ecb_refi
            source: "European Central Bank"
            known_until: 2027-06-30
            values:
              - {from: 2026-06-17, rate: 2.40%}
              - {from: 2026-11-04, rate: 2.65%}
            """)
        #expect(try rate(rule, 2025) == "13.15%")
        #expect(try rate(rule, 2026, true) == "12.40%")
        #expect(try rate(rule, 2027) == "12.65%")
        let second = HalfYear(year: 2026, isSecond: true)
        #expect(try #require(rule.interest).rate(of: second, on: second.lastDay).isProvisional == false)
    }

    @Test("a workspace may have a reference rate of its own, below zero too")
    func own() throws {
        let rule = try rule(
            "  CH:\n    business: {reference: house, plus: 6 points}",
            """
            # file: playbooks/rates/house.yaml
            relance: 1
            reference_rate: house
            source: "Treasury"
            taken: day_before
            known_until: 2026-12-31
            values:
              - {from: 2025-01-01, rate: -0.25%, provisional: "not signed yet"}
              - {from: 2026-01-01, rate: 1.5%}
            """)
        #expect(try rate(rule, 2026) == "5.75%")
        #expect(try rate(rule, 2026, true) == "7.50%")
        let first = HalfYear(year: 2026, isSecond: false)
        #expect(try #require(rule.interest).rate(of: first, on: first.lastDay).isProvisional)
    }

    @Test("the statutory rate of France is not compared with the floor it was below in 2024")
    func silence() throws {
        _ = try rule("  FR:\n    business: {reference: ecb_refi, plus: 10 points}")
        #expect(
            try faultList(compilation("  FR:\n    business: {rate: 15%}").diagnostics).contains("[rate-below-floor]"))
        _ = try rule("  FR:\n    business: {rate: 15.21%}")
    }

    @Test("another table of rates is another program")
    func digest() throws {
        func digest(_ rate: String) throws -> String {
            let compilation = try compilation(
                "  CH:\n    business: {reference: house, plus: 6 points}",
                "# file: playbooks/rates/house.yaml\nrelance: 1\nreference_rate: house\nsource: \"T\"\n"
                    + "known_until: 2026-12-31\nvalues:\n  - {from: 2025-01-01, rate: \(rate)}\n")
            return try #require(compilation.program?.playbooks.first).digest
        }
        #expect(try digest("1%") != digest("1.25%"))
        #expect(try digest("1%") == digest("1.00%"))
    }
}

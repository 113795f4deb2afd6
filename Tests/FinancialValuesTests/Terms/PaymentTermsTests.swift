import FinancialValues
import RelanceTestSupport
import Testing

@Suite("Payment terms")
struct PaymentTermsTests {
    private static let france = HolidayRules.calendar(named: "FR", country: "FR")!

    @Test(
        "each example falls due on its day",
        arguments: [
            ("net 30", "2025-01-15", "2025-02-14"), ("net 30", "2024-01-31", "2024-03-01"),
            ("days 45 then eom", "2025-01-15", "2025-03-31"), ("eom then days 45", "2025-01-15", "2025-03-17"),
            ("days 45 then eom", "2025-04-16", "2025-05-31"), ("days 45 then eom", "2025-04-17", "2025-06-30"),
            ("days 30 then eom then day 10", "2025-04-15", "2025-06-10"),
            ("day 31 next month", "2025-01-15", "2025-02-28"),
            ("net 30, adjust following", "2025-04-01", "2025-05-02"),
            ("days 45 then eom, adjust modified_following", "2025-07-05", "2025-08-29"),
            ("immediate", "2025-04-01", "2025-04-01"), ("months 1", "2025-01-31", "2025-02-28"),
            ("months 2 then eom", "2025-01-15", "2025-03-31"), ("decade end then days 30", "2025-04-11", "2025-05-20"),
            ("decade end then days 30", "2025-04-10", "2025-05-10"), ("decade end", "2025-02-21", "2025-02-28"),
            ("eom then day 31", "2025-01-15", "2025-02-28"), ("eom then day 10", "2025-04-30", "2025-05-10"),
            ("day 10", "2025-04-10", "2025-05-10"), ("net 30, adjust preceding", "2025-04-01", "2025-04-30"),
            ("discount 2% 10 net 30", "2025-01-15", "2025-02-14"), ("net 30 from delivery", "2025-01-15", "2025-02-14"),
        ])
    func due(_ terms: String, _ invoice: String, _ due: String) throws {
        #expect(try PaymentTerms(terms).due(from: day(invoice), in: Self.france) == day(due))
    }

    @Test("a bare end of month is refused, and both readings are offered")
    func ambiguous() {
        for text in [
            "45 EOM", "45 days EOM", "45 jours fin de mois", "net 45 end of month", "45 j FDM",
            "45  Days  end of month",
        ] {
            let fault = #expect(throws: PaymentTermsFault.self) { try PaymentTerms(text) }
            #expect(fault?.readings == ["days 45 then eom", "eom then days 45"], "\(text)")
            #expect(fault?.message.contains("two readings") == true)
        }
    }

    @Test(
        "what is no terms is refused with what was expected",
        arguments: [
            ("", "expected terms, found the end", []), ("30", "expected terms, found \"30\"", ["net 30"]),
            ("30 jours nets", "expected terms, found \"30\"", ["net 30"]),
            ("comptant", "expected terms, found \"comptant\"", ["immediate"]),
            ("Net30", "expected terms, found \"net30\"", ["net 30"]),
            ("30j", "expected terms, found \"30j\"", ["net 30"]),
            ("2/10 net 30", "expected terms, found \"2/10\"", ["discount 2% 10 net 30"]),
            ("2/10, n/30", "expected terms, found \"2/10\"", ["discount 2% 10 net 30"]),
            ("Net 99999 days", "expected at most 3660, found \"99999\"", []),
            ("net", "expected a number, found the end", []),
            ("net 99999", "expected at most 3660, found \"99999\"", []),
            ("net -1", "expected a number, found \"-1\"", []), ("day 32", "expected at most 31, found \"32\"", []),
            ("net 30 then", "expected terms, found the end", []),
            ("instalments [30%, 70%]", "instalments are rows of the invoice, each with its due date", []),
            ("retention 5%", "an amount kept back is a row of the invoice, with its own due date", []),
            ("net 30 from cod", "expected \"invoice\", \"delivery\" or \"receipt\", found \"cod\"", []),
            ("cod then eom", "expected the end behind \"cod\", found \"then\"", []),
            ("net 30 from port", "expected \"invoice\", \"delivery\" or \"receipt\", found \"port\"", []),
            (
                "net 30, adjust up",
                "expected one of \"none\", \"following\", \"preceding\", \"modified_following\", found \"up\"", []
            ),
            ("immediate 30", "expected the end behind \"immediate\", found \"30\"", []),
            ("discount 2 10 net 30", "expected a percentage, found \"2\"", []), ("day 0", "no month has a day 0", []),
        ] as [(String, String, [String])])
    func refused(_ text: String, _ message: String, _ readings: [String]) {
        let fault = #expect(throws: PaymentTermsFault.self) { try PaymentTerms(text) }
        #expect(fault?.message == message)
        #expect(fault?.readings == readings)
    }

    @Test("what is written is read back as the same terms")
    func roundTrip() throws {
        var numbers = RandomNumbers(seed: 11)
        for _ in 0..<500 {
            let parts = (0..<numbers.number(0...3)).map { _ -> PaymentTerms.Part in
                numbers.pick([
                    .days(numbers.number(0...90)), .months(numbers.number(1...6)), .monthEnd, .decadeEnd,
                    .nextDay(numbers.number(1...31)), .dayOfNextMonth(numbers.number(1...31)),
                ])
            }
            var terms = PaymentTerms(parts: parts)
            if !parts.isEmpty { terms.adjustment = numbers.pick(PaymentTerms.Adjustment.allCases) }
            if case .days? = parts.first, numbers.chance(30) { terms.base = numbers.pick([.delivery, .receipt]) }
            if !parts.isEmpty, numbers.chance(20) { terms.discount = .init(percent: ExactNumber(2), days: 10) }
            #expect(try PaymentTerms(terms.description) == terms, "\(terms)")
        }
        for event in ["fixed_date", "advance", "cod", "milestone"] {
            let terms = try PaymentTerms(event)
            #expect(terms.description == event)
            #expect(terms.base.rawValue == event)
        }
    }

    @Test("no terms fall due before the day that they count from")
    func neverBefore() throws {
        var numbers = RandomNumbers(seed: 12)
        for text in ["net 0", "eom", "decade end", "day 5", "day 31 next month", "months 1 then eom then day 10"] {
            let terms = try PaymentTerms(text)
            for _ in 0..<200 {
                let invoice = day("2024-01-01") + numbers.number(0...2000)
                #expect(terms.due(from: invoice) >= invoice, "\(text) from \(invoice)")
            }
        }
    }
}

@Suite("The French cap on payment terms")
struct FrenchTermCapTests {
    @Test(
        "over all invoice days of seven years",
        arguments: [
            ("net 60", 60, 60, 0, 0), ("days 45 then eom", 45, 75, 1212, 0), ("eom then days 45", 45, 75, 1213, 0),
            ("days 30 then eom", 30, 60, 0, 0), ("eom then days 30", 30, 60, 0, 0),
            ("days 30 then eom then day 10", 40, 70, 793, 12), ("eom then days 30 then day 10", 38, 71, 830, 0),
            ("months 1 then eom then day 15", 43, 76, 1250, 737), ("days 60 then eom", 60, 90, 2473, 1261),
            ("eom then days 60", 60, 90, 2473, 1492),
        ])
    func overAllDays(_ text: String, _ shortest: Int, _ longest: Int, _ over60: Int, _ overBoth: Int) throws {
        let finding = try #require(FrenchTermCap.finding(of: PaymentTerms(text)))
        #expect(FrenchTermCap.invoiceDays.upperBound - FrenchTermCap.invoiceDays.lowerBound + 1 == 2557)
        #expect(finding.shortest == shortest)
        #expect(finding.longest == longest)
        #expect(finding.over60 == over60)
        #expect(finding.overBoth == overBoth)
    }

    @Test("thirty days end of month, the tenth, fails for invoices of the last days of January")
    func endOfJanuary() throws {
        let finding = try #require(FrenchTermCap.finding(of: PaymentTerms("days 30 then eom then day 10")))
        #expect(finding.firstOverBoth?.parts.month == 1)
        #expect(finding.firstOverBoth.map { $0.parts.day >= 30 } == true)
    }

    @Test(
        "the last day on which an invoice may be due",
        arguments: [
            // 60 days; 45 days after the end of the month; the end of the month after 45 days.
            ("2026-03-31", "2026-05-31"), ("2026-01-01", "2026-03-17"), ("2026-02-15", "2026-04-30"),
            ("2025-12-16", "2026-02-14"), ("2024-01-18", "2024-03-31"),
        ])
    func lastDay(_ invoice: String, _ last: String) {
        #expect(FrenchTermCap.lastDay(forInvoiceOf: day(invoice)) == day(last))
    }

    @Test("what does not count from the invoice is not judged")
    func otherBase() throws {
        for text in ["net 90 from delivery", "milestone"] {
            #expect(try FrenchTermCap.finding(of: PaymentTerms(text)) == nil)
        }
    }
}

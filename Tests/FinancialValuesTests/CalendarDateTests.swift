import FinancialValues
import Testing

/// A date that a test writes down.
private func date(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test("every day from 1600 to 2400 is one after the day before, and has the parts it is made of")
    func everyDay() {
        var expected = CalendarDate(year: 1600, month: 1, day: 1)!
        var weekday = expected.weekday
        #expect(weekday == .sat)
        for year in 1600...2400 {
            for month in 1...12 {
                for day in 1...CalendarDate.daysIn(month: month, year: year) {
                    let found = CalendarDate(year: year, month: month, day: day)
                    guard found == expected, expected.parts == (year, month, day), expected.weekday == weekday else {
                        Issue.record("\(year)-\(month)-\(day) is \(expected)")
                        return
                    }
                    expected = expected + 1
                    weekday = Weekday(rawValue: (weekday.rawValue + 1) % 7)!
                }
            }
        }
    }

    @Test("the first day counted is 1 January 1970")
    func epoch() {
        #expect(date("1970-01-01").dayNumber == 0)
        #expect(date("1969-12-31").dayNumber == -1)
        #expect(date("2000-03-01").dayNumber == 11_017)
        #expect(date("2026-03-03") - date("2026-02-01") == 30)
    }

    @Test(
        "a month later is the same day number, or that month's last day",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-31", 2, "2026-03-31"),
            ("2026-03-31", -1, "2026-02-28"), ("2026-11-30", 3, "2027-02-28"), ("2024-02-29", 12, "2025-02-28"),
            ("2026-05-15", -17, "2024-12-15"), ("2026-05-15", 0, "2026-05-15"),
        ])
    func months(_ from: String, _ months: Int, _ to: String) { #expect(date(from).adding(months: months) == date(to)) }

    @Test("counts that no calendar holds end at its ends", arguments: [Int.max, Int.max - 1, 1 << 40, 100_000_000])
    func hugeCounts(_ count: Int) throws {
        let calendar = try #require(HolidayRules.calendar(named: "FR", country: "FR"))
        let day = date("2026-03-03")
        for unit in DateOffset.Unit.allCases {
            let offset = DateOffset(count, unit)
            #expect(offset.after(day, in: calendar) > date("9000-01-01"), "\(unit)")
            #expect(offset.before(day, in: calendar) <= date("0001-01-01"), "\(unit)")
        }
        #expect(day + count > day)
        #expect(day - count < day)
        #expect(day - Int.min > day)
    }

    @Test("dates are written and read as ISO 8601, and nothing else is read")
    func iso() {
        #expect(date("0001-01-01").description == "0001-01-01")
        #expect(CalendarDate.distantFuture.description == "9999-12-31")
        for text in [
            "", "2026-3-01", "2026-03-1", "2026-02-29", "2026-00-10", "2026-13-01", "20260301", "2026-03-01 ",
            "२०२६-03-01", "2026-O3-01", "0000-01-01",
        ] {
            #expect(CalendarDate(iso: text) == nil, "\(text)")
        }
    }

    @Test(
        "a text of the form of a date names a month, which has so many days",
        arguments: [
            ("2026-02-30", 28), ("2028-02-30", 29), ("2026-04-31", 30), ("2026-12-99", 31), ("2026-13-01", nil),
            ("0000-01-01", nil), ("2026-02-3x", nil), ("30.02.2026", nil), ("2026-02-300", nil), ("", nil),
        ] as [(String, Int?)])
    func daysInMonth(_ text: String, _ days: Int?) {
        #expect(CalendarDate.daysInMonth(iso: text) == days)
    }

    @Test("weeks begin on Monday, months end on their last day")
    func weeksAndMonths() {
        #expect(date("2026-03-08").weekStart == date("2026-03-02"))
        #expect(date("2026-03-02").weekStart == date("2026-03-02"))
        #expect(date("2024-02-10").monthEnd == date("2024-02-29"))
    }

    @Test("a period that comes every year may span its end")
    func yearlyPeriods() throws {
        let period = DayRange.yearly(
            try #require(DayOfYear(month: 12, day: 24)), try #require(DayOfYear(month: 1, day: 1)))
        #expect(["2025-12-24", "2025-12-31", "2026-01-01"].allSatisfy { period.contains(date($0)) })
        #expect(!period.contains(date("2026-01-02")))
        #expect(!period.contains(date("2026-12-23")))
        #expect(period.nextChange(after: date("2025-12-20")) == date("2025-12-24"))
        #expect(period.nextChange(after: date("2025-12-24")) == date("2026-01-02"))
        #expect(period.nextChange(after: date("2026-01-01")) == date("2026-01-02"))
        #expect(DayOfYear(month: 2, day: 30) == nil)
        #expect(DayOfYear(month: 2, day: 29)?.date(in: 2026) == date("2026-02-28"))
    }

    @Test("a period of dates changes at its beginning and the day after its end")
    func datedPeriods() {
        let period = DayRange.dates(date("2026-08-03"), date("2026-08-14"))
        #expect(period.nextChange(after: date("2026-01-01")) == date("2026-08-03"))
        #expect(period.nextChange(after: date("2026-08-03")) == date("2026-08-15"))
        #expect(period.nextChange(after: date("2026-08-14")) == date("2026-08-15"))
        #expect(period.nextChange(after: date("2026-08-15")) == .distantFuture)
    }
}

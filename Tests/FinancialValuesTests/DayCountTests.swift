import FinancialValues
import RelanceTestSupport
import Testing

@Suite("Day counts")
struct DayCountTests {
    @Test(
        "months of thirty days",
        arguments: [
            ("2025-02-28", "2025-08-31", 182), ("2025-01-30", "2025-01-31", 0), ("2025-01-31", "2025-02-28", 28),
            ("2024-02-29", "2024-03-01", 2), ("2025-02-28", "2025-03-01", 3), ("2024-12-31", "2025-12-31", 360),
            ("2025-06-30", "2025-06-30", 0),
        ])
    func thirty(_ start: String, _ end: String, _ days: Int) {
        #expect(DayCount.thirty360.days(after: day(start), through: day(end)) == days)
    }

    @Test("each day is counted over the length of its own year")
    func leapYears() {
        let days = DayCount.actualActual.parts(after: day("2023-12-30"), through: day("2024-01-01"))
        #expect(days == DayCount.partsOfYear / 365 + DayCount.partsOfYear / 366)
        #expect(
            DayCount.actualActual.parts(after: day("2023-12-31"), through: day("2024-12-31")) == DayCount.partsOfYear)
        #expect(DayCount.actual365.parts(after: day("2023-12-31"), through: day("2024-12-31")) > DayCount.partsOfYear)
    }

    @Test("days of one convention add up, and later days never count less", arguments: DayCount.allCases)
    func additive(_ count: DayCount) {
        var numbers = RandomNumbers(seed: 7)
        for _ in 0..<2000 {
            let start = day("2019-01-01") + numbers.number(0...2000)
            let cut = start + numbers.number(0...500)
            let end = cut + numbers.number(0...500)
            let (before, after) = (count.parts(after: start, through: cut), count.parts(after: cut, through: end))
            #expect(before + after == count.parts(after: start, through: end))
            #expect(after >= 0)
            #expect(
                count.days(after: start, through: cut) + count.days(after: cut, through: end)
                    == count.days(after: start, through: end))
        }
    }
}

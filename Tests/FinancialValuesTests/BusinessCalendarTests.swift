import FinancialValues
import Testing

private func date(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

@Suite("Business calendars")
struct BusinessCalendarTests {
    private let calendar = HolidayRules.calendar(named: "FR", country: "FR", closed: [date("2026-12-24")])!

    @Test("the n-th working day is found by counting, also across the ends of the years held")
    func counting() {
        for start in ["1999-12-20", "2000-01-01", "2026-04-01", "2026-12-22", "2099-12-20", "2100-01-03", "1950-06-01"]
        {
            let start = date(start)
            var (after, before) = (start, start)
            for count in 1...40 {
                repeat { after = after + 1 } while !calendar.isWorkingDay(after)
                repeat { before = before - 1 } while !calendar.isWorkingDay(before)
                #expect(calendar.workingDay(count, after: start) == after)
                #expect(calendar.workingDay(count, before: start) == before)
                #expect(calendar.workingDays(after: start, through: after) == count)
            }
            #expect(calendar.workingDay(0, after: start) == start)
            #expect(calendar.workingDay(0, before: start) == start)
        }
    }

    @Test("nothing lies between a day and an earlier one")
    func nothingBetween() {
        #expect(calendar.workingDays(after: date("2026-03-03"), through: date("2026-03-03")) == 0)
        #expect(calendar.workingDays(after: date("2026-03-03"), through: date("2026-03-01")) == 0)
    }

    @Test("a closed day, a holiday and a weekend lead to the next or the last working day")
    func nearest() {
        #expect(calendar.workingDay(onOrAfter: date("2026-12-24")) == date("2026-12-28"))
        #expect(calendar.workingDay(onOrBefore: date("2026-12-27")) == date("2026-12-23"))
        #expect(calendar.workingDay(onOrAfter: date("2026-12-23")) == date("2026-12-23"))
    }

    @Test("a calendar made from a question is the same as one made from a list")
    func twoWays() {
        let asked = BusinessCalendar(name: "FR", closed: [date("2026-12-24")]) { day in
            HolidayRules.holidays(country: "FR", year: day.parts.year)!.contains(day)
        }
        var day = date("2024-01-01")
        while day < date("2028-01-01") {
            #expect(asked.isWorkingDay(day) == calendar.isWorkingDay(day))
            day = day + 1
        }
    }
}

import FinancialValues
import Foundation
import RelanceTestSupport
import Testing

@Suite("Holiday rules")
struct HolidayRulesTests {
    @Test(
        "Easter Sunday by the computus",
        arguments: [
            "1818-03-22", "1943-04-25", "2000-04-23", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
            "2028-04-16",
            "2029-04-01", "2030-04-21", "2038-04-25",
        ])
    func easter(_ date: String) throws {
        let date = try #require(CalendarDate(iso: date))
        #expect(CalendarDate.easter(year: date.parts.year) == date)
    }

    /// The lists that the language contract's legal notes give, weekends included.
    @Test(
        "the holidays of 2026",
        arguments: [
            "FR -: 01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
            "FR alsace-moselle: 01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26",
            "BE -: 01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25",
            "DE -: 01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
            "GB england: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
            "GB -: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
        ])
    func listsOf2026(_ line: String) throws {
        let parts = line.split(separator: ":")
        let place = parts[0].split(separator: " ").map(String.init)
        let days = try #require(
            HolidayRules.holidays(country: place[0], region: place[1] == "-" ? nil : place[1], year: 2026))
        #expect(days.map { String($0.description.dropFirst(5)) } == parts[1].split(separator: " ").map(String.init))
    }

    /// The fixture was generated once with an independent package; it says which.
    @Test("weekday holidays from 2024 to 2030 agree with an independent list")
    func independentList() throws {
        let text = try String(contentsOf: fixtures("holidays-on-weekdays.txt"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 34 * 7)
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            let region = words[1] == "-" ? nil : words[1]
            let year = try #require(Int(words[2]))
            let days = try #require(HolidayRules.holidays(country: words[0], region: region, year: year))
            let found = days.filter { $0.weekday.rawValue < 5 }.map { String($0.description.dropFirst(5)) }
            #expect(found == Array(words.dropFirst(3)), "\(words[0]) \(words[1]) \(year)")
        }
    }

    @Test("the Dutch act on legal periods keeps Liberation Day every year")
    func dutchLegalPeriods() throws {
        let day = try #require(CalendarDate(iso: "2026-05-05"))
        #expect(try #require(HolidayRules.holidays(country: "NL", region: "atw", year: 2026)).contains(day))
        #expect(try !#require(HolidayRules.holidays(country: "NL", year: 2026)).contains(day))
    }

    @Test("every country and region has holidays in every year held, sorted")
    func allPlaces() throws {
        #expect(HolidayRules.countries == ["BE", "CH", "DE", "ES", "EU", "FR", "GB", "IT", "LU", "NL"])
        #expect(HolidayRules.regions(of: "DE").count == 17)
        for country in HolidayRules.countries {
            for region in [nil] + HolidayRules.regions(of: country).map(Optional.some) {
                for year in 2000...2099 {
                    let days = try #require(HolidayRules.holidays(country: country, region: region, year: year))
                    #expect(days.count >= 4)
                    #expect(days == days.sorted())
                    #expect(days.allSatisfy { $0.parts.year == year })
                }
            }
        }
    }

    @Test("an unknown country or region has no calendar")
    func unknownPlaces() {
        #expect(HolidayRules.calendar(named: "XX", country: "XX") == nil)
        #expect(HolidayRules.calendar(named: "FR", country: "FR", region: "bavaria") == nil)
        #expect(HolidayRules.holidays(country: "fr", year: 2026) == nil)
        #expect(HolidayRules.regions(of: "XX").isEmpty)
    }

    @Test("a calendar's working days leave out weekends, holidays and closed days")
    func workingDays() throws {
        let closed = try #require(CalendarDate(iso: "2026-12-24"))
        let calendar = try #require(
            HolidayRules.calendar(named: "FR-AL", country: "FR", region: "alsace-moselle", closed: [closed]))
        func next(_ date: String) throws -> String {
            calendar.workingDay(1, after: try #require(CalendarDate(iso: date))).description
        }
        #expect(try next("2026-12-23") == "2026-12-28")
        #expect(try next("2026-04-02") == "2026-04-07")
        #expect(try next("2026-07-13") == "2026-07-15")
    }
}

/// The public holidays of a country or region, computed by rule for any year.
///
/// Source: language contract, section 2; the national laws named beside each country's rules.
public enum HolidayRules {
    /// Codes of the countries with rules, sorted; `EU` is the euro payment system (TARGET).
    public static let countries: [String] = nations.keys.sorted()

    /// Names of a country's regions, sorted; empty for an unknown country.
    public static func regions(of country: String) -> [String] { nations[country]?.regions.keys.sorted() ?? [] }

    /// The public holidays of one year, sorted, those on a weekend and substitute days included.
    ///
    /// - Returns: `nil` when the country, or the region in it, is not known.
    public static func holidays(country: String, region: String? = nil, year: Int) -> [CalendarDate]? {
        guard let rules = rules(country: country, region: region) else { return nil }
        return holidays(rules, year: year)
    }

    /// The working days of a country or region, less the days that the author closes.
    ///
    /// - Returns: `nil` when the country, or the region in it, is not known.
    public static func calendar(
        named name: String, country: String, region: String? = nil, closed: Set<CalendarDate> = []
    ) -> BusinessCalendar? {
        guard let rules = rules(country: country, region: region) else { return nil }
        return BusinessCalendar(
            name: name, holidays: BusinessCalendar.years.flatMap { holidays(rules, year: $0) } + closed)
    }

    /// What a country celebrates everywhere, and what its regions celebrate beside or instead of it.
    struct Nation: Sendable {
        let everywhere: [HolidayRule]
        var regions: [String: [HolidayRule]] = [:]
        /// The region that is meant when none is named.
        var usual: String?
    }

    static let nations: [String: Nation] = [
        "BE": belgium, "CH": switzerland, "DE": germany, "ES": spain, "EU": target, "FR": france, "GB": britain,
        "IT": italy, "LU": luxembourg, "NL": netherlands,
    ]

    private static func rules(country: String, region: String?) -> [HolidayRule]? {
        guard let nation = nations[country] else { return nil }
        guard let region = region ?? nation.usual else { return nation.everywhere }
        guard let own = nation.regions[region] else { return nil }
        return nation.everywhere + own
    }

    private static func holidays(_ rules: [HolidayRule], year: Int) -> [CalendarDate] {
        let easter = CalendarDate.easter(year: year)
        var days: Set<CalendarDate> = []
        var substituted: Set<CalendarDate> = []
        for rule in rules {
            guard let day = rule.date(in: year, easter: easter) else { continue }
            days.insert(day)
            if rule.isSubstituted { substituted.insert(day) }
        }
        // A holiday on a weekend moves to the next weekday that is no holiday already.
        for day in substituted.sorted() where day.isWeekend {
            var substitute = day + 1
            while substitute.isWeekend || days.contains(substitute) { substitute = substitute + 1 }
            days.insert(substitute)
        }
        return days.sorted()
    }
}

extension CalendarDate {
    var isWeekend: Bool { weekday.rawValue >= 5 }
}

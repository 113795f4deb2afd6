/// One public holiday: on which day of a year it falls, and since or until which year it is kept.
struct HolidayRule: Sendable {
    enum Day: Sendable {
        case fixed(month: Int, day: Int)
        /// Days after Easter Sunday; negative before it.
        case easter(Int)
        /// The first such weekday on or after a day of the year, plus days.
        case weekday(Weekday, onOrAfter: DayOfYear, plus: Int)
        /// The last such weekday on or before a day of the year.
        case weekdayOnOrBefore(Weekday, DayOfYear)
        /// The day, or the one before when it is a Sunday.
        case fixedNotOnSunday(month: Int, day: Int)
    }

    let day: Day
    private(set) var years = 1...9999
    private(set) var everyYears = 1
    private(set) var exceptions: [Int] = []
    /// Whether a day off is given for it when it falls on a weekend.
    private(set) var isSubstituted = false

    private init(_ day: Day) { self.day = day }

    /// The day in a year; `nil` in years without it.
    func date(in year: Int, easter: CalendarDate) -> CalendarDate? {
        guard years.contains(year), year % everyYears == 0, !exceptions.contains(year) else { return nil }
        switch day {
        case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
        case .easter(let days): return easter + days
        case .weekday(let weekday, let first, let days):
            let start = first.date(in: year)
            return start + HolidayRule.days(from: start.weekday, to: weekday) + days
        case .weekdayOnOrBefore(let weekday, let last):
            let end = last.date(in: year)
            return end - HolidayRule.days(from: weekday, to: end.weekday)
        case .fixedNotOnSunday(let month, let day):
            return CalendarDate(year: year, month: month, day: day).map { $0.weekday == .sun ? $0 - 1 : $0 }
        }
    }

    private static func days(from first: Weekday, to second: Weekday) -> Int {
        (Int(second.rawValue) - Int(first.rawValue) + 7) % 7
    }
}

// How the rules of the countries are written.
extension HolidayRule {
    /// `on(14, 7)` is 14 July.
    static func on(_ day: Int, _ month: Int) -> HolidayRule { HolidayRule(.fixed(month: month, day: day)) }

    static func on(_ days: [(day: Int, month: Int)]) -> [HolidayRule] { days.map { on($0.day, $0.month) } }

    static func onceOn(_ day: Int, _ month: Int, _ year: Int) -> HolidayRule { on(day, month).only(in: year...year) }

    static func easter(_ days: Int) -> HolidayRule { HolidayRule(.easter(days)) }

    static func easter(_ offsets: [Int]) -> [HolidayRule] { offsets.map { easter($0) } }

    static func notOnSunday(_ day: Int, _ month: Int) -> HolidayRule {
        HolidayRule(.fixedNotOnSunday(month: month, day: day))
    }

    /// The `count`-th such weekday of a month, plus days.
    static func the(_ count: Int, _ weekday: Weekday, of month: Int, plus days: Int = 0) -> HolidayRule {
        HolidayRule(.weekday(weekday, onOrAfter: DayOfYear(month: month, day: 7 * count - 6)!, plus: days))
    }

    /// The last such weekday of a month.
    static func theLast(_ weekday: Weekday, of month: Int) -> HolidayRule {
        let last = CalendarDate.daysIn(month: month, year: 2000)
        return HolidayRule(.weekdayOnOrBefore(weekday, DayOfYear(month: month, day: last)!))
    }

    /// The last such weekday strictly before a day.
    static func the(_ weekday: Weekday, before day: Int, _ month: Int) -> HolidayRule {
        HolidayRule(.weekdayOnOrBefore(weekday, DayOfYear(month: month, day: day - 1)!))
    }

    func only(in years: ClosedRange<Int>) -> HolidayRule { changed { $0.years = years } }
    func since(_ year: Int) -> HolidayRule { only(in: year...9999) }
    func every(_ count: Int) -> HolidayRule { changed { $0.everyYears = count } }
    func except(_ years: Int...) -> HolidayRule { changed { $0.exceptions = years } }
    var substituted: HolidayRule { changed { $0.isSubstituted = true } }

    private func changed(_ change: (inout HolidayRule) -> Void) -> HolidayRule {
        var rule = self
        change(&rule)
        return rule
    }
}

/// The working days of one legal entity: every day that is no weekend, public holiday or closed day.
///
/// Holds the years 2000 to 2099; days outside them count as working days on weekdays.
public struct BusinessCalendar: Sendable {
    public let name: String
    /// Working days strictly before each day of `firstDay...`; one entry more than there are days.
    private let workingDaysBefore: [Int32]
    /// Public holidays and closed days among the days held, those on a weekend too.
    private let isOff: [Bool]

    static let years = 2000...2099
    static let firstDay = CalendarDate(uncheckedYear: years.lowerBound, month: 1, day: 1)
    static let lastDay = CalendarDate(uncheckedYear: years.upperBound, month: 12, day: 31)
    private static let dayCount = lastDay - firstDay + 1

    /// - Parameter holidays: Days that are no working days, in any order; weekends and days of other years may be among them.
    public init(name: String, holidays: some Sequence<CalendarDate>) {
        var isOff = [Bool](repeating: false, count: BusinessCalendar.dayCount)
        for day in holidays {
            let index = day - BusinessCalendar.firstDay
            if isOff.indices.contains(index) { isOff[index] = true }
        }
        self.init(name: name, isOff: isOff)
    }

    /// - Parameters:
    ///   - isHoliday: Asked once for each day of the years held.
    public init(name: String, closed: Set<CalendarDate> = [], isHoliday: (CalendarDate) -> Bool) {
        let isOff = (0..<BusinessCalendar.dayCount).map { index in
            let day = BusinessCalendar.firstDay + index
            return closed.contains(day) || isHoliday(day)
        }
        self.init(name: name, isOff: isOff)
    }

    private init(name: String, isOff: [Bool]) {
        self.name = name
        var counts: [Int32] = [0]
        counts.reserveCapacity(isOff.count + 1)
        var count: Int32 = 0
        var weekday = Int(BusinessCalendar.firstDay.weekday.rawValue)
        for isOff in isOff {
            if weekday < 5 && !isOff { count += 1 }
            weekday = weekday == 6 ? 0 : weekday + 1
            counts.append(count)
        }
        workingDaysBefore = counts
        self.isOff = isOff
    }

    /// A public holiday or a closed day, whatever its weekday; never outside the years held.
    public func isHolidayOrClosed(_ date: CalendarDate) -> Bool {
        let index = date - BusinessCalendar.firstDay
        return isOff.indices.contains(index) && isOff[index]
    }

    public func isWorkingDay(_ date: CalendarDate) -> Bool {
        let index = date - BusinessCalendar.firstDay
        guard index >= 0, index + 1 < workingDaysBefore.count else { return !date.isWeekend }
        return workingDaysBefore[index + 1] != workingDaysBefore[index]
    }

    /// The `count`-th working day strictly after `date`; `date` itself for 0.
    public func workingDay(_ count: Int, after date: CalendarDate) -> CalendarDate {
        var day = date
        var left = count
        while left > 0 {
            day = day + 1
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// The `count`-th working day strictly before `date`; `date` itself for 0.
    public func workingDay(_ count: Int, before date: CalendarDate) -> CalendarDate {
        var day = date
        var left = count
        while left > 0 {
            day = day - 1
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// `date` when it is a working day, else the next one.
    public func workingDay(onOrAfter date: CalendarDate) -> CalendarDate {
        var day = date
        while !isWorkingDay(day) { day = day + 1 }
        return day
    }

    /// `date` when it is a working day, else the last one before it.
    public func workingDay(onOrBefore date: CalendarDate) -> CalendarDate {
        var day = date
        while !isWorkingDay(day) { day = day - 1 }
        return day
    }

    /// Working days after `first` up to and including `last`; 0 when `last` is not later.
    public func workingDays(after first: CalendarDate, through last: CalendarDate) -> Int {
        guard last > first else { return 0 }
        let low = first + 1 - BusinessCalendar.firstDay
        let high = last + 1 - BusinessCalendar.firstDay
        if low >= 0, high < workingDaysBefore.count {
            return Int(workingDaysBefore[high] - workingDaysBefore[low])
        }
        var count = 0
        var day = first + 1
        while day <= last {
            if isWorkingDay(day) { count += 1 }
            day = day + 1
        }
        return count
    }
}

/// The working days of one legal entity: every day that is no weekend, public holiday or closed day.
///
/// Holds the years 2000 to 2099; days outside them count as working days on weekdays.
public struct BusinessCalendar: Sendable {
    public let name: String
    /// Working days strictly before each day of `firstDay...`; one entry more than there are days.
    private let workingDaysBefore: [Int32]

    static let firstDay = CalendarDate(uncheckedYear: 2000, month: 1, day: 1)
    static let lastDay = CalendarDate(uncheckedYear: 2099, month: 12, day: 31)

    /// - Parameters:
    ///   - isHoliday: Asked once for each weekday of the years held.
    public init(name: String, closed: Set<CalendarDate> = [], isHoliday: (CalendarDate) -> Bool) {
        self.name = name
        var counts: [Int32] = [0]
        counts.reserveCapacity(BusinessCalendar.lastDay - BusinessCalendar.firstDay + 2)
        var count: Int32 = 0
        var day = BusinessCalendar.firstDay
        while day <= BusinessCalendar.lastDay {
            let isWeekday = day.weekday.rawValue < 5
            if isWeekday && !closed.contains(day) && !isHoliday(day) { count += 1 }
            counts.append(count)
            day = day + 1
        }
        workingDaysBefore = counts
    }

    public func isWorkingDay(_ date: CalendarDate) -> Bool {
        let index = date - BusinessCalendar.firstDay
        guard index >= 0, index + 1 < workingDaysBefore.count else { return date.weekday.rawValue < 5 }
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

/// The working days of one legal entity: every day that is no weekend, public holiday or closed day.
///
/// Holds the years 2000 to 2099; days outside them count as working days on weekdays.
public struct BusinessCalendar: Equatable, Sendable {
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
        count > 0
            ? workingDay(numbered: workingDays(before: date + 1) + min(count, BusinessCalendar.mostWorkingDays)) : date
    }

    /// The `count`-th working day strictly before `date`; `date` itself for 0.
    public func workingDay(_ count: Int, before date: CalendarDate) -> CalendarDate {
        count > 0
            ? workingDay(numbered: workingDays(before: date) + 1 - min(count, BusinessCalendar.mostWorkingDays)) : date
    }

    /// More than there are in all years that can be written.
    private static let mostWorkingDays = 10_000_000

    /// Working days from the first day held up to the day before `date`; negative before it.
    private func workingDays(before date: CalendarDate) -> Int {
        let index = date - BusinessCalendar.firstDay
        if index < 0 { return date.weekdaysBefore - BusinessCalendar.firstDay.weekdaysBefore }
        if index < workingDaysBefore.count { return Int(workingDaysBefore[index]) }
        return Int(workingDaysBefore.last!) + date.weekdaysBefore - (BusinessCalendar.lastDay + 1).weekdaysBefore
    }

    /// The working day that is the `number`-th, from 1, counted from the first day held.
    private func workingDay(numbered number: Int) -> CalendarDate {
        let held = Int(workingDaysBefore.last!)
        if number < 1 { return CalendarDate(weekdayNumbered: BusinessCalendar.firstDay.weekdaysBefore + number - 1) }
        if number > held {
            return CalendarDate(weekdayNumbered: (BusinessCalendar.lastDay + 1).weekdaysBefore + number - held - 1)
        }
        var (low, high) = (0, workingDaysBefore.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(workingDaysBefore[middle]) < number { low = middle } else { high = middle }
        }
        return BusinessCalendar.firstDay + low
    }

    /// `date` when it is a working day, else the next one.
    public func workingDay(onOrAfter date: CalendarDate) -> CalendarDate {
        var day = date
        while !isWorkingDay(day), day < .distantFuture { day = day + 1 }
        return day
    }

    /// `date` when it is a working day, else the last one before it.
    public func workingDay(onOrBefore date: CalendarDate) -> CalendarDate {
        var day = date
        while !isWorkingDay(day), day > .distantPast { day = day - 1 }
        return day
    }

    /// Working days after `first` up to and including `last`; 0 when `last` is not later.
    public func workingDays(after first: CalendarDate, through last: CalendarDate) -> Int {
        last > first ? workingDays(before: last + 1) - workingDays(before: first + 1) : 0
    }
}

extension CalendarDate {
    /// Days from Monday to Friday before this one, counted from 29 December 1969, a Monday.
    fileprivate var weekdaysBefore: Int {
        let days = Int(dayNumber) + 3
        let weeks = days >= 0 ? days / 7 : (days - 6) / 7
        return weeks * 5 + min(days - weeks * 7, 5)
    }

    /// The day from Monday to Friday that has `number` of them before it.
    fileprivate init(weekdayNumbered number: Int) {
        let weeks = number >= 0 ? number / 5 : (number - 4) / 5
        self.init(dayNumber: Int32(clamping: weeks * 7 + (number - weeks * 5) - 3))
    }
}

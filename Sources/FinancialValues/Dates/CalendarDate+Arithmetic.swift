extension CalendarDate {
    /// The same day number `months` later, or that month's last day where it has no such number:
    /// a month after 31 January is 28 or 29 February.
    ///
    /// More months than the calendar has lead to its end, or to its beginning.
    public func adding(months: Int) -> CalendarDate {
        guard (-240_000...240_000).contains(months) else {
            return months < 0 ? .distantPast : .distantFuture
        }
        let (year, month, day) = parts
        let monthIndex = year * 12 + (month - 1) + months
        let newYear = monthIndex >= 0 ? monthIndex / 12 : (monthIndex - 11) / 12
        let newMonth = monthIndex - newYear * 12 + 1
        return CalendarDate(
            uncheckedYear: newYear, month: newMonth, day: min(day, CalendarDate.daysIn(month: newMonth, year: newYear)))
    }

    /// The last day of this date's month.
    public var monthEnd: CalendarDate {
        let (year, month, _) = parts
        return CalendarDate(uncheckedYear: year, month: month, day: CalendarDate.daysIn(month: month, year: year))
    }

    /// The Monday of this date's week.
    public var weekStart: CalendarDate { self - Int(weekday.rawValue) }
}

/// A day and month that comes every year, such as `24 dec`. 29 February is 28 February in other years.
public struct DayOfYear: Hashable, Comparable, Sendable {
    public let month: Int
    public let day: Int

    public init?(month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= CalendarDate.daysIn(month: month, year: 2000) else {
            return nil
        }
        (self.month, self.day) = (month, day)
    }

    public static func < (left: DayOfYear, right: DayOfYear) -> Bool {
        (left.month, left.day) < (right.month, right.day)
    }

    public func date(in year: Int) -> CalendarDate {
        CalendarDate(uncheckedYear: year, month: month, day: min(day, CalendarDate.daysIn(month: month, year: year)))
    }

    /// The words of the language for the months: `jan` to `dec`.
    public static let monthWords = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}

/// A period of days, both ends included: once, or every year.
public enum DayRange: Hashable, Sendable {
    case dates(CalendarDate, CalendarDate)
    /// Every year; may span its end, as `24 dec .. 1 jan` does.
    case yearly(DayOfYear, DayOfYear)

    public func contains(_ date: CalendarDate) -> Bool {
        switch self {
        case .dates(let first, let last): return first <= date && date <= last
        case .yearly(let first, let last):
            let year = date.parts.year
            let (start, end) = (first.date(in: year), last.date(in: year))
            return first <= last ? start <= date && date <= end : date >= start || date <= end
        }
    }

    /// The first day after `date` on which `contains` answers differently; `distantFuture` when there is none.
    public func nextChange(after date: CalendarDate) -> CalendarDate {
        switch self {
        case .dates(let first, let last):
            return date < first ? first : date <= last ? last + 1 : .distantFuture
        case .yearly(let first, let last):
            let year = date.parts.year
            let candidates = (year...(year + 1)).flatMap { [first.date(in: $0), last.date(in: $0) + 1] }
            return candidates.filter { $0 > date }.min() ?? .distantFuture
        }
    }
}

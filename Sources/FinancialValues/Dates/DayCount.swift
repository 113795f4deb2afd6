/// How days become parts of a year when interest is computed. The first day of a period is not counted, its last one is.
public enum DayCount: String, CaseIterable, Sendable {
    /// Days as they are, over 365 also in leap years.
    case actual365 = "actual_365"
    /// Days as they are, each over the length of its own year.
    case actualActual = "actual_actual"
    /// Every month has 30 days and the year 360: 30E/360.
    ///
    /// Source: ISDA 2006 definitions, 4.16(g).
    case thirty360 = "30_360"

    /// In how many parts a year is divided, so that a day of each convention is a whole number of them: the least common
    /// multiple of 360, 365 and 366.
    public static let partsOfYear: Int64 = 1_603_080

    /// The days from `start` (not counted) to `end` (counted); 0 when it is not later.
    public func days(after start: CalendarDate, through end: CalendarDate) -> Int {
        guard end > start else { return 0 }
        guard self == .thirty360 else { return end - start }
        let (first, last) = (start.parts, end.parts)
        let months = (last.year - first.year) * 12 + last.month - first.month
        return max(0, months * 30 + min(last.day, 30) - min(first.day, 30))
    }

    /// The same in parts of a year. What two adjoining periods have is exactly what they have together.
    public func parts(after start: CalendarDate, through end: CalendarDate) -> Int64 {
        guard end > start else { return 0 }
        switch self {
        case .actual365: return Int64(end - start) * (DayCount.partsOfYear / 365)
        case .thirty360: return Int64(days(after: start, through: end)) * (DayCount.partsOfYear / 360)
        case .actualActual:
            var (parts, day) = (Int64(0), start)
            while day < end {
                let year = (day + 1).parts.year
                let last = min(end, CalendarDate(uncheckedYear: year, month: 12, day: 31))
                parts += Int64(last - day) * (DayCount.partsOfYear / (CalendarDate.isLeap(year: year) ? 366 : 365))
                day = last
            }
            return parts
        }
    }
}

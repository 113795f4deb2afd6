/// A civil date of the proleptic Gregorian calendar, without time or zone.
///
/// Stored as the number of days since 1970-01-01, so that counting days is subtraction. Every date of the language and of
/// the ledger is one; only the command line knows what day it is.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let dayNumber: Int32

    public init(dayNumber: Int32) { self.dayNumber = dayNumber }

    /// The date of a year, month and day.
    ///
    /// - Returns: `nil` when there is no such day (30 February, month 13, a year outside 1...9999).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.daysIn(month: month, year: year)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// The earliest and the latest date that the language can write; also "never" and "always" in comparisons.
    public static let distantPast = CalendarDate(uncheckedYear: 1, month: 1, day: 1)
    public static let distantFuture = CalendarDate(uncheckedYear: 9999, month: 12, day: 31)

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.dayNumber < right.dayNumber }

    /// Days from `right` to `left`; negative when `left` is earlier.
    public static func - (left: CalendarDate, right: CalendarDate) -> Int { Int(left.dayNumber) - Int(right.dayNumber) }

    /// The date some days later; beyond what can be counted, the last that can.
    public static func + (date: CalendarDate, days: Int) -> CalendarDate {
        let (number, overflow) = Int(date.dayNumber).addingReportingOverflow(days)
        return CalendarDate(dayNumber: overflow ? (days < 0 ? .min : .max) : Int32(clamping: number))
    }

    public static func - (date: CalendarDate, days: Int) -> CalendarDate {
        let (number, overflow) = Int(date.dayNumber).subtractingReportingOverflow(days)
        return CalendarDate(dayNumber: overflow ? (days < 0 ? .max : .min) : Int32(clamping: number))
    }

    /// A date whose parts are known to exist.
    ///
    /// Counts days in 400-year eras that start in March, so that the leap day is the last of its year.
    /// Source: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
    init(uncheckedYear year: Int, month: Int, day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(dayNumber: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// Year, month (1...12) and day of the month (1...31).
    public var parts: (year: Int, month: Int, day: Int) {
        let z = Int(dayNumber) + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(rawValue: UInt8((Int(dayNumber) % 7 + 7 + 3) % 7))!
    }

    public static func isLeap(year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    public static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A day of the week; Monday is 0, as in ISO 8601 less one.
public enum Weekday: UInt8, CaseIterable, Sendable {
    case mon, tue, wed, thu, fri, sat, sun

    /// The word of the language: `mon` to `sun`.
    public var word: String { Weekday.words[Int(rawValue)] }

    static let words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    public init?(word: some StringProtocol) {
        guard let index = Weekday.words.firstIndex(where: { $0 == word }) else { return nil }
        self.init(rawValue: UInt8(index))
    }
}

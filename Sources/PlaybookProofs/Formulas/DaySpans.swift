import FinancialValues
import Synchronization

/// How many calendar days an offset spans at least and at most, taken from the calendars themselves.
///
/// Every day of the years 1997 to 2104 is a starting day: all that a calendar holds, and more on both sides where only
/// week-ends are closed. Months and years have every length in them.
final class DaySpans: Sendable {
    private let calendars: [BusinessCalendar]
    private let spans = Mutex<[Key: ClosedRange<Int>]>([:])
    /// By name.
    private let gaps = Mutex<[String: Int]>([:])

    private struct Key: Hashable {
        var offset: DateOffset
        var isBefore: Bool
    }

    private static let first = CalendarDate(year: 1997, month: 1, day: 1)!
    private static let last = CalendarDate(year: 2104, month: 12, day: 31)!

    init(_ calendars: [BusinessCalendar]) { self.calendars = calendars }

    func after(_ offset: DateOffset) -> ClosedRange<Int> { span(Key(offset: offset, isBefore: false)) }
    func before(_ offset: DateOffset) -> ClosedRange<Int> { span(Key(offset: offset, isBefore: true)) }

    /// The longest time from a day back to the working day on or before it.
    var longestClosure: Int { longestGap(named: "working days") { $1.isWorkingDay($0) } }

    /// The longest time from a day to the next that is open, over all calendars.
    ///
    /// - Parameter name: The same for the same days.
    func longestGap(named name: String, where isOpen: (CalendarDate, BusinessCalendar) -> Bool) -> Int {
        if let known = gaps.withLock({ $0[name] }) { return known }
        var longest = 0
        for calendar in calendars {
            var (day, closed) = (DaySpans.first, 0)
            while day <= DaySpans.last {
                closed = isOpen(day, calendar) ? 0 : closed + 1
                longest = max(longest, closed)
                day = day + 1
            }
        }
        let found = longest
        gaps.withLock { $0[name] = found }
        return found
    }

    private func span(_ key: Key) -> ClosedRange<Int> {
        if let range = spans.withLock({ $0[key] }) { return range }
        let range: ClosedRange<Int>
        switch key.offset.unit {
        case .days: range = key.offset.count...key.offset.count
        case .weeks: range = key.offset.count * 7...key.offset.count * 7
        case .months, .years, .businessDays: range = measured(key)
        }
        spans.withLock { $0[key] = range }
        return range
    }

    private func measured(_ key: Key) -> ClosedRange<Int> {
        var (least, most) = (Int.max, 0)
        let dependsOnCalendar = key.offset.unit == .businessDays
        for calendar in dependsOnCalendar ? calendars : Array(calendars.prefix(1)) {
            var day = DaySpans.first
            while day <= DaySpans.last {
                let days =
                    key.isBefore
                    ? day - key.offset.before(day, in: calendar) : key.offset.after(day, in: calendar) - day
                least = min(least, days)
                most = max(most, days)
                day = day + 1
            }
        }
        return min(least, most)...most
    }
}

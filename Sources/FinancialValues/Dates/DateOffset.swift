/// A count of days, business days, weeks, months or years, without a direction: `10 days`, `5 business days`.
public struct DateOffset: Hashable, Sendable {
    public enum Unit: String, CaseIterable, Sendable {
        case days, businessDays, weeks, months, years
    }

    /// Zero or more.
    public let count: Int
    public let unit: Unit

    public init(_ count: Int, _ unit: Unit) { (self.count, self.unit) = (count, unit) }

    /// The day this long after `date`. The starting day is not counted. `0 business days` is `date` itself, also when closed.
    public func after(_ date: CalendarDate, in calendar: BusinessCalendar) -> CalendarDate {
        switch unit {
        case .days: date + count
        case .weeks: date + times(7)
        case .months: date.adding(months: count)
        case .years: date.adding(months: times(12))
        case .businessDays: calendar.workingDay(count, after: date)
        }
    }

    /// The day this long before `date`, counted in the same way backwards.
    public func before(_ date: CalendarDate, in calendar: BusinessCalendar) -> CalendarDate {
        switch unit {
        case .days: date - count
        case .weeks: date - times(7)
        case .months: date.adding(months: -times(1))
        case .years: date.adding(months: -times(12))
        case .businessDays: calendar.workingDay(count, before: date)
        }
    }

    /// The count in a smaller unit, at most what no calendar holds.
    private func times(_ factor: Int) -> Int {
        let (product, overflow) = count.multipliedReportingOverflow(by: factor)
        return overflow ? Int(Int32.max) : min(product, Int(Int32.max))
    }
}

extension DateOffset {
    /// So many whole days, the first and the last not counted, as the language writes them: `1 full day`, `8 full days`.
    package static func fullDays(_ count: Int) -> String { "\(count) full day\(count == 1 ? "" : "s")" }
}

extension DateOffset: CustomStringConvertible {
    /// As the language writes it: `1 day`, `5 business days`, `2 months`.
    public var description: String {
        let word =
            switch unit {
            case .days: "day"
            case .businessDays: "business day"
            case .weeks: "week"
            case .months: "month"
            case .years: "year"
            }
        return "\(count) \(word)\(count == 1 ? "" : "s")"
    }
}

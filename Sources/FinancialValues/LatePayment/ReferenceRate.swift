/// A published rate that late-payment interest follows by half-years: its values by their first day, up to a last day.
///
/// Past that day nothing is known and nothing is guessed.
public struct ReferenceRate: Sendable {
    public struct Value: Hashable, Sendable {
        /// The day from which it is in force.
        public var from: CalendarDate
        public var rate: AnnualRate
        /// Not confirmed by a second source.
        public var isProvisional: Bool

        public init(from: CalendarDate, rate: AnnualRate, isProvisional: Bool = false) {
            (self.from, self.rate, self.isProvisional) = (from, rate, isProvisional)
        }
    }

    /// Which day's value counts for a half-year.
    public enum Taken: String, CaseIterable, Sendable {
        /// The one in force on its first day, as directive 2011/7/EU, article 3(3), says.
        case firstDay = "first_day"
        /// The one in force on the day before, as the British order says.
        ///
        /// Source: the Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002, article 4.
        case dayBefore = "day_before"
    }

    public var name: String
    public var title: String
    public var taken: Taken
    /// By their days, each later than the one before.
    public var values: [Value]
    /// The last day whose rate is known.
    public var lastDay: CalendarDate

    public init(name: String, title: String, taken: Taken, values: [Value], lastDay: CalendarDate) {
        self.name = name
        self.title = title
        self.taken = taken
        self.values = values
        self.lastDay = lastDay
    }

    /// The value that a half-year follows.
    ///
    /// - Returns: `nil` for a half-year that begins before the first value, or after the last day.
    public func value(of halfYear: HalfYear) -> Value? {
        guard halfYear.firstDay <= lastDay else { return nil }
        let day = taken == .firstDay ? halfYear.firstDay : halfYear.firstDay - 1
        return values.last { $0.from <= day }
    }

    /// The first half-year with a value; `nil` when there is none.
    public var firstHalfYear: HalfYear? {
        guard let first = values.first else { return nil }
        let own = HalfYear(of: first.from)
        return [own, own.next].first { value(of: $0) != nil }
    }

    /// The half-years that have a value, in order.
    public var halfYears: [HalfYear] {
        guard let first = firstHalfYear else { return [] }
        return Array(sequence(first: first) { $0.next.firstDay <= lastDay ? $0.next : nil })
    }
}

/// A day for which a reference rate has no value: nothing can be charged.
public struct UnknownRate: Error, Hashable, Sendable {
    /// The reference rate's name.
    public var name: String
    /// The day for which it was asked.
    public var day: CalendarDate
    /// The first and the last day that it knows; `nil` when it knows none.
    public var known: ClosedRange<CalendarDate>?

    init(_ rate: ReferenceRate, on day: CalendarDate) {
        name = rate.name
        self.day = day
        guard let first = rate.firstHalfYear?.firstDay, first <= rate.lastDay else { return }
        known = first...rate.lastDay
    }
}

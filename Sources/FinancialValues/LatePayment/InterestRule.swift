/// At which rate late-payment interest runs in one jurisdiction, for one kind of party, and how it is counted.
public struct InterestRule: Sendable {
    public enum Base: Sendable {
        case constant(AnnualRate)
        /// So many times a reference rate and so many points over it.
        case reference(ReferenceRate, times: ExactNumber, plus: ExactNumber, follows: Follows)
    }

    public enum Follows: String, CaseIterable, Sendable {
        /// Each day bears the rate of its own half-year.
        case halfYear = "half_year"
        /// The rate of the half-year in which interest starts, until payment.
        case start
    }

    /// A lowest or highest rate.
    public enum Bound: Sendable {
        case constant(AnnualRate)
        /// So many times a reference rate, as the French floor of three times the legal rate.
        case multiple(ReferenceRate, times: ExactNumber)
    }

    public var base: Base
    /// The rate is never below it.
    public var floor: Bound?
    /// The rate is never above it.
    public var cap: Bound?
    /// Rounded up to a multiple of these points before floor and cap; `nil`: not rounded.
    public var roundUpTo: ExactNumber?
    public var dayCount: DayCount
    /// Interest due for a whole year bears interest itself.
    public var isCapitalisedYearly: Bool

    public init(
        base: Base, floor: Bound? = nil, cap: Bound? = nil, roundUpTo: ExactNumber? = nil,
        dayCount: DayCount = .actual365, isCapitalisedYearly: Bool = false
    ) {
        self.base = base
        self.floor = floor
        self.cap = cap
        self.roundUpTo = roundUpTo
        self.dayCount = dayCount
        self.isCapitalisedYearly = isCapitalisedYearly
    }

    /// A period of days with one rate.
    public struct RatePeriod: Hashable, Sendable {
        /// The first and the last day.
        public var days: ClosedRange<CalendarDate>
        public var rate: AnnualRate
        /// It rests on a value that no second source confirms.
        public var isProvisional: Bool
    }

    /// The rates of the days from `first` to `last`, adjoining.
    ///
    /// - Parameter start: The first day of interest, whose half-year decides where the rate is fixed at the start.
    public func periods(
        from first: CalendarDate, through last: CalendarDate, startingOn start: CalendarDate
    ) throws(UnknownRate) -> [RatePeriod] {
        guard isFloating else {
            let (rate, isProvisional) = try rate(of: HalfYear(of: start), on: start)
            return [RatePeriod(days: first...last, rate: rate, isProvisional: isProvisional)]
        }
        var periods: [RatePeriod] = []
        var day = first
        while day <= last {
            let halfYear = HalfYear(of: day)
            let end = min(last, halfYear.lastDay)
            let (rate, isProvisional) = try rate(of: halfYear, on: end)
            periods.append(RatePeriod(days: day...end, rate: rate, isProvisional: isProvisional))
            day = end + 1
        }
        return periods
    }

    /// Whether days of different half-years may bear different rates.
    private var isFloating: Bool {
        switch base {
        case .reference(_, _, _, let follows): return follows == .halfYear
        case .constant:
            return [floor, cap].contains { bound in if case .multiple? = bound { true } else { false } }
        }
    }

    /// The rate of a half-year; never below zero.
    ///
    /// - Parameter day: The last day for which it is asked: a table that ends before it does not know it.
    public func rate(
        of halfYear: HalfYear, on day: CalendarDate
    ) throws(UnknownRate) -> (rate: AnnualRate, isProvisional: Bool) {
        var (rate, isProvisional): (AnnualRate, Bool)
        switch base {
        case .constant(let constant): (rate, isProvisional) = (constant, false)
        case .reference(let reference, let times, let plus, _):
            let value = try InterestRule.value(of: reference, halfYear, on: day)
            rate = value.rate.multiplied(by: times).adding(points: plus)
            isProvisional = value.isProvisional
        }
        if let roundUpTo { rate = rate.roundedUp(toMultipleOf: roundUpTo) }
        for (bound, isFloor) in [(floor, true), (cap, false)] {
            guard let bound else { continue }
            let (limit, isUncertain) = try InterestRule.rate(of: bound, halfYear, on: day)
            isProvisional = isProvisional || isUncertain
            rate = isFloor ? max(rate, limit) : min(rate, limit)
        }
        return (max(rate, .zero), isProvisional)
    }

    private static func rate(
        of bound: Bound, _ halfYear: HalfYear, on day: CalendarDate
    ) throws(UnknownRate) -> (AnnualRate, Bool) {
        switch bound {
        case .constant(let rate): return (rate, false)
        case .multiple(let reference, let times):
            let value = try value(of: reference, halfYear, on: day)
            return (value.rate.multiplied(by: times), value.isProvisional)
        }
    }

    private static func value(
        of reference: ReferenceRate, _ halfYear: HalfYear, on day: CalendarDate
    ) throws(UnknownRate) -> ReferenceRate.Value {
        guard day <= reference.lastDay, let value = reference.value(of: halfYear) else {
            throw UnknownRate(reference, on: day)
        }
        return value
    }
}

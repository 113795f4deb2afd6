import FinancialValues
import PlaybookProgram

/// How many days behind something a day lies at least and at most; negative before it; `nil`: without a bound.
struct DayBounds: Equatable {
    var least: Int?
    var most: Int?

    /// A count of days, business days, weeks, months or years, in calendar days.
    ///
    /// Business days have no upper bound, since closed days can follow each other. Months are 28 to 31 days, and their
    /// lengths make up for each other: a bound of two days over the mean holds for any number of them.
    init(_ offset: DateOffset) {
        let count = offset.count
        switch offset.unit {
        case .days: (least, most) = (count, count)
        case .weeks: (least, most) = (count.clampedTimes(7), count.clampedTimes(7))
        case .businessDays:
            // From a Sunday five business days end on Friday; each further week adds its weekend.
            least = count == 0 ? 0 : count + 2 * ((count - 1) / 5)
            most = count == 0 ? 0 : nil
        case .months:
            least = count == 0 ? 0 : max(28, count.clampedTimes(30) - 2)
            most = count.clampedTimes(31)
        case .years: (least, most) = (count.clampedTimes(365), count.clampedTimes(366))
        }
    }

    init(least: Int?, most: Int?) { (self.least, self.most) = (least, most) }

    static let zero = DayBounds(least: 0, most: 0)

    static func + (left: DayBounds, right: DayBounds) -> DayBounds {
        DayBounds(least: sum(left.least, right.least), most: sum(left.most, right.most))
    }

    static func - (left: DayBounds, right: DayBounds) -> DayBounds {
        DayBounds(least: sum(left.least, right.most.map { -$0 }), most: sum(left.most, right.least.map { -$0 }))
    }

    private static func sum(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right else { return nil }
        let (total, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : total
    }
}

extension ClockTerm {
    /// How far its day lies from its anchor.
    var bounds: DayBounds {
        switch self {
        case .anchor: .zero
        case .after(let offset, let inner): inner.bounds + DayBounds(offset)
        case .fullDaysAfter(let days, let inner): inner.bounds + DayBounds(least: days + 1, most: days + 1)
        case .before(let offset, let inner): inner.bounds - DayBounds(offset)
        case .monthEnd(let inner): inner.bounds + DayBounds(least: 0, most: 30)
        }
    }
}

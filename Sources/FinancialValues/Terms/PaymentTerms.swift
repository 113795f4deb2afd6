/// When an invoice is to be paid, counted from one of its days: `net 30`, `days 45 then eom`, `eom then days 45`.
///
/// "45 days end of month" has two readings that differ by up to a month, so there is no such term: each reading has its own
/// words.
public struct PaymentTerms: Hashable, Sendable {
    /// From which day they count.
    public enum Base: String, CaseIterable, Sendable {
        case invoice, delivery, receipt
        /// A day of the contract.
        case fixedDate = "fixed_date"
        /// Paid before anything is supplied; on delivery; when a part of the work is done.
        case advance, cod, milestone

        /// Whether it is the due day itself, so that nothing counts from it.
        var isDue: Bool { ![.invoice, .delivery, .receipt].contains(self) }
    }

    /// One part; each counts from the day that the part before it gave.
    public enum Part: Hashable, Sendable {
        /// So many calendar days later.
        case days(Int)
        /// The same day number so many months later, or that month's last day.
        case months(Int)
        /// The last day of the month.
        case monthEnd
        /// The 10th, the 20th or the last day of the month, whichever comes first.
        case decadeEnd
        /// The next day of that number strictly after, or its month's last day.
        case nextDay(Int)
        /// The day of that number in the following month, or its last day.
        case dayOfNextMonth(Int)
    }

    /// Where the day goes that is no working day.
    public enum Adjustment: String, CaseIterable, Sendable {
        case none, following, preceding
        /// The next working day, unless that is in another month: then the one before.
        case modifiedFollowing = "modified_following"
    }

    /// So many percent off for whoever pays within so many days; the last of them included.
    public struct Discount: Hashable, Sendable {
        public var percent: ExactNumber
        public var days: Int

        public init(percent: ExactNumber, days: Int) { (self.percent, self.days) = (percent, days) }
    }

    public var base: Base
    /// In their order. Empty: the base day itself.
    public var parts: [Part]
    public var adjustment: Adjustment
    public var discount: Discount?

    public init(base: Base = .invoice, parts: [Part], adjustment: Adjustment = .none, discount: Discount? = nil) {
        self.base = base
        self.parts = parts
        self.adjustment = adjustment
        self.discount = discount
    }

    /// The day by which an invoice is to be paid.
    ///
    /// - Parameters:
    ///   - day: The day that `base` names.
    ///   - calendar: For the adjustment.
    public func due(from day: CalendarDate, in calendar: BusinessCalendar? = nil) -> CalendarDate {
        let plain = parts.reduce(day) { day, part in part.day(after: day) }
        guard let calendar else { return plain }
        return adjustment.day(plain, in: calendar)
    }
}

extension PaymentTerms.Part {
    func day(after day: CalendarDate) -> CalendarDate {
        switch self {
        case .days(let count): return day + count
        case .months(let count): return day.adding(months: count)
        case .monthEnd: return day.monthEnd
        case .decadeEnd:
            let number = day.parts.day
            return number <= 10 ? day + (10 - number) : number <= 20 ? day + (20 - number) : day.monthEnd
        case .nextDay(let number):
            let own = day.inItsMonth(number)
            return own > day ? own : day.adding(months: 1).inItsMonth(number)
        case .dayOfNextMonth(let number): return day.adding(months: 1).inItsMonth(number)
        }
    }
}

extension PaymentTerms.Adjustment {
    func day(_ day: CalendarDate, in calendar: BusinessCalendar) -> CalendarDate {
        guard self != .none, !calendar.isWorkingDay(day) else { return day }
        let (before, after) = (calendar.workingDay(1, before: day), calendar.workingDay(1, after: day))
        switch self {
        case .none: return day
        case .following: return after
        case .preceding: return before
        case .modifiedFollowing: return after > day.monthEnd ? before : after
        }
    }
}

extension CalendarDate {
    /// The day of a number in the month of this one, or its last day.
    fileprivate func inItsMonth(_ number: Int) -> CalendarDate {
        let (year, month, _) = parts
        let day = min(number, CalendarDate.daysIn(month: month, year: year))
        return CalendarDate(uncheckedYear: year, month: month, day: day)
    }
}

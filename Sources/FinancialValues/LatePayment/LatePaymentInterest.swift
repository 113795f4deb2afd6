/// Interest owed on one late debt to the end of a day, and how it comes about.
public struct LatePaymentInterest: Hashable, Sendable {
    /// Days with one principal and one rate, in their order.
    public struct Segment: Hashable, Sendable {
        /// The first and the last day; both bear interest.
        public var days: ClosedRange<CalendarDate>
        /// As the day count counts them.
        public var dayCount: Int
        /// In minor units: what bears interest, capitalised interest included.
        public var principal: Int64
        public var rate: AnnualRate
        /// The rate rests on a value that no second source confirms.
        public var isProvisional: Bool
    }

    /// In minor units; never negative.
    public var amount: Int64
    public var segments: [Segment]

    /// Simple interest on what was left of the debt each day, from the day after `due` to `day`, both included.
    ///
    /// Exact, and rounded half up once, at the end. Where interest is capitalised or paid before the principal, once also
    /// each time that this happens: from then on it is a sum of its own.
    ///
    /// - Returns: Nothing for a debt that is not late.
    /// - Throws: When the rate of a day is not known.
    /// - Note: Source: language contract, section 11; directive 2011/7/EU, articles 2(6) and 3.
    public static func accrued(
        on debt: LateDebt, by rule: InterestRule, through day: CalendarDate
    ) throws(UnknownRate) -> LatePaymentInterest {
        var accrual = InterestAccrual(debt, rule)
        try accrual.run(through: day)
        return accrual.interest
    }
}

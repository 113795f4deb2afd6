/// A late debt day by day: what of it is left, what interest has run, and what payments have gone to.
struct InterestAccrual {
    private let debt: LateDebt
    private let rule: InterestRule
    /// Interest has run to the end of this day.
    private var day: CalendarDate
    private var principal: Int64
    private var costs: Int64
    /// Interest that bears interest.
    private var capitalised: Int64 = 0
    /// Rounded interest that is not paid and bears none.
    private var unpaidInterest: Int64 = 0
    /// Interest since the last rounding.
    private var running = ExactInterest.zero
    /// All rounded interest so far, paid or not.
    private var rounded: Int64 = 0
    private var segments: [LatePaymentInterest.Segment] = []

    init(_ debt: LateDebt, _ rule: InterestRule) {
        self.debt = debt
        self.rule = rule
        day = debt.due
        principal = debt.principal
        costs = debt.costs
    }

    var interest: LatePaymentInterest {
        LatePaymentInterest(amount: saturating(rounded, plus: running.rounded), segments: segments)
    }

    mutating func run(through last: CalendarDate) throws(UnknownRate) {
        var payments = debt.payments[...]
        var years = 1
        while day < last {
            let anniversary = rule.isCapitalisedYearly ? debt.due.adding(months: 12 * years) : .distantFuture
            let next = min(last, anniversary, payments.first?.day ?? .distantFuture)
            try accrue(through: next)
            while let payment = payments.first, payment.day <= next {
                take(payment.amount)
                payments.removeFirst()
            }
            if anniversary == next {
                capitalise()
                years += 1
            }
        }
    }

    private mutating func accrue(through end: CalendarDate) throws(UnknownRate) {
        let bearing = saturating(principal, plus: capitalised)
        guard end > day, bearing > 0 else {
            day = max(day, end)
            return
        }
        for period in try rule.periods(from: day + 1, through: end, startingOn: debt.due + 1) {
            let last = period.days.upperBound
            running =
                running
                + ExactInterest(on: bearing, at: period.rate, parts: rule.dayCount.parts(after: day, through: last))
            add(
                LatePaymentInterest.Segment(
                    days: period.days, dayCount: rule.dayCount.days(after: day, through: last), principal: bearing,
                    rate: period.rate, isProvisional: period.isProvisional))
            day = last
        }
    }

    /// Joins a segment to the one before it where they differ in nothing but their days.
    private mutating func add(_ segment: LatePaymentInterest.Segment) {
        guard let last = segments.last, last.days.upperBound + 1 == segment.days.lowerBound,
            last.principal == segment.principal, last.rate == segment.rate,
            last.isProvisional == segment.isProvisional
        else {
            segments.append(segment)
            return
        }
        segments[segments.count - 1].days = last.days.lowerBound...segment.days.upperBound
        segments[segments.count - 1].dayCount += segment.dayCount
    }

    private mutating func take(_ amount: Int64) {
        var left = amount
        if debt.order == .costsFirst, left > 0 {
            round()
            for owed in [\Self.costs, \Self.unpaidInterest] {
                let part = min(left, self[keyPath: owed])
                self[keyPath: owed] -= part
                left -= part
            }
            // What is capitalised is interest as well.
            let part = min(left, capitalised)
            capitalised -= part
            left -= part
        }
        principal = max(0, saturating(principal, plus: left == .min ? .max : -left))
    }

    private mutating func capitalise() {
        round()
        capitalised = saturating(capitalised, plus: unpaidInterest)
        unpaidInterest = 0
    }

    private mutating func round() {
        let block = running.rounded
        rounded = saturating(rounded, plus: block)
        unpaidInterest = saturating(unpaidInterest, plus: block)
        running = .zero
    }

    private func saturating(_ left: Int64, plus right: Int64) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? (right < 0 ? .min : .max) : sum
    }
}

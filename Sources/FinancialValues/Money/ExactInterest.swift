/// Interest that nothing has rounded yet: a sum of amounts times rates times parts of a year.
///
/// Adding is exact, so that interest over a period is the sum of the interest over its parts, however it is cut.
public struct ExactInterest: Hashable, Comparable, Sendable {
    /// Of a minor unit, so many to one: a hundredth (percent) of a millionth (the rate's decimals) of a part of a year.
    static let unitsPerMinorUnit: Int128 = 100 * 1_000_000 * Int128(DayCount.partsOfYear)

    let units: Int128

    public static let zero = ExactInterest(units: 0)

    private init(units: Int128) { self.units = units }

    /// Simple interest.
    ///
    /// - Parameters:
    ///   - minorUnits: The principal.
    ///   - parts: Of a year, as `DayCount` counts them.
    public init(on minorUnits: Int64, at rate: AnnualRate, parts: Int64) {
        let yearly = Int128(minorUnits) * Int128(rate.percent.millionths)
        let (product, overflow) = yearly.multipliedReportingOverflow(by: Int128(parts))
        units = overflow ? ((yearly < 0) == (parts < 0) ? .max : .min) : product
    }

    public static func + (left: ExactInterest, right: ExactInterest) -> ExactInterest {
        let (sum, overflow) = left.units.addingReportingOverflow(right.units)
        return ExactInterest(units: overflow ? (right.units < 0 ? .min : .max) : sum)
    }

    public static func < (left: ExactInterest, right: ExactInterest) -> Bool { left.units < right.units }

    /// In minor units, half of one rounded away from zero.
    public var rounded: Int64 {
        let unit = UInt128(ExactInterest.unitsPerMinorUnit)
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: unit)
        let magnitude = Int64(clamping: whole + (rest * 2 >= unit ? 1 : 0))
        return units < 0 ? -magnitude : magnitude
    }
}

/// A rate of interest in percent a year, exactly: 13.15. May be negative, as the German base rate has been.
public struct AnnualRate: Hashable, Comparable, Sendable {
    public let percent: ExactNumber

    public init(percent: ExactNumber) { self.percent = percent }

    public static let zero = AnnualRate(percent: ExactNumber(0))

    public static func < (left: AnnualRate, right: AnnualRate) -> Bool { left.percent < right.percent }

    /// So many points higher; beyond what can be held, the highest or lowest rate.
    public func adding(points: ExactNumber) -> AnnualRate {
        let (sum, overflow) = percent.millionths.addingReportingOverflow(points.millionths)
        return AnnualRate(percent: ExactNumber(millionths: overflow ? (points.millionths < 0 ? .min : .max) : sum))
    }

    /// So many times as high; what lies beyond six decimals is rounded half away from zero.
    public func multiplied(by factor: ExactNumber) -> AnnualRate {
        let product = Int128(percent.millionths) * Int128(factor.millionths)
        let magnitude = (product.magnitude + 500_000) / 1_000_000
        let rounded = Int64(clamping: magnitude)
        return AnnualRate(percent: ExactNumber(millionths: product < 0 ? -rounded : rounded))
    }

    /// The next multiple of a step at or above the rate: 12.25 to the half point is 12.50.
    ///
    /// - Parameter step: In points; nothing is rounded by zero or less.
    public func roundedUp(toMultipleOf step: ExactNumber) -> AnnualRate {
        guard step.millionths > 0 else { return self }
        let rest = percent.millionths % step.millionths
        guard rest != 0 else { return self }
        let missing = rest > 0 ? step.millionths - rest : -rest
        return adding(points: ExactNumber(millionths: missing))
    }
}

extension AnnualRate: CustomStringConvertible {
    /// `12.50%`
    public var description: String { percentText + "%" }

    /// With two decimals at least: `12.50`, `0.125`.
    public var percentText: String {
        var text = Money.decimalText(percent.millionths, digits: 6)
        for _ in 0..<4 where text.hasSuffix("0") { text.removeLast() }
        return text
    }
}

/// What one unit of each foreign currency is worth in the reporting currency, exactly.
public struct ExchangeRates: Sendable {
    public let reporting: CurrencyCode
    private let rates: [CurrencyCode: ExactNumber]

    public init(reporting: CurrencyCode, rates: [CurrencyCode: ExactNumber]) {
        self.reporting = reporting
        self.rates = rates.merging([reporting: ExactNumber(1)]) { _, one in one }
    }

    /// The reporting currency and every currency with a rate, sorted.
    public var currencies: [CurrencyCode] { rates.keys.sorted() }

    /// The reporting-currency value of an amount, exactly.
    ///
    /// - Returns: `nil` for a currency without a rate.
    public func converted(_ amount: Money) -> ConvertedAmount? {
        guard let factor = factor(of: amount.currency) else { return nil }
        return ConvertedAmount(units: Int128(amount.minorUnits) * Int128(factor))
    }

    /// By what a minor unit of a currency is multiplied to give units of `ConvertedAmount`.
    ///
    /// Exact for rates below nine hundred million; a larger one gives the largest factor.
    public func factor(of currency: CurrencyCode) -> Int64? {
        guard let rate = rates[currency] else { return nil }
        return (currency.minorDigits..<4).reduce(rate.millionths) { value, _ in
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            return overflow ? .max : product
        }
    }
}

/// A sum in the reporting currency that nothing has rounded: in units of 10^-10.
public struct ConvertedAmount: Hashable, Comparable, Sendable {
    public var units: Int128

    public init(units: Int128) { self.units = units }
    public static let zero = ConvertedAmount(units: 0)

    public static func < (left: ConvertedAmount, right: ConvertedAmount) -> Bool { left.units < right.units }
    public static func + (left: ConvertedAmount, right: ConvertedAmount) -> ConvertedAmount {
        ConvertedAmount(units: left.units + right.units)
    }

    /// For reading only: rounded half away from zero to the currency's minor units.
    public func rounded(to currency: CurrencyCode) -> Money {
        let unit = (currency.minorDigits..<10).reduce(Int128(1)) { value, _ in value * 10 }
        let magnitude = (units.magnitude + UInt128(unit) / 2) / UInt128(unit)
        let rounded = Int64(clamping: magnitude)
        return Money(minorUnits: units < 0 ? -rounded : rounded, currency)
    }
}

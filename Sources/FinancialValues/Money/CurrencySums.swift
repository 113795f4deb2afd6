/// Sums of amounts by currency, in minor units, that are only told: beyond what money can hold a sum stays at the most it can.
///
/// What is reckoned with is kept within bounds where it is read.
extension Dictionary where Key == CurrencyCode, Value == Int64 {
    package mutating func add(_ amount: Money) { add(amount.minorUnits, amount.currency) }

    package mutating func add(_ sums: [CurrencyCode: Int64]) { for (currency, sum) in sums { add(sum, currency) } }

    private mutating func add(_ minorUnits: Int64, _ currency: CurrencyCode) {
        let (sum, overflow) = self[currency, default: 0].addingReportingOverflow(minorUnits)
        self[currency] = overflow ? (minorUnits < 0 ? .min : .max) : sum
    }
}

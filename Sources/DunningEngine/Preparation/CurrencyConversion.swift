import FinancialValues

/// Amounts of any currency in units of 10^-10 of the reporting currency.
struct CurrencyConversion: Sendable {
    let reporting: CurrencyCode
    private let currencies: [CurrencyCode]
    private let factors: [Int64]

    init(_ rates: ExchangeRates) {
        reporting = rates.reporting
        currencies = rates.currencies
        factors = rates.currencies.map { rates.factor(of: $0)! }
    }

    func knows(_ currency: CurrencyCode) -> Bool { currencies.contains(currency) }

    /// 0 for a currency without a rate: accounts with such an item are left out before anything is computed.
    func units(_ minorUnits: Int64, _ currency: CurrencyCode) -> Int128 {
        guard let index = currencies.firstIndex(of: currency) else { return 0 }
        return Int128(minorUnits) * Int128(factors[index])
    }

    func money(_ units: Int128) -> Money { ConvertedAmount(units: units).rounded(to: reporting) }
}

/// An exact amount in one currency, in its minor units (cents). May be negative.
public struct Money: Hashable, Sendable {
    /// Minor units: 1250 with `EUR` is 12.50 EUR.
    public var minorUnits: Int64
    public let currency: CurrencyCode

    public init(minorUnits: Int64, _ currency: CurrencyCode) {
        (self.minorUnits, self.currency) = (minorUnits, currency)
    }
}

extension Money: CustomStringConvertible {
    /// As the language writes it, always with all decimals: `250.50 EUR`, `1000.00 GBP`, `300 JPY`.
    public var description: String { "\(decimalText) \(currency)" }

    /// The amount without its currency: `-12.50`.
    public var decimalText: String { Money.decimalText(minorUnits, digits: currency.minorDigits) }

    static func decimalText(_ units: Int64, digits: Int) -> String {
        var bytes: [UInt8] = []
        writeDecimal(units, digits: digits, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

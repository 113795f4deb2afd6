import FinancialValues

/// How digits and currencies are set.
struct NumberStyle: Hashable, Sendable {
    let group: String
    let decimal: String
    /// Digits before the decimal sign from which on they are grouped: Spanish writes 1234,50 and 12.345,00.
    var leastGrouped = 4
    /// For amounts, where it differs from plain numbers: Geneva writes 12.50 francs and 12,5 %.
    var moneyDecimal: String?
    let currency: CurrencyPlace
    /// Between a number and `%`.
    let percentSpace: String

    enum CurrencyPlace: Hashable, Sendable {
        /// Behind the amount: `1 234,50 €`.
        case behind
        /// Before it with a space between: `€ 1.234,50`.
        case before
        /// A sign touches the amount, a code does not: `£1,234.50`, `CHF 1,234.50`.
        case touching
    }
}

extension MessageLocale {
    /// `1 234,50 €`: all decimals of the currency, the sign of the reader's own or an unmistakable one, else its ISO code.
    public func money(_ amount: Money) -> String {
        let symbol = CurrencySymbols.symbol(of: amount.currency, in: country)
        let magnitude = digits(
            amount.minorUnits.magnitude, decimals: amount.currency.minorDigits,
            group: numbers.group, decimal: numbers.moneyDecimal ?? numbers.decimal)
        let sign = amount.minorUnits < 0 ? "-" : ""
        switch numbers.currency {
        case .behind: return "\(sign)\(magnitude)\(Space.noBreak)\(symbol)"
        case .before: return "\(symbol)\(Space.noBreak)\(sign)\(magnitude)"
        case .touching:
            let space = symbol == amount.currency.description ? Space.noBreak : ""
            return "\(sign)\(symbol)\(space)\(magnitude)"
        }
    }

    /// Without zeros behind the last decimal: `1 234,5`.
    public func number(_ number: ExactNumber) -> String {
        let (units, decimals) = trimmed(number.millionths.magnitude, to: 0)
        return (number.millionths < 0 ? "-" : "")
            + digits(units, decimals: decimals, group: numbers.group, decimal: numbers.decimal)
    }

    /// With two decimals at least: `10,15 %`, `12,40 %`.
    public func rate(_ rate: AnnualRate) -> String {
        let (units, decimals) = trimmed(rate.percent.millionths.magnitude, to: 2)
        return (rate.percent.millionths < 0 ? "-" : "")
            + digits(units, decimals: decimals, group: numbers.group, decimal: numbers.decimal)
            + "\(numbers.percentSpace)%"
    }

    /// Rates that applied one after the other: `12,15 % puis 12,40 %`.
    public func rates(_ rates: [AnnualRate]) -> String { rates.map(rate).joined(separator: words.then) }

    /// Millionths without zeros behind the last decimal.
    private func trimmed(_ millionths: UInt64, to least: Int) -> (units: UInt64, decimals: Int) {
        var (units, decimals) = (millionths, 6)
        while decimals > least, units % 10 == 0 { (units, decimals) = (units / 10, decimals - 1) }
        return (units, decimals)
    }

    private func digits(_ units: UInt64, decimals: Int, group: String, decimal: String) -> String {
        var digits = Array(String(units).utf8)
        if digits.count <= decimals {
            digits = Array(repeating: UInt8(ascii: "0"), count: decimals + 1 - digits.count) + digits
        }
        let whole = digits.dropLast(decimals)
        var text = ""
        for (index, digit) in whole.enumerated() {
            let left = whole.count - index
            if index > 0, left % 3 == 0, whole.count >= numbers.leastGrouped { text += group }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        guard decimals > 0 else { return text }
        return text + decimal + String(decoding: digits.suffix(decimals), as: UTF8.self)
    }
}

/// Spaces that keep what belongs together on one line.
enum Space {
    static let noBreak = "\u{00A0}"
    static let narrow = "\u{202F}"
}

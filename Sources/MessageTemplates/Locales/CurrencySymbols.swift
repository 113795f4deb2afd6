import FinancialValues

/// Signs of currencies that leave no doubt.
///
/// The euro's belongs to nobody else. Dollars, pounds, yen and crowns are several currencies each: their sign is written only
/// to a reader in a country that pays in that one, and the ISO code to everybody else. So nobody in Canada reads `$` for what
/// is owed in US dollars, and nobody in Cairo `£` for sterling.
enum CurrencySymbols {
    static func symbol(of currency: CurrencyCode, in country: String) -> String {
        let code = currency.description
        if code == "EUR" { return "€" }
        guard let own = own[code], own.countries.contains(country) else { return code }
        return own.sign
    }

    private static let own: [String: (sign: String, countries: Set<String>)] = [
        "GBP": ("£", ["GB", "GG", "IM", "JE"]),
        "USD": ("$", ["US", "PR", "GU", "VI", "AS", "MP"]),
        "CAD": ("$", ["CA"]),
        "AUD": ("$", ["AU"]),
        "NZD": ("$", ["NZ"]),
        "MXN": ("$", ["MX"]),
        "BRL": ("R$", ["BR"]),
        "JPY": ("¥", ["JP"]),
        "CNY": ("¥", ["CN"]),
        "DKK": ("kr.", ["DK"]),
        "SEK": ("kr", ["SE"]),
        "NOK": ("kr", ["NO"]),
        "PLN": ("zł", ["PL"]),
        "CZK": ("Kč", ["CZ"]),
    ]
}

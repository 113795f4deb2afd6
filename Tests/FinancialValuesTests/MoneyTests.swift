import FinancialValues
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "amounts are written with all the decimals of their currency",
        arguments: [
            ("EUR", 1250, "12.50 EUR"), ("EUR", -7, "-0.07 EUR"), ("JPY", 300, "300 JPY"), ("KWD", 1, "0.001 KWD"),
            ("EUR", 0, "0.00 EUR"), ("EUR", Int64.min, "-92233720368547758.08 EUR"),
        ] as [(String, Int64, String)])
    func written(_ currency: String, _ units: Int64, _ text: String) throws {
        #expect(Money(minorUnits: units, try #require(CurrencyCode(currency))).description == text)
    }

    @Test("a currency is three capital letters, and sorts like them")
    func currencies() throws {
        for text in ["", "EU", "EURO", "eur", "E1R", "€UR"] { #expect(CurrencyCode(text) == nil, "\(text)") }
        let codes = ["USD", "CHF", "EUR"].compactMap { CurrencyCode($0) }
        #expect(codes.sorted().map(\.description) == ["CHF", "EUR", "USD"])
        #expect(try #require(CurrencyCode("EUR")).isKnown)
        #expect(try !#require(CurrencyCode("XYZ")).isKnown)
    }

    @Test("a sum that is only told stays at what money can hold")
    func largeSums() throws {
        let eur = try #require(CurrencyCode("EUR"))
        var sums: [CurrencyCode: Int64] = [:]
        sums.add(Money(minorUnits: .max - 1, eur))
        sums.add(Money(minorUnits: 1, eur))
        #expect(sums == [eur: .max])
        sums.add(Money(minorUnits: 1, eur))
        sums.add([eur: .max])
        #expect(sums == [eur: .max])
        var owed = [eur: Int64.min + 1]
        owed.add(Money(minorUnits: -2, eur))
        #expect(owed == [eur: .min])
    }

    @Test("conversion is exact, and rounds only for reading")
    func conversion() throws {
        let (eur, usd, jpy) = (
            try #require(CurrencyCode("EUR")), try #require(CurrencyCode("USD")), try #require(CurrencyCode("JPY"))
        )
        let rates = ExchangeRates(
            reporting: eur, rates: [usd: try #require(ExactNumber("0.92")), jpy: try #require(ExactNumber("0.006"))])
        let dollars = try #require(rates.converted(Money(minorUnits: 1, usd)))
        #expect(dollars.rounded(to: eur).description == "0.01 EUR")
        #expect(
            (0..<100).reduce(ConvertedAmount.zero) { sum, _ in sum + dollars }.rounded(to: eur).description
                == "0.92 EUR")
        #expect(rates.converted(Money(minorUnits: 1_000_000, jpy))?.rounded(to: eur).description == "6000.00 EUR")
        #expect(rates.converted(Money(minorUnits: -50, usd))?.rounded(to: eur).description == "-0.46 EUR")
        #expect(rates.converted(Money(minorUnits: 1, try #require(CurrencyCode("GBP")))) == nil)
        #expect(rates.currencies.map(\.description) == ["EUR", "JPY", "USD"])
    }

    @Test("a rate beyond all reason is no crash")
    func hugeRates() throws {
        let (eur, jpy) = (try #require(CurrencyCode("EUR")), try #require(CurrencyCode("JPY")))
        let rates = ExchangeRates(reporting: eur, rates: [jpy: try #require(ExactNumber("999999999999.999999"))])
        #expect(rates.factor(of: jpy) == .max)
        let amount = try #require(rates.converted(Money(minorUnits: .max, jpy)))
        #expect(amount.rounded(to: eur).minorUnits == .max)
    }

    @Test(
        "exact numbers are read and written without a loss",
        arguments: [
            ("0.92", "0.92"), ("12", "12"), ("-3.50", "-3.5"), ("0.000001", "0.000001"), ("-0", "0"), ("100", "100"),
        ])
    func exactNumbers(_ text: String, _ written: String) throws {
        #expect(try #require(ExactNumber(text)).description == written)
    }

    @Test(
        "nothing else is a number",
        arguments: ["", "-", ".5", "1.", "1e3", "1.0000001", "1,5", "+1", "1234567890123", " 1", "१"])
    func noNumbers(_ text: String) { #expect(ExactNumber(text) == nil) }

    @Test("a whole number beyond what can be held is the largest")
    func largeWholes() {
        #expect(ExactNumber(Int.max).millionths == .max)
        #expect(ExactNumber(Int.min).millionths == .min)
        #expect(ExactNumber(3) < ExactNumber(4))
    }
}
